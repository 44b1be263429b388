"""Amends a plan in force: the notice with its changes, then the final amended plan or the decision against it (regs 22, 28)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.casework.assessments.enums import ToWhom
from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.types import Enclosure
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import letters, permissions, queries, rules
from ..enums import Because, Issued
from ..models import Amendment, Plan
from .issuing import freeze, restore
from .sending import enclosed, head_of, look_through, on_paper, send
from .standing import mirror

LIMITS = ("AR-FINAL", "AM-NOREVIEW")


@action(permissions.DECIDE)
def propose_amendment(
    plan: Plan,
    *,
    by: Actor,
    on: date,
    because: str,
    reasons: str,
    meeting_on: date | None = None,
    evidence: Sequence[Enclosure] = (),
) -> Amendment:
    """Send the family the plan, each change that is proposed and what shows that it is right; the head or principal has a
    copy (regs 20(10), 22(2), 28). It is stopped if another child stands in it or in the reasons. The changes are those that stand in the working copy and not in the last final plan.

    The fifteen days begin once the notice is served, the eight weeks once it is sent: both when the letters leave.
    """
    before, now = queries.version_now(plan), queries.content_of(plan)
    bar = rules.bar_to_proposing(
        made_on=plan.made_on,
        ceased_on=plan.ceased_on,
        ending=queries.decided_ending(plan) is not None,
        amendment_open=queries.open_amendment(plan) is not None,
        final_says=len(before.says.rows) if before else 0,
        changed=before is not None and queries.differs(plan, before.says, now),
        because=because,
        meeting_on=meeting_on,
        on=on,
        reasons=reasons,
    )
    if bar or before is None:
        raise RuleBroken(bar or "This plan is not final yet. Change the draft instead.")
    file = on_paper(plan, issued_as=Issued.PROPOSED, by=by, on=on)
    look_through(plan, "The plan with the proposed changes", file.pk, words=reasons, by=by, on=on)
    proposed = freeze(plan, by=by, on=on, issued_as=Issued.PROPOSED, file_id=file.pk)
    amendment = Amendment.objects.create(
        plan=plan, because=because, meeting_on=meeting_on if because == Because.REVIEW else None, proposed_on=on,
        proposed_by_id=by.pk, reasons=reasons, before=before, proposed=proposed,  # type: ignore[attr-defined]
    )  # fmt: skip
    tell_of_changes(amendment, evidence or cited(amendment), by=by, on=on)
    mirror(plan, on=on)
    cases.note(
        plan.case, "plans.amendment-proposed", by=by, on=on, title="Changes to the plan are proposed", detail=reasons,
        family_title="We told you which changes to the plan we propose", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.amendment-proposed", by=by, about=amendment, on=on.isoformat(), because=because)
    return amendment


def cited(amendment: Amendment) -> list[Enclosure]:
    """The advice and evidence that the changed rows rest on, each once."""
    before = {row.key: row for row in amendment.before.says.rows}
    rows = [row for row in amendment.proposed.says.rows if before.get(row.key) != row]
    return [Enclosure(title) for title in dict.fromkeys(cite.source for row in rows for cite in row.cites)]


def tell_of_changes(amendment: Amendment, evidence: Sequence[Enclosure], *, by: Actor, on: date) -> None:
    """The notice to the family, with copies, and the head or principal's copy of the same day."""
    plan, what = amendment.plan, f"notice:{amendment.pk}"
    words: dict[str, Any] = {
        "reasons": amendment.reasons,
        "changes": queries.proposed_changes(amendment),
        "evidence": [each.title for each in evidence],
        "final_by": final_by(amendment, on),
    }
    papers = [
        *enclosed("The plan as it is now", amendment.before.file_id),
        *enclosed("The plan with the proposed changes", amendment.proposed.file_id),
    ]
    send(
        plan, letters.AMENDMENT_NOTICE, what, ToWhom.FAMILY, by=by, on=on, words=words, enclosures=[*papers, *evidence]
    )
    if head := head_of(plan, on=on):
        regulation = "22" if amendment.because == Because.REVIEW else "28"
        send(
            plan, letters.AMENDMENT_NOTICE_OTHERS, what, ToWhom.SCHOOL, by=by, on=on, to=head, enclosures=papers,
            words={**words, "regulation": regulation},
        )  # fmt: skip


def final_by(amendment: Amendment, sent_on: date) -> date | None:
    """The last day for the final amended plan, were the notice sent on a day."""
    if amendment.meeting_on:
        return clocks.answer("AR-FINAL", sent_on, meeting=amendment.meeting_on).legal_due
    return clocks.answer("AM-NOREVIEW", sent_on).legal_due


# --- closing it ------------------------------------------------------------------------------


def bar_to_closing(amendment: Amendment, *, on: date) -> str | None:
    return rules.bar_to_closing(
        is_open=amendment.is_open,
        final_from=amendment.final_from,
        finished_on=amendment.finished_on,
        meetings_open=queries.meetings_wanted(amendment).count(),
        due=queries.due(amendment),
        on=on,
    )


def close_comments(amendment: Amendment, *, by: Actor, on: date) -> None:
    """The family had its time: the clock that allows it is met."""
    case = amendment.plan.case
    held = case.deadlines.running().filter(clock="AR-REPS", key=amendment.key).first()
    if held is not None:
        deadlines.meet(case, "AR-REPS", by=by, on=min(on, held.legal_due or on), key=amendment.key)


# --- not to amend after all ------------------------------------------------------------------


@action(permissions.DECIDE)
def decide_not_to_amend(amendment: Amendment, *, by: Actor, on: date, because: str) -> None:
    """After what the family said, nothing is changed: it has the reasons and its right to appeal within eight weeks of the
    notice (reg 22(4), 22(5)). The working copy says again what the plan says."""
    plan = amendment.plan
    if bar := bar_to_closing(amendment, on=on):
        raise RuleBroken(bar)
    amendment.not_amended_on, amendment.not_amended_because = on, because
    amendment.save(update_fields=["not_amended_on", "not_amended_because"])
    dates = queries.dates_of(plan, f"notice:{amendment.pk}")
    sent_on = amendment.sent_on or (dates.sent_on if dates else on)
    deadlines.start(plan.case, "AR-NOAMEND", by=by, on=sent_on, key=amendment.key)
    for clock in LIMITS:
        deadlines.end(plan.case, clock, by=by, on=on, because="Decided not to amend", key=amendment.key)
    close_comments(amendment, by=by, on=on)
    restore(plan, amendment.before, by=by, on=on)
    words = {
        "proposed_on": amendment.proposed_on,
        "decided_on": on,
        "reasons": because,
        "review_by": queries.review_by(plan),
    }
    what = f"unchanged:{amendment.pk}"
    send(plan, letters.NOT_AMENDED, what, ToWhom.FAMILY, by=by, on=on, words=words)
    if head := head_of(plan, on=on):
        send(plan, letters.NOT_AMENDED_OTHERS, what, ToWhom.SCHOOL, by=by, on=on, to=head, words=words)
    mirror(plan, on=on)
    cases.note(
        plan.case, "plans.not-amended", by=by, on=on, title="Decided not to amend after all", detail=because,
        family_title="We decided not to change the plan", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.not-amended", by=by, about=amendment, on=on.isoformat())
