"""What a school pays, and how many funded licences are left."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.register.schools import queries as schools
from countywide.register.schools.enums import FlagKind
from countywide.register.schools.queries import is_county_state

from .. import policies
from ..models import Journey, Licence
from ..rules import pricing
from ..types import Figures, Price


def programme_of(school: Any, *, on: date) -> str:
    """The national programme that a school is marked as part of on a day, or nothing."""
    held = schools.flags_of(school)
    found = [each for each in held if each.kind == FlagKind.NATIONAL_PROGRAMME and in_force(each, on)]
    return (found[0].detail or "A national programme") if found else ""


def in_force(flag: Any, on: date) -> bool:
    return flag.starts_on <= on and (flag.ends_on is None or flag.ends_on >= on)


def licences_left(on: date) -> int:
    """Funded licences that nobody has, and for which nobody’s is kept."""
    terms = policies.terms_on(on)
    if terms.licences_until and on > terms.licences_until:
        return 0
    return max(0, terms.licences - Licence.objects.taken_on(on, begins=terms.begins).count())


def licence_of(journey: Journey) -> Licence | None:
    """The licence that a journey has, or that is kept for it."""
    return journey.licences.filter(ended_on=None).first()


def free_number(on: date) -> int | None:
    """The lowest number of a funded licence that nobody has."""
    terms = policies.terms_on(on)
    taken = set(Licence.objects.filter(terms_from=terms.begins, ended_on=None).values_list("number", flat=True))
    return next((number for number in range(1, terms.licences + 1) if number not in taken), None)


def figures_for(school: Any, *, on: date) -> Figures:
    """What the price of a school follows from on a day."""
    return Figures(programme_of(school, on=on), licences_left(on), is_county_state(school, on=on))


def prices_for(school: Any, journey: Journey | None, *, on: date, figures: Figures | None = None) -> list[Price]:
    """The routes open to a school, the cheapest first."""
    terms, known = policies.terms_on(on), figures or figures_for(school, on=on)
    kept = licence_of(journey) if journey else None
    return pricing.prices(
        in_programme=bool(known.programme),
        licences_left=known.licences_left,
        has_licence=kept is not None and (kept.issued_on is not None or kept.held_until >= on),
        is_county_state=known.is_county_state,
        full=terms.full_pence,
        county=terms.county_pence,
    )
