"""What this room itself puts on a successor's page: where the role stands, what to do first, who works beside them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.accounts import queries
from countywide.platform.accounts.models import RoleHeld
from countywide.platform.accounts.types import HANDOVER_SECTIONS

Row = dict[str, Any]


def standing(held: RoleHeld, asker: Any, on: date) -> list[Row]:
    """Which role it is, from when, and from whom it comes."""
    before = RoleHeld.objects.filter(handed_over_to=held).select_related("user").order_by("id").first()
    rows: list[Row] = [
        {"key": "Role", "value": f"{held.label} at {held.organisation.name}"},
        {"key": "First day", "value": held.starts_on},
    ]
    if before:
        rows.append(
            {"key": "Handed over by", "value": f"{before.user.name}, whose last day is {spoken(before.ends_on)}"}
        )
    return rows


def next_steps(held: RoleHeld, asker: Any, on: date) -> list[Row]:
    """What every successor does first."""
    rows = [{"key": "Messages", "value": "Messages to the role come to you. Nothing sent to your predecessor is lost."}]
    if held.needs_second_factor and not queries.second_factor_of(held.user):
        rows.append(
            {
                "key": "Second step of sign-in",
                "value": "Not set up yet. You need it before you can open any work.",
                "change_url": reverse("accounts:set-up-second-step"),
                "change_words": "Set up",
            }
        )
    rows.append(
        {
            "key": "Your details",
            "value": "Check that your name is right.",
            "change_url": reverse("accounts:account"),
            "change_words": "Check",
        }
    )
    return rows


def colleagues(held: RoleHeld, asker: Any, on: date) -> list[Row]:
    """Who else holds a role there on the day, and how to reach them."""
    people = queries.people_of(held.organisation, on=max(on, held.starts_on))
    return [
        {"key": other.label, "value": f"{other.user.name}, {other.user.email}"}
        for other in (*people.today, *people.cover)
        if other.user_id != held.user_id
    ]


def sections(held: RoleHeld, asker: Any, on: date) -> list[dict[str, Any]]:
    """Every section that has something to say, in order."""
    drawn = (
        {"heading": section.heading, "rows": section.rows(held, asker, on)}
        for section in sorted(HANDOVER_SECTIONS, key=lambda each: (each.place, each.heading))
    )
    return [section for section in drawn if section["rows"]]


def spoken(day: date | None) -> str:
    """A date as a person says it."""
    from countywide.platform.kit.tags.saying import short_date

    return short_date(day)
