"""Schools that are consulted for a few children of the county who move up: one in each state, so that every page has something.

Through the room's own actions, as of the days on which they would have been done.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from countywide.casework.consultations import actions, queries
from countywide.casework.consultations.enums import Fresh
from countywide.casework.consultations.models import AtSchool, Consultation
from countywide.casework.consultations.policies import policy_on
from countywide.casework.consultations.rules import freshness
from countywide.casework.consultations.types import GroundSaid, LineSaid, PassageSaid, Said, Signed
from countywide.casework.placements import queries as placements
from countywide.casework.transfers import queries as moves
from countywide.casework.transfers.rounds import read
from countywide.demo import data, papers
from countywide.demo.moving import listed_since
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools

BY = Machine("demo")
ROUND, OURS = "2027-Y7", "school-900003"
NEAR, ELSEWHERE = "900021", "900059"  # the large secondary with a unit; the special school that the neighbour maintains
STATES = ("released", "check", "sent", "question", "returned", "elsewhere", "drafted")
WHY = "The family has asked for it, and it has a unit for children who need what this plan describes."
WHY_OURS = (
    "It is the nearest school with a unit for children who need what this plan describes; the family has not named it."
)
EXPLAINED = (
    "The small group that the plan describes meets in a room where two other groups are taught at the same time, and the noise there "
    "was measured in September at a level at which this child cannot follow speech. No other room is free in any lesson of the week."
)
STEPS = "We thought of changing rooms with the language department, which would leave its hearing loop unused for forty children."
ABOUT_ANOTHER = "another pupil of that group cries out"


def make(on: date) -> None:
    """Seven children of the round that is far on, those of the personas’ school first."""
    made = 0
    with papers.set_elsewhere():
        for state, transfer in children(on):
            try:
                with audit.in_one_go():
                    brought_to(state, transfer, on - timedelta(days=12), on)
                made += 1
            except RuleBroken:
                continue  # a pack that was stopped waits for an officer, as it would
    audit.record("demo.consultations-made", by=BY, consultations=made)


def children(on: date) -> Iterator[tuple[str, Any]]:
    """Those who move and whose plan was issued in rows, each with its state."""
    held = next((each for each in read(data.COUNCIL) if each.key == ROUND and each.is_open(on)), None)
    if held is None:
        return
    lately = moves.moving_in(held).filter(identified_on__gte=listed_since(on))
    found = lately.filter(setting__isnull=False, plan__versions__isnull=False).distinct()
    first = lambda each: (each.setting is None or each.setting.key != OURS, each.pk)  # noqa: E731
    yield from zip(STATES, sorted(found[:60], key=first), strict=False)


def brought_to(state: str, transfer: Any, then: date, on: date) -> None:
    school = schools.school_with(ELSEWHERE if state == "elsewhere" else NEAR)
    if school is None:
        return
    wished = is_wished(transfer, school)
    made = actions.draft(
        transfer.case, by=BY, on=then, setting_id=school.organisation_id, is_preference=wished, why=WHY if wished else WHY_OURS
    )  # fmt: skip
    if state == "drafted":
        return
    for sheet in queries.sheets_of(made, on=then):
        if freshness(sheet.kind, sheet.dated_on, on=then, policy=policy_on(then)) == Fresh.RED:
            actions.give_reason(made, by=BY, on=then, source=sheet.source, because="It is the newest that there is.")
    actions.send(made, by=BY, on=then, at=timezone.now())
    if state in ("sent", "elsewhere"):
        return
    actions.acknowledge(at_school(made), by=BY, on=then + timedelta(days=2), name="Hollis Abernethy-Rao", role="SENCO")
    if state == "question":
        text = "Which equipment does the child bring, and who looks after it?"
        actions.ask(at_school(made), by=BY, on=on, at=timezone.now(), name="Hollis Abernethy-Rao, SENCO", text=text)
        return
    answer(made, then + timedelta(days=8))
    if state == "released":
        actions.check(fresh(made), by=BY, on=then + timedelta(days=10), adequate=True)
    elif state == "returned":
        because = "Say what was measured in which room, by whom, and which other rooms were looked at."
        actions.check(fresh(made), by=BY, on=then + timedelta(days=10), adequate=False, because=because)


def is_wished(transfer: Any, school: Any) -> bool:
    """Whether somebody of the family named this school last."""
    return any(
        wish.school_id == school.pk
        for each in placements.said_for(transfer)
        for said in list(each.versions.all())[:1]
        for wish in said.wishes.all()
    )


def answer(made: Consultation, on: date) -> None:
    """The school believes that it should not be named, and says why."""
    lines = tuple(
        LineSaid(each.row_key, each.number, each.what, "CANNOT" if at == 0 else "ALREADY", "No quiet room is free." if at == 0 else "")
        for at, each in enumerate(queries.provision_said(made))
    )  # fmt: skip
    ground = GroundSaid("OTHERS", EXPLAINED, "The measurement of September, room by room, and the timetable.", STEPS)
    said = Said(
        position="SHOULD_NOT",
        lines=lines,
        grounds=(ground,),
        context=("FULL",),
        capacity={"in_year": 241, "plans_in_year": 14},
    )
    actions.keep_writing(at_school(made), by=BY, on=on, said=said)
    view = f"{EXPLAINED} When it is loud, {ABOUT_ANOTHER}."
    signed = Signed(
        "Hollis Abernethy-Rao",
        "SENCO",
        "Rowan Vale",
        on,
        view,
        (PassageSaid(ABOUT_ANOTHER, "It is about another child"),),
    )
    actions.send_answer(at_school(made), by=BY, on=on, signed=signed)


def at_school(made: Consultation) -> AtSchool:
    return AtSchool.objects.get(pk=made.pk)


def fresh(made: Consultation) -> Consultation:
    return Consultation.objects.get(pk=made.pk)
