"""Teams, mailboxes and routes turned into rows and cards for a page. A public page shows no person's name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from countywide.platform.kit.tables import Column
from countywide.platform.kit.tags.saying import telephone

from . import rules
from .enums import SCHOOL_ROLES, County, MailboxRole
from .models import Mailbox, Route, Team
from .types import WhoToAsk

# --- in public -------------------------------------------------------------------------------


def answer(found: WhoToAsk) -> dict[str, Any]:
    """The team to ask as a card: why, where to write, when a reply comes and what if none does."""
    return {
        "team": found.team,
        "why": found.why,
        "rows": team_rows(found.team, [found.mailbox] if found.mailbox else []),
    }


def team_card(team: Team, mailboxes: list[Mailbox]) -> dict[str, Any]:
    return {"team": team, "why": "", "rows": team_rows(team, mailboxes)}


def team_rows(team: Team, mailboxes: list[Mailbox]) -> list[dict[str, Any]]:
    rows = {
        "Email": format_html_join("", "{}", ((public_mailbox(each, alone=len(mailboxes) == 1),) for each in mailboxes)),
        "Telephone": telephone(team.phone),
        "Hours": team.hours,
        "Expected reply": working_days(team.reply_days),
        "Please include": team.include_lines,
        "If you hear nothing": team.escalation,
    }
    return [{"key": key, "value": value} for key, value in rows.items() if value]


def public_mailbox(mailbox: Mailbox, *, alone: bool) -> str:
    said = mailbox.purpose or (mailbox.area.name if mailbox.area else "")
    for_whom = f" ({said})" if said and not alone else ""
    return format_html('<p><a href="mailto:{0}">{0}</a>{1}</p>', mailbox.address, for_whom)


def working_days(number: int) -> str:
    return f"Within {number} working day{'' if number == 1 else 's'}"


def by_topic(found: Iterable[tuple[Any, WhoToAsk | None]], asked: dict[str, str]) -> list[dict[str, Any]]:
    """Each topic and the team that answers it, for one school or area."""
    from urllib.parse import urlencode

    page = reverse("contacts:ask")
    return [
        {
            "key": topic.name,
            "value": format_html(
                '<a href="{}?{}">{}</a>', page, urlencode(asked | {"topic": topic.key}), who.team.name
            ),
        }
        for topic, who in found
        if who
    ]


# --- a school's own contacts -----------------------------------------------------------------


def own_rows(mailboxes: dict[str, Mailbox], urn: str, *, on: date, hands_over: bool) -> list[dict[str, Any]]:
    """A row for each role of a school, filled or not, with links to change it."""
    rows = []
    for role in SCHOOL_ROLES:
        change = f"{reverse('contacts:own-mailbox', args=[role.lower()])}?school={urn}"
        actions = [{"text": "Change" if role in mailboxes else "Add", "href": change}]
        if role == MailboxRole.SENCO and hands_over:
            actions.append({"text": "Hand over", "href": f"{reverse('contacts:hand-over')}?school={urn}"})
        rows.append({"key": role.label, "value": mailbox_lines(mailboxes.get(role), on=on), "actions": actions})
    return rows


def school_rows(mailboxes: dict[str, Mailbox], urn: str, *, on: date, arranges: bool) -> list[dict[str, Any]]:
    """The same for an officer."""
    rows: list[dict[str, Any]] = []
    for role in SCHOOL_ROLES:
        known = mailboxes.get(role)
        rows.append({"key": role.label, "value": mailbox_lines(known, on=on)})
        if arranges and known:
            rows[-1]["change_url"] = reverse("contacts:mailbox", args=[known.pk])
        elif arranges:
            add = reverse("contacts:add-school-mailbox", args=[urn, role.lower()])
            rows[-1] |= {"change_url": add, "change_words": "Add"}
    return rows


def mailbox_lines(mailbox: Mailbox | None, *, on: date) -> str:
    """Address, holder, when it was last checked, and what is wrong."""
    if mailbox is None:
        return "Not given"
    lines = [mailbox.address, holder_line(mailbox, on=on)]
    if mailbox.bounced_on:
        lines.append(f"A message came back on {long_date(mailbox.bounced_on)}: put this address right")
    checked = f"Checked on {long_date(mailbox.verified_on)}" if mailbox.verified_on else "Never checked"
    return format_html_join("", "<p>{}</p>", ((line,) for line in [*lines, checked]))


def holder_line(mailbox: Mailbox, *, on: date) -> str:
    holder = mailbox.holder_on(on)
    if holder is None:
        return "Vacant: nobody holds this role"
    return f"{holder.name}, covering until {long_date(holder.ends_on)}" if holder.is_cover else holder.name


def standing(confirmed_on: date | None, *, on: date) -> dict[str, str]:
    """Whether a school's contacts are confirmed this year, as words and a colour."""
    state = rules.freshness(confirmed_on, on=on)
    said = f"Last confirmed on {long_date(confirmed_on)}" if confirmed_on else "Never confirmed"
    due = f"Please confirm by {long_date(rules.due_by(on))}."
    words = {
        "CONFIRMED": f"{said}. We ask again in September {rules.asked_since(on).year + 1}.",
        "DUE": f"{said}. {due}",
        "OVERDUE": f"{said}. This was due by {long_date(rules.due_by(on))}.",
    }
    tags = {"CONFIRMED": ("Confirmed", "green"), "DUE": ("To confirm", "yellow"), "OVERDUE": ("Overdue", "red")}
    return {"words": words[state], "tag": tags[state][0], "colour": tags[state][1], "state": state}


# --- for officers ----------------------------------------------------------------------------

ROUTE_COLUMNS = [
    Column("Topic", lambda route: route.topic.name if route.topic else "Any topic",
           href=lambda route: reverse("contacts:end-route", args=[route.pk])),
    Column("Area", lambda route: route.area.name if route.area else "Any"),
    Column("Part of education", lambda route: route.get_phase_display() or "Any"),
    Column("County", lambda route: County(route.county).label if route.county else "Either"),
    Column("Team", "team__name"),
    Column("From", "starts_on", sort="from"),
    Column("Until", lambda route: long_date(route.ends_on) if route.ends_on else "Goes on"),
]  # fmt: skip

OVERDUE_COLUMNS = [
    Column("School", "name", sort="name", href=lambda school: reverse("contacts:school", args=[school.urn])),
    Column("Last confirmed", lambda school: long_date(school.last_confirmed) if school.last_confirmed else "Never"),
    Column("Asked", lambda school: long_date(school.asked_on) if school.asked_on else "Not yet"),
    Column("Addresses that bounced", "bounces", is_number=True),
    Column("District", lambda school: school.district.name if school.district else ""),
]


def bounced_rows(mailboxes: Iterable[Mailbox], *, on: date) -> list[dict[str, Any]]:
    return [
        {
            "key": f"{mailbox.organisation.name}, {mailbox.get_role_display()}",
            "value": mailbox_lines(mailbox, on=on),
            "change_url": reverse("contacts:mailbox", args=[mailbox.pk]),
        }
        for mailbox in mailboxes
    ]


def team_mailbox_rows(mailboxes: Iterable[Mailbox], *, on: date) -> list[dict[str, Any]]:
    return [
        {
            "key": mailbox.purpose or for_whom(mailbox),
            "value": mailbox_lines(mailbox, on=on),
            "change_url": reverse("contacts:mailbox", args=[mailbox.pk]),
        }
        for mailbox in mailboxes
    ]


def for_whom(mailbox: Mailbox) -> str:
    if mailbox.is_out_of_county:
        return "Outside the county"
    return mailbox.area.name if mailbox.area else "Every area"


def route_in_words(route: Route) -> str:
    topic = route.topic.name if route.topic else "Any topic"
    rest = [route.area.name if route.area else "", route.get_phase_display(), route.get_county_display()]
    return ", ".join(filter(None, [topic, *rest])) + f": {route.team.name}"


def long_date(day: date) -> str:
    return date_format(day, "j F Y")
