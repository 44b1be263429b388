"""Whether somebody may take part in a kind of role, asked before any form: the reason, and what there is instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..types import Answer, Kind

ALREADY = "You hold this role already, and still will when the role of this call begins."


@dataclass(frozen=True)
class Setting:
    """What decides about a school: its group and type in the national register, whose it is, and where it lies."""

    urn: str
    name: str
    group: str
    type: str
    council: str  # who maintains it, in words
    is_in_county: bool
    district: str = ""  # GSS code
    contact: str = ""  # whom to ask at that council, in words


def bar_of_school(kind: Kind, school: Setting, *, districts: Sequence[str] = ()) -> Answer | None:
    """Why the staff of a school may not take part; None where they may."""
    if kind.in_county_only and not school.is_in_county:
        council = school.council or "another council"
        instead = (
            f"Ask {council} what it offers: {school.contact}."
            if school.contact
            else f"Ask {council} what it offers; its local offer says whom."
        )
        return Answer(False, f"{school.name} is in the area of {council}. {kind.not_county}", instead, kind.open_to_all)
    if school.type in kind.not_types:
        return Answer(False, kind.not_types[school.type], "", kind.open_to_all, kind.keeps_informed)
    if school.group not in kind.groups:
        return Answer(False, kind.not_group, "", kind.open_to_all, kind.keeps_informed)
    if districts and school.district not in districts:
        because = "This call is for districts where there is a place, and your school lies in another."
        return Answer(
            False, because, "You can be told when a place near you comes up.", kind.open_to_all, kind.keeps_informed
        )
    return None


def answer(
    kind: Kind,
    *,
    schools: Sequence[Setting] = (),
    role: str = "",
    checks: Mapping[str, str] | None = None,
    districts: Sequence[str] = (),
    holds_it: bool = False,
) -> tuple[Answer, str]:
    """Whether somebody may take part, and the number of the school by which they may.

    Somebody who works in several schools needs one that is eligible. A lead who works across a trust may take part if they are
    employed by a school that is: they name the school that employs them.
    """
    if holds_it:
        return Answer(False, ALREADY, "You need do nothing.", kind.open_to_all), ""
    for check in kind.checks:
        if (checks or {}).get(check.key) != check.right:
            return Answer(False, check.because, check.instead, kind.open_to_all, kind.keeps_informed), ""
    if kind.roles and kind.role(role) is None:
        return Answer(False, kind.other_role, "", kind.open_to_all, kind.keeps_informed), ""
    if not kind.needs_school:
        return Answer(True), ""
    bars = [(bar_of_school(kind, school, districts=districts), school) for school in schools]
    if fit := next((school for bar, school in bars if bar is None), None):
        return Answer(True, f"{fit.name} can take part."), fit.urn
    first = bars[0][0] if bars else None
    return first or Answer(False, "No school was named.", "", kind.open_to_all), ""
