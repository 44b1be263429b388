"""Deals with a request for the information that the record holds: recorded, waited for, extended, withheld, answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.letters import queries as letters
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import NoticeKind, Recipient

from .. import notices, permissions, policies, queries, rules
from ..enums import Answered, Asker, Competence, WaitsFor
from ..models import Request, Wait, Withheld
from ..types import Came
from . import copies


@action(permissions.WORK)
def record(case: Any, *, by: Actor, on: date, came: Came) -> Request:
    """A request came, in whichever way: the month runs from that day, not from the day it is recorded (UK GDPR art. 12(3)).

    It is on no timeline of the case: another parent or the school must not learn of it from there.
    """
    barred(rules.bar_to_recording(received_on=came.received_on, on=on))
    is_asker = came.asker == Asker.SUBJECT
    request = Request.objects.create(
        case=case, received_on=came.received_on, asker=came.asker, name=came.name.strip(), email=came.email, wants=came.wants,
        recorded_on=on, recorded_by_id=by.pk, competence=Competence.IS_ASKER if is_asker else Competence.UNKNOWN,  # type: ignore[attr-defined]
    )  # fmt: skip
    day = f"{came.received_on.day} {came.received_on:%B %Y}"
    say(request, notices.CAME, "came", by=by, received_on=day, due_on=queries.due(request, on=on).on)
    audit.record("disclosures.recorded", by=by, about=request, on=came.received_on.isoformat())
    return request


@action(permissions.WORK)
def wait_for(request: Request, *, by: Actor, on: date, waits_for: str, asked_on: date, asked: str) -> Wait:
    """We asked for proof, or which information is meant: time stands still from that day (UK GDPR art. 12A)."""
    already = queries.wait_open(request, waits_for) is not None
    barred(
        rules.bar_to_waiting(
            is_open=request.is_open, waits_already=already, asked_on=asked_on, received_on=request.received_on, on=on
        )
    )
    made = Wait.objects.create(request=request, waits_for=waits_for, asked_on=asked_on, asked=asked)
    say(request, notices.WAITS, f"wait:{made.pk}", by=by, asked=asked, asked_on=asked_on)
    audit.record("disclosures.waits", by=by, about=request, on=asked_on.isoformat(), waits_for=waits_for)
    return made


@action(permissions.WORK)
def go_on(wait: Wait, *, by: Actor, on: date, answered_on: date) -> None:
    """What we waited for came: time runs on from that day."""
    barred(rules.bar_to_going_on(asked_on=wait.asked_on, answered_on=answered_on, on=on))
    wait.answered_on = answered_on
    wait.save(update_fields=["answered_on"])
    audit.record("disclosures.goes-on", by=by, about=wait.request, on=answered_on.isoformat(), waits_for=wait.waits_for)


@action(permissions.WORK)
def note_identity(request: Request, *, by: Actor, on: date, known_on: date, how: str) -> None:
    """We know who asks, and that they may act for the child. Time that stood still for it runs on."""
    if not request.is_open:
        raise RuleBroken("This request is answered.")
    barred(rules.bar_to_going_on(asked_on=request.received_on, answered_on=known_on, on=on))
    request.identity_on, request.identity_how = known_on, how.strip()[:500]
    request.save(update_fields=["identity_on", "identity_how"])
    if wait := queries.wait_open(request, WaitsFor.IDENTITY):
        wait.answered_on = max(known_on, wait.asked_on)
        wait.save(update_fields=["answered_on"])
    audit.record("disclosures.identity", by=by, about=request, on=known_on.isoformat())


@action(permissions.WORK)
def note_competence(request: Request, *, by: Actor, on: date, competence: str, how: str) -> None:
    """Whether the child understands what is asked: then the child decides, not the parent."""
    if not request.is_open:
        raise RuleBroken("This request is answered.")
    request.competence, request.competence_how = competence, how.strip()[:1000]
    request.save(update_fields=["competence", "competence_how"])
    audit.record("disclosures.competence", by=by, about=request, on=on.isoformat(), competence=competence)


@action(permissions.DECIDE)
def extend(request: Request, *, by: Actor, on: date, told_on: date, reasons: str) -> None:
    """Two months more for a complex request; whoever asks is told within the first month (UK GDPR art. 12(3))."""
    due = queries.due(request, on=on)
    assert due.first_month is not None
    barred(
        rules.bar_to_extending(
            is_open=request.is_open, extended_on=request.extended_on, told_on=told_on, received_on=request.received_on,
            first_month=due.first_month, reasons=reasons, on=on,
        )
    )  # fmt: skip
    request.extended_on, request.extended_because = told_on, reasons.strip()
    request.save(update_fields=["extended_on", "extended_because"])
    later = queries.due(request, on=on).on
    say(request, notices.EXTENDED, "extended", by=by, because=request.extended_because, due_on=later)
    audit.record("disclosures.extended", by=by, about=request, on=told_on.isoformat())


@action(permissions.DECIDE)
def withhold(request: Request, *, by: Actor, on: date, what: str, exemption: str, why: str) -> Withheld:
    """One paper or passage is not given, under one exemption, for a reason that holds for it."""
    held = policies.exemptions_on(on).get(exemption)
    barred(rules.bar_to_withholding(is_open=request.is_open, what=what, why=why, exemption=held, asker=request.asker))
    made = Withheld.objects.create(
        request=request, what=what.strip()[:300], exemption=exemption, why=why.strip(), decided_on=on, by_id=by.pk  # type: ignore[attr-defined]
    )  # fmt: skip
    copies.unbind(request, by=by)
    audit.record("disclosures.withheld", by=by, about=made, on=on.isoformat(), exemption=exemption)
    return made


@action(permissions.DECIDE)
def note_answered(request: Request, *, by: Actor, on: date, answered_on: date, how: str, reasons: str) -> None:
    """The answer went: what was given, or why nothing was."""
    barred(
        rules.bar_to_answering(
            is_open=request.is_open, how=how, answered_on=answered_on, received_on=request.received_on,
            waits=queries.is_waiting(request), identity_on=request.identity_on, competence=request.competence,
            withheld=len(queries.left_out(request)), reasons=reasons, on=on,
        )
    )  # fmt: skip
    close(request, by=by, answered_on=answered_on, how=how, reasons=reasons)


def close(request: Request, *, by: Actor, answered_on: date, how: str, reasons: str) -> None:
    """The request is answered; what was waited for is waited for no more. Used by deeds that are guarded themselves."""
    request.answered, request.answered_on, request.answer = how, answered_on, reasons.strip()
    request.answered_by_id = by.pk  # type: ignore[attr-defined]
    request.save(update_fields=["answered", "answered_on", "answered_by", "answer"])
    if how in (Answered.REFUSED, Answered.WITHDRAWN):
        request.waits.filter(answered_on=None).update(answered_on=answered_on)
        copies.unbind(request, by=by)
    audit.record("disclosures.answered", by=by, about=request, on=answered_on.isoformat(), how=how)


def say(request: Request, kind: NoticeKind, what: str, *, by: Actor, **words: Any) -> None:
    """Write to whoever asked, where they gave an address for email; an officer posts a letter otherwise."""
    if request.email:
        council = letters.council_facts().get("council_name", "")
        tell(
            kind, to=[Recipient(request.email)], cause=f"{request}:{what}", by=by, about=request, council_name=council, **words
        )  # fmt: skip


def barred(bar: str | None) -> None:
    if bar:
        raise RuleBroken(bar)
