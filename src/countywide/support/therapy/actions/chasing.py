"""Each night: records that are due or late, actions that are due or late, schools without a contact. Each is told of once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import NoticeKind

from .. import notices, policies, queries
from ..enums import Standing
from ..models import Agreed, Link, Meeting
from ..types import Term
from .planning import owner_mail
from .planning import said as said_of_action
from .recording import said, writer_of
from .telling import words

DAY = timedelta(days=1)


def chase(*, by: Any, on: date) -> dict[str, int]:
    """What is late, to whoever can put it right (Q58c). A second time on a day changes nothing."""
    programme = policies.programme_on(on)
    calendar = deadlines.calendar()
    soon = calendar.working_days_after(on, programme.nudge_working_days)
    still = calendar.working_days_before(on, programme.raise_working_days)
    due = [each for each in queries.records_due_by(soon) if each.record_by and each.record_by >= on]
    late = list(queries.late_records(on))
    for meeting in due:
        tell(
            notices.RECORD_SOON,
            to=writer_of(meeting, on),
            cause=f"{meeting}:soon",
            by=by,
            about=meeting,
            **said(meeting),
        )
    for meeting in late:
        raise_it(meeting, still, by=by, on=on)
    days = timedelta(days=programme.remind_days)
    coming = list(queries.due_between(on, on + days))
    past = list(queries.due_between(on - 2 * days, on - DAY))
    remind(coming, notices.ACTION_SOON, by=by, on=on)
    remind(past, notices.ACTION_LATE, by=by, on=on)
    return {
        "due": len(due), "late": len(late), "actions": len(coming), "actions_late": len(past), "silent": tell_of_silence(by=by, on=on)
    }  # fmt: skip


def raise_it(meeting: Meeting, still: date, *, by: Any, on: date) -> None:
    """The therapist and their manager as soon as it is late; the programme team some working days after that."""
    therapist = meeting.therapist.name if meeting.therapist else "Whoever held it"
    to = [*writer_of(meeting, on), *queries.managers_of(meeting.link.provider, on)]
    tell(
        notices.RECORD_LATE, to=to, cause=f"{meeting}:late", by=by, about=meeting, therapist=therapist, **said(meeting)
    )  # fmt: skip
    if meeting.record_by and meeting.record_by < still:
        tell(
            notices.RECORD_STILL_LATE, to=queries.programme_team(on), cause=f"{meeting}:still-late", by=by, about=meeting, **said(meeting)
        )  # fmt: skip


def remind(actions: list[Agreed], kind: NoticeKind, *, by: Any, on: date) -> None:
    for each in actions:
        tell(kind, to=owner_mail(each, on), cause=f"{each}:{kind.key}", by=by, about=each, **said_of_action(each))


def tell_of_silence(*, by: Any, on: date) -> int:
    """Half a term has passed without a contact: the programme team rings the school."""
    term = queries.term_on(on)
    if not term.half <= on <= term.last_day:
        return 0
    held = [
        each for each, standing in queries.standings(queries.seen(Link.objects.exclude(provider=None), on), on)
        if standing not in (Standing.PAUSED, Standing.UNASSIGNED, Standing.VACANT)
    ]  # fmt: skip
    had = queries.held_in_term([each.pk for each in held], term, on)
    silent = [each for each in held if not had.get(each.pk) and linked_by(each, term)]
    for link in silent:
        tell(
            notices.NO_CONTACT, to=queries.programme_team(on), cause=f"{link}:silent:{term.first_day}", by=by, about=link,
            term=term.name, contacts=queries.expected_of(link, on).contacts, **words(link),
        )  # fmt: skip
    return len(silent)


def linked_by(link: Any, term: Term) -> bool:
    """Whether the school was linked since the term began: of one that was just linked nobody expects a contact yet."""
    lead = link.assignments.filter(pk=link.lead_id).first()
    return lead is not None and lead.starts_on <= term.first_day
