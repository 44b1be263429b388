"""Made-up passages and questions in the words of the field, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator

WHO = "the school|the council|a parent|the SENCO|the panel|an officer|the therapist|the college|a governor|the nursery".split(
    "|"
)
DOES = "asks for|reviews|pays for|writes|sends|refuses|agrees|delays|changes|records|names|moves|funds|checks".split(
    "|"
)
WHAT = (
    "an assessment|the annual review|a plan|the draft|evidence|transport|a place|therapy|funding|a meeting|the form|"
    "the report|a preference|the timetable|support|the decision|an appeal|mediation|a deadline|the budget"
).split("|")
WHEN = (
    "in the summer holidays|within six weeks|before September|after the meeting|in Year 6|at sixteen|by 15 February|"
    "each term|once a year|in reception|during lockdown|on a Monday|for a new pupil|across the border"
).split("|")


def sentence(chance: random.Random) -> str:
    made = f"{chance.choice(WHO)} {chance.choice(DOES)} {chance.choice(WHAT)} {chance.choice(WHEN)}"
    return f"{made[0].upper()}{made[1:]}, reference {chance.randrange(10**6)}."


def passages(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Questions with answers of about 110 words."""
    chance = random.Random(seed)
    for _ in range(count):
        yield (
            f"What happens when {sentence(chance)[0].lower()}{sentence(chance)[1:-1]}?",
            " ".join(sentence(chance) for _ in range(9)),
        )


def questions(count: int, seed: int = 11) -> list[str]:
    chance = random.Random(seed)
    asks = ("can {} {}?", "who {} {} please", "how long until {} {}", "my son needs {} {}", "is {} alowed {}")
    return [chance.choice(asks).format(chance.choice(WHAT), chance.choice(WHEN)) for _ in range(count)]
