"""Heads and chairs of governors are asked to release an applicant, and answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.links import actions as links
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies, queries, rules
from ..enums import Approver, CallState
from ..models import Application, Approval
from .applying import OTHERS, approver_of, is_own
from .telling import to_applicant, words_of


@action(permissions.APPLY)
def ask_approval(application: Application, *, by: Actor, now: datetime, name: str, email: str = "") -> Approval:
    """Ask whoever approves, by a personal link. A head is written to where the register of schools has a mailbox of theirs; the
    applicant gives an address only where it has none, and always for a chair of governors."""
    if not is_own(application, by):
        raise RuleBroken(OTHERS)
    call, kind = application.call, policies.kind_of(application.call)
    role = kind.role(application.role)
    to = queries.head_mailbox(application) if role and role.approver == Approver.HEAD else ""
    to = to or email.strip().lower()
    bar = rules.bar_to_asking(
        state=application.state_at(now), call=call.state_at(now), missing=queries.missing_of(application, kind),
        needs_approval=bool(approver_of(application)), to=to, own=application.email,
    )  # fmt: skip
    if bar or not to or role is None:
        raise RuleBroken(bar or "Give the email address of whoever approves.")
    links.end_all(queries.APPROVAL, subject=str(application.key), by=by, at=now)
    made, _new = Approval.objects.update_or_create(
        application=application,
        defaults={
            "approver": role.approver, "name": name.strip()[:200], "email": to, "asked_at": now,
            "answered_at": None, "answered_by": "", "is_given": None, "says": "",
        },
    )  # fmt: skip
    send_link(application, made, by=by, now=now)
    audit.record("champions.approval-asked", by=by, about=application, approver=made.approver)
    return made


def send_link(application: Application, approval: Approval, *, by: Any, now: datetime) -> None:
    """A personal link, until the last day on which the answer counts."""
    until = application.late_until or localdate(application.call.closes_at)
    links.issue(
        queries.APPROVAL, subject=str(application.key), holder=queries.holder_of(approval), reference=application.reference,
        by=by, on=localdate(now), at=now, until=until,
    )  # fmt: skip


@action(permissions.APPROVE)
def answer_approval(
    application: Application, *, by: Actor, now: datetime, is_given: bool, agrees: bool = False, says: str = ""
) -> None:
    """The head, or the chair of governors where the head applies, approves with the release terms, or says no. The applicant is
    told at once."""
    approval = Approval.objects.select_for_update().filter(application=application).first()
    if approval is None:
        raise RuleBroken("Nothing is asked of you about this application.")
    approver = approval.get_approver_display().lower()
    is_guest = getattr(by, "holder", "") == queries.holder_of(approval)
    bar = rules.bar_to_answering(
        state=application.state_at(now), is_own=is_own(application, by), approver=approver, is_guest=is_guest,
        is_asked_head=approval.approver == Approver.HEAD and not hasattr(by, "holder"),
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    if is_given and not agrees:
        raise RuleBroken("Tick that the school agrees to the terms of release.")
    if not is_given and not says.strip():
        raise RuleBroken("Write in a few words why not, so that the applicant knows.")
    approval.is_given, approval.says = is_given, says.strip()
    approval.answered_at, approval.answered_by = now, str(by)[:60]
    approval.save()
    links.end_all(queries.APPROVAL, subject=str(application.key), by=by, at=now)
    call = application.call
    tell(
        notices.APPROVAL_ANSWERED, to=[to_applicant(application)], cause=f"approval:{approval.pk}:{now.isoformat()}", by=by,
        about=application, reference=application.reference, approver=approver, is_given=is_given,
        is_open=call.state_at(now) != CallState.ANNOUNCED, **words_of(call),
    )  # fmt: skip
    audit.record("champions.approval-answered", by=by, about=application, given=is_given)


@action(permissions.KEEP)
def allow_late(application: Application, *, by: Actor, now: datetime, until: date, because: str) -> None:
    """Take an application later, since its approval was late: until a day that the policy names at the latest. Whoever approves is
    asked again, and the applicant told."""
    call, kind = application.call, policies.kind_of(application.call)
    last = rules.last_late_day(closes_at=call.closes_at, late_days=kind.late_days)
    if bar := rules.bar_to_late(state=application.state_at(now), until=until, on=localdate(now), last=last):
        raise RuleBroken(bar)
    application.late_until = until
    application.save(update_fields=["late_until"])
    approval = application.approval
    send_link(application, approval, by=by, now=now)
    tell(
        notices.LATE_ALLOWED, to=[to_applicant(application)], cause=f"application:{application.pk}:late:{until}", by=by,
        about=application, reference=application.reference, late_until=until, needs_approval=True,
        approver=approval.get_approver_display().lower(), **words_of(call),
    )  # fmt: skip
    audit.record("champions.late-allowed", by=by, about=application, until=until.isoformat(), because=because[:200])
