"""Plans with rows, written through the room's own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from tests.once import once

from countywide.casework.assessments import actions as rooms
from countywide.casework.assessments.models import Desk
from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.assessments.types import Saying
from countywide.casework.plans import actions, rules
from countywide.casework.plans.models import (
    Amendment,
    Budget,
    Ending,
    HealthChange,
    MoveOut,
    Plan,
    Reassessment,
    Row,
    Sent,
)
from countywide.casework.plans.types import Agreed, AskingAgain, Considering, MovedIn, MovingOut, NewBoard, NewChild
from countywide.platform.files.models import File
from countywide.register.schools.models import Area

DAY = date(2026, 11, 2)
BY = assessments.BY


@once()
def plan(on: date = DAY, *, case: Any = None) -> Plan:
    """A plan that is being written for a child whose assessment was agreed."""
    held = case or assessments.begun().case
    with transaction.atomic():
        return actions.begin(held, by=BY, on=on, assessment=getattr(held, "assessment", None))


def row(held: Plan, section: str = "B", text: str = "Reading takes great effort", on: date = DAY, **given: Any) -> Row:
    return actions.add_row(held, by=assessments.officer(), on=on, section=section, text=text, **given)


@once()
def written(on: date = DAY, *, issued_as: str = "FINAL", **given: Any) -> Plan:
    """A plan with a need, an outcome and provision, of which one version was issued without its letters and clocks."""
    held = plan(on, **given)
    golden_thread(held, on)
    issued(held, on, issued_as=issued_as)
    held.case.stage = "FINAL_ISSUED" if issued_as == "FINAL" else "DRAFT_ISSUED"
    held.case.save(update_fields=["stage"])
    return held


def issued(held: Plan, on: date = DAY, *, issued_as: str = "FINAL", setting: Any = None) -> Plan:
    """What the working copy says goes out as a version, without letters and clocks."""
    with transaction.atomic():
        actions.freeze(held, by=BY, on=on, issued_as=issued_as)
    if issued_as == "FINAL":
        held.made_on, held.setting = held.made_on or on, setting
        held.save()
    return held


def golden_thread(held: Plan, on: date = DAY) -> dict[str, Row]:
    """A need, an outcome for it and provision for both, each saying all that it should."""
    need = row(held, "B", "Reading takes great effort and is two years behind.", on)
    outcome = row(
        held, "E", "By July 2027 Ash reads a page of their own book aloud with no more than three mistakes.", on,
        details={"by_when": date(2027, 7, 20), "measured_by": "a reading record"}, answers_to=[str(need.key)],
    )  # fmt: skip
    provision = row(
        held, "F", "Teaching of reading", on, answers_to=[str(need.key), str(outcome.key)],
        details={"what": "Teaching of reading, word by word", "who": "a teacher trained in it", "amount_minutes": 30,
                 "every": "DAY", "group": "alone", "cost_pence": 210_000},
    )  # fmt: skip
    return {"need": need, "outcome": outcome, "provision": provision}


@once(read=lambda held: fresh(held))
def ready(made_on: date = DAY, **given: Any) -> Plan:
    """A plan in rows for which it was decided to issue a plan, 20 days before it can be made final."""
    on = made_on - timedelta(days=20)
    if not Desk.objects.exists():
        assessments.desks()
    begun = assessments.begun(made_on - timedelta(days=60), **given)
    checked = assessments.checked(on, begun)
    agreed = assessments.agreed(assessments.proposed(checked, on), on)
    issued = assessments.to_issue(assessments.advised(agreed, on), on)
    held = plan(on, case=issued.case)
    golden_thread(held, on)
    return fresh(held)


@once(read=lambda held: fresh(held))
def drafted(made_on: date = DAY, **given: Any) -> Plan:
    """The draft is with the family since 20 days."""
    held = ready(made_on, **given)
    on = made_on - timedelta(days=20)
    actions.send_draft(held, by=assessments.officer(), on=on)
    assessments.post_everything(on)
    return fresh(held)


@once(read=lambda held: fresh(held))
def finalised(made_on: date = DAY, *, setting: Any = None, **given: Any) -> Plan:
    """Made final and not posted yet. The setting that is named was consulted and had no objection."""
    held = drafted(made_on, **given)
    setting = setting or assessments.school(name="Sedgebank Primary School")
    consulted(held, setting, made_on)
    naming = assessments.naming(setting, made_on + timedelta(days=1))
    actions.make_final(held, by=assessments.manager(), on=made_on, naming=naming)
    return fresh(held)


def consulted(held: Plan, setting: Any, on: date) -> None:
    """The setting was asked, and answered."""
    begun, by = held.assessment, assessments.officer()
    asked = rooms.consult(begun, by=by, on=on - timedelta(days=18), organisation_id=setting.pk, is_preference=True)
    rooms.note_answer(
        begun, by=by, on=on, consultation=asked, answered_on=on, position="CAN_ADMIT", words="Yes, with pleasure"
    )


@once(read=lambda held: fresh(held))
def in_force(made_on: date = DAY, **given: Any) -> Plan:
    """A plan in rows that went to the family, the setting it names and the health board: on a case of its own."""
    held = finalised(made_on, **given)
    assessments.post_everything(made_on)
    return fresh(held)


def in_force_by(agreed: Any, on: date, *, setting: Any) -> Plan:
    """All on one day: advice, decision, draft, the family's word that it has finished, and the final plan."""
    issued_to = assessments.to_issue(assessments.advised(agreed, on), on)
    held = plan(on, case=issued_to.case)
    golden_thread(held, on)
    actions.send_draft(held, by=assessments.officer(), on=on)
    assessments.post_everything(on)
    said = Saying(is_finished=True)
    draft = held.assessment.drafts.get()
    rooms.note_saying(draft, by=assessments.officer(), on=on, saying=said, said_by="The family", said_on=on)
    asked = rooms.consult(
        held.assessment, by=assessments.officer(), on=on, organisation_id=setting.pk, is_preference=True
    )
    rooms.note_answer(
        held.assessment, by=assessments.officer(), on=on, consultation=asked, answered_on=on, position="CAN_ADMIT", words="Yes"
    )  # fmt: skip
    actions.make_final(fresh(held), by=assessments.manager(), on=on, naming=assessments.naming(setting, on))
    assessments.post_everything(on)
    return fresh(held)


def of_team(held: Plan, role: str = "casework-officer") -> Any:
    """Somebody of the team that holds the plan's own case: where a county routes plans, another than that of its assessment."""
    return assessments.cases.officer(Plan.objects.get(pk=held.pk).case.team.contact_team, role)


@once(read=lambda held: fresh(held))
def changed(held: Plan, on: date) -> Plan:
    """Somebody wrote a change into the working copy."""
    need = held.rows.filter(section="B").earliest("pk")
    actions.change_row(need, by=of_team(held), on=on, text="Reading takes effort, and writing does too.")
    return fresh(held)


def proposed(held: Plan, on: date, *, meeting_on: date | None = None, **given: Any) -> Amendment:
    """The notice with one change, on its way."""
    said = {"because": "REVIEW" if meeting_on else "OTHERWISE", "reasons": "The review found that writing is hard too."}
    return actions.propose_amendment(
        changed(held, on), by=of_team(held, "manager"), on=on, meeting_on=meeting_on, **{**said, **given}
    )


@once()
def served(held: Plan, on: date, **given: Any) -> Amendment:
    """The notice reached everybody on the day it was proposed."""
    made = proposed(held, on, **given)
    assessments.post_everything(on)
    return Amendment.objects.get(pk=made.pk)


def fresh(held: Plan) -> Plan:
    return Plan.objects.select_related("case__team", "child", "assessment__case").get(pk=held.pk)


def sent(held: Plan, what: str) -> list[tuple[str, str]]:
    """The letters about something: each kind, and to whom."""
    found = Sent.objects.filter(plan=held, what=what).select_related("letter").order_by("id")
    return [(each.letter.kind, each.to_whom) for each in found]


def clocks(held: Plan) -> dict[str, Any]:
    """Each clock of the plan's case by its name and key."""
    return {f"{each.clock} {each.key}".strip(): each for each in fresh(held).case.deadlines.order_by("id")}


ANSWER = "You told us that you agree, so the plan says what we proposed."


@once(read=lambda held: fresh(held))
def amended(amendment: Amendment, on: date, **given: Any) -> Plan:
    """The final amended plan went to everybody on one day."""
    actions.make_final_amended(amendment, by=assessments.manager(), on=on, **{"answer": ANSWER, **given})
    assessments.post_everything(on)
    return fresh(amendment.plan)


@once(read=lambda held: fresh(held))
def not_amended(amendment: Amendment, on: date) -> Plan:
    actions.decide_not_to_amend(amendment, by=assessments.manager(), on=on, because=assessments.REASONS)
    assessments.post_everything(on)
    return fresh(amendment.plan)


def considering(**given: Any) -> Considering:
    said = {
        "ground": "NOT_NECESSARY",
        "because": "Every outcome in the plan is reached.",
        "outcomes": "All three are achieved in full.",
    }
    return Considering(**{**said, **given})


@once()
def considered(held: Plan, on: date, **given: Any) -> Ending:
    """The family and the head were asked what they think, on one day."""
    made = actions.consider_ending(held, by=assessments.manager(), on=on, considering=considering(**given))
    assessments.post_everything(on)
    return Ending.objects.get(pk=made.pk)


@once()
def ended(held: Plan, on: date, **given: Any) -> Ending:
    """Decided, and everybody told on one day; they were consulted 20 days before."""
    made = considered(held, on - timedelta(days=20), **given)
    actions.decide_to_end(made, by=assessments.manager(), on=on, reasons=assessments.REASONS)
    assessments.post_everything(on)
    return Ending.objects.get(pk=made.pk)


# --- moving between councils ---

SALTMERE = "840"  # a council there is today, as the DfE numbers them


def moving(moves_on: date, aware_on: date, **given: Any) -> MovingOut:
    said = {"council_code": SALTMERE, "contact": "The SEND team", "address": "1 Harbour Square\nZX9 1AA"}
    return MovingOut(**{**said, "moves_on": moves_on, "aware_on": aware_on, **given})


def moves(held: Plan, moves_on: date, aware_on: date, on: date | None = None) -> MoveOut:
    """An officer noted that the family moves, on the day the council heard of it."""
    return actions.note_move_out(held, by=of_team(held), on=on or aware_on, moving=moving(moves_on, aware_on))


def handed_over(held: Plan, move: MoveOut, on: date) -> Plan:
    """The letters were made and left on one day."""
    move.plan = fresh(held)
    actions.hand_over(move, by=of_team(held), on=on)
    assessments.post_everything(on)
    return fresh(held)


def new_child(**given: Any) -> NewChild:
    said = {
        "forename": "Wren", "surname": "Larkmoor", "born_on": date(2016, 5, 4), "adult": "Dunnock Larkmoor",
        "kin": "FATHER", "responsibility": "YES", "lines": "2 Reed Lane", "postcode": "", "is_another": True,
    }  # fmt: skip
    return NewChild(**{**said, **given})


def came(transferred_on: date, made_on: date, *, on: date | None = None, by: Any = None, **given: Any) -> Plan:
    """A plan that another council made was recorded, on the day it passed unless another is given."""
    by = by or assessments.officer()
    if not Desk.objects.exists():
        assessments.desks()
    setting = assessments.school(name="Sedgebank Primary School")
    said = {
        "council_code": SALTMERE, "transferred_on": transferred_on, "made_on": made_on,
        "team_id": assessments.cases.team("assessment").organisation_id, "setting_id": setting.pk, "named": setting.name,
        "child": new_child(),
    }  # fmt: skip
    return fresh(actions.record_moved_in(None, by=by, on=on or transferred_on, moved=MovedIn(**{**said, **given})))


def with_paper(held: Plan, on: date) -> Plan:
    """The document of the other council is kept."""
    file = File.objects.create(
        keeper="plans", place=f"moved-in:{held.pk}", bucket=f"moved-in:{held.pk}", name="plan.pdf", size=3,
        sha256="0" * 64, state="CLEAN",
    )  # fmt: skip
    actions.keep_moved_in(held, by=assessments.officer(), on=on, file_id=file.pk)
    return fresh(held)


def told_of_move(held: Plan, on: date, *, reassess: bool = False) -> Plan:
    """The family, the setting and the health board heard of it on one day."""
    says = "The reports in the plan are from this spring and fit what the school says."
    actions.tell_moved_in(held, by=assessments.manager(), on=on, reassess=reassess, says=says)
    assessments.post_everything(on)
    return fresh(held)


# --- personal budgets ---


def reviewing(held: Plan) -> Plan:
    """A review of the plan is under way."""
    held.case.stage = "REVIEW_PLANNED"
    held.case.save(update_fields=["stage"])
    return fresh(held)


def budget_asked(held: Plan, on: date, **given: Any) -> Budget:
    """A parent asked for direct payments, and it was entered on the same day."""
    said = {
        "asked_by": "PARENT",
        "asked_on": on,
        "says": "We want to choose who teaches Ash to read.",
        "wants_payment": True,
    }
    return budget(actions.enter_budget(fresh(held), by=of_team(held), on=on, **{**said, **given}))


def budget(made: Budget) -> Budget:
    return Budget.objects.select_related("plan__case__team", "plan__child").get(pk=made.pk)


def agreed_lines(held: Plan, paid: str = "DIRECT", pence: int = 210_000) -> list[Agreed]:
    return [Agreed(str(held.rows.filter(section="F").earliest("pk").key), paid, pence)]


CONDITIONS = "Use it for the teaching of reading only, and keep the bills."


def budget_agreed(made: Budget, on: date, **given: Any) -> Budget:
    """Direct payments for the teaching of reading, and the letter left."""
    said = {"lines": agreed_lines(made.plan), "conditions": CONDITIONS}
    actions.decide_budget(made, by=of_team(made.plan, "manager"), on=on, **{**said, **given})
    assessments.post_everything(on)
    return budget(made)


def paid(made: Budget, on: date) -> Budget:
    """The recipient consented, and was paid for the first time."""
    actions.begin_payments(
        made, by=of_team(made.plan), on=on, recipient="Dunnock Larkmoor", consented_on=on, first_on=on
    )
    return budget(made)


def stopping(made: Budget, on: date) -> Budget:
    """The family has notice that the payments stop."""
    why = "The money was used for something else, and we talked about it twice."
    stops_on = on + timedelta(days=rules.FEWEST_DAYS)
    actions.stop_payments(made, by=of_team(made.plan, "manager"), on=on, stops_on=stops_on, because=why)
    return budget(made)


# --- another health board ---

SALTMERE_BOARD = "Saltmere Integrated Care Board"


def other_board() -> int:
    """The desk of a second health board, for another area."""
    desk = Desk.objects.create(
        purpose="HEALTH_BOARD", organisation=assessments.organisation("HEALTH", name=SALTMERE_BOARD),
        area=Area.objects.get_or_create(key="far-off", defaults={"name": "Far off"})[0], name=SALTMERE_BOARD,
        email="board@saltmere.example", starts_on=date(2020, 1, 1),
    )  # fmt: skip
    return int(desk.pk)


def new_board(changed_on: date, **given: Any) -> NewBoard:
    said = {"changed_on": changed_on, "known_on": changed_on, "name": SALTMERE_BOARD, "address": "2 Quay\nZX9 1AB"}
    return NewBoard(**{**said, **given})


def health_changed(held: Plan, on: date, *, posted: bool = True, **given: Any) -> HealthChange:
    """An officer noted on one day that the health board changed, and the letters left."""
    board = new_board(**{"changed_on": on, **given})
    made = actions.note_health_change(fresh(held), by=of_team(held), on=on, board=board)
    if posted:
        assessments.post_everything(on)
    return HealthChange.objects.select_related("plan__case").get(pk=made.pk)


# --- assessing again ---


def asked_again(held: Plan, on: date, **given: Any) -> Reassessment:
    """A parent asked us to assess again, and it was entered on the same day."""
    said = {"asked_by": "PARENT", "asked_on": on, "because": "Much has changed since the plan was made."}
    return actions.ask_again(held, by=of_team(held), on=on, asking=AskingAgain(**{**said, **given}))


def again(held: Reassessment) -> Reassessment:
    return Reassessment.objects.select_related("plan__case", "assessment__case").get(pk=held.pk)


def agreed_again(held: Plan, on: date, asked_on: date | None = None) -> Reassessment:
    """We agreed, and the letters left on the same day."""
    made = asked_again(held, asked_on or on)
    why = "What you write and what the school writes show new needs."
    actions.agree_again(made, by=of_team(held, "manager"), on=on, reasons=why)
    assessments.post_everything(on)
    return again(made)


def refused_again(held: Plan, on: date, ground: str = "NOT_NECESSARY", **given: Any) -> Reassessment:
    made = asked_again(held, on, **given)
    actions.refuse_again(made, by=of_team(held, "manager"), on=on, ground=ground, reasons=assessments.REASONS)
    assessments.post_everything(on)
    return again(made)


def drafted_again(made: Reassessment, on: date) -> Plan:
    """The advice is in, it was decided to change the plan, a change is written, and the draft is with the family."""
    issued_to = assessments.to_issue(assessments.advised(made.assessment, on), on)
    held = changed(fresh(made.plan), on)
    actions.send_draft(held, by=of_team(held), on=on)
    assessments.post_everything(on)
    assert issued_to.pk == made.assessment_id
    return fresh(held)


def final_again(held: Plan, on: date, setting: Any) -> Plan:
    """The changed plan names a setting that was consulted, and went to everybody."""
    made = held.reassessments.get(ended_on=None)
    by = of_team(held)
    asked = rooms.consult(
        made.assessment, by=by, on=on - timedelta(days=16), organisation_id=setting.pk, is_preference=True
    )
    rooms.note_answer(
        made.assessment, by=by, on=on, consultation=asked, answered_on=on, position="CAN_ADMIT", words="Yes, with pleasure"
    )  # fmt: skip
    naming = assessments.naming(setting, on + timedelta(days=1))
    actions.make_final(held, by=of_team(held, "manager"), on=on, naming=naming)
    assessments.post_everything(on)
    return fresh(held)
