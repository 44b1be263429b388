"""The consulted school: it opens the pack, asks, writes, signs and sends. What it wrote is never lost by a refusal."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import Position, Standing, Withdrawn
from ..models import Answer, AtSchool, Consultation, Ground, Line, Passage, Writing
from ..policies import policy_on
from ..types import GroundSaid, LineSaid, Said, Signed
from .sending import CLOCK, withdrawn


@action(permissions.ANSWER)
def acknowledge(consultation: AtSchool, *, by: Actor, on: date, name: str, role: str) -> None:
    """Somebody of the school says that the pack is here and that the school was meant."""
    if consultation.standing in (Standing.WITHDRAWN, Standing.DRAFTED):
        raise RuleBroken("You are not consulted about this child any more.")
    if not name.strip() or not role.strip():
        raise RuleBroken("Say who you are, and what you do at the school.")
    if consultation.acknowledged_on is None:
        consultation.acknowledged_on, consultation.bounced_on = on, None
        consultation.acknowledged_by = f"{name.strip()}, {role.strip()}"[:200]
        consultation.save(update_fields=["acknowledged_on", "acknowledged_by", "bounced_on"])
    audit.record("consultations.acknowledged", by=by, about=consultation, on=on.isoformat())


@action(permissions.ANSWER)
def say_not_ours(consultation: AtSchool, *, by: Actor, on: date, at: datetime, why: str) -> None:
    """It was not meant for this school: nobody there can open it any more, and the team is told at once."""
    case = consultation.case
    withdrawn(consultation, by=by, on=on, at=at, because=Withdrawn.NOT_OURS)
    cases.note(
        case, "consultations.not-ours", by=by, on=on, title="A school says that it was not meant", detail=why.strip()
    )
    tell(
        notices.NOT_OURS, to=queries.to_team(case, on=on), cause=f"school-consultation:{consultation.pk}:not-ours", by=by,
        about=consultation, key=consultation.key, reference=case.reference,
    )  # fmt: skip
    audit.record("consultations.not-ours", by=by, about=consultation, on=on.isoformat())


@action(permissions.ANSWER)
def ask(consultation: AtSchool, *, by: Actor, on: date, at: datetime, name: str, text: str) -> None:
    """Ask before answering. The days run on; whoever holds the case answers."""
    if bar := rules.bar_to_question(standing=consultation.standing, text=text):
        raise RuleBroken(bar)
    asked = consultation.questions.create(asked_on=on, asked_by=name.strip()[:200], text=text.strip())
    tell(
        notices.ASKED, to=queries.to_team(consultation.case, on=on), cause=f"school-question:{asked.pk}:asked", by=by,
        about=consultation, key=consultation.key, reference=consultation.case.reference,
    )  # fmt: skip
    cases.note(
        consultation.case, "consultations.question", by=by, on=on, title="A school asked a question before it answers",
        to_family=True,
    )  # fmt: skip
    audit.record("consultations.question-asked", by=by, about=consultation, on=on.isoformat())


@action(permissions.ANSWER)
def keep_writing(consultation: AtSchool, *, by: Actor, on: date, said: Said) -> Writing:
    """Keep the first part of an answer: what the school says, line by line and ground by ground. It is sent with the second."""
    if bar := bar_now(consultation):
        raise RuleBroken(bar)
    if bar := rules.bar_to_said(said, shortest=policy_on(on).shortest, selects=selects(consultation)):
        raise RuleBroken(bar)
    held, _ = Writing.objects.get_or_create(consultation_id=consultation.pk, defaults={"changed_on": on})
    held.said, held.changed_on = asdict(said), on
    held.save()
    audit.record("consultations.answer-begun", by=by, about=consultation, on=on.isoformat())
    return held


def bar_now(consultation: Consultation) -> str | None:
    return rules.bar_to_answering(
        standing=consultation.standing, answered_on=consultation.answered_on, withdrawn_on=consultation.withdrawn_on
    )


def selects(consultation: Consultation) -> bool:
    school = queries.school_of(consultation.setting_id)
    return bool(school and school.admissions == "Selective")


@action(permissions.ANSWER)
def send_answer(consultation: AtSchool, *, by: Actor, on: date, signed: Signed) -> list[str]:
    """Send the answer: it is kept as it came, late or not, beside any that came before, and an officer checks it. The family
    reads that a reply is here and is being checked. What the school is told, in sentences."""
    if bar := bar_now(consultation):
        raise RuleBroken(bar)
    writing = queries.writing_of(consultation)
    if writing is None:
        raise RuleBroken("Write your answer first.")
    said = said_from(writing.said)
    bar = rules.bar_to_said(said, shortest=policy_on(on).shortest, selects=selects(consultation))
    if bar := bar or rules.bar_to_signed(signed, on=on):
        raise RuleBroken(bar)
    answer = kept(consultation, said, signed, by=by, on=on)
    is_over = consultation.closed_on is not None
    consultation.answered_on, consultation.adequate, consultation.checked_on = on, None, None
    consultation.closed_on = None
    consultation.save(update_fields=["answered_on", "adequate", "checked_on", "closed_on"])
    writing.delete()
    deadlines.meet(consultation.case, CLOCK, by=by, on=on, key=consultation.clock_key)
    tell_of(consultation, answer, by=by, on=on)
    return rules.told(said, days=answer.days_late, number=answer.number, is_over=is_over)


def tell_of(consultation: Consultation, answer: Answer, *, by: Any, on: date) -> None:
    case = consultation.case
    cases.note(
        case, "consultations.answered", by=by, on=on, title=f"{consultation.setting.name} answered"[:200],
        family_title="Reply received from a school, being checked", to_family=True,
    )  # fmt: skip
    tell(
        notices.CAME, to=queries.to_team(case, on=on), cause=f"school-answer:{answer.pk}", by=by, about=consultation,
        key=consultation.key, reference=case.reference, days_late=answer.days_late,
    )  # fmt: skip
    audit.record(
        "consultations.answered", by=by, about=consultation, on=on.isoformat(), number=answer.number, position=answer.position,
        days_late=answer.days_late,
    )  # fmt: skip


def kept(consultation: Consultation, said: Said, signed: Signed, *, by: Any, on: date) -> Answer:
    """The answer as it came: nothing of it is ever altered."""
    before = consultation.answers.count()
    answer = Answer.objects.create(
        consultation_id=consultation.pk, number=before + 1, came_on=on, by_id=by.pk,
        days_late=rules.days_late(on, consultation.answer_by) if before == 0 else 0,
        name=signed.name.strip()[:120], role=signed.role.strip()[:120], head=signed.head.strip()[:120], head_on=signed.head_on,
        position=said.position, adjustments=said.adjustments.strip(), context=list(said.context), capacity=said.capacity,
        qualifies=said.qualifies, fees=said.fees.strip(), transition=said.transition.strip(), conflict=said.conflict.strip()[:500],
        family_view=signed.family_view.strip(),
    )  # fmt: skip
    Line.objects.bulk_create(
        Line(answer=answer, row_key=each.row_key, number=each.number, what=each.what, says=each.says, note=each.note.strip())
        for each in said.lines
    )  # fmt: skip
    grounds = said.grounds if said.position == Position.SHOULD_NOT else ()
    Ground.objects.bulk_create(
        Ground(
            answer=answer, kind=each.kind, explanation=each.explanation.strip(), evidence=each.evidence.strip(),
            steps=each.steps.strip(),
        )
        for each in grounds
    )  # fmt: skip
    Passage.objects.bulk_create(
        Passage(answer=answer, words=each.words.strip(), why=each.why.strip()[:200]) for each in signed.passages
    )
    return answer


def said_from(kept: dict[str, Any]) -> Said:
    """What a school has begun to write, as it was kept."""
    given = dict(kept)
    given["lines"] = tuple(LineSaid(**each) for each in given.get("lines", ()))
    given["grounds"] = tuple(GroundSaid(**each) for each in given.get("grounds", ()))
    given["context"] = tuple(given.get("context", ()))
    return Said(**given)
