"""Hosts, hours and visits as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..enums import Phase


def hosts(found: Iterable[tuple[Any, float | None]]) -> list[dict[str, Any]]:
    """Each host with what it shows, how far away it lies, and its next free day."""
    return [
        {
            "key": host.key,
            "name": host.school.name,
            "town": host.school.town,
            "phase": Phase(host.phase).label,
            "shows": host.shows,
            "miles": distance(miles),
            "next_on": host.next_on,
        }
        for host, miles in found
    ]


def distance(miles: float | None) -> str:
    return (
        ""
        if miles is None
        else "less than a mile away"
        if miles < 1
        else f"{miles:.0f} mile{'s' * (round(miles) != 1)} away"
    )


def slots(found: Iterable[Any], *, shows_who: bool) -> list[dict[str, Any]]:
    """Hours to come. Who has booked one is for the host to know."""
    return [
        {
            "key": each.key,
            "on": each.on,
            "starts_at": each.starts_at,
            "is_free": not each.booked,
            "who": each.booked[0].organisation.name if each.booked and shows_who else "",
        }
        for each in found
    ]


def visits(found: Iterable[Any], organisation_id: int) -> list[dict[str, Any]]:
    """Visits to others, and of others to us."""
    return [
        {
            "key": each.key,
            "on": each.slot.on,
            "starts_at": each.slot.starts_at,
            "people": each.people,
            "host": each.slot.host.school.name,
            "visitor": each.organisation.name,
            "goes": each.organisation_id == organisation_id,
        }
        for each in found
    ]


def in_vain(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was looked for and is not there."""
    return [
        {
            "phase": Phase(each["phase"]).label if each["phase"] else "Any school",
            "miles": f"Within {each['miles']} miles" if each["miles"] else "At any distance",
            "times": each["times"],
            "schools": each["schools"],
        }
        for each in found
    ]


def searched(looked: Any) -> str:
    """What was looked for, in words."""
    what = Phase(looked.phase).label if looked.phase else "any kind of school"
    return f"{what}, {f'within {looked.miles} miles' if looked.miles else 'at any distance'}"
