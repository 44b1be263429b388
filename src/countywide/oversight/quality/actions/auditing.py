"""A record: handed in by its auditor, moderated by another, and told to everybody who had a part in the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import Grade, Result
from ..models import AuditedCase
from ..types import Weighed


@action(permissions.AUDIT)
def submit(held: AuditedCase, *, by: Actor, on: date, judged: Mapping[str, Mapping[str, str]]) -> None:
    """Hand in what was found by each criterion. What the record answers is taken from the record; the rest is judged.

    `judged` holds result and note by criterion. The grade follows from the results by the published weights.
    """
    looked_at = held.audit.criteria_set
    criteria = looked_at.criteria(held.audit.parts)
    results = {each.key: answered(each, held, judged.get(each.key, {})) for each in criteria}
    given = [
        Weighed(results[each.key]["result"], each.weight, each.essential)
        for each in criteria
        if results[each.key]["result"]
    ]
    grade = rules.grade(given, looked_at.thresholds)
    to_judge = [each for each in criteria if not each.record]
    short = [each for each in to_judge if results[each.key]["result"] in (Result.PART, Result.NOT)]
    bar = rules.bar_to_submitting(
        is_auditor=held.auditor_id == by.pk,  # type: ignore[attr-defined]
        submitted_on=held.submitted_on,
        missing=[each.asks for each in to_judge if not results[each.key]["result"]],
        unexplained=[each.asks for each in short if not results[each.key]["note"]],
        comes_to=grade,
    )
    if bar or grade is None:
        raise RuleBroken(bar or "")
    held.results, held.grade, held.submitted_on = results, grade, on
    held.save(update_fields=["results", "grade", "submitted_on"])
    audit.record("quality.submitted", by=by, about=held, on=on.isoformat(), grade=grade)


def answered(criterion: Any, held: AuditedCase, judged: Mapping[str, str]) -> dict[str, str]:
    """One result with its note."""
    found = held.record[criterion.record]["result"] if criterion.record else judged.get("result", "")
    return {"result": found if found in Result.values else "", "note": judged.get("note", "").strip()}


@action(permissions.MODERATE)
def moderate(held: AuditedCase, *, by: Actor, on: date, grade: str, because: str = "") -> None:
    """Settle the grade after a second look, by somebody who neither audited the case nor worked on it."""
    bar = rules.bar_to_moderating(
        is_auditor=held.auditor_id == by.pk,  # type: ignore[attr-defined]
        has_handled=by.pk in queries.handled_by([held.case_id])[held.case_id],  # type: ignore[attr-defined]
        submitted_on=held.submitted_on,
        moderated_on=held.moderated_on,
        changes=grade != held.grade,
        because=because,
    )
    if bar:
        raise RuleBroken(bar)
    held.moderated_grade, held.moderated_because = Grade(grade), because.strip()
    held.moderated_by_id, held.moderated_on = by.pk, on  # type: ignore[attr-defined]
    held.save(update_fields=["moderated_grade", "moderated_because", "moderated_by", "moderated_on"])
    audit.record("quality.moderated", by=by, about=held, on=on.isoformat(), grade=grade, was=held.grade)


@action(permissions.PLAN)
def send_feedback(held: AuditedCase, *, by: Actor, on: date) -> int:
    """Tell the school, the officer, the team and every adviser that what was found can be read; how many were written to."""
    if bar := rules.bar_to_feedback(moderated_on=held.moderated_on, sent_on=held.feedback_sent_on):
        raise RuleBroken(bar)
    to = queries.contributors(held, on=on)
    held.feedback_sent_on = on
    held.save(update_fields=["feedback_sent_on"])
    audit.record("quality.feedback-sent", by=by, about=held, on=on.isoformat(), recipients=len(to))
    tell(
        notices.FEEDBACK, to=to, cause=f"audited:{held.pk}:feedback", by=by, about=held,
        reference=held.case.reference, key=held.key,
    )  # fmt: skip
    return len(to)
