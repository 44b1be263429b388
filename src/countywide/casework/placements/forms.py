"""The words of the family's form, and of the pages about links."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Checked, How, Kind, Tested
from .rules.giving import RANKS, year
from .types import Wish, Words

SUGGEST = "/schools/suggest"
YES_NO = (("yes", "Yes"), ("no", "No"))


def rank_fields(number: int) -> dict[str, Any]:
    """The boxes of one rank. The first explains; the others are the same and shorter."""
    rank, first = RANKS[number - 1], number == 1
    return {
        f"school_{number}": kit.Text(
            f"{rank}: which school or college?",
            hint="Write its name. Choose it from the list if it comes up." if first else "",
            limit=200, suggest=SUGGEST, required=False, called=f"your {rank.lower()}",
        ),
        f"kind_{number}": kit.Pick(
            f"{rank}: what kind of place is it?",
            Kind.choices,
            hint="If you chose it from the list, we know, and you can leave this." if first else "",
            empty="A school or college, as named above",
            required=False, called="what kind of place it is",
        ),
        f"reasons_{number}": kit.LongText(
            f"{rank}: why would it be right?", hint="You need not give reasons." if first else "", limit=2000, rows=3,
            required=False, called="your reasons",
        ),
    }  # fmt: skip


@lru_cache(maxsize=32)
def form_of(most: int, to_year: int, by_officer: bool = False, is_young: bool = False) -> type[kit.Form]:
    """The family's form of a round: as many places as it allows."""
    fields: dict[str, Any] = {}
    if by_officer:
        fields["how"] = kit.Choice(
            "How did it reach you?", [each for each in How.choices if each[0] in (How.PAPER, How.TOLD)],
            missing="Say how it reached you",
        )  # fmt: skip
    for number in range(1, min(most, len(RANKS)) + 1):
        fields |= rank_fields(number)
    fields |= {
        "tested": kit.Choice(
            f"{'Are you' if is_young else 'Is your child'} registered for a test for schools that select by ability, such as grammar schools?",
            Tested.choices, reveals={Tested.WILL: "which_test", Tested.YES: "which_test"}, required=False,
            called="whether there is a test",
        ),
        "which_test": kit.Text("Which test?", limit=200, required=False),
        "reserve": kit.Text(
            f"If {'you do' if is_young else 'your child does'} not qualify, which school should we ask instead?",
            hint="We call this your reserve. No school is told of it before it is needed.",
            limit=200, suggest=SUGGEST, required=False, called="your reserve",
        ),
        "child_view": kit.LongText(
            "What else matters to you?" if is_young else "What does your child say?",
            hint="" if is_young else "In their own words if you can, or what you see they like and fear.", limit=2000,
            required=False, called="what matters",
        ),
        "visits": kit.LongText(
            "Which places have you visited, and what do you want to ask or see?", limit=1000, rows=3, required=False,
            called="your visits",
        ),
        "other_year": kit.Choice(
            f"Do you ask for another year group than {year(to_year)}?",
            (("no", "No"), *((str(each), year(each)) for each in (to_year - 1, to_year + 1))),
            reveals={str(to_year - 1): "why_year", str(to_year + 1): "why_year"}, required=False,
            called="the year group",
        ),
        "why_year": kit.LongText("Why would that be right?", limit=2000, missing="Say why another year group would be right"),
        "wants_meeting": kit.Choice(
            "Would you like to talk to somebody about it?", YES_NO, inline=True, required=False, called="whether to meet"
        ),
        "language": kit.Text("Which language should we use?", hint="If it is not English.", limit=100, required=False),
        "format": kit.Text("Do you need large print, easy read or something else?", limit=100, required=False),
    }  # fmt: skip
    return type("Preferences", (kit.Form,), fields)


def wishes_in(answers: dict[str, Any], most: int) -> list[Wish]:
    """The places, as they were written."""
    return [
        Wish(
            number, answers.get(f"kind_{number}") or Kind.SCHOOL, answers.get(f"school_{number}") or "",
            answers.get(f"reasons_{number}") or "",
        )
        for number in range(1, min(most, len(RANKS)) + 1)
    ]  # fmt: skip


def words_in(answers: dict[str, Any]) -> Words:
    """The rest."""
    other = answers.get("other_year") or "no"
    return Words(
        start_year=None if other == "no" else int(other),
        why_year=answers.get("why_year") or "",
        tested=answers.get("tested") or "",
        which_test=answers.get("which_test") or "",
        reserve=answers.get("reserve") or "",
        child_view=answers.get("child_view") or "",
        visits=answers.get("visits") or "",
        wants_meeting=answers.get("wants_meeting") == "yes",
        language=answers.get("language") or "",
        format=answers.get("format") or "",
    )


def answers_of(said: Any) -> dict[str, Any]:
    """What stands in the boxes of somebody who has said something: their newest version."""
    if said is None:
        return {}
    found: dict[str, Any] = {
        name: getattr(said, name)
        for name in ("tested", "which_test", "reserve", "child_view", "visits", "why_year", "language", "format")
    }
    found["other_year"] = "no" if said.start_year is None else str(said.start_year)
    found["wants_meeting"] = "yes" if said.wants_meeting else "no"
    for each in said.wishes.all():
        named = f"{each.school.name} ({each.school.urn})" if each.school else each.name
        found |= {f"school_{each.rank}": named, f"kind_{each.rank}": each.kind, f"reasons_{each.rank}": each.reasons}
    return found


class NewAddress(kit.Form):
    """Where somebody reads email, and how the school knows that it is theirs."""

    email = kit.Email("Their email address now", called="their email address", missing="Enter their email address")
    checked = kit.Choice(
        "How did you make sure who they are?",
        Checked.choices,
        hint="An email that asks for another address is not enough.",
        missing="Say how you made sure",
    )


class SettleAddress(kit.Form):
    """An officer’s answer."""

    agreed = kit.Choice(
        "Take this address over?",
        (("yes", "Yes, it is theirs"), ("no", "No")),
        reveals={"no": "because"},
        missing="Say whether to take it over",
    )
    because = kit.LongText("Why not?", hint="The school reads it.", limit=500, missing="Say why not")


class TakeResults(kit.Form):
    """A file of test results."""

    file = kit.File(
        "The file",
        hint=(
            "A CSV file in UTF-8. Its first line holds the headings “pupil number” and “result”. A result is “qualified”, "
            "“not qualified” or “not sat”."
        ),
        accept=".csv",
        missing="Choose a file",
    )
