"""Schools near a child that could be asked, with what the register and past consultations say of each. Few queries, however many."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from countywide.casework.placements import queries as placements
from countywide.casework.transfers import queries as transfers
from countywide.law.clocks import age_on
from countywide.register.people import queries as people
from countywide.register.schools import queries as schools

from ..enums import Position
from ..models import Consultation
from ..rules.suggesting import sort_of
from ..types import Candidate
from .asking import consultations_on

LATELY = timedelta(days=3 * 365)
HOME, SCHOOL = "home", "school"


def centre_of(case: Any, *, on: date) -> tuple[str, tuple[int, int]] | None:
    """Where one measures from: the child's home as far as the register of schools knows its postcode, unless the address is withheld;
    else the school of today."""
    home = people.home_of(case.child, on)
    if home is not None and not home.is_withheld and (found := schools.place_of(home.postcode)):
        return HOME, (found.easting, found.northing)
    school = schools.school_of(case.school_id) if case.school_id else None
    return (SCHOOL, school.place) if school and school.place else None


def age_for(case: Any, move: Any, *, on: date) -> int:
    """How old the child is as the school year begins in which the next place does, or this one."""
    held = transfers.round_with(move.round) if move else None
    begins = max(on, held.moves_on) if held else on
    september = begins.year if begins.month >= 9 else begins.year - 1
    return age_on(case.child.born_on, date(september, 8, 31))


def candidates(case: Any, move: Any, centre: tuple[int, int], *, miles: float, on: date) -> list[Candidate]:
    """The open schools within some miles, but the one of today."""
    found = [each for each in schools.near(centre, miles=miles) if each.organisation_id != case.school_id]
    keys = [each.organisation_id for each in found]
    past, asked = past_of(keys, on=on), standings(case)
    wished = wished_for(move)
    return [
        Candidate(
            each.organisation_id, each.urn, each.name, sort_of(each.type, each.provision), each.miles or 0.0,
            each.place or centre,
            each.lowest_age, each.highest_age, tuple(each.need_codes), unit_free(each), less(each.capacity, each.pupils),
            bool(each.section_41), *past.get(each.organisation_id, (0, 0, 0)), each.organisation_id in wished,
            asked.get(each.organisation_id, ""),
        )
        for each in found
    ]  # fmt: skip


def less(all_: int | None, taken: int | None) -> int | None:
    return None if all_ is None or taken is None else all_ - taken


def unit_free(school: Any) -> int | None:
    """Free places in the unit and the resourced provision together; None where the register gives none."""
    known = [
        each
        for each in (
            less(school.provision_places, school.provision_on_roll),
            less(school.unit_places, school.unit_on_roll),
        )
        if each is not None
    ]
    return sum(known) if known else None


def past_of(settings: Collection[int], *, on: date) -> dict[int, tuple[int, int, int]]:
    """By school: about how many children it was asked lately, how many it could admit, and how often it answered late; one query."""
    can = Q(answers__position__in=(Position.CAN_ADMIT, Position.WITH_CHANGES))
    found = Consultation.objects.filter(setting__in=settings, sent_on__gt=on - LATELY, withdrawn_on=None)
    rows = found.order_by().values("setting").annotate(
        asked=Count("pk", distinct=True),
        could=Count("pk", filter=can, distinct=True),
        late=Count("pk", filter=Q(answers__days_late__gt=0), distinct=True),
    )  # fmt: skip
    return {row["setting"]: (row["asked"], row["could"], row["late"]) for row in rows}


def standings(case: Any) -> dict[int, str]:
    """Schools that were asked about this child, and where each stands; the newest counts."""
    return {each.setting_id: str(each.standing.label) for each in reversed(list(consultations_on(case)))}


def wished_for(move: Any) -> set[int]:
    """Schools that the family has named for the move under way."""
    wishes = (wish for _preference, said in placements.said_now(move) for wish in said.wishes.all()) if move else ()
    return {wish.school.organisation_id for wish in wishes if wish.school is not None}
