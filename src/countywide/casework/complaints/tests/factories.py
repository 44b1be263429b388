"""Complaints, through the room's own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.complaints import actions
from countywide.casework.complaints.models import Complaint
from countywide.casework.complaints.types import Made
from countywide.platform.kit.doors import Visitor

DAY = timedelta(days=1)
WORDS = "Nobody has answered us since March."
REASONS = "We read every message. None was answered for nine weeks, and nobody told you why."


def team() -> Any:
    """The team that owns complaints."""
    return assessments.cases.team("complaints")


def of_team() -> Any:
    """Somebody of it."""
    return assessments.cases.officer(team(), "complaints-officer")


def colleague(role: str = "manager") -> Any:
    """Somebody of another team, who may be asked to look into a complaint."""
    return assessments.cases.officer(assessments.cases.team("casework"), role)


def head() -> Any:
    return assessments.cases.officer(team(), "head-of-service")


def made(**given: Any) -> Made:
    return Made(
        **{
            "maker": "PARENT", "name": "Robin Lune", "email": "robin@lune.example", "about": ("COMMUNICATION",), "words": WORDS,
            "wants": "An answer.", **given,
        }
    )  # fmt: skip


def complaint(on: date, *, by: Any = None, **given: Any) -> Complaint:
    """It came on a day."""
    return actions.make(None, by=by or Visitor(), on=on, made=made(**given))


def acknowledged(on: date, *, by: Any, **given: Any) -> Complaint:
    held = complaint(on, **given)
    actions.acknowledge(held, by=by, on=on)
    return held


def looked_into(on: date, *, by: Any, who: Any, **given: Any) -> Complaint:
    """Acknowledged, and somebody is asked."""
    held = acknowledged(on, by=by, **given)
    actions.ask_to_look(held, by=by, on=on, person=who)
    return held


def found(held: Complaint, on: date, *, who: Any, finding: str = "UPHELD") -> Complaint:
    """One point, and an apology where there was fault."""
    actions.add_point(held, by=who, on=on, text="Nobody answered", finding=finding, reasons=REASONS)
    if finding == "UPHELD":
        what = {"sort": "APOLOGY", "what": "We write and say sorry.", "pence": None}
        actions.add_remedy(held, by=who, on=on, owner=who, due_on=on + 7 * DAY, **what)
    return held


def answered(on: date, *, by: Any, who: Any, finding: str = "UPHELD", **given: Any) -> Complaint:
    """And the answer went."""
    held = found(looked_into(on, by=by, who=who, **given), on, who=who, finding=finding)
    actions.answer(held, by=who, on=on, learning="Every message gets an answer within five days.")
    return held
