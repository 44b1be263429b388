"""Decisions of every kind that can be appealed against, sent on a given day, and disputes about them, through the rooms’ own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.once import once

from countywide.casework.assessments import actions as assessing
from countywide.casework.assessments.models import Desk
from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.disputes import actions
from countywide.casework.disputes.models import Dispute, Right, Step
from countywide.casework.disputes.types import Asked, Ordered, Point, Registered
from countywide.casework.plans.tests import factories as plans
from countywide.platform.accounts.models import User

ISSUES = "We do not agree that the school can go on with this."
DECIDED = date(2026, 9, 10)


def again(right: Right) -> Right:
    return Right.objects.select_related("case__child").get(pk=right.pk)


def officer() -> User:
    return assessments.officer()


def manager() -> User:
    return assessments.manager()


def of_team(dispute: Dispute, role: str = "casework-officer") -> Any:
    """Somebody of the team that holds the case."""
    return assessments.cases.officer(dispute.case.team.contact_team, role)


def desks() -> None:
    if not Desk.objects.exists():
        assessments.desks()


@once(read=again)
def refused(on: date = DECIDED, **given: Any) -> Right:
    """It was decided not to assess, and the letter was sent on that day."""
    desks()
    begun = assessments.begun(on - timedelta(days=40), **given)
    proposed = assessments.proposed(assessments.checked(on - timedelta(days=20), begun), on - timedelta(days=2), "NO")
    assessing.refuse(proposed, by=manager(), on=on, deciding=assessments.deciding("NO"))
    assessments.post_everything(on)
    return Right.objects.select_related("case__child").get(case=begun.case)


@once(read=again)
def not_issued(on: date = DECIDED) -> Right:
    """It was decided after an assessment not to issue a plan."""
    desks()
    begun = assessments.begun(on - timedelta(days=100))
    checked = assessments.checked(on - timedelta(days=90), begun)
    agreed = assessments.agreed(assessments.proposed(checked, on - timedelta(days=70)), on - timedelta(days=70))
    assessments.to_issue(assessments.advised(agreed, on - timedelta(days=20)), on, "NO")
    return Right.objects.select_related("case__child").get(case=begun.case)


@once(read=again)
def final(on: date = DECIDED) -> Right:
    """A final plan was sent."""
    held = plans.in_force(on)
    return Right.objects.select_related("case__child").get(case=held.assessment.case)


@once(read=again)
def ended(on: date = DECIDED) -> Right:
    """It was decided to end a plan that is a year old."""
    held = plans.in_force(on - timedelta(days=300))
    plans.ended(held, on)
    return Right.objects.select_related("case__child").get(ground="CEASE")


@once(read=again)
def again_refused(on: date = DECIDED) -> Right:
    """It was decided not to assess again."""
    held = plans.in_force(on - timedelta(days=300))
    plans.refused_again(held, on)
    return Right.objects.select_related("case__child").get(ground="REASSESS")


MADE = {"ASSESS": refused, "ISSUE": not_issued, "PLAN": final, "CEASE": ended, "REASSESS": again_refused}
"""A decision on each ground, sent on a day."""


def decider(right: Right) -> Any:
    """Whoever decides in the team that holds the case on which the right is disputed."""
    return manager()


def asked(on: date, about: str = "EDUCATION") -> Asked:
    return Asked(on, ISSUES, about, "" if about == "EDUCATION" else "Speech therapy every week")


@once(read=lambda held: fresh(held))
def mediating(right: Right, on: date, about: str = "EDUCATION") -> Dispute:
    """The family told us on a day that it wants mediation."""
    return actions.note_request(right, by=officer(), on=on, asked=asked(on, about), told_by="A parent")


@once(read=lambda held: fresh(held))
def registered(right: Right, on: date, *subjects: str, **given: Any) -> Dispute:
    """The Tribunal registered an appeal, and the papers came the same day."""
    about = subjects or (("B", "F") if right.ground in ("PLAN", "AMEND") else ("DECISION",))
    said = Registered(
        **{"number": "EH886/26/00001", "registered_on": on, "received_on": on, "subjects": about, **given}
    )
    return actions.register(right, by=officer(), on=on, registered=said)


@once(read=lambda held: fresh(held))
def ordered(dispute: Dispute, on: date, *orders: str, **given: Any) -> Dispute:
    """The Tribunal made an order and sent it, on one day."""
    said = Ordered(**{"made_on": on, "sent_on": on, "orders": orders, **given})
    actions.note_order(dispute, by=of_team(dispute), on=max(on, said.sent_on), ordered=said)
    return fresh(dispute)


def point(part: str = "promises", **given: Any) -> Point:
    return Point(**{"text": "A teacher meets the family every term.", "part": part, **given})


def fresh(dispute: Dispute) -> Dispute:
    return Dispute.objects.select_related("right__case__child", "case__team", "case__child").get(pk=dispute.pk)


def due(dispute: Dispute) -> dict[str, Any]:
    """Each clock of a dispute by its name, with what its key ends in where several run: its day in law."""
    found = Step.objects.filter(dispute=dispute).select_related("deadline").order_by("id")
    return {name(each.deadline): each.deadline for each in found}


def name(deadline: Any) -> str:
    return f"{deadline.clock} {deadline.key.rpartition(':')[2]}" if deadline.key.count(":") > 1 else str(deadline.clock)


def parent_of(right: Right) -> Any:
    return right.case.child.relationships.order_by("id").first().contact.user
