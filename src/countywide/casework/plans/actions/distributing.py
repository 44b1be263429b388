"""Tells teams and other councils of a place that a plan names, keeps who could not be reached, and knows when all were told."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import queries as held_cases
from countywide.casework.letters.types import Addressee
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import letters, notices, permissions, queries, rules, signals
from ..enums import OTHER_COUNCIL
from ..models import Amendment, Unsent
from .sending import send

ASKS_COUNCIL = "Note that a child whom our plan is for has this place in your area, or lives there."


def tell_teams(amendment: Amendment, *, by: Any, on: date) -> None:
    """The teams of the distribution list, and the council in whose area the school or the child's home lies: each is told what is
    named and from when, and is not sent the plan, which they do not need (reg 17)."""
    for to_whom, name, asks, to, why in to_be_told(amendment, on=on):
        if to:
            send_notice(amendment, to_whom, asks, to, by=by, on=on)
        else:
            note_unsent(amendment, to_whom, name, why, by=by, on=on)


def to_be_told(amendment: Amendment, *, on: date) -> list[tuple[str, str, str, list[Addressee], str]]:
    """To whom, what they are called, what they are asked, their address, and why there is none."""
    plan = amendment.plan
    area = plan.case.area.key if plan.case.area else ""
    found = []
    for each in queries.teams_on(on):
        to, why = queries.team_address(each.team, each.title, area=area)
        found.append((each.to_whom, each.title, each.asks, to, why))
    for number, (code, name) in enumerate(queries.other_councils(plan, plan.setting_id)):
        to, why = queries.council_address(code, name, on=on)
        found.append((f"{OTHER_COUNCIL}{number or ''}", name, ASKS_COUNCIL, to, why))
    return found


def send_notice(amendment: Amendment, to_whom: str, asks: str, to: list[Addressee], *, by: Any, on: date) -> None:
    """One letter to one of them."""
    plan = amendment.plan
    words = {
        "named": plan.named,
        "new_from": amendment.names_from or on,
        "present": plan.case.school.name if plan.case.school and plan.case.school_id != plan.setting_id else "",
        "finalised_on": amendment.final_on,
        "asks": asks,
    }
    send(plan, letters.PLACE_NAMED, f"final:{amendment.pk}", to_whom, by=by, on=on, to=to, words=words)


def note_unsent(amendment: Amendment, to_whom: str, name: str, why: str, *, by: Any, on: date) -> None:
    """Somebody cannot be written to: it is kept, said on the page, and the team that holds the case is told that it is theirs."""
    held, is_new = Unsent.objects.get_or_create(
        amendment=amendment, to_whom=to_whom, defaults={"name": name[:200], "why": why[:300], "noted_on": on}
    )
    if not is_new:
        return
    audit.record("plans.not-sent", by=by, about=held, to_whom=to_whom, on=on.isoformat())
    if mail := held_cases.team_mailbox(amendment.plan.case, on=on):
        tell(
            notices.NOT_SENT, to=[mail], cause=f"plan-not-sent:{held.pk}", by=by, about=held, name=name, why=why,
            reference=amendment.plan.case.reference,
        )  # fmt: skip


@action(permissions.WRITE)
def send_unsent(unsent: Unsent, *, by: Actor, on: date) -> None:
    """Somebody put the address right: now they are written to."""
    if unsent.told_on:
        raise RuleBroken("They were told already.")
    amendment = unsent.amendment
    amendment.plan = queries.plan_under_lock(amendment.plan_id)
    to, asks = address_now(unsent, on=on)
    if not to:
        raise RuleBroken(
            "There is still no mailbox for them under Contacts. Add it there first, or say how they were told."
        )
    audit.record("plans.sent-after-all", by=by, about=unsent, on=on.isoformat(), to_whom=unsent.to_whom)
    if asks:
        send_notice(amendment, unsent.to_whom, asks, to, by=by, on=on)
    else:
        send_plan_to_school(amendment, to, by=by, on=on)
    unsent.delete()


def address_now(unsent: Unsent, *, on: date) -> tuple[list[Addressee], str]:
    """Where they read mail today, and what they are asked; the school of today is asked nothing."""
    for to_whom, _name, asks, to, _why in to_be_told(unsent.amendment, on=on):
        if to_whom == unsent.to_whom:
            return to, asks
    return queries.present_school(unsent.amendment.plan, on=on), ""


def send_plan_to_school(amendment: Amendment, to: list[Addressee], *, by: Any, on: date) -> None:
    """The school or setting of today has the plan after all."""
    plan, final = amendment.plan, amendment.final
    assert final is not None
    words = {
        "changes": queries.changes(plan, amendment.before, final), "named": plan.named, "new_from": amendment.names_from,
        "review_by": queries.review_by(plan), "finalised_on": amendment.final_on, "is_named": False, "is_health": False,
        "is_named_or_health": False,
    }  # fmt: skip
    send(
        plan, letters.AMENDED_PLAN_OTHERS, f"final:{amendment.pk}", "SCHOOL", by=by, on=on, to=to, words=words,
        enclosures=queries.enclosed_final(amendment),
    )  # fmt: skip


@action(permissions.WRITE)
def note_told(unsent: Unsent, *, by: Actor, on: date, told_on: date, how: str) -> None:
    """They were told otherwise than by a letter from here: on which day, and how."""
    bar = rules.bar_to_noting_told(told_on=told_on, noted_on=unsent.noted_on, how=how, on=on)
    if unsent.told_on:
        bar = "They were told already."
    if bar:
        raise RuleBroken(bar)
    unsent.told_on, unsent.how, unsent.told_by_id = told_on, how[:500], by.pk  # type: ignore[attr-defined]
    unsent.save(update_fields=["told_on", "how", "told_by"])
    audit.record("plans.told-otherwise", by=by, about=unsent, on=told_on.isoformat(), to_whom=unsent.to_whom)
    amendment = unsent.amendment
    amendment.plan = queries.plan_under_lock(amendment.plan_id)
    settle_told(amendment, by=by)


def settle_told(amendment: Amendment, *, by: Any) -> None:
    """Once the last of all was sent it, the rooms above hear so."""
    if amendment.told_on is not None or amendment.final_sent_on is None:
        return
    day = rules.told_on(queries.told_of(amendment))
    if day is None:
        return
    amendment.told_on = day
    amendment.save(update_fields=["told_on"])
    audit.record("plans.told-everybody", by=by, about=amendment, on=day.isoformat())
    signals.amendment_told.send(Amendment, amendment=amendment, by=by, on=day)
