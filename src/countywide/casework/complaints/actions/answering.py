"""What whoever looks into a complaint writes: each point, what is put right, and the answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import letters, notices, permissions, queries, rules
from ..enums import Finding, Maker, Remedies
from ..models import Complaint, Point, Remedy, Stage
from .telling import barred, phone_of, write


def under_way(complaint: Complaint, by: Any) -> Stage:
    """The stage, for whoever was asked to look into it and for the complaints team."""
    stage = queries.stage_of(complaint)
    if stage.investigator_id != by.pk and not by.may(permissions.WORK):
        raise PermissionDenied(permissions.ANSWER.key)
    return stage


@action(permissions.ANSWER)
def add_point(complaint: Complaint, *, by: Actor, on: date, text: str, finding: str, reasons: str) -> Point:
    """One point, what was found, and why."""
    stage = under_way(complaint, by)
    barred(
        rules.bar_to_point(
            is_open=complaint.is_open,
            answered=stage.answered_on is not None,
            text=text,
            finding=finding,
            reasons=reasons,
        )
    )
    made = Point.objects.create(stage=stage, text=text.strip(), finding=finding, reasons=reasons.strip())
    audit.record("complaints.point-added", by=by, about=made, on=on.isoformat(), finding=finding)
    return made


@action(permissions.ANSWER)
def drop_point(complaint: Complaint, *, by: Actor, on: date, point: Point) -> None:
    """Takes a point out of an answer that has not gone."""
    stage = not_answered(complaint, by)
    audit.record("complaints.point-dropped", by=by, about=complaint, on=on.isoformat(), point=point.pk)
    stage.points.filter(pk=point.pk).delete()


@action(permissions.ANSWER)
def add_remedy(
    complaint: Complaint, *, by: Actor, on: date, sort: str, what: str, owner: Any, due_on: date, pence: int | None
) -> Remedy:
    """How it is put right, by whom and until when. It is promised when the answer goes."""
    stage = not_answered(complaint, by)
    barred(rules.bar_to_remedy(what=what, sort=sort, pence=pence, due_on=due_on, from_on=on))
    made = Remedy.objects.create(
        complaint=complaint, stage=stage, sort=sort, what=what.strip(), owner=owner, due_on=due_on, pence=pence or None
    )
    audit.record("complaints.remedy-added", by=by, about=made, on=on.isoformat(), sort=sort, due=due_on.isoformat())
    return made


@action(permissions.ANSWER)
def drop_remedy(complaint: Complaint, *, by: Actor, on: date, remedy: Remedy) -> None:
    """Takes out what was not promised yet."""
    stage = not_answered(complaint, by)
    audit.record("complaints.remedy-dropped", by=by, about=complaint, on=on.isoformat(), remedy=remedy.pk)
    stage.remedies.filter(pk=remedy.pk).delete()


def not_answered(complaint: Complaint, by: Any) -> Stage:
    stage = under_way(complaint, by)
    if stage.answered_on is not None or not complaint.is_open:
        raise RuleBroken("This stage is answered. What was said stands as it was.")
    return stage


@action(permissions.ANSWER)
def answer(complaint: Complaint, *, by: Actor, on: date, learning: str) -> None:
    """Sends the answer, with its own date: every point, what is put right, and what can be done next. What is promised is owed from
    here on."""
    stage = under_way(complaint, by)
    points, remedies = list(stage.points.all()), list(stage.remedies.select_related("owner"))
    barred(
        rules.bar_to_answering(
            is_open=complaint.is_open, answered=stage.answered_on is not None, acknowledged_on=stage.acknowledged_on,
            answered_on=on, received_on=complaint.received_on, began_on=stage.began_on,
            has_investigator=stage.investigator is not None, findings=[each.finding for each in points],
            remedies=len(remedies), needs_consent=complaint.maker == Maker.BEHALF and not complaint.consent, on=on,
        )
    )  # fmt: skip
    stage.answered_on, stage.learning = on, learning.strip()
    stage.answered_by_id = by.pk  # type: ignore[attr-defined]
    stage.save(update_fields=["answered_on", "answered_by", "learning"])
    kind = letters.ANSWER if stage.number == 1 else letters.FINAL_ANSWER
    write(complaint, kind, by=by, on=on, words=words_of(complaint, stage, points, remedies))
    for each in remedies:
        tell_owner(each, by=by)
    audit.record("complaints.answered", by=by, about=complaint, on=on.isoformat(), stage=stage.number)


def words_of(complaint: Complaint, stage: Stage, points: list[Point], remedies: list[Remedy]) -> dict[str, Any]:
    assert stage.investigator is not None
    procedure = queries.procedure_of(stage)
    return {
        "received_on": complaint.received_on,
        "began_on": stage.began_on,
        "investigator": stage.investigator.name,
        "points": "\n\n".join(in_words(number, each) for number, each in enumerate(points, start=1)),
        "remedies": [promised(each) for each in remedies],
        "learning": stage.learning,
        "stage_two_days": procedure.stage(2).answer,
        "ombudsman_by": queries.ombudsman_by(complaint.known_on),
    }


def in_words(number: int, point: Point) -> str:
    reasons = f"\n\n{point.reasons}" if point.reasons else ""
    return f"Point {number}: {point.text}\n\nWe found: {Finding(point.finding).label.lower()}.{reasons}"


def promised(remedy: Remedy) -> str:
    """One promise with its day; its owner is known to the complaints team."""
    sum_ = f" (£{remedy.pence / 100:,.2f})" if remedy.pence else ""
    day = f"{remedy.due_on.day} {remedy.due_on:%B %Y}"
    return f"{Remedies(remedy.sort).label}{sum_}: {remedy.what} By {day}."


def tell_owner(remedy: Remedy, *, by: Any) -> None:
    tell(
        notices.OWED, to=[Recipient(remedy.owner.email, None, remedy.owner_id)], cause=f"{remedy}:owed", by=by, about=remedy,
        reference=remedy.complaint.reference, due_on=remedy.due_on, phone=phone_of(remedy.complaint),
    )  # fmt: skip
