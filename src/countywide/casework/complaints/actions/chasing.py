"""Reminds whoever looks into a complaint, and tells the head of service what is late. A second time on a day changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, queries
from ..models import Complaint
from ..policies import procedure_on
from ..types import Due
from .telling import phone_of


def chase(*, by: Any, on: date) -> dict[str, int]:
    """Complaints, promises and the Ombudsman’s dates, each told of once a step."""
    before = queries.soon(on, days=procedure_on(on).chase_before)
    held = queries.by_day(queries.whole(Complaint.objects.under_way()))
    late = [each for each in held if each[1].on < on]
    due = [each for each in held if on <= each[1].on <= before]
    for complaint, day in due:
        remind(complaint, day, by=by)
    for complaint, day in late:
        raise_it(complaint, day, by=by, on=on)
    return {
        "soon": len(due), "late": len(late), "owed": chase_owed(by=by, on=on), "ombudsman": chase_ombudsman(before, by=by, on=on),
    }  # fmt: skip


def remind(complaint: Complaint, due: Due, *, by: Any) -> None:
    """Whoever looks into it; nobody while nobody was asked: the team has it on its list."""
    stage = complaint.stage
    if due.what == "answer" and stage.investigator is not None:
        tell(
            notices.SOON, to=[Recipient(stage.investigator.email, None, stage.investigator_id)],
            cause=f"{stage}:soon:{due.on}", by=by, about=complaint, reference=complaint.reference, key=complaint.key,
            due_on=due.on,
        )  # fmt: skip


def raise_it(complaint: Complaint, due: Due, *, by: Any, on: date) -> None:
    """The head of service, in words that say nothing of what it is about."""
    stage = complaint.stage
    waits_for = stage.investigator.name if due.what == "answer" and stage.investigator else "the complaints team"
    tell(
        notices.LATE, to=queries.heads(on=on), cause=f"{stage}:late:{due.what}", by=by, about=complaint,
        reference=complaint.reference, what=f"{due.what}d" if due.what.endswith("e") else f"{due.what}ed", due_on=due.on,
        number=stage.number, waits_for=waits_for,
    )  # fmt: skip


def chase_owed(*, by: Any, on: date) -> int:
    """What was promised and not done by its day: its owner and the head of service."""
    late = list(queries.owed().filter(due_on__lt=on).select_related("complaint__team__contact_team"))
    for each in late:
        to = [Recipient(each.owner.email, None, each.owner_id), *queries.heads(on=on)]
        tell(
            notices.OWED_LATE, to=to, cause=f"{each}:late", by=by, about=each, reference=each.complaint.reference,
            due_on=each.due_on, phone=phone_of(each.complaint),
        )  # fmt: skip
    return len(late)


def chase_ombudsman(before: date, *, by: Any, on: date) -> int:
    """An answer to the Ombudsman: the head of service hears two working days before its day, and once it has passed."""
    held = list(queries.steps_open().filter(answer_by__lte=before))
    for each in held:
        when = "late" if each.answer_by and each.answer_by < on else "soon"
        tell(
            notices.OMBUDSMAN_LATE, to=queries.heads(on=on), cause=f"{each}:{when}", by=by, about=each,
            reference=each.referral.complaint.reference, due_on=each.answer_by,
        )  # fmt: skip
    return len(held)
