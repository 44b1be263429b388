"""Amendments, what the family said of them, and when the letters of this room reached whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from countywide.casework.assessments.enums import ToWhom
from countywide.casework.cases import queries as cases
from countywide.casework.letters import permissions as letters

from .. import rules
from ..models import Amendment, HealthChange, Plan, Representation, Sent, Version
from ..types import Content
from .reading import open_amendment

KEEPER = "plans"
"""The key under which the files room knows this room's places."""


def plan_for(reference: str, user: Any) -> Plan | None:
    """The plan that is written or kept on the case with this reference, if this person may see the case. One that has moved
    to a case of its own is found there, and from the case by which it is assessed again."""
    case = cases.case_with(reference, user)
    plan = (
        Plan.objects.filter(Q(case=case) | Q(reassessments__assessment__case=case, reassessments__ended_on=None))
        .select_related("assessment", "setting")
        .order_by("-id")
        .first()
        if case
        else None
    )
    if case is not None and plan is not None:
        plan.case = case
    return plan


def plan_under_lock(pk: int) -> Plan:
    """A plan, locked for the rest of the transaction."""
    return Plan.objects.select_for_update().get(pk=pk)


def plan_held_by(child: Any) -> Plan | None:
    """The child's plan that has not ended."""
    return Plan.objects.filter(child=child, ceased_on=None).order_by("id").first()


def amendments_of(plan: Plan) -> QuerySet[Amendment]:
    """Every amendment, the newest first."""
    found = plan.amendments.select_related("before__file", "proposed__file", "final__file", "proposed_by")
    return found.order_by("-id")  # type: ignore[no-any-return]


def amendment_under_way(plan: Plan) -> Amendment | None:
    """The amendment that is open, or whose final plan or decision has not reached everybody."""
    last = plan.amendments.order_by("-id").first()
    if last is None or last.is_open:
        return last  # type: ignore[no-any-return]
    if last.final_on:
        return last if last.final_sent_on is None else None  # type: ignore[no-any-return]
    return last if dates_of(plan, f"unchanged:{last.pk}") is None else None  # type: ignore[no-any-return]


def last_amendment(plan: Plan) -> Amendment | None:
    return amendments_of(plan).first()


def representations_of(amendment: Amendment) -> QuerySet[Representation]:
    """Everything the family said, oldest first."""
    return amendment.representations.select_related("school", "by").order_by("id")  # type: ignore[no-any-return]


def representation_with(amendment: Amendment, pk: int) -> Representation | None:
    return representations_of(amendment).filter(pk=pk).first()


def meetings_wanted(amendment: Amendment) -> QuerySet[Representation]:
    """Meetings the family asked for and that were not held yet."""
    return representations_of(amendment).filter(wants_meeting=True, met_on=None)


def everybody_finished(amendment: Amendment) -> bool:
    """Whether as many of the family said that they have finished as the notice was written to: one does not speak for
    another parent who still has days left."""
    said = amendment.representations.filter(is_finished=True).order_by().values("by_id", "said_by").distinct()
    written_to = sent_for(amendment.plan, f"notice:{amendment.pk}", ToWhom.FAMILY)
    return said.count() >= written_to.count()


def proposed_changes(amendment: Amendment) -> list[tuple[str, str, str]]:
    """What the notice says is changed, row by row."""
    return changes(amendment.plan, amendment.before, amendment.proposed)


def changes(plan: Plan, before: Version, after: Version) -> list[tuple[str, str, str]]:
    """Where two versions differ, row by row."""
    return rules.changes_between(before.says, after.says, headings(plan))


def changes_from(plan: Plan, last: Version, now: Content) -> list[tuple[str, str, str]]:
    """Where the working copy differs from a version, row by row."""
    return rules.changes_between(last.says, now, headings(plan))


def differs(plan: Plan, before: Content, after: Content) -> bool:
    """Whether anything that the plan says is changed."""
    return bool(rules.changes_between(before, after, headings(plan)))


def headings(plan: Plan) -> dict[str, str]:
    return {each.key: each.heading for each in plan.sections.sections}


def is_being_answered(plan: Plan, *, on: date) -> bool:
    """Whether the family has proposed changes before it and time left to answer them: until then they stay as it was shown
    them (reg 22(2)). After that, what it said can be written in."""
    amendment = open_amendment(plan)
    return amendment is not None and (amendment.final_from is None or on < amendment.final_from)


def due(amendment: Amendment) -> date | None:
    """The day by which the final amended plan, or the decision against it, must go."""
    held = amendment.plan.case.deadlines.filter(clock__in=("AR-FINAL", "AM-NOREVIEW"), key=amendment.key)
    return held.order_by("-id").values_list("legal_due", flat=True).first()


def review_by(plan: Plan) -> date | None:
    """The day by which the next review must be complete."""
    held = plan.case.deadlines.running().filter(clock__in=("AR-YEAR", "MV-REVIEW")).order_by("-id").first()
    return held.legal_due if held else None


# --- when letters reached whom ---------------------------------------------------------------


@dataclass(frozen=True)
class Dates:
    """When everybody of one sort was sent something, measured at the last of them."""

    sent_on: date
    received_on: date


def sent_for(plan: Plan, what: str, to_whom: str) -> QuerySet[Sent]:
    return (
        Sent.objects.filter(plan=plan, what=what, to_whom=to_whom)
        .select_related("letter__superseded_by")
        .prefetch_related("letter__sendings")
        .order_by("id")
    )


def dates_of(plan: Plan, what: str, to_whom: str = ToWhom.FAMILY) -> Dates | None:
    """When everybody was sent a step; None while one copy still waits, or where nobody was written to."""
    held = [newest(each.letter) for each in sent_for(plan, what, to_whom)]
    sent = [letter.dispatched_on for letter in held]
    received = [letter.deemed_received_on for letter in held]
    if not held or None in sent or None in received:
        return None
    return Dates(max(day for day in sent if day), max(day for day in received if day))


def last_served(plan: Plan, what: str) -> Any:
    """The family's letter of a step that counts as received last."""
    held = (newest(each.letter) for each in sent_for(plan, what, ToWhom.FAMILY))
    return max(held, key=lambda letter: (letter.deemed_received_on, letter.pk))


def newest(letter: Any) -> Any:
    """The letter that stands in the place of this one today."""
    while letter.newer is not None:
        letter = letter.newer
    return letter


def sent_with(letter: Any) -> Sent | None:
    """The step a letter belongs to: its own, or that of the letter whose place it took."""
    while letter is not None:
        if found := Sent.objects.filter(letter_id=letter.pk).first():
            return found
        letter = letter.supersedes
    return None


# --- papers ----------------------------------------------------------------------------------


def was_sent_to(plan_id: int, file_id: Any, user: Any) -> bool:
    """Whether a version was written to an organisation for which this person reads letters, with the step it went by."""
    ours = user.organisations_where(letters.READ_OURS)
    steps = [
        f"notice:{pk}"
        for pk in Amendment.objects.filter(proposed__file_id=file_id).order_by("id").values_list("pk", flat=True)
    ]
    steps += [
        f"final:{pk}"
        for pk in Amendment.objects.filter(final__file_id=file_id).order_by("id").values_list("pk", flat=True)
    ]
    steps += [
        f"health:{pk}"
        for pk in HealthChange.objects.filter(plan_sent__file_id=file_id).order_by("id").values_list("pk", flat=True)
    ]
    return Sent.objects.filter(plan_id=plan_id, what__in=steps, letter__organisation_id__in=ours).exists()


# --- for the regular jobs --------------------------------------------------------------------


def comments_over(on: date) -> QuerySet[Plan]:
    """Plans for which the family's fifteen days on an amendment ended before a day and the clock still runs."""
    return (
        Plan.objects.filter(
            case__deadlines__clock="AR-REPS",
            case__deadlines__met_on=None,
            case__deadlines__ended_on=None,
            case__deadlines__legal_due__lt=on,
        )
        .distinct()
        .order_by("id")
    )
