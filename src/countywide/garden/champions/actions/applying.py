"""Applications: begun by whoever may take part, written page by page, sent, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor, Machine
from countywide.platform.kit.tags.saying import short_time
from countywide.platform.links import actions as links
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, policies, queries, rules, signals
from ..enums import Approver, CallState
from ..models import Application, Call, Monitoring
from ..rules.codes import new_reference
from .interest import converted
from .offering import give_back
from .telling import team_recipient, to_applicant, to_keepers, words_of

COUNTING = Machine("equality")  # so that the record does not say who answered
OTHERS = "This is somebody else’s application."


def is_own(application: Application, by: Any) -> bool:
    """Whether somebody acts on their own application."""
    return by.pk is not None and application.user_id == by.pk


def insist_may_change(application: Application, *, by: Any, now: datetime) -> None:
    """Refuse whoever did not write it, and a time at which nothing can be changed."""
    if not is_own(application, by):
        raise RuleBroken(OTHERS)
    if bar := rules.bar_to_changing(state=application.state_at(now), call=application.call.state_at(now)):
        raise RuleBroken(bar)


@action(permissions.APPLY)
def begin(
    call: Call, *, by: Actor, now: datetime, schools: list[Any], role: str, checks: Mapping[str, str]
) -> Application:
    """Begin a draft: while a call is announced or open, by whoever may take part; one for each person and call."""
    if call.state_at(now) not in (CallState.ANNOUNCED, CallState.OPEN):
        raise RuleBroken("This call has closed.")
    person: Any = by
    if queries.application_of(call, by):
        raise RuleBroken("You have begun an application to this call already.")
    may, urn = queries.eligible(call, on=localdate(now), school=schools, role=role, checks=checks, email=person.email)
    if not may.may:
        raise RuleBroken(f"{may.because} {may.instead}".strip())
    school = next((each for each in schools if each.urn == urn), None)
    made = Application.objects.create(
        reference=new_reference(), call=call, user_id=person.pk, name=person.name, email=person.email,
        school=school, role=role, started_at=now,
    )  # fmt: skip
    converted(call, made.email, now=now)
    audit.record("champions.application-begun", by=by, about=made, call=call.key)
    return made


@action(permissions.APPLY)
def write(application: Application, *, by: Actor, now: datetime, page: str, answers: Mapping[str, Any]) -> None:
    """Keep one page of the form. Only answers to questions of that page are kept."""
    insist_may_change(application, by=by, now=now)
    kind = policies.kind_of(application.call)
    form = kind.page(page)
    if form is None:
        raise RuleBroken("The form has no such page.")
    kept = {question.key: answers.get(question.key) for question in form.questions}
    application.answers = {**application.answers, **kept}
    application.pages_done = [each.key for each in kind.pages if each.key in {*application.pages_done, page}]
    application.save(update_fields=["answers", "pages_done"])
    audit.record("champions.application-written", by=by, about=application, page=page)


def approver_of(application: Application) -> str:
    """Who approves an application of this role, in words; nothing where nobody does."""
    role = policies.kind_of(application.call).role(application.role)
    return Approver(role.approver).label.lower() if role and role.approver else ""


@action(permissions.APPLY)
def send(application: Application, *, by: Actor, now: datetime, declares: bool) -> None:
    """Send an application: once the call is open, complete, approved where somebody has to, and before the deadline."""
    if not is_own(application, by):
        raise RuleBroken(OTHERS)
    call, kind = application.call, policies.kind_of(application.call)
    approver = approver_of(application)
    bar = rules.bar_to_sending(
        state=application.state_at(now), call=call.state_at(now), opens=short_time(call.opens_at),
        missing=queries.missing_of(application, kind), needs_approval=bool(approver), approver=approver,
    )  # fmt: skip
    if bar or not declares:
        raise RuleBroken(bar or "Tick that what you have written is true.")
    application.sent_at = application.declared_at = now
    application.save(update_fields=["sent_at", "declared_at"])
    words = {"reference": application.reference, **words_of(call)}
    tell(
        notices.RECEIVED, to=[to_applicant(application)], cause=f"application:{application.pk}:sent", by=by, about=application,
        sent_at=now, next_steps=kind.next_steps, **words,
    )  # fmt: skip
    tell(
        notices.ARRIVED, to=to_team(kind.team, now), cause=f"application:{application.pk}:arrived", by=by,
        about=application, **words,
    )  # fmt: skip
    signals.application_sent.send(Application, application=application, by=by, now=now)
    audit.record("champions.application-sent", by=by, about=application, call=call.key)


def to_team(team: str, now: datetime) -> list[Recipient]:
    """The team's own mailbox; where it has none, each of those who keep calls."""
    found = team_recipient(team)
    return [found] if found else to_keepers(localdate(now))


@action(permissions.APPLY)
def withdraw(application: Application, *, by: Actor, now: datetime) -> None:
    """Take an application back: nobody is asked about it any more and nobody reads it; a place that was offered is free. Another
    can be begun while there is time."""
    if not is_own(application, by):
        raise RuleBroken(OTHERS)
    call = application.call
    offer = queries.offer_of(application)
    bar = rules.bar_to_withdrawing(
        state=application.state_at(now), is_decided=call.decided_at is not None,
        is_appointed=offer is not None and bool(queries.appointed_from([offer])),
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    was_sent = application.sent_at is not None
    application.withdrawn_at = now
    application.save(update_fields=["withdrawn_at"])
    drop_cv(application, by=by, now=now)
    links.end_all("champions.approval", subject=str(application.key), by=by, at=now)
    if offer is not None:
        give_back(offer, by=by, on=localdate(now))
    words = {"reference": application.reference, "is_open": call.state_at(now) == CallState.OPEN, **words_of(call)}
    to = [to_applicant(application), *(to_team(policies.kind_of(call).team, now) if was_sent else [])]
    tell(notices.WITHDRAWN, to=to, cause=f"application:{application.pk}:withdrawn", by=by, about=application, **words)
    audit.record("champions.application-withdrawn", by=by, about=application)


def drop_cv(application: Application, *, by: Any, now: datetime) -> None:
    """Its curriculum vitae goes, if there is one: nobody reads it, and its bytes are gone."""
    if (held := application.cv) is not None:
        application.cv = None
        application.save(update_fields=["cv"])
        files.remove(held, by=by, now=now)


@action(permissions.APPLY)
def monitor(call: Call, *, by: Actor, answers: Mapping[str, Any]) -> None:
    """Keep answers about equality apart: they name no person, no application and no moment, and the record does not say whose
    they are."""
    asked = {question.key for question in policies.kind_of(call).monitoring}
    given = {key: value for key, value in answers.items() if key in asked and value}
    if given:
        Monitoring.objects.create(call=call, answers=given)
    audit.record("champions.monitoring-answered", by=COUNTING, about=call)
