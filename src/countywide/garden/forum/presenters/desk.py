"""What organisers and contributing services read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from countywide.platform.kit.tags.saying import short_date, short_time

from .. import permissions, queries, rules
from ..enums import Access, Asked, Belongs, Place
from ..models import AgendaItem, Booking, Contributor, Project

Rows = list[dict[str, Any]]
COLOURS = {
    Asked.INVITED: "yellow", Asked.CONTRIBUTES: "green", Asked.DECLINED: "grey",
    Belongs.ASKED: "yellow", Belongs.INVITED: "blue", Belongs.MEMBER: "green", Belongs.LEFT: "grey", Belongs.DECLINED: "grey",
}  # fmt: skip
PLACES = {
    Place.BOOKED: "blue", Place.WAITING: "yellow", Place.CANCELLED: "grey", Place.CAME: "green", Place.MISSED: "grey",
}  # fmt: skip


def needs(booking: Booking) -> str:
    """What somebody needs to take part, in words."""
    said = [Access(each).label for each in booking.access if each in Access.values and each != Access.OTHER]
    return "; ".join(filter(None, (*said, booking.access_words)))


def state(booking: Booking) -> tuple[str, str]:
    """Where a booking stands, with its colour."""
    stands = rules.place(
        cancelled=booking.cancelled_at is not None,
        placed=booking.placed_at is not None,
        attended=booking.attended_at is not None,
        is_over=booking.marked_absent_at is not None,
    )
    return stands.label, PLACES[stands]


def booked(found: Iterable[Booking]) -> Rows:
    """Who booked a sitting."""
    rows = []
    for each in found:
        said, colour = state(each)
        rows.append(
            {
                "name": each.name, "email": each.email, "where": each.where_from, "needs": needs(each),
                "state": said, "colour": colour, "question": each.asked_before, "at": short_time(each.booked_at),
            }
        )  # fmt: skip
    return rows


HEADINGS = ("Name", "Email address", "School or service", "State", "Booked at", "Needs", "Question beforehand")


def sheet(found: Iterable[Booking]) -> list[tuple[str, ...]]:
    """The same as rows of a spreadsheet."""
    return [
        HEADINGS,
        *((row["name"], row["email"], row["where"], row["state"], row["at"], row["needs"], row["question"]) for row in booked(found)),
    ]  # fmt: skip


def contributors(found: Iterable[Contributor]) -> Rows:
    """The services that were invited, what each answered, and its items."""
    return [
        {
            "name": each.organisation.name, "state": each.state.label, "colour": COLOURS[each.state], "words": each.words,
            "since": short_date(each.invited_at), "items": [item_row(item) for item in each.items.all()],
            "meeting": each.meeting, "key": each.meeting.key,
        }
        for each in found
    ]  # fmt: skip


def item_row(item: AgendaItem) -> dict[str, Any]:
    """An offered item, and what became of it."""
    if item.declined_at:
        said = f"Not this time: {item.declined_why}"
    else:
        said = "On the agenda" if item.agreed_at and not item.removed_at else "The organisers have it"
    return {"title": item.title, "state": said, "minutes": item.minutes, "pk": item.pk}


def members(project: Project) -> Rows:
    """The services of a project: since when, and what each brings."""
    return [
        {
            "name": each.organisation.name, "state": each.state.label, "colour": COLOURS[each.state], "part": each.part,
            "since": short_date(each.left_on or each.declined_on or each.joined_on or each.invited_on or each.asked_on), "pk": each.pk,
            "reply": each.reply,
            "is_asked": each.state == Belongs.ASKED, "organisation": each.organisation_id,
        }
        for each in project.members.all()
    ]  # fmt: skip


def one_project(project: Project, actor: Any, teams: dict[str, str]) -> dict[str, Any]:
    """One project: who takes part, its dates and decisions, and what one’s own service, or its lead, can do (Q68)."""
    own = set(actor.organisations_where(permissions.CONTRIBUTE)) if hasattr(actor, "organisations_where") else set()
    held = members(project)
    out = (Belongs.LEFT.label, Belongs.DECLINED.label)
    inside = {row["organisation"] for row in held if row["state"] not in out} | queries.lead_of(project)
    mine = [row for row in held if row["organisation"] in own]
    return {
        "lead": teams.get(project.team_key, ""), "members": held, "may_ask": bool(own - inside),
        "invited": [row for row in mine if row["state"] == Belongs.INVITED.label],
        "mine": [row for row in mine if row["state"] == Belongs.MEMBER.label],
        "leads": queries.leads(actor, project),
        "events": [
            {"title": each.words, "when": short_date(each.on), "text": "Decided" if each.is_decision else "", "state": ""}
            for each in project.happenings.all()
        ],
    }  # fmt: skip


def late_access(days: int, starts_on: date, on: date) -> bool:
    """Whether it is too late to arrange a signer or papers in large print for certain."""
    return not rules.is_in_time(starts_at=starts_on, days=days, on=on)


def own_services(actor: Any) -> list[tuple[str, str]]:
    """The services for which somebody speaks."""
    homes = set(actor.organisations_where(permissions.CONTRIBUTE))
    return [(str(each.pk), each.name) for each in queries.services() if each.pk in homes]
