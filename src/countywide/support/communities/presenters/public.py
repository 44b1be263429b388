"""What everybody reads of communities: the list, one of them, and whether a school can take part."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from ..queries import communities as asked

Rows = list[dict[str, Any]]


def listed(on: date) -> list[dict[str, Any]]:
    """Every community under its area, with the day of its next meeting."""
    coming, areas = asked.next_meetings(on), {}
    for each in asked.every(on):
        area = each.district.area.name if each.district and each.district.area else "Other"
        areas.setdefault(area, []).append(
            {
                "name": each.name, "href": reverse("communities:show", args=[each.key]), "schools": each.schools,
                "district": each.district.name if each.district else "", "meeting": coming.get(each.pk),
            }
        )  # fmt: skip
    return [{"area": area, "communities": found} for area, found in sorted(areas.items())]


def facts(community: Any, *, on: date) -> Rows:
    """Where it lies, who chairs it, who links it to the council, where it is written to."""
    district, team = community.district, asked.team(on)
    chairs = asked.chairs_of(community, on=on)
    link = asked.link_officer_of(community, on=on)
    mailbox = asked.mailbox_of(team)
    return [
        {"key": "District", "value": district.name if district else ""},
        {"key": "Area", "value": district.area.name if district and district.area else ""},
        {"key": "Chair", "value": ", ".join(each.name for each in chairs) or "Nobody holds the chair today"},
        {"key": "Write to the chair", "value": f"{mailbox}, with the community’s name" if mailbox else ""},
        {"key": "Link officer of the council", "value": link.officer.name if link else "Nobody is named yet"},
        {"key": "Telephone", "value": team.phone if team else ""},
    ]


def meetings(found: Any, *, on: date) -> Rows:
    """Meetings with their days."""
    return [
        {
            "on": each.on, "at": each.at, "place": each.place, "closes_on": each.closes_on, "key": each.key,
            "is_over": each.on < on, "state": each.held.label, "takes": on <= each.closes_on,
        }
        for each in found
    ]  # fmt: skip


def answer(school: Any, *, on: date) -> dict[str, Any]:
    """Whether one school can take part, with the reason, what it may use, and who pays for plans."""
    row = asked.row_for(school, on=on)
    held = asked.community_of_school(school, on=on) if row.is_member else None
    who, team = asked.who_to_ask(school, is_out=row.key == "outside", on=on)
    return {
        "school": school, "row": row, "community": held, "who": who, "team": team,
        "funding": "Yes" if row.is_funded else "No", "member": "Yes" if row.is_member else "No",
        "colour": "green" if row.is_member else "grey", "is_out": row.key == "outside",
    }  # fmt: skip


def interest_rows(found: Any, *, on: date) -> Rows:
    return [
        {"key": each.school.name, "value": f"{each.email}, {short_date(each.on)}. {each.said}".strip()}
        for each in found
    ]
