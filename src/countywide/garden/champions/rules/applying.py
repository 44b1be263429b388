"""Where an application stands, and what stands in the way of sending it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ..enums import ApplicationState, CallState


def application_state(
    *,
    sent_at: datetime | None,
    withdrawn_at: datetime | None,
    closes_at: datetime,
    late_until: date | None,
    asked_at: datetime | None,
    is_given: bool | None,
    now: datetime,
    on: date,
) -> ApplicationState:
    """An application that nobody approved by the deadline is kept and not sent; the council may allow it until a later day."""
    if withdrawn_at:
        return ApplicationState.WITHDRAWN
    if sent_at:
        return ApplicationState.SENT
    if not is_in_time(closes_at=closes_at, late_until=late_until, now=now, on=on):
        return ApplicationState.KEPT if asked_at and is_given is None else ApplicationState.UNSENT
    if asked_at is None:
        return ApplicationState.DRAFT
    if is_given is None:
        return ApplicationState.ASKED
    return ApplicationState.APPROVED if is_given else ApplicationState.REFUSED


def is_in_time(*, closes_at: datetime, late_until: date | None, now: datetime, on: date) -> bool:
    """Before the deadline, or on a day that the council allowed."""
    return now < closes_at or (late_until is not None and on <= late_until)


def bar_to_changing(*, state: ApplicationState, call: CallState) -> str | None:
    """An application is changed until it is sent, and while there is time."""
    if state == ApplicationState.WITHDRAWN:
        return "You withdrew this application."
    if state == ApplicationState.SENT:
        return "This application was sent. Withdraw it and begin another, while the call is open, to change it."
    if state in (ApplicationState.KEPT, ApplicationState.UNSENT):
        return "The call has closed, so this application cannot be changed."
    if call == CallState.PLANNED:
        return "This call is not announced yet."
    return None


def bar_to_sending(
    *,
    state: ApplicationState,
    call: CallState,
    opens: str,
    missing: Sequence[str],
    needs_approval: bool,
    approver: str,
) -> str | None:
    """What is missing before an application may be sent. `opens` says when the call opens, in words."""
    if state == ApplicationState.SENT:
        return "This application was sent already."
    if state == ApplicationState.WITHDRAWN:
        return "You withdrew this application."
    if state == ApplicationState.KEPT:
        return f"The call closed before your {approver} approved. Your application is kept and was not sent."
    if state == ApplicationState.UNSENT:
        return "The call has closed. Your application is kept and was not sent."
    if call in (CallState.PLANNED, CallState.ANNOUNCED):
        return f"You can send this once the call is open, on {opens}."
    if missing:
        return f"Some of the form is not filled in: {', '.join(missing)}."
    if not needs_approval:
        return None
    if state == ApplicationState.DRAFT:
        return f"Ask your {approver} to approve first."
    if state == ApplicationState.ASKED:
        return f"Your {approver} has not answered yet."
    if state == ApplicationState.REFUSED:
        return f"Your {approver} did not approve, so this cannot be sent."
    return None


def bar_to_asking(
    *, state: ApplicationState, call: CallState, missing: Sequence[str], needs_approval: bool, to: str, own: str
) -> str | None:
    """Approval is asked once the form is complete, of somebody else than the applicant."""
    if bar := bar_to_changing(state=state, call=call):
        return bar
    if not needs_approval:
        return "Nobody has to approve this application."
    if state == ApplicationState.APPROVED:
        return "Your application is approved already."
    if missing:
        return f"Some of the form is not filled in: {', '.join(missing)}."
    if to.strip().lower() == own.strip().lower():
        return "You cannot approve your own application. Give the address of whoever approves."
    return None


def bar_to_answering(
    *, state: ApplicationState, is_own: bool, approver: str, is_guest: bool, is_asked_head: bool
) -> str | None:
    """Whoever was asked answers once, while there is time; nobody approves for themselves."""
    if is_own:
        return "You cannot approve your own application."
    if not is_guest and not is_asked_head:
        return f"The {approver} was asked, by a personal link."
    if state in (ApplicationState.KEPT, ApplicationState.UNSENT):
        return "The call has closed, so an approval comes too late. The council may allow more time: the applicant can ask."
    if state != ApplicationState.ASKED:
        return "Nothing is asked of you about this application any more."
    return None


def bar_to_late(*, state: ApplicationState, until: date, on: date, last: date) -> str | None:
    """The council may take an application later, until a day its policy names, where the approval was late."""
    if state != ApplicationState.KEPT:
        return "More time is for an application that waited for approval when the call closed."
    if until > last:
        return f"The policy allows this until {last.day} {last:%B %Y} at the latest."
    if until < on:
        return "That day has passed."
    return None


def bar_to_withdrawing(*, state: ApplicationState, is_decided: bool, is_appointed: bool) -> str | None:
    """An application is withdrawn until the call is decided, or until it led to the role."""
    if state == ApplicationState.WITHDRAWN:
        return "You withdrew this application already."
    if is_appointed:
        return "You are appointed already. To give up the role, step down under “Where you serve”."
    return "This call is decided. Tell the team if you no longer want the role." if is_decided else None


def is_answered(value: object) -> bool:
    """Whether a question has an answer: 0 is one."""
    return value not in (None, "", [], False)
