"""What a school pays for its accreditation, by which route, and why; and when it may not be charged."""

from __future__ import annotations

from ..enums import Route
from ..types import Price

FREE = (Route.PROGRAMME, Route.LICENCE)


def prices(
    *,
    in_programme: bool,
    licences_left: int,
    has_licence: bool,
    is_county_state: bool,
    full: int | None,
    county: int | None,
) -> list[Price]:
    """Every route open to a school, the cheapest first. The national programme is asked about before anything else."""
    if in_programme:
        return [
            Price(Route.PROGRAMME, 0, "The school is marked as part of a national programme, so nothing is charged.")
        ]
    found = []
    if has_licence:
        found.append(Price(Route.LICENCE, 0, "A funded licence is kept for this school."))
    elif licences_left > 0:
        left = "1 funded licence is" if licences_left == 1 else f"{licences_left} funded licences are"
        found.append(Price(Route.LICENCE, 0, f"{left} left. One can be kept for the school while it decides."))
    if is_county_state and county is not None and (full is None or county < full):
        found.append(Price(Route.DISCOUNT, county, "State schools of the county pay less. It is already taken off."))
    elif full is not None:
        found.append(Price(Route.FULL, full, "The full price of one school’s accreditation."))
    return found


def bar_to_route(route: str, *, offered: list[Price]) -> str | None:
    """Only a route that is open to the school today."""
    if route in {each.route for each in offered}:
        return None
    if any(each.route == Route.PROGRAMME for each in offered):
        return "The school is in a national programme: its accreditation is free, and no other route is needed."
    if route == Route.LICENCE:
        return "No funded licence is left."
    return "That is not open to this school."


def bar_to_charging(
    *, in_programme: bool, route: str, price: int | None, is_charged: bool, is_licensed: bool
) -> str | None:
    """Invoicing is blocked for a school that pays nothing, whatever was agreed before."""
    if in_programme:
        return "Invoicing is blocked: the school is in a national programme, and its accreditation is free."
    if route in FREE or is_licensed or price == 0:
        return "Invoicing is blocked: the school has a free route."
    if not route or price is None:
        return "Nothing was agreed yet about how it is paid for."
    return "It was already invoiced." if is_charged else None
