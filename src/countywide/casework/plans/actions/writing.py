"""Writing the working copy of a plan, a row at a time. Every change keeps what stood there before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.casework.assessments import queries as assessments
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, queries, rules
from ..models import Change, Citation, Plan, Row
from ..models.rows import SPACE
from ..sections import EHC_PLAN, in_force
from ..types import Resting


def begin(case: Any, *, by: Actor, on: date, assessment: Any = None, kind: str = EHC_PLAN) -> Plan:
    """Begin a plan for a child with the set of sections in force. The plan that was begun already is answered as it is.

    Used by deeds that are guarded themselves.
    """
    held = Plan.objects.filter(child=case.child, ceased_on=None).first()
    if held is not None:
        return held
    begins = in_force(kind, on).begins
    plan = Plan.objects.create(
        child=case.child, case=case, assessment=assessment, kind=kind, begins=begins, begun_on=on
    )
    audit.record("plans.begun", by=by, about=plan, on=on.isoformat(), case=case.pk)
    return plan


@action(permissions.WRITE)
def start(case: Any, *, by: Actor, on: date) -> Plan:
    """Begin to write the plan that it was decided to issue. If a colleague was quicker, theirs is answered."""
    assessment = assessments.assessment_of(case)
    if bar := rules.bar_to_starting(issue_agreed_on=assessment.issue_agreed_on if assessment else None):
        raise RuleBroken(bar)
    plan = begin(case, by=by, on=on, assessment=assessment)
    audit.record("plans.started", by=by, about=plan, on=on.isoformat())
    return plan


@action(permissions.WRITE)
def add_row(
    plan: Plan,
    *,
    by: Actor,
    on: date,
    section: str,
    text: str = "",
    details: dict[str, Any] | None = None,
    answers_to: Sequence[str] = (),
    after: str = "",
    rests_on: Sequence[Resting] = (),
) -> Row:
    """Add a row to a section, at its end or after another row, with the advice that it rests on."""
    asked = plan.sections.section(section)
    details = rules.clean_details(details or {}, asked.fields)
    bar_writing(plan, on)
    bar = rules.bar_to_row(holds=asked.holds, made_from_record=asked.made_from_record, text=text, details=details)
    bar = bar or bar_answering(plan, section, answers_to)
    if bar:
        raise RuleBroken(bar)
    row = Row.objects.create(
        plan=plan, section=section, sort=asked.holds.upper(), place=place_after(plan, section, after), text=text,
        details=details,
    )  # fmt: skip
    row.answers_to.set(Row.objects.filter(plan=plan, key__in=answers_to))
    keep(row, None, by=by)
    audit.record("plans.row-added", by=by, about=plan, on=on.isoformat(), section=section, row=row.pk)
    rest(row, rests_on, by=by, on=on)
    return row


@action(permissions.WRITE)
def change_row(
    row: Row,
    *,
    by: Actor,
    on: date,
    text: str,
    details: dict[str, Any] | None = None,
    answers_to: Sequence[str] | None = None,
    rests_on: Sequence[Resting] = (),
) -> Row:
    """Say something else in a row, or cite more advice for it. Call it with `seen=`, the version that was shown, so that nobody's words are lost."""
    plan = row.plan
    asked = plan.sections.section(row.section)
    cleaned = row.details if details is None else rules.clean_details(details, asked.fields)
    bar_writing(plan, on)
    bar = rules.bar_to_row(holds=asked.holds, made_from_record=asked.made_from_record, text=text, details=cleaned)
    if answers_to is not None:
        bar = bar or bar_answering(plan, row.section, answers_to)
    if bar:
        raise RuleBroken(bar)
    before = queries.said_by(row)
    row.text, row.details = text, cleaned
    row.save(update_fields=["text", "details"])
    if answers_to is not None:
        row.answers_to.set(Row.objects.filter(plan=plan, key__in=answers_to))
    if queries.said_by(row) != before:  # to cite more is no change of words
        keep(row, before, by=by)
    audit.record("plans.row-changed", by=by, about=plan, on=on.isoformat(), section=row.section, row=row.pk)
    rest(row, rests_on, by=by, on=on)
    return row


@action(permissions.WRITE)
def remove_row(row: Row, *, by: Actor, on: date) -> None:
    """Take a row out. What it said stays in the history of its section."""
    plan, before = row.plan, queries.said_by(row)
    bar_writing(plan, on)
    Change.objects.create(plan=plan, row_key=row.key, section=row.section, by_id=by.pk, before=before, after=None)  # type: ignore[attr-defined]
    audit.record("plans.row-removed", by=by, about=plan, on=on.isoformat(), section=row.section, row=row.pk)
    row.delete()


@action(permissions.WRITE)
def join_row(row: Row, *, by: Actor, on: date, into: str) -> None:
    """Take a row out because another says it too. What was for it, such as help, is for the other from then on."""
    bar_writing(row.plan, on)
    kept = Row.objects.filter(plan=row.plan, key=into, sort=row.sort).exclude(pk=row.pk).first()
    if kept is None:
        raise RuleBroken("The passage that this one is joined into is no longer in the plan.")
    for each in row.plan.rows.filter(answers_to=row).order_by("id"):
        before = queries.said_by(each)
        each.answers_to.add(kept)
        each.answers_to.remove(row)
        keep(each, before, by=by)
    audit.record("plans.row-joined", by=by, about=row.plan, on=on.isoformat(), row=row.pk, into=kept.pk)
    remove_row(row, by=by, on=on)


@action(permissions.WRITE)
def move_row(row: Row, *, by: Actor, on: date, after: str = "") -> None:
    """Put a row after another of its section, or first."""
    bar_writing(row.plan, on)
    row.place = place_after(row.plan, row.section, after, first=not after)
    row.save(update_fields=["place"])
    audit.record("plans.row-moved", by=by, about=row.plan, on=on.isoformat(), section=row.section, row=row.pk)


@action(permissions.WRITE)
def shift_row(row: Row, *, by: Actor, on: date, up: bool) -> None:
    """Let a row change places with its neighbour above or below; at the end of the way it stays where it is."""
    bar_writing(row.plan, on)
    keys = [
        str(key)
        for key in row.plan.rows.filter(section=row.section).order_by("place", "id").values_list("key", flat=True)
    ]
    at = keys.index(str(row.key))
    if not up:
        row.place = place_after(row.plan, row.section, keys[min(at + 1, len(keys) - 1)])
    elif at:
        row.place = place_after(row.plan, row.section, keys[at - 2] if at > 1 else "", first=at < 2)
    Row.objects.filter(pk=row.pk).update(place=row.place)  # its version stays: whoever writes in it is not in conflict
    audit.record("plans.row-moved", by=by, about=row.plan, on=on.isoformat(), section=row.section, row=row.pk)


@action(permissions.WRITE)
def cite(
    row: Row, *, by: Actor, on: date, advice_id: int | None = None, item_id: int | None = None, quote: str = ""
) -> Citation:
    """Say on which advice or evidence of the case a row rests."""
    bar_writing(row.plan, on)
    return rest(row, [Resting(advice_id, item_id, quote)], by=by, on=on)[0]


@action(permissions.WRITE)
def uncite(row: Row, *, by: Actor, on: date, citation_id: int) -> None:
    """Take back a citation."""
    bar_writing(row.plan, on)
    row.citations.filter(pk=citation_id).delete()
    audit.record("plans.uncited", by=by, about=row.plan, on=on.isoformat(), row=row.pk)


# --- what these share ------------------------------------------------------------------------


def bar_writing(plan: Plan, on: date) -> None:
    """Stop where the plan cannot be written now."""
    bar = rules.bar_to_writing(ceased_on=plan.ceased_on, being_answered=queries.is_being_answered(plan, on=on))
    if bar:
        raise RuleBroken(bar)


def bar_answering(plan: Plan, section: str, answers_to: Sequence[str]) -> str | None:
    allowed = plan.sections.section(section).answers_to
    section_of = {str(key): held for key, held in plan.rows.values_list("key", "section").order_by("id")}
    return rules.bar_to_answering(
        answers_to=[str(key) for key in answers_to], sections_allowed=allowed, section_of=section_of
    )


def keep(row: Row, before: dict[str, Any] | None, *, by: Actor) -> None:
    """Keep what a row said before and says now."""
    Change.objects.create(
        plan=row.plan, row_key=row.key, section=row.section, by_id=by.pk, before=before, after=queries.said_by(row)  # type: ignore[attr-defined]
    )  # fmt: skip


def rest(row: Row, on_what: Sequence[Resting], *, by: Actor, on: date) -> list[Citation]:
    """Keep the advice and evidence of the case that a row rests on."""
    made = []
    for each in on_what:
        if not queries.is_source(row.plan, advice_id=each.advice_id, item_id=each.item_id):
            raise RuleBroken("Choose advice or evidence that is on this case.")
        source: dict[str, Any] = {"advice_id": each.advice_id, "item_id": each.item_id}
        made.append(Citation.objects.create(row=row, **source, quote=each.quote.strip()[:2000], by_id=by.pk))  # type: ignore[attr-defined]
        audit.record("plans.cited", by=by, about=row.plan, on=on.isoformat(), row=row.pk, **source)
    return made


def place_after(plan: Plan, section: str, after: str, *, first: bool = False) -> int:
    """A place behind a row, before its next neighbour; at the end where none is named. Neighbours move only when full."""
    rows = list(plan.rows.filter(section=section).order_by("place", "id"))
    if first:
        return make_room(rows, 0)
    index = next((number for number, row in enumerate(rows, start=1) if str(row.key) == after), len(rows))
    return make_room(rows, index)


def make_room(rows: list[Row], index: int) -> int:
    """A free place before the row at an index; where there is none, all of them are spread anew."""
    low = rows[index - 1].place if index else 0
    if index == len(rows):
        return low + SPACE
    if rows[index].place - low > 1:
        return (low + rows[index].place) // 2
    for number, row in enumerate(rows, start=1):
        Row.objects.filter(pk=row.pk).update(place=number * SPACE)
    return index * SPACE + SPACE // 2
