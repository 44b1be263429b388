"""Naming a place: what is weighed before a place that the family asks for is refused, and who must have been told (CFA 2014
ss.33, 39; SEND Regulations 2014 reg 22(3))."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ..types import Told, Wish
from .issuing import in_words

FEWEST_WORDS = 25
NO_GROUND = (
    "is full", "are full", "full", "over its number", "over number", "oversubscribed", "no places", "no place", "no room",
    "no funding", "not funded", "too many plans", "not in the catchment", "out of catchment", "not the nearest",
    "too far away", "the panel decided", "the panel agreed",
)  # fmt: skip
"""What is no ground by itself, however often it is said: a school that is named must admit (s.43)."""


def unmet(wishes: Iterable[Wish], *, setting_id: int | None, named: str) -> list[Wish]:
    """The places that would be refused: of each person those that they put before the one that is named, or all where it is none
    of theirs. A place that two ask for is weighed once."""
    by_person: dict[str, list[Wish]] = {}
    for wish in wishes:
        by_person.setdefault(wish.whose, []).append(wish)
    found: dict[str, Wish] = {}
    for said in by_person.values():
        for wish in sorted(said, key=lambda each: each.rank):
            if is_same(wish, setting_id, named):
                break
            found.setdefault(f"{wish.setting_id or wish.name.casefold()}", wish)
    return list(found.values())


def is_same(wish: Wish, setting_id: int | None, named: str) -> bool:
    if wish.setting_id is not None and setting_id is not None:
        return wish.setting_id == setting_id
    return wish.name.strip().casefold() == named.strip().casefold()


def bar_to_refusing(
    wishes: Sequence[Wish],
    weighed: Iterable[tuple[int | None, str, str]],
    *,
    names_mainstream: bool,
) -> str | None:
    """A place that the family asks for is named unless a ground of s.39(4) holds, so the ground is recorded before; and where a
    mainstream place is refused for one that is none, which reasonable steps were considered (s.33(2) to (4)).

    `weighed`: for each analysis its setting, the place as it is called, and the steps. `names_mainstream`: the plan would name a
    mainstream place, so that s.33 asks nothing.
    """
    held = list(weighed)
    by_setting = {setting: steps for setting, _name, steps in held if setting is not None}
    by_name = {name.casefold(): steps for _setting, name, steps in held}
    for wish in wishes:
        steps = by_setting.get(wish.setting_id) if wish.setting_id is not None else None
        steps = by_name.get(wish.name.casefold()) if steps is None else steps
        if steps is None:
            return (
                f"The family asks for {wish.name}, and the plan would not name it. Record first on which ground of section "
                "39(4) it cannot be named, and what shows that."
            )
        if wish.is_mainstream and not names_mainstream and not steps.strip():
            return (
                f"The family asks for {wish.name}, a mainstream place, and the plan would name none. Record first which "
                "reasonable steps were considered, and why they are not enough (section 33)."
            )
    return None


def bar_to_weighing(*, is_open: bool, wish: str, ground: str, grounds: Iterable[str], analysis: str) -> str | None:
    """An analysis names the ground, the place and this child: what fits any child and any school decides nothing."""
    if not is_open:
        return "This amendment is closed already."
    if not wish.strip():
        return "Say which place you write of."
    if ground not in grounds:
        return "Choose the ground in law."
    if words_in(without_stock(analysis)) < FEWEST_WORDS:
        return (
            f"Say what shows it for this child at this place, in at least {FEWEST_WORDS} words. That a school is full, or has no "
            "money for it, is no ground by itself."
        )
    return None


def without_stock(words: str) -> str:
    """What was written without the phrases that are no ground."""
    longest_first = sorted(NO_GROUND, key=len, reverse=True)
    return re.sub(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", "", words, flags=re.IGNORECASE)


def words_in(text: str) -> int:
    """How many words a text holds; a comma that is left over is none."""
    return len(re.findall(r"\w[\w’'-]*", text))


# --- who was told ----------------------------------------------------------------------------


def told_on(told: Iterable[Told]) -> date | None:
    """The day on which the last of all was sent it; none while one was not."""
    days = [each.sent_on for each in told]
    return None if not days or None in days else max(day for day in days if day)


def bar_to_noting_told(*, told_on: date, noted_on: date, how: str, on: date) -> str | None:
    """Somebody whom no letter from here could reach was told otherwise."""
    if told_on > on:
        return "The day cannot be in the future."
    if told_on < noted_on:
        return f"The plan was made final on {in_words(noted_on)}: nobody can have been told before."
    return None if len(how.split()) >= 3 else "Say how they were told, in a few words."


def is_next(starts_on: date | None, on: date) -> bool:
    """Whether a plan names a place for later, and not from the day on which it is made."""
    return starts_on is not None and starts_on > on
