"""Fills the room from plain values, as the files of a new council or of the demonstration hold them."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import action
from countywide.platform.kit.doors import Actor
from countywide.register.schools import queries as schools

from .. import permissions, queries
from ..enums import SCHOOL_ROLES, County, MailboxRole, Phase
from ..models import Confirmation, Holding, Mailbox, Route, Team, Topic
from .mailboxes import hold, keep
from .teams import add_team, change_team

FACTS = ("name", "owns", "phone", "hours", "reply_days", "escalation")
SAID_VACANT = "vacant"


@action(permissions.ARRANGE)
def lay_out_teams(_: None, *, by: Actor, on: date, teams: list[dict[str, Any]]) -> None:
    """Set down the teams and their mailboxes. Doing it twice changes nothing.

    A team has `key name owns card covers phone hours reply_days include escalation mailbox`; `card` and `include` are
    lists, `covers` keys of areas; a mailbox has `address holder verified_on` and perhaps `area` (a key, or
    "out-of-county") and `for`.
    """
    areas = {area.key: area for area in schools.areas()}
    for each in teams:
        facts = {name: each[name] for name in FACTS if name in each}
        facts |= {name: "\n".join(each.get(name, [])) for name in ("card", "include")}
        covers = [areas[key] for key in each.get("covers", []) if key in areas]
        team = queries.team_with(each["key"])
        if team is None:
            team = add_team(None, by=by, key=each["key"], covers=covers, **facts)
        elif any(getattr(team, name) != value for name, value in facts.items()):
            change_team(team, by=by, covers=covers, **facts)
        for mailbox in each.get("mailbox", []):
            where = {
                "area": areas.get(mailbox.get("area", "")),
                "is_out_of_county": mailbox.get("area") == "out-of-county",
            }
            _mailbox(
                team.organisation, mailbox, MailboxRole.TEAM, by=by, on=on, purpose=mailbox.get("for", ""), **where
            )
    audit.record("contacts.teams-laid-out", by=by, teams=len(teams))


@action(permissions.ARRANGE)
def lay_out_routes(_: None, *, by: Actor, routes: list[dict[str, Any]], topics: dict[str, str] | None = None) -> None:
    """Set down the table that says who to ask. Doing it twice changes nothing.

    A row has `topic team from` and perhaps `until area phase county why`; the topic "*" is any. `topics` names topics by
    key; one without a name is called by its key.
    """
    names = topics or {}
    for each in routes:
        key = each["topic"]
        topic = None if key == "*" else _topic(key, names.get(key, ""))
        Route.objects.update_or_create(
            topic=topic,
            area=schools.area_with(each["area"]) if each.get("area") else None,
            phase=Phase(each["phase"].upper().replace("-", "_")) if each.get("phase") else "",
            county=County(each["county"].upper()) if each.get("county") else "",
            starts_on=each["from"],
            defaults={
                "team": Team.objects.get(key=each["team"]),
                "ends_on": each.get("until"),
                "why": each.get("why", ""),
            },
        )
    audit.record("contacts.routes-laid-out", by=by, routes=len(routes))


@action(permissions.ARRANGE)
def lay_out_schools(_: None, *, by: Actor, on: date, schools_contacts: list[dict[str, Any]]) -> None:
    """Set down the mailboxes of schools. Doing it twice changes nothing.

    A school has `urn` and `mailbox`: a list of `role address holder state verified_on`. The state is "verified",
    "unconfirmed" (nobody has answered this year) or "vacant". A school none of whose mailboxes is unconfirmed
    counts as confirmed on the latest day given.
    """
    known = {school.urn: school for school in schools.schools_with(each["urn"] for each in schools_contacts)}
    for each in schools_contacts:
        school = known.get(each["urn"])
        if school is None:
            continue
        for mailbox in each.get("mailbox", []):
            _mailbox(school.organisation, mailbox, _role(mailbox["role"]), by=by, on=on)
        held = each.get("mailbox", [])
        days = [mailbox["verified_on"] for mailbox in held if mailbox.get("state") == "verified"]
        if days and not any(mailbox.get("state") == "unconfirmed" for mailbox in held):
            Confirmation.objects.get_or_create(organisation=school.organisation, confirmed_on=max(days))
    audit.record("contacts.schools-laid-out", by=by, schools=len(schools_contacts))


def _mailbox(organisation: Any, given: dict[str, Any], role: str, *, by: Actor, on: date, **where: Any) -> None:
    at = {"organisation": organisation, "role": role, "area": None, "is_out_of_county": False}
    at |= {name: value for name, value in where.items() if name in at}
    mailbox = Mailbox.objects.open().filter(**at).first()
    if mailbox is None:
        mailbox = keep(by=by, on=on, address=given["address"], purpose=where.get("purpose", ""), **at)
        mailbox.verified_on = given.get("verified_on")
        mailbox.save(update_fields=["verified_on"])
    holder = "" if given.get("state") == SAID_VACANT else given.get("holder", "")
    if holder and not Holding.objects.filter(mailbox=mailbox, name=holder).exists():
        hold(mailbox, name=holder, on=given.get("since") or given.get("verified_on") or on)


def _topic(key: str, name: str) -> Topic:
    found, is_new = Topic.objects.get_or_create(key=key, defaults={"name": name or key.replace("-", " ").capitalize()})
    if name and not is_new and found.name != name:
        found.name = name
        found.save(update_fields=["name"])
    return found


def _role(said: str) -> MailboxRole:
    """The role a file names: "senco", "head", "office", "finance" or "admissions", or one of the roles of `accounts`."""
    return next(role for role in SCHOOL_ROLES if said.upper().removeprefix("SCHOOL-") == role)
