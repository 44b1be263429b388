"""Ends that were considered or decided, and which of them can take effect."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from ..models import Ending, Plan


def open_ending(plan: Plan) -> Ending | None:
    """The end that is considered, or decided and held."""
    return plan.endings.filter(lapsed_on=None, given_up_on=None).first()  # type: ignore[no-any-return]


def decided_ending(plan: Plan) -> Ending | None:
    """The end that was decided and has not taken effect."""
    return plan.endings.filter(decided_on__isnull=False, lapsed_on=None, given_up_on=None).first()  # type: ignore[no-any-return]


def endings_of(plan: Plan) -> QuerySet[Ending]:
    return plan.endings.select_related("proposed_by", "decided_by").order_by("-id")  # type: ignore[no-any-return]


def held_until(ending: Ending) -> date | None:
    """The last day on which the plan must be kept, as its clock says; None while an appeal runs or nothing was sent."""
    held = ending.plan.case.deadlines.filter(clock="CE-HOLD", key=ending.key).order_by("-id").first()
    return held.legal_due if held else None


def ready_to_lapse(on: date) -> QuerySet[Ending]:
    """Ends that were decided and told, and whose hold is over before a day."""
    return (
        Ending.objects.filter(
            decided_on__isnull=False,
            told_on__isnull=False,
            lapsed_on=None,
            given_up_on=None,
            plan__case__deadlines__clock="CE-HOLD",
            plan__case__deadlines__met_on=None,
            plan__case__deadlines__ended_on=None,
            plan__case__deadlines__legal_due__lt=on,
        )
        .distinct()
        .order_by("id")
    )
