"""Sends a draft and makes a plan final from what is written here, and gives the plan in force a case of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments import actions as assessments
from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.enums import DeskFor
from countywide.casework.assessments.types import Naming
from countywide.casework.cases import actions as cases
from countywide.casework.cases.enums import CaseKind, Stage
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.register.schools import queries as schools

from .. import permissions, queries, rules
from ..enums import Issued, Sort
from ..models import Change, Plan, Row, Version
from ..models.rows import SPACE
from ..types import Content
from .issuing import freeze
from .reassessing import finish as finish_again
from .sending import on_paper
from .writing import begin


@action(permissions.WRITE)
def send_draft(plan: Plan, *, by: Actor, on: date, because: str = "") -> Version:
    """Send what is written as a draft to the family (CFA 2014 s.38; regs 13(1), 27): section I is blank, also where the plan names a setting and the child was assessed again. It is kept as a version,
    the PDF goes where the assessment keeps its drafts, and the family's fifteen days begin once it is served."""
    says = queries.content_of(plan)
    assessment = assessment_for(plan, says)
    if plan.made_on:
        says = rules.without_placement(says, plan.sections)
    if bar := rules.bar_to_place_in_draft(says, plan.sections):
        raise RuleBroken(bar)
    file = on_paper(plan, issued_as=Issued.DRAFT, by=by, on=on, keeper=assessed.KEEPER, place=f"draft:{assessment.pk}")
    assessments.send_draft(assessment, by=by, on=on, file_id=file.pk, because=because)
    return freeze(plan, by=by, on=on, issued_as=Issued.DRAFT, because=because, file_id=file.pk, says=says)


@action(permissions.DECIDE)
def make_final(plan: Plan, *, by: Actor, on: date, naming: Naming) -> Version:
    """Make what is written the final plan (regs 12, 13(2), 14): section I is written from what is named, and the plan goes
    to the family, the named setting and the health board as the assessment sends it."""
    assessment = assessment_for(plan, queries.content_of(plan))
    write_placement(plan, naming, by=by)
    file = on_paper(plan, issued_as=Issued.FINAL, by=by, on=on, keeper=assessed.KEEPER, place=f"final:{assessment.pk}")
    review_by = queries.review_by(plan) if plan.made_on else None  # assessing again is no review: its year runs on
    assessments.make_final(assessment, by=by, on=on, file_id=file.pk, naming=naming, review_by=review_by)
    version = freeze(plan, by=by, on=on, issued_as=Issued.FINAL, file_id=file.pk)
    note_made(plan, by=by, on=on, setting_id=naming.setting_id, named=naming.named)
    return version


def assessment_for(plan: Plan, says: Content) -> Any:
    """The assessment by which this plan is made, or is changed after assessing again (reg 27); stops where it is final
    already, or says nothing."""
    again = queries.assessing_again(plan)
    assessment = again or plan.assessment
    bar = rules.bar_to_final(made_on=None if again else plan.made_on, has_assessment=assessment is not None, says=says)
    if bar:
        raise RuleBroken(bar)
    return assessment


def write_placement(plan: Plan, naming: Naming, *, by: Actor, until: str = "") -> None:
    """Section I says what is named, and nothing else; what stood there stays in the section's history. `until`: the setting
    that goes on being named up to the day before."""
    section = plan.sections.of("placement")[0].key
    school = schools.school_of(naming.setting_id) if naming.setting_id and not naming.is_type_only else None
    text = rules.placement(
        named=naming.named,
        type_name=school.type_name if school else "",
        is_type_only=naming.is_type_only,
        starts_on=naming.starts_on,
        until=until,
    )
    held = list(plan.rows.filter(section=section).order_by("place", "id"))
    first = held[0] if held else None
    for row in held[1:]:
        keep_placement(plan, row.key, section, queries.said_by(row), None, by=by)
        row.delete()
    before = queries.said_by(first) if first else None
    row = first or Row(plan=plan, section=section, sort=Sort.PLACEMENT, place=SPACE)
    row.text = text
    row.save()
    keep_placement(plan, row.key, section, before, queries.said_by(row), by=by)


def keep_placement(plan: Plan, key: Any, section: str, before: Any, after: Any, *, by: Any) -> None:
    Change.objects.create(plan=plan, row_key=key, section=section, by_id=by.pk, before=before, after=after)


def note_made(plan: Plan, *, by: Actor, on: date, setting_id: int | None, named: str) -> None:
    """The plan is made: the first twelve months begin with this day (CFA 2014 s.44(1))."""
    plan.made_on, plan.setting_id, plan.named = plan.made_on or on, setting_id, named
    plan.save(update_fields=["made_on", "setting", "named"])
    audit.record("plans.made", by=by, about=plan, on=on.isoformat(), setting=setting_id)


# --- the plan's own case ---------------------------------------------------------------------


def come_into_force(assessment: Any, final: Any, *, by: Any, on: date) -> Plan:
    """The final plan went to everybody (reg 13(2)): it is kept on a case of its own, with the team that holds plans, and is
    to be reviewed within twelve months starting with the day it was made (CFA 2014 s.44(1)). A second time changes nothing.

    A plan whose document was uploaded becomes a plan too: without rows, until somebody copies them from the document. After
    assessing again the plan has its case, and its year runs on.
    """
    if (changed := finish_again(assessment, final, by=by, on=on)) is not None:
        keep_if_document(changed, final, by=by)
        return changed
    plan = begin(assessment.case, by=by, on=on, assessment=assessment)
    plan = queries.plan_under_lock(plan.pk)
    if plan.made_on is None or not plan.versions.filter(issued_as=Issued.FINAL, file_id=final.file_id).exists():
        keep_document(plan, final, by=by)
        note_made(plan, by=by, on=final.final_on, setting_id=final.setting_id, named=final.named)
    if plan.case.kind != CaseKind.PLAN:
        open_own_case(plan, assessment, by=by, on=on)
        start_years(plan, by=by, on=plan.made_on or on)
    return plan


def keep_if_document(plan: Plan, final: Any, *, by: Any) -> None:
    """The changed plan was uploaded as a document and not written here: it is kept, and names what it names."""
    if not plan.versions.filter(issued_as=Issued.FINAL, file_id=final.file_id).exists():
        keep_document(plan, final, by=by)
        note_made(plan, by=by, on=final.final_on, setting_id=final.setting_id, named=final.named)


def keep_document(plan: Plan, final: Any, *, by: Any) -> None:
    """A final plan that was written elsewhere: what it says is in its document alone."""
    freeze(
        plan, by=by, on=final.final_on, issued_as=Issued.FINAL, because="The plan was uploaded as a document",
        file_id=final.file_id, says_nothing=True,
    )  # fmt: skip


def open_own_case(plan: Plan, assessment: Any, *, by: Any, on: date) -> None:
    """A case of the team that the council's desks name for final plans, about a pupil of the setting that is named."""
    before = assessment.case
    desk = assessed.desk_for(DeskFor.PLANS, before, on=on)
    case = cases.open_case(
        before.child, by=by, on=on, kind=CaseKind.PLAN, team_id=desk.organisation_id if desk else before.team_id,
        area=before.area, school_id=plan.setting_id or before.school_id,
    )  # fmt: skip
    cases.move_to(case, Stage.IN_FORCE)
    plan.case = case
    plan.save(update_fields=["case"])
    cases.note(
        case, "plans.in-force", by=by, on=on, title=f"The plan is in force; it was made in case {before.reference}",
        family_title="Your plan is in force", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.in-force", by=by, about=plan, on=on.isoformat(), case=case.pk, before=before.pk)


# --- the twelve months -----------------------------------------------------------------------


def start_years(plan: Plan, *, by: Any, on: date) -> None:
    """Twelve months starting with a day; for a child under five also the lighter look every three to six (Code 9.178)."""
    deadlines.start(plan.case, "AR-YEAR", by=by, on=on)
    if rules.is_under_five(plan.child.born_on, on):
        deadlines.start(plan.case, "AR-U5", by=by, on=on, year_started=on)


def complete_review(plan: Plan, *, by: Any, on: date, notified_on: date) -> None:
    """A review is complete on the day on which its decision was notified: the running twelve months are met, and the next
    start with that day (CFA 2014 s.44(1)). Used by the deed of the reviews room that is guarded itself; twice is once."""
    held = queries.plan_under_lock(plan.pk)
    if held.last_reviewed_on == notified_on:
        return
    bar = rules.bar_to_completing_review(
        made_on=held.made_on, ceased_on=held.ceased_on, last_reviewed_on=held.last_reviewed_on,
        notified_on=notified_on, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    held.last_reviewed_on = plan.last_reviewed_on = notified_on
    held.save(update_fields=["last_reviewed_on"])
    for clock in ("AR-YEAR", "AR-U5", "MV-REVIEW"):
        deadlines.meet(held.case, clock, by=by, on=notified_on)
    start_years(held, by=by, on=notified_on)
    audit.record("plans.reviewed", by=by, about=held, on=notified_on.isoformat())


@action(permissions.WRITE)
def confirm_rows(plan: Plan, *, by: Actor, on: date) -> Version:
    """What a document said that was uploaded as the final plan now stands in rows, word for word: the same final plan, kept
    as a version that can be compared and amended. Nothing is sent, and no clock moves."""
    last = queries.version_now(plan)
    content = queries.content_of(plan)
    bar = rules.bar_to_confirming(
        made_on=plan.made_on,
        ceased_on=plan.ceased_on,
        amendment_open=queries.open_amendment(plan) is not None,
        final_says=len(last.says.rows) if last else 0,
        written=len(content.rows),
    )
    if bar or last is None:
        raise RuleBroken(bar or "This plan is not final yet.")
    return freeze(
        plan, by=by, on=on, issued_as=Issued.FINAL, because="Copied from the document that was issued",
        file_id=last.file_id,
    )  # fmt: skip
