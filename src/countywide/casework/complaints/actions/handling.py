"""What the complaints team does: acknowledges, puts in order, asks somebody to look into it, gives it more time, closes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import letters, notices, permissions, queries, rules
from ..enums import Ended, Leads, Maker
from ..models import Complaint
from ..policies import procedure_on
from .telling import barred, write


@action(permissions.WORK)
def acknowledge(complaint: Complaint, *, by: Actor, on: date, understood: str = "") -> None:
    """Says what was understood and by when an answer comes; whoever does it owns the complaint from then on. The days of the
    answer run from here (Complaint Handling Code)."""
    stage = queries.stage_of(complaint)
    barred(
        rules.bar_to_acknowledging(
            is_open=complaint.is_open, acknowledged_on=stage.acknowledged_on, told_on=on, began_on=stage.began_on, on=on
        )
    )
    stage.acknowledged_on = on
    stage.save(update_fields=["acknowledged_on"])
    complaint.owner_id = by.pk  # type: ignore[attr-defined]
    complaint.save(update_fields=["owner"])
    procedure = queries.procedure_of(stage)
    leads = {each.leads for each in procedure.subjects if each.key in complaint.about}
    write(
        complaint, letters.ACKNOWLEDGED, by=by, on=on,
        words={
            "first": stage.number == 1, "began_on": stage.began_on, "about": "; ".join(procedure.called(complaint.about)),
            "words": understood.strip() or stage.why or complaint.words, "wants": complaint.wants,
            "answer_by": queries.due(stage).on, "answer_days": procedure.stage(stage.number).answer, "code": procedure.law,
            "tribunal": Leads.TRIBUNAL in leads,
        },
    )  # fmt: skip
    audit.record("complaints.acknowledged", by=by, about=complaint, on=on.isoformat(), stage=stage.number)


@action(permissions.WORK)
def put_in_order(
    complaint: Complaint, *, by: Actor, on: date, reference: str, about: Sequence[str], consent: str, known_on: date | None,
    complained_of: Sequence[int],
) -> None:  # fmt: skip
    """What the team knows of it: the case, what it is about, who is complained of, that somebody agrees, since when it is known."""
    offered = {each.key for each in procedure_on(on).subjects} | set(complaint.about)
    if not about or not set(about) <= offered:
        raise RuleBroken("Choose at least one thing that the complaint is about.")
    if known_on is not None and known_on > complaint.received_on:
        raise RuleBroken("They cannot have known of it later than they complain of it.")
    if complaint.maker == Maker.BEHALF and complaint.consent and not consent.strip():
        raise RuleBroken("That the parent or young person agrees stands here already. Say how you know otherwise.")
    if reference:
        complaint.case = queries.case_called(reference)
        if complaint.case is None:
            raise RuleBroken("There is no case with this reference.")
        complaint.child_id = complaint.case.child_id
    complaint.about, complaint.consent, complaint.known_on = list(about), consent.strip(), known_on
    complaint.save(update_fields=["case", "child", "about", "consent", "known_on"])
    complaint.complained_of.set(complained_of)
    audit.record("complaints.put-in-order", by=by, about=complaint, on=on.isoformat(), people=len(complained_of))


@action(permissions.WORK)
def ask_to_look(complaint: Complaint, *, by: Actor, on: date, person: Any) -> None:
    """Asks somebody who did not take the decisions complained of, and at stage 2 did not answer stage 1."""
    stage = queries.stage_of(complaint)
    held, wrote = queries.worked_on(complaint)
    before = set(complaint.stages.exclude(pk=stage.pk).values_list("investigator_id", flat=True))
    barred(
        rules.bar_to_asking(
            is_open=complaint.is_open, answered=stage.answered_on is not None,
            may=person in queries.who_may_look(on=on), is_maker=person.pk == complaint.user_id,
            is_complained_of=complaint.complained_of.filter(pk=person.pk).exists(), held_case=person.pk in held,
            wrote_about_it=person.pk in wrote, looked_before=person.pk in before,
        )
    )  # fmt: skip
    stage.investigator, stage.asked_on = person, on
    stage.save(update_fields=["investigator", "asked_on"])
    tell(
        notices.LOOK_INTO, to=[Recipient(person.email, None, person.pk)], cause=f"{stage}:{person.pk}:{on}", by=by, about=complaint,
        reference=complaint.reference, key=complaint.key, number=stage.number,
        due_on=queries.due(stage).on if stage.acknowledged_on else None,
    )  # fmt: skip
    audit.record(
        "complaints.asked-to-look", by=by, about=complaint, on=on.isoformat(), person=person.pk, stage=stage.number
    )


@action(permissions.WORK)
def extend(complaint: Complaint, *, by: Actor, on: date, days: int, reasons: str) -> None:
    """More time, once, before the day has passed; whoever complains is told why and by when (Complaint Handling Code)."""
    stage = queries.stage_of(complaint)
    was = queries.due(stage) if stage.acknowledged_on else None
    most = queries.procedure_of(stage).stage(stage.number).extend
    barred(
        rules.bar_to_extending(
            is_open=complaint.is_open, acknowledged=stage.acknowledged_on is not None, answered=stage.answered_on is not None,
            extended=stage.extended_on is not None, days=days, most=most, due_on=was.on if was else None, reasons=reasons, on=on,
        )
    )  # fmt: skip
    assert was is not None
    stage.extended_on, stage.extended_by, stage.extended_because = on, days, reasons.strip()
    stage.save(update_fields=["extended_on", "extended_by", "extended_because"])
    words = {"was_by": was.on, "answer_by": queries.due(stage).on, "reasons": stage.extended_because}
    write(complaint, letters.EXTENDED, by=by, on=on, words=words)
    audit.record("complaints.extended", by=by, about=complaint, on=on.isoformat(), days=days, stage=stage.number)


@action(permissions.WORK)
def close(complaint: Complaint, *, by: Actor, on: date, how: str, because: str) -> None:
    """Ends it without an answer, with a reason that whoever complains reads."""
    barred(
        rules.bar_to_ending(
            is_open=complaint.is_open, how=how, because=because, ended_on=on, received_on=complaint.received_on, on=on
        )
    )
    ended(complaint, how, because, on=on)
    write(
        complaint, letters.CLOSED, by=by, on=on,
        words={
            "received_on": complaint.received_on, "ended_on": on, "how": Ended(how).label.lower(),
            "reasons": because.strip() or "You told us that you take it back.",
        },
    )  # fmt: skip
    audit.record("complaints.closed", by=by, about=complaint, on=on.isoformat(), how=how)


def ended(complaint: Complaint, how: str, because: str, *, on: date) -> None:
    complaint.ended, complaint.ended_on, complaint.ended_because = how, on, because.strip()
    complaint.save(update_fields=["ended", "ended_on", "ended_because"])
