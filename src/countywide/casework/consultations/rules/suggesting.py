"""Which schools could be asked, each with what speaks for and against it. A suggestion: it weighs nothing and decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from countywide.law.codes import gias, setting_groups
from countywide.platform.kit.counting import counted

from ..enums import Sort
from ..types import Candidate, Suggestion

MOST = 30
COLLEGES = ("specialist post-16",)


def sort_of(type_code: str, provision: str) -> Sort:
    """Special, mainstream with a unit or resourced provision, mainstream, or something else (GIAS type and provision)."""
    if setting_groups.is_special(type_code) or setting_groups.group_of(type_code) in COLLEGES:
        return Sort.SPECIAL
    if setting_groups.is_mainstream(type_code):
        return Sort.UNIT if provision else Sort.MAINSTREAM
    return Sort.OTHER


def suggest(candidates: Iterable[Candidate], *, age: int, need: str, sort: str) -> list[Suggestion]:
    """Those that teach children of this age, of the sort that is looked for. Those whose provision is for the need come first,
    then the nearest."""
    fitting = [each for each in candidates if teaches(each, age) and sort in ("", each.sort)]
    fitting.sort(key=lambda each: (not is_for(each, need), each.miles, each.name))
    return [
        Suggestion(each, tuple(speaks_for(each, need)), tuple(speaks_against(each, need))) for each in fitting[:MOST]
    ]


def teaches(each: Candidate, age: int) -> bool:
    """Whether the register says that the school takes children who are of this age when a school year begins: those of its highest
    age leave. One that gives no ages is left in."""
    return (each.lowest_age or 0) <= age < (each.highest_age or 26)


def is_for(each: Candidate, need: str) -> bool:
    return bool(need) and need in each.needs


def speaks_for(each: Candidate, need: str) -> list[str]:
    """What the register and past answers say for it."""
    found = []
    if is_for(each, need):
        found.append(f"Provides for this need: {gias.SEN_NEEDS[need].lower()}.")
    if each.unit_free:
        found.append(f"{counted(each.unit_free, 'place')} free in its unit or resourced provision.")
    if each.free and each.free > 0:
        found.append(f"{counted(each.free, 'pupil')} below its capacity.")
    if each.could:
        found.append(f"Asked about {counted(each.asked, 'child', 'children')} lately, and could admit {each.could}.")
    if each.section_41:
        found.append("Approved under section 41: it must admit a child whose plan names it.")
    if each.is_wished:
        found.append("The family asks for it.")
    return found


def speaks_against(each: Candidate, need: str) -> list[str]:
    """What should be asked about, or is known against it. None of it is a ground in law by itself."""
    found = []
    if each.standing:
        found.append(f"Asked about this child already: {each.standing[0].lower()}{each.standing[1:]}.")
    if need and each.needs and not is_for(each, need):
        found.append("Its provision is for other needs.")
    if each.unit_free is not None and each.unit_free <= 0:
        found.append("Its unit or resourced provision is full, by the register.")
    if each.free is not None and each.free <= 0:
        found.append("At or above its capacity, by the register. That alone is no ground in law.")
    if each.asked and not each.could:
        found.append(f"Asked about {counted(each.asked, 'child', 'children')} lately, and could admit none.")
    if each.late:
        found.append(f"Answered late {counted(each.late, 'time')}.")
    return found
