"""The record of a meeting: written, shared with the school within ten working days, agreed or amended, and then the next meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, papers, permissions, policies, queries, rules
from ..enums import Paper, Part, Purpose, Step
from ..models import Issue, Meeting, Record
from ..types import Written
from .telling import clean, only, words

WRITERS = (Part.THERAPIST, Part.LATELY)


@action(permissions.MEET)
def write(meeting: Meeting, *, by: Actor, on: date, written: Written) -> Record:
    """Draft the record, or put it right. It counts children; free text that names a pupil of the school is refused (Q58d)."""
    only(by, meeting.link, on, *WRITERS)
    record = Record.objects.filter(meeting=meeting).first()
    if bar := rules.bar_to_writing(
        step=meeting.step, paper=record.paper if record else Paper.DRAFT, written=written, on=on
    ):
        raise RuleBroken(bar)
    clean(written.words, meeting.link, on)
    record = record or Record(meeting=meeting, drafted_on=on)
    for name in ("mode", "universal", "targeted", "specialist", "training", "children", "next_on", "no_next"):
        setattr(record, name, getattr(written, name))
    record.present = list(written.present)
    if record.paper == Paper.SHARED:  # words that the school has read are changed by sharing them anew
        record.paper = Paper.CHANGE_ASKED
    record.save()
    audit.record("therapy.record-written", by=by, about=record, on=on.isoformat(), children=written.children)
    return record


@action(permissions.MEET)
def share(meeting: Meeting, *, by: Actor, on: date) -> Issue:
    """Share the record with the school, for good: a change is a new version beside it. The next meeting is booked with it."""
    only(by, meeting.link, on, *WRITERS)
    record = Record.objects.select_related("meeting__link__school__school", "meeting__link__provider__organisation").filter(
        meeting=meeting
    ).first()  # fmt: skip
    if record is None:
        raise RuleBroken("Write the record first.")
    if bar := rules.bar_to_sharing(
        paper=record.paper, present=bool(record.present), words=any((record.universal, record.targeted, record.specialist, record.training)),
        next_on=record.next_on, no_next=record.no_next,
    ):  # fmt: skip
        raise RuleBroken(bar)
    agreed = [each.what for each in record.meeting.agreed.all()]
    clean(
        [record.universal, record.targeted, record.specialist, record.training, record.no_next, *agreed],
        meeting.link,
        on,
    )
    issue = Issue.objects.create(
        record=record, number=record.issues.count() + 1, shared_on=on, shared_by_id=by.pk,  # type: ignore[attr-defined]
        blocks=papers.blocks_of(record, policies.programme_on(on)),
    )  # fmt: skip
    record.paper, record.shared_on = Paper.SHARED, record.shared_on or on
    record.save()
    book_next(record, by, on)
    tell(
        notices.SHARED, to=queries.school_mailbox(meeting.link.school_id), cause=f"{issue}", by=by, about=meeting, number=issue.number,
        next_on=record.next_on, **said(meeting),
    )  # fmt: skip
    audit.record("therapy.record-shared", by=by, about=record, on=on.isoformat(), number=issue.number)
    return issue


def said(meeting: Meeting) -> dict[str, Any]:
    return {**words(meeting.link), "key": meeting.key, "held_on": meeting.held_on, "record_by": meeting.record_by}


def book_next(record: Record, by: Any, on: date) -> None:
    """The day that both agreed in the meeting is booked, once."""
    link, day = record.meeting.link, record.next_on
    if day is None or day < on or link.meetings.filter(day=day, step__in=(Step.BOOKED, Step.HELD)).exists():
        return
    waiting = link.meetings.filter(step=Step.PROPOSED, day=None).order_by("id").first()
    made = waiting or Meeting(link=link, purpose=Purpose.TERMLY, mode=record.mode, proposed_on=on, proposed_by_id=by.pk)
    made.therapist, made.day, made.step, made.booked_on = (
        queries.therapist_of(link.school_id, day),
        day,
        Step.BOOKED,
        on,
    )
    made.save()


@action(permissions.ASK)
def agree_record(meeting: Meeting, *, by: Actor, on: date) -> None:
    """The school agrees the record as it was shared last."""
    only(by, meeting.link, on, Part.SCHOOL)
    record = Record.objects.filter(meeting=meeting).first()
    if record is None or record.paper != Paper.SHARED:
        raise RuleBroken("There is no shared record to agree.")
    record.paper, record.agreed_on, record.agreed_by_id = Paper.AGREED, on, by.pk  # type: ignore[attr-defined]
    record.save()
    tell(notices.AGREED, to=writer_of(meeting, on), cause=f"{record}:agreed", by=by, about=meeting, **said(meeting))
    audit.record("therapy.record-agreed", by=by, about=record, on=on.isoformat())


@action(permissions.ASK)
def ask_to_change(meeting: Meeting, *, by: Actor, on: date, words_asked: str) -> None:
    """The school asks for a change; its words too name no child."""
    only(by, meeting.link, on, Part.SCHOOL)
    record = Record.objects.filter(meeting=meeting).first()
    if record is None or record.paper != Paper.SHARED:
        raise RuleBroken("There is no shared record in which something could be changed.")
    if len(words_asked.split()) < 3:
        raise RuleBroken("Say in at least 3 words what should be changed.")
    clean([words_asked], meeting.link, on)
    record.paper, record.change_asked_on, record.change_asked = Paper.CHANGE_ASKED, on, words_asked.strip()
    record.save()
    tell(
        notices.CHANGE_ASKED, to=writer_of(meeting, on), cause=f"{record}:{record.version}", by=by, about=meeting, **said(meeting)
    )  # fmt: skip
    audit.record("therapy.record-change-asked", by=by, about=record, on=on.isoformat())


@action(permissions.ASK)
def ask_for_note(meeting: Meeting, *, by: Actor, on: date) -> None:
    """A school asks for a record that it has not had. It goes once a day to whoever writes it."""
    only(by, meeting.link, on, Part.SCHOOL)
    record = Record.objects.filter(meeting=meeting).first()
    if meeting.step != Step.HELD or (record is not None and record.shared_on):
        raise RuleBroken("No record of this meeting is missing.")
    late = rules.is_late(meeting.record_by, shared_on=None, on=on)
    tell(
        notices.NOTE_ASKED, to=writer_of(meeting, on), cause=f"{meeting}:{on}", by=by, about=meeting, late=late, **said(meeting)
    )  # fmt: skip
    audit.record("therapy.note-asked", by=by, about=meeting, on=on.isoformat())


def writer_of(meeting: Meeting, on: date) -> list[Recipient]:
    """Whoever held the meeting; the school's therapist of today where that is unknown or they have left."""
    who = meeting.therapist
    if who is None or not who.is_active:
        return queries.therapist_mail(meeting.link.school_id, on)
    provider = meeting.link.provider
    return [Recipient(who.email, provider.organisation_id if provider else None, who.pk)]
