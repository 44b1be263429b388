"""Schools are asked: one refuses on a ground, one is asked to say more and answers again, one is silent and is chased."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.consultations import actions, queries
from countywide.casework.consultations.models import AtSchool, Consultation
from countywide.casework.consultations.policies import policy_on
from countywide.casework.consultations.types import GroundSaid, LineSaid, Said, Signed
from countywide.casework.placements import actions as placements
from countywide.casework.placements.types import Words

from . import days
from .asking import preference_of, whoever, wishes
from .days import BY, COORDINATOR, OFFICER, WORKS_AT, Known, acting, noon, school

Given = dict[str, Any]


def ask_schools(each: Known) -> None:
    """Each of the file in its order. Where the family put a school first that selects, the result comes before the reserve is asked."""
    asked_on = each.days.in_term(days.ASKED)
    for given in each.given["asked"]:
        if not given.get("is_reserve"):
            ask(each, given, asked_on)
    if "result" in each.given:
        hear_result(each)
    for given in sorted(
        each.given["asked"], key=lambda one: not one["answers"]
    ):  # whoever is silent is waited for to the end
        hear_from(each, given)


def ask(each: Known, given: Given, on: date) -> None:
    """A pack is made up and sent; where another council maintains the school, that council is asked too."""
    there, officer = school(given["school"]), acting(OFFICER)
    made = actions.draft(
        each.case, by=officer, on=on, setting_id=there.organisation_id, is_preference=given["is_preference"], why=given["why"]
    )  # fmt: skip
    actions.send(made, by=officer, on=on, at=noon(on))


def hear_result(each: Known) -> None:
    """The centre's file is taken in: the school that selects is asked no more, the reserve at once, and the family chooses again (Q10)."""
    on, again_on = each.days.in_term(days.RESULT), each.days.in_term(days.AGAIN)
    content = f"Pupil number,Result\n{each.child.upn},{each.given['result']}\n".encode()
    placements.take_results(None, by=acting(COORDINATOR), on=on, at=noon(on), held=each.held, content=content)
    preference = preference_of(each)
    words = Words(child_view=each.given["child_view"])
    placements.say(
        preference, by=whoever(each, preference), on=again_on, wishes=wishes(each.given["wishes_again"]), words=words
    )


def hear_from(each: Known, given: Given) -> None:
    """What one school does with what it was sent."""
    there = school(given["school"])
    made = Consultation.objects.get(case=each.case, setting=there.organisation_id)
    assert made.sent_on is not None
    if made.withdrawn_on is not None:
        return
    if not given["answers"]:
        chase(made)
        return
    senco = acting(WORKS_AT.get(there.urn))
    name = getattr(senco, "name", "") or "The SENCO"
    actions.acknowledge(at_school(made), by=senco, on=made.sent_on + timedelta(days=2), name=name, role="SENCO")
    for said in given["answers"]:
        on = each.days.calendar.last_working_day(made.sent_on + timedelta(days=said["after"]))
        answer(made, said, senco, name, on)
        because = said.get("returned", "")
        checked_on = each.days.calendar.working_days_after(on, 1)
        actions.check(fresh(made), by=acting(OFFICER), on=checked_on, adequate=not because, because=because)


def chase(made: Consultation) -> None:
    """Nobody answers: it is reminded on each of the days of the policy, at last its head too, and the team hears that it may decide
    without it."""
    assert made.sent_on is not None and made.due_on is not None
    for after in policy_on(made.sent_on).chase_after:
        actions.chase_due(by=BY, on=made.sent_on + timedelta(days=after))
    actions.tell_silent(by=BY, on=made.due_on + timedelta(days=1))


def answer(made: Consultation, given: Given, senco: Any, name: str, on: date) -> None:
    """Line by line of section F, ground by ground, and what the family reads."""
    refused = given.get("cannot", "")
    lines = tuple(
        LineSaid(one.row_key, one.number, one.what, "CANNOT" if refused else "ALREADY", refused)
        for one in queries.provision_said(made)
    )
    ground = (
        (GroundSaid(given["ground"], given["explanation"], given["evidence"], given.get("steps", "")),)
        if "ground" in given
        else ()
    )
    said = Said(
        position=given["says"], lines=lines, grounds=ground, adjustments=given.get("adjustments", ""),
        context=tuple(given.get("context", ())), capacity={"in_year": 178, "plans_in_year": 9},
        transition=given.get("transition", ""),
    )  # fmt: skip
    actions.keep_writing(at_school(made), by=senco, on=on, said=said)
    signed = Signed(name, "SENCO", "The head", on, given["view"])
    actions.send_answer(at_school(made), by=senco, on=on, signed=signed)


def at_school(made: Consultation) -> AtSchool:
    return AtSchool.objects.get(pk=made.pk)


def fresh(made: Consultation) -> Consultation:
    return Consultation.objects.get(pk=made.pk)
