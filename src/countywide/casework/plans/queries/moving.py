"""Plans that pass to another council, and plans that came from one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.platform.files import queries as files

from .. import permissions, rules
from ..models import MoveIn, MoveOut, Plan
from .amending import KEEPER


def moves_of(plan: Plan) -> QuerySet[MoveOut]:
    """Every move to another council that was noted, the newest first."""
    return plan.moves_out.order_by("-id")  # type: ignore[no-any-return]


def open_move(plan: Plan) -> MoveOut | None:
    """The move that is noted, while the plan has not passed."""
    return moves_of(plan).filter(transferred_on=None, given_up_on=None).first()


def hand_over_by(move: MoveOut) -> date | None:
    """The last day on which the plan may pass, as its clock says."""
    held = move.plan.case.deadlines.filter(clock="MV-TRANSFER", key=move.key).order_by("-id").first()
    return held.legal_due if held else None


def moved_in(plan: Plan) -> MoveIn | None:
    """How the plan came from another council; nothing where it was made here."""
    return MoveIn.objects.filter(plan=plan).first()


def tell_by(plan: Plan) -> date | None:
    """The day by which the family of a plan that moved in is told."""
    held = plan.case.deadlines.filter(clock="MV-TELL").order_by("-id").first()
    return held.legal_due if held else None


def moved_in_review_by(plan: Plan) -> date | None:
    """The day by which a plan that moved in is first reviewed here."""
    held = plan.case.deadlines.filter(clock="MV-REVIEW").order_by("-id").first()
    return held.legal_due if held else None


def moved_in_to(user: Any) -> QuerySet[MoveIn]:
    """Plans that came to somebody's own teams and whose families are not told yet, the longest here first."""
    own = MoveIn.objects.filter(told_on=None, plan__ceased_on=None)
    own = own.filter(plan__case__team__in=user.organisations_where(permissions.WRITE))
    return own.select_related("plan__case__team", "plan__child").order_by("transferred_on", "id")


def councils_on(on: date) -> list[tuple[str, str]]:
    """Every council there is on a day, by name."""
    return rules.councils_on(on)


def place_of(plan: Plan) -> str:
    """Where the document of a plan that moved in is sent."""
    return f"moved-in:{plan.pk}"


def papers_of(plan: Plan) -> list[Any]:
    """The files sent as the document of a plan that moved in: whole and not refused."""
    found = files.files_of(KEEPER, place_of(plan))
    return [file for file in found if file.state in ("RECEIVED", "CLEAN", "UNSCANNED")]
