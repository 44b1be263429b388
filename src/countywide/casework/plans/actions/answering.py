"""What the family says of proposed changes, and the meetings it asks for (reg 22(2)(c))."""

from __future__ import annotations

from datetime import date

from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.types import Saying
from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_by
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..models import Amendment, Representation
from .standing import mirror


@action(permissions.SAY)
def say(amendment: Amendment, *, by: Actor, on: date, saying: Saying) -> Representation:
    """The family says what it thinks, asks for a school or a meeting, or says that it has finished. What comes after the
    fifteen days is read too, until the amendment is closed."""
    if not assessed.may_speak(amendment.plan.child, by, on=on):
        raise RuleBroken("The rights are the young person’s now. They can answer, or whoever represents them.")
    said_by = getattr(by, "name", "") or "The family"
    return keep(amendment, by=by, on=on, saying=saying, said_by=said_by)


@action(permissions.WRITE)
def note_saying(
    amendment: Amendment, *, by: Actor, on: date, saying: Saying, said_by: str, said_on: date
) -> Representation:
    """Enter what the family said by letter or telephone. That it has finished must be in writing."""
    if not amendment.proposed_on <= said_on <= on:
        raise RuleBroken("The day they said it lies between the notice and today.")
    return keep(amendment, by=by, on=said_on, saying=saying, said_by=said_by)


def keep(amendment: Amendment, *, by: Actor, on: date, saying: Saying, said_by: str) -> Representation:
    """Keep what was said, tell the team, and let the clock know when everybody has finished."""
    plan = amendment.plan
    bar = rules.bar_to_saying(
        is_open=amendment.is_open,
        comments=saying.comments,
        school=bool(saying.school_id or saying.school_name.strip()),
        wants_meeting=saying.wants_meeting,
        is_finished=saying.is_finished,
    )
    if bar:
        raise RuleBroken(bar)
    said = Representation.objects.create(
        amendment=amendment, said_on=on, said_by=said_by[:200], by_id=by.pk, comments=saying.comments,  # type: ignore[attr-defined]
        school_id=saying.school_id, school_name=saying.school_name[:200], wants_meeting=saying.wants_meeting,
        is_finished=saying.is_finished,
    )  # fmt: skip
    if saying.is_finished and not amendment.finished_on and queries.everybody_finished(amendment):
        finish_comments(amendment, by=by, on=on)
    mirror(plan, on=on)
    cases.note(
        plan.case, "plans.family-said", by=by, on=on, title="The family answered the proposed changes",
        family_title="You told us what you think of the changes to the plan", to_family=True,
    )  # fmt: skip
    if mail := held_by.team_mailbox(plan.case, on=on):
        tell(
            notices.FAMILY_SAID, to=[mail], cause=f"plan-representation:{said.pk}", by=by, about=said,
            reference=plan.case.reference,
        )  # fmt: skip
    audit.record("plans.family-said", by=by, about=said, on=on.isoformat(), finished=saying.is_finished)
    return said


def finish_comments(amendment: Amendment, *, by: Actor, on: date) -> None:
    """Everybody of the family said in writing that they have finished: the amendment can be closed from that day."""
    amendment.finished_on = on
    if amendment.served_on:
        finished = max(on, amendment.served_on)
        amendment.final_from = min(amendment.final_from or on, finished)
        case = amendment.plan.case
        deadlines.learn(case, ("AR-REPS",), by=by, on=on, only=(amendment.key,), family_finished=finished)
    amendment.save(update_fields=["finished_on", "final_from"])


@action(permissions.WRITE)
def note_meeting(amendment: Amendment, *, by: Actor, on: date, said: Representation, met_on: date) -> None:
    """The meeting that the family asked for was held."""
    if said.amendment_id != amendment.pk or not said.wants_meeting or said.met_on:
        raise RuleBroken("No meeting is outstanding here.")
    if not said.said_on <= met_on <= on:
        raise RuleBroken("The day of the meeting lies between the day it was asked for and today.")
    said.met_on = met_on
    said.save(update_fields=["met_on"])
    cases.note(
        amendment.plan.case, "plans.met", by=by, on=met_on, title="Met the family about the proposed changes",
        family_title="We met you about the changes to the plan", to_family=True,
    )  # fmt: skip
    audit.record("plans.met", by=by, about=said, on=met_on.isoformat())
