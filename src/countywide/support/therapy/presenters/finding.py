"""What anybody may read of a school's link therapy, inside the council's area and outside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.kit.shell import council
from countywide.platform.kit.tags.saying import short_date
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from .. import policies, queries
from ..enums import Kind
from . import school as shown

INCLUDE = (
    "the pupil’s initials and year",
    "the district or council where they live",
    "their present therapist, if you know one",
)


def page(school: Any, user: Any, *, on: date) -> dict[str, Any]:
    """One school."""
    if not school.is_open:
        return {"is_closed": True}
    return inside(school, user, on=on) if schools.is_in_county(school, on=on) else outside(school, on=on)


def inside(school: Any, user: Any, *, on: date) -> dict[str, Any]:
    """A school of the area: its provider, whether the post is filled, the mailbox; the name only to people at work here."""
    link = queries.link_of(school.organisation_id)
    standing = shown.standing_of(link, on)
    lead = queries.lead_of(school.organisation_id, on)
    expected = queries.expected_of(link, on)
    rows: list[tuple[str, Any]] = [
        ("Provider", link.provider.name if link.provider else "Not settled yet"),
        ("Link therapist", says_who(lead, link, user, on=on)),
        ("Contacts the school can expect", f"{expected.contacts} a term"),
        ("Write to", link.provider.mailbox if link.provider else mailbox(on)),
        ("Telephone", link.provider.phone if link.provider else ""),
    ]
    return {
        "is_inside": True,
        "standing": standing.label,
        "colour": shown.COLOURS[standing],
        "rows": [{"key": key, "value": value} for key, value in rows if value],
        "news": shown.news(link, standing, None, on=on, names_people=False)
        if standing in ("VACANT", "UNASSIGNED", "PAUSED")
        else None,
    }


def says_who(lead: Any, link: Any, user: Any, *, on: date) -> str:
    """Somebody at work for schools, the council or a provider reads the name; a visitor that there is somebody."""
    if lead is None:
        return "Nobody at the moment"
    covers = " (cover)" if lead.kind == Kind.COVER else ""
    is_at_work = user.is_authenticated and any(held.organisation.kind != "FAMILY" for held in user.roles_today)
    return f"{lead.therapist.name}{covers}" if is_at_work else f"In post{covers}. Write to the provider."


def outside(school: Any, *, on: date) -> dict[str, Any]:
    """Not available, the day if one is planned, and who speaks with a child's own therapy service (Q53)."""
    programme = policies.programme_on(on)
    planned = programme.planned.get(school.la_code)
    desk = contacts.team_for(topic=programme.topic, on=on, out_of_county=True)
    return {
        "is_outside": True,
        "authority": school.authority_name or "another council",
        "our_council": council().name,
        "planned": f"It is planned to begin there on {short_date(planned)}." if planned else "No day has been set on which it begins there.",
        "holds_since": programme.begins,
        "liaison": [
            {"key": each.name, "value": each.liaison} for each in queries.providers(on) if each.liaison
        ],
        "desk": {"name": desk.team.name, "mailbox": desk.mailbox.address if desk.mailbox else ""} if desk else None,
        "include": INCLUDE,
    }  # fmt: skip


def mailbox(on: date) -> str:
    """Who answers where no provider is settled."""
    desk = contacts.team_for(topic=policies.programme_on(on).topic, on=on)
    return desk.mailbox.address if desk and desk.mailbox else ""
