"""The plan of a school: actions are agreed, and move until they are done, dropped or carried to a later day."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import notices, permissions, queries, rules
from ..enums import Owner, Part, Progress
from ..models import Agreed, Link
from ..types import Wanted
from .telling import clean, only, saved, words

HANDS = (Part.SCHOOL, Part.THERAPIST, Part.TEACHER)
"""Whoever has a part in a plan agrees actions in it and keeps them (Q56)."""


@action(permissions.PLAN)
def agree_action(link: Link, *, by: Actor, on: date, wanted: Wanted) -> Agreed:
    """Agree an action. Whoever owns it is told, unless they agreed it themselves."""
    only(by, link, on, *HANDS)
    link = saved(link, on)
    teachers = {each.pk: each for each in queries.teachers_of(link.school_id, on)}
    teacher = teachers.get(wanted.teacher_id) if wanted.owner == Owner.TEACHER and wanted.teacher_id else None
    if bar := rules.bar_to_agreeing(
        what=wanted.what, owner=wanted.owner, has_teacher=teacher is not None, due_on=wanted.due_on, on=on
    ):
        raise RuleBroken(bar)
    if wanted.meeting_id and not link.meetings.filter(pk=wanted.meeting_id).exists():
        raise RuleBroken("This meeting is another school’s.")
    clean([wanted.what], link, on)
    made = Agreed.objects.create(
        link=link, meeting_id=wanted.meeting_id, what=wanted.what.strip(), owner=wanted.owner, teacher=teacher, strand=wanted.strand,
        level=wanted.level, agreed_on=on, agreed_by_id=by.pk, due_on=wanted.due_on,  # type: ignore[attr-defined]
    )  # fmt: skip
    give(made, by, on)
    audit.record("therapy.action-agreed", by=by, about=made, on=on.isoformat(), due_on=wanted.due_on.isoformat())
    return made


def give(agreed: Agreed, by: Any, on: date) -> None:
    to = [each for each in owner_mail(agreed, on) if each.user_id is None or each.user_id != by.pk]
    if to:
        tell(notices.ACTION_GIVEN, to=to, cause=f"{agreed}", by=by, about=agreed, **said(agreed))


def said(agreed: Agreed) -> dict[str, Any]:
    return {**words(agreed.link), "what": agreed.what, "due_on": agreed.due_on}


def owner_mail(agreed: Agreed, on: date) -> list[Recipient]:
    """Where the owner of an action reads: the mailbox of the role, the therapist, the specialist teacher."""
    school = agreed.link.school_id
    if agreed.owner == Owner.TEACHER and agreed.teacher is not None:
        return [Recipient(agreed.teacher.email, None, agreed.teacher_id)]
    if agreed.owner == Owner.THERAPIST:
        return queries.therapist_mail(school, on)
    return contacts.recipients_for(school, ["HEAD" if agreed.owner == Owner.HEAD else "SENCO"])


@action(permissions.PLAN)
def move_action(
    agreed: Agreed, *, by: Actor, on: date, to: str, reason: str = "", due_on: date | None = None
) -> Agreed:
    """In progress, done, dropped with a reason, or carried to a later day: then a new action goes on where this one ends."""
    parts = only(by, agreed.link, on, *HANDS)
    if parts <= {Part.TEACHER} and agreed.teacher_id != by.pk:  # type: ignore[attr-defined]
        raise RuleBroken("This action is somebody else’s. Ask the school or its therapist.")
    if bar := rules.bar_to_moving(now=agreed.progress, to=to, reason=reason, due_on=due_on, on=on):
        raise RuleBroken(bar)
    clean([reason], agreed.link, on)
    agreed.progress, agreed.reason = to, reason.strip()
    agreed.closed_on = on if to in (Progress.DONE, Progress.DROPPED, Progress.CARRIED) else None
    agreed.save()
    audit.record("therapy.action-moved", by=by, about=agreed, on=on.isoformat(), to=to)
    if to != Progress.CARRIED:
        return agreed
    assert due_on is not None  # the rule wants it
    return Agreed.objects.create(
        link=agreed.link, meeting=agreed.meeting, what=agreed.what, owner=agreed.owner, teacher=agreed.teacher, strand=agreed.strand,
        level=agreed.level, agreed_on=on, agreed_by_id=by.pk, due_on=due_on, carried_from=agreed,  # type: ignore[attr-defined]
    )  # fmt: skip
