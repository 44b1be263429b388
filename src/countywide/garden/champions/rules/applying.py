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
