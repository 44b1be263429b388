"""Links a therapist to a school, changes who it is, and keeps the school's list of specialist teachers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries, rules
from ..enums import Kind, Part, Step
from ..models import Assignment, Link, Listed
from .telling import clean, only, saved, words

DAY = timedelta(days=1)


@action(permissions.ARRANGE)
def assign(link: Link, *, by: Actor, on: date, therapist: Any, starts_on: date, note: str = "") -> Assignment:
    """Link a therapist to a school. Where another is linked, that link ends the day before and the note hands it over; cover ends
    too. The school is told who comes; meetings that are booked from then on pass to whoever comes."""
    only(by, link, on, Part.MANAGER, Part.PROGRAMME)
    leads = Assignment.objects.filter(link=link, kind=Kind.LEAD)
    before = leads.filter(ends_on=None).select_related("therapist").first()
    ends = leads.exclude(ends_on=None).order_by("-ends_on").values_list("ends_on", flat=True).first()
    if bar := rules.bar_to_linking(
        has_provider=link.provider_id is not None,
        works_there=therapist.pk in {each.pk for each in queries.therapists_for(link.provider, starts_on)},
        starts_on=starts_on,
        last_lead_ends=before.starts_on if before else ends,
        has_open_lead=before is not None,
        note=note,
        on=on,
    ):
        raise RuleBroken(bar)
    clean([note], link, on)
    if before is not None:
        before.ends_on, before.note = starts_on - DAY, note.strip()
        before.save(update_fields=["ends_on", "note"])
    ended = leads.filter(ends_on=starts_on - DAY).first() if before is None else None
    if ended is not None and note.strip():
        ended.note = note.strip()
        ended.save(update_fields=["note"])
    end_cover(link, starts_on - DAY)
    made = Assignment.objects.create(link=link, therapist=therapist, starts_on=starts_on, introduced_on=on)
    link.vacancy_said, link.filled_by = "", None
    link.save(update_fields=["vacancy_said", "filled_by"])
    link.meetings.filter(step__in=(Step.PROPOSED, Step.BOOKED), day__gte=starts_on).update(therapist=therapist)
    kind, more = notices.INTRODUCED, dict[str, Any]()
    if before is not None:
        kind, more = notices.CHANGED, {"before": before.therapist.name, "last_on": before.ends_on}
    tell(
        kind, to=queries.school_mailbox(link.school_id), cause=f"{made}", by=by, about=made, therapist=therapist.name,
        starts_on=starts_on, contacts=queries.expected_of(link, on).contacts, **words(link), **more,
    )  # fmt: skip
    audit.record("therapy.assigned", by=by, about=made, on=on.isoformat(), starts_on=starts_on.isoformat())
    return made


def end_cover(link: Link, last_on: date) -> None:
    """Cover is over once there is a therapist; a cover that had not begun never was."""
    held = Assignment.objects.filter(link=link, kind=Kind.COVER).exclude(ends_on__lte=last_on)
    held.filter(starts_on__gt=last_on).delete()
    held.update(ends_on=last_on)


@action(permissions.ASK)
def list_teacher(link: Link, *, by: Actor, on: date, teacher: Any) -> Listed:
    """A school puts a specialist teacher on its list: they see its plan and own actions beside the therapist (Q56)."""
    only(by, link, on, Part.SCHOOL)
    link = saved(link, on)
    if teacher.pk not in {each.pk for each in queries.may_be_listed(link.school_id, on)}:
        raise RuleBroken("Choose a specialist teacher who is not on the list yet.")
    listed = Listed.objects.create(link=link, teacher=teacher, starts_on=on, added_by_id=by.pk)  # type: ignore[attr-defined]
    tell(
        notices.LISTED, to=[Recipient(teacher.email, None, teacher.pk)], cause=f"{listed}", by=by, about=listed, **words(link)
    )  # fmt: skip
    audit.record("therapy.teacher-listed", by=by, about=listed, on=on.isoformat())
    return listed


@action(permissions.ASK)
def unlist(link: Link, *, by: Actor, on: date, listed: Listed) -> None:
    """A specialist teacher leaves a school's list and loses sight of its plan. Their open actions pass to the SENCO."""
    only(by, link, on, Part.SCHOOL)
    if listed.link_id != link.pk or listed.ends_on is not None:
        raise RuleBroken("This specialist teacher is not on the list.")
    listed.ends_on = max(on - DAY, listed.starts_on)
    if listed.ends_on == on:  # put on the list today by mistake
        listed.delete()
    else:
        listed.save(update_fields=["ends_on"])
    theirs = queries.where_open(queries.actions_of(link.school_id)).filter(teacher_id=listed.teacher_id)
    passed = theirs.order_by().select_related(None).update(owner="SENCO", teacher=None)
    audit.record("therapy.teacher-unlisted", by=by, about=link, on=on.isoformat(), passed=passed)
