"""The plan is proposed with its changes, the family answers, refused places are weighed, and the final plan goes to everybody."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.assessments.types import Naming, Saying
from countywide.casework.letters import actions as letters
from countywide.casework.letters.enums import Way
from countywide.casework.letters.models import Letter, Sending
from countywide.casework.plans import actions
from countywide.casework.plans.models import Amendment, Plan
from countywide.casework.plans.types import Weighing

from . import days
from .days import BY, LEAD, OFFICER, Known, acting, noon, school


def propose(each: Known) -> None:
    """What the review showed is written into the plan, and the family is sent it with its fifteen days; then it answers."""
    on = each.days.before(days.PROPOSED)
    need = each.plan.rows.get(section="B")
    actions.change_row(need, by=acting(OFFICER), on=on, text=each.given["change"])
    each.plan = fresh(each.plan)
    actions.propose_amendment(each.plan, by=acting(LEAD), on=on, because="OTHERWISE", reasons=each.given["reasons"])
    let_go(each, on)
    answered(each, each.days.before(days.ANSWERED))


def answered(each: Known, on: date) -> None:
    """By their account, or on paper that an officer enters."""
    amendment = amendment_of(each)
    wanted = each.given.get("said_school")
    saying = Saying(
        comments=each.given["said"], school_id=school(wanted).organisation_id if wanted else None,
        is_finished=each.given.get("is_finished", False),
    )  # fmt: skip
    adult = each.given["family"][0]
    person = acting(adult.get("person"))
    if person is not BY:
        actions.say(amendment, by=person, on=on, saying=saying)
        return
    said_by = adult.get("name") or each.child.relationships.first().contact.name
    actions.note_saying(amendment, by=acting(OFFICER), on=on, saying=saying, said_by=said_by, said_on=on)


def make_final(each: Known) -> None:
    """Every place that the family asked for and does not get is weighed first; then one change makes the plan final."""
    weighed_on, final_on = each.days.before(days.WEIGHED), each.days.final_on
    for given in each.given.get("weighed", ()):
        there = school(given["school"])
        weighing = Weighing(there.name, given["ground"], given["analysis"], given["steps"], there.organisation_id)
        actions.weigh(amendment_of(each), by=acting(OFFICER), on=weighed_on, weighing=weighing)
    said = each.given["named"]
    actions.make_final_amended(
        amendment_of(each), by=acting(LEAD), on=final_on, answer=said["answer"], naming=naming(each, said)
    )
    let_go(each, final_on)
    each.plan = fresh(each.plan)


def naming(each: Known, said: dict[str, Any]) -> Naming:
    starts_on = each.held.moves_on
    if "type" in said:
        again_on = each.days.final_on + timedelta(days=13)
        return Naming(said["type"], starts_on, said["preference"], is_type_only=True, next_contact_on=again_on)
    there = school(said["school"])
    return Naming(there.name, starts_on, said["preference"], there.organisation_id)


def let_go(each: Known, on: date) -> None:
    """Their letters leave: what goes by email with the outbox, the rest by the post of that day."""
    waiting = Letter.objects.filter(case=each.case, sendings__dispatched_on=None)
    for letter in waiting.filter(sendings__way=Way.EMAIL).order_by("id"):
        letters.sent_by_email(letter.pk, by=BY, at=noon(on))
    for sending in Sending.objects.to_post().filter(letter__case=each.case).order_by("id"):
        letters.note_posted(sending, by=BY, on=on, posted_on=on)


def amendment_of(each: Known) -> Amendment:
    return Amendment.objects.select_related("plan__case__team", "plan__child").get(plan=each.plan)


def fresh(plan: Plan) -> Plan:
    return Plan.objects.select_related("case__team", "case__area", "case__school", "case__owner", "child").get(
        pk=plan.pk
    )
