"""A complaint from the first word to the Ombudsman: its days, who may look into it, what goes to whom, and what does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from countywide.casework.assessments import actions as assessments
from countywide.casework.cases.models import Event
from countywide.casework.complaints import actions, queries, tasks
from countywide.casework.complaints.models import Complaint, Knock, Referral, Remedy, Written
from countywide.casework.complaints.tests import factories as make
from countywide.casework.letters.models import Letter
from countywide.platform.accounts.roles import HELD_IN, ROLES, TEAM_ROLES
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.links.models import Link
from countywide.platform.outbox.models import Delivery, Notice

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 10, 5)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def facts(council_facts):
    """Letters and messages name the council."""


@pytest.fixture
def team():
    return make.of_team()


@pytest.fixture
def manager():
    return make.colleague()


def told(kind: str) -> list[str]:
    """To whom messages of a kind went."""
    return sorted(Delivery.objects.filter(notice__kind=f"complaints.{kind}").values_list("address", flat=True))


def due(held: Complaint) -> date:
    return queries.due(queries.stage_of(held)).on


def test_a_visitor_complains_and_hears_by_when_and_under_which_rule(team):
    held = make.complaint(MONDAY)
    assert (held.received_on, held.came, held.team, due(held)) == (
        MONDAY,
        "ONLINE",
        make.team().organisation,
        date(2026, 10, 12),
    )
    notice = Notice.objects.get(kind="complaints.received")
    assert (
        held.reference in notice.body and "12 October 2026" in notice.body and "Complaint Handling Code" in notice.body
    )
    assert make.WORDS not in "".join(each.body + each.subject for each in Notice.objects.all())
    assert Link.objects.get().address == "robin@lune.example"
    assert Entry.objects.filter(did="complaints.made").count() == 1


def test_nothing_of_it_stands_on_the_childs_case(team, manager):
    case = make.assessments.begun(MONDAY).case
    before = Event.objects.filter(case=case).count()
    held = make.answered(MONDAY, by=team, who=manager, child_id=case.child_id)
    assert (held.case_id, held.child_id) == (case.pk, case.child_id)
    assert Event.objects.filter(case=case).count() == before
    assert not Letter.objects.filter(case=case, kind__startswith="complaints").exists()
    assert not case.deadlines.filter(clock__startswith="CO-").exists()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"words": " "}, "Write what went wrong"),
        ({"received_on": MONDAY + DAY}, "until today"),
        ({"email": ""}, "we cannot answer"),
        ({"about": ()}, "at least one thing"),
        ({"maker": "BEHALF"}, "agreed that you complain"),
    ],
)
def test_what_is_no_complaint_yet_is_refused_in_one_sentence(given, says):
    with pytest.raises(RuleBroken, match=says):
        make.complaint(MONDAY, **given)
    assert not Complaint.objects.exists()


def test_the_same_complaint_twice_leads_to_the_first(team):
    held = make.complaint(MONDAY)
    with pytest.raises(RuleBroken, match=held.reference):
        make.complaint(MONDAY + DAY, words="nobody has answered us since march")
    make.complaint(MONDAY + DAY, words=make.WORDS + " And now again.")
    make.complaint(MONDAY + DAY, email="other@family.example")
    assert Complaint.objects.count() == 3


def test_only_the_complaints_team_records_one_that_came_by_letter(team, manager):
    came = make.made(came="LETTER", email="", address="1 Low Lane\nLarkvale", received_on=MONDAY)
    with pytest.raises(PermissionDenied):
        actions.record(None, by=manager, on=MONDAY + 3 * DAY, made=came)
    held = actions.record(None, by=team, on=MONDAY + 3 * DAY, made=came)
    assert (held.received_on, held.recorded_on, due(held)) == (MONDAY, MONDAY + 3 * DAY, date(2026, 10, 12))
    assert told("received") == []


def test_the_days_of_the_answer_run_from_the_acknowledgement(team):
    held = make.complaint(MONDAY, about=("DELAY", "DECISION"))
    actions.acknowledge(held, by=team, on=MONDAY + 2 * DAY, understood="That nobody answers.")
    assert (held.owner, due(held)) == (team, date(2026, 10, 21))
    letter = held.letters.get()
    said = str(letter.blocks)
    assert "21 October 2026" in said and "That nobody answers." in said and "SEND Tribunal" in said
    assert told("letter") == ["robin@lune.example"]
    with pytest.raises(RuleBroken, match="already"):
        actions.acknowledge(held, by=team, on=MONDAY + 3 * DAY)


def test_a_letter_is_never_altered(team):
    make.acknowledged(MONDAY, by=team)
    with pytest.raises(DatabaseError), transaction.atomic():
        Written.objects.update(subject="Another")


def test_somebody_who_decided_or_holds_the_case_does_not_look_into_it(team, manager):
    case = make.assessments.begun(MONDAY).case
    held = make.acknowledged(MONDAY, by=team, child_id=case.child_id)
    with pytest.raises(RuleBroken, match="does not answer complaints"):
        actions.ask_to_look(held, by=team, on=MONDAY, person=make.head())
    case.owner = manager
    case.save()
    with pytest.raises(RuleBroken, match="holds or held this case"):
        actions.ask_to_look(held, by=team, on=MONDAY, person=manager)
    other = make.colleague()
    actions.put_in_order(
        held, by=team, on=MONDAY, reference="", about=["DELAY"], consent="", known_on=None, complained_of=[other.pk]
    )
    with pytest.raises(RuleBroken, match="about this person"):
        actions.ask_to_look(held, by=team, on=MONDAY, person=other)
    assert told("look-into") == []


def test_whoever_wrote_the_decision_does_not_look_into_it(team):
    proposed = make.assessments.proposed(make.assessments.checked(MONDAY), MONDAY, "NO")
    decider = make.assessments.manager()
    assessments.refuse(proposed, by=decider, on=MONDAY, deciding=make.assessments.deciding("NO"))
    held = make.acknowledged(MONDAY, by=team, child_id=proposed.case.child_id)
    with pytest.raises(RuleBroken, match="their own decision"):
        actions.ask_to_look(held, by=team, on=MONDAY, person=decider)


def test_more_time_is_told_with_the_reason_before_the_day(team):
    held = make.acknowledged(MONDAY, by=team)
    actions.extend(held, by=team, on=MONDAY + DAY, days=10, reasons="The person who knows is away until November.")
    assert due(held) == date(2026, 11, 2)
    said = str(held.letters.order_by("-id")[0].blocks)
    assert "19 October 2026" in said and "2 November 2026" in said and "away until November" in said
    with pytest.raises(RuleBroken, match="already"):
        actions.extend(held, by=team, on=MONDAY + DAY, days=1, reasons="Once more, please.")


def test_the_answer_says_every_point_what_is_put_right_and_what_next(team, manager):
    held = make.looked_into(MONDAY, by=team, who=manager, known_on=date(2026, 3, 2))
    assert told("look-into") == [manager.email]
    with pytest.raises(RuleBroken, match="at least one point"):
        actions.answer(held, by=manager, on=MONDAY + DAY, learning="")
    actions.add_point(held, by=manager, on=MONDAY, text="Nobody answered", finding="UPHELD", reasons=make.REASONS)
    with pytest.raises(RuleBroken, match="put right"):
        actions.answer(held, by=manager, on=MONDAY + DAY, learning="")
    actions.add_remedy(
        held, by=manager, on=MONDAY, sort="PAYMENT", what="For your time and trouble.", owner=team, due_on=MONDAY + 14 * DAY,
        pence=30_050,
    )  # fmt: skip
    assert (told("owed"), list(queries.owed_by(team))) == ([], [])
    with pytest.raises(RuleBroken, match="before the complaint came"):
        actions.answer(held, by=manager, on=MONDAY - DAY, learning="")
    actions.answer(held, by=manager, on=MONDAY + DAY, learning="Every message is answered in five days.")
    said = str(held.letters.order_by("-id")[0].blocks)
    for words in (
        "Point 1: Nobody answered", "We found: upheld.", "nine weeks", "A payment (£300.50)", "19 October 2026",
        manager.name, "at stage 2", "1 March 2027", "SEND Tribunal", "five days",
    ):  # fmt: skip
        assert words in said, words
    assert told("owed") == [team.email]
    with pytest.raises(RuleBroken, match="answered"):
        actions.add_point(held, by=manager, on=MONDAY + DAY, text="More", finding="UPHELD", reasons=make.REASONS)


def test_nobody_else_writes_the_answer(team, manager):
    held = make.looked_into(MONDAY, by=team, who=manager)
    with pytest.raises(PermissionDenied):
        make.found(held, MONDAY, who=make.colleague())


def test_for_somebody_else_nothing_is_answered_before_they_agree(team, manager):
    came = make.made(maker="BEHALF", received_on=MONDAY, came="PHONE")
    held = actions.record(None, by=team, on=MONDAY, made=came)
    actions.acknowledge(held, by=team, on=MONDAY)
    actions.ask_to_look(held, by=team, on=MONDAY, person=manager)
    make.found(held, MONDAY, who=manager)
    with pytest.raises(RuleBroken, match="agrees"):
        actions.answer(held, by=manager, on=MONDAY, learning="")
    actions.put_in_order(
        held,
        by=team,
        on=MONDAY,
        reference="",
        about=["DELAY"],
        consent="Signed note of 5 October",
        known_on=None,
        complained_of=[],
    )
    actions.answer(held, by=manager, on=MONDAY, learning="")
    assert queries.stage_of(held).answered_on == MONDAY


def test_stage_2_is_for_somebody_else_and_is_the_last(team, manager):
    held = make.answered(MONDAY, by=team, who=manager)
    with pytest.raises(RuleBroken, match="not content"):
        actions.ask_again(held, by=team, on=MONDAY + DAY, why=" ")
    actions.ask_again(held, by=team, on=MONDAY + DAY, why="An apology is not enough.")
    assert due(held) == date(2026, 10, 13)
    assert told("said") == [team.email]
    actions.acknowledge(held, by=team, on=MONDAY + DAY)
    assert due(held) == date(2026, 11, 3)
    with pytest.raises(RuleBroken, match="answered stage 1"):
        actions.ask_to_look(held, by=team, on=MONDAY + DAY, person=manager)
    other = make.colleague()
    actions.ask_to_look(held, by=team, on=MONDAY + DAY, person=other)
    make.found(held, MONDAY + DAY, who=other, finding="NOT_UPHELD")
    actions.answer(held, by=other, on=MONDAY + DAY, learning="")
    said = str(held.letters.order_by("-id")[0].blocks)
    assert "final answer" in said and "Ombudsman" in said and "We found nothing that we have to put right." in said
    with pytest.raises(RuleBroken, match="last stage"):
        actions.ask_again(held, by=team, on=MONDAY + DAY, why="Still not.")


def test_whoever_complains_adds_and_takes_back(team):
    held = make.complaint(MONDAY)
    actions.add_words(held, by=team, on=MONDAY, words="It happened again.")
    assert [each.words for each in held.additions.all()] == ["It happened again."]
    actions.withdraw(held, by=team, on=MONDAY)
    assert (held.ended, held.ended_on) == ("WITHDRAWN", MONDAY)
    with pytest.raises(RuleBroken, match="answered"):
        actions.add_words(held, by=team, on=MONDAY, words="More.")


def test_it_is_closed_with_a_reason_that_is_sent(team):
    held = make.complaint(MONDAY)
    with pytest.raises(RuleBroken, match="Say why"):
        actions.close(held, by=team, on=MONDAY, how="NOT_OURS", because="")
    actions.close(held, by=team, on=MONDAY, how="NOT_OURS", because="The school's own procedure is for this.")
    assert "own procedure" in str(held.letters.get().blocks)


def test_what_was_promised_is_noted_as_done_by_its_owner(team, manager):
    held = make.answered(MONDAY, by=team, who=manager)
    owed = Remedy.objects.get()
    given = {"on": MONDAY + 2 * DAY, "done_on": MONDAY + DAY, "evidence": "The letter of 6 October"}
    with pytest.raises(RuleBroken, match="Whoever sees to it"):
        actions.note_remedied(owed, by=make.colleague(), **given)
    with pytest.raises(RuleBroken, match="from what"):
        actions.note_remedied(owed, by=manager, **{**given, "evidence": ""})
    actions.note_remedied(owed, by=manager, **given)
    assert (owed.done_on, owed.done_by) == (MONDAY + DAY, manager)
    assert [each.done_on for each in queries.remedies_shown(held)] == [MONDAY + DAY]


def test_the_ombudsman_asks_is_answered_and_decides(team, manager):
    head = make.head()
    held = make.answered(MONDAY, by=team, who=manager)
    on = MONDAY + 30 * DAY
    referral = actions.refer(held, by=team, on=on, number="26 004 512", came_on=on)
    with pytest.raises(RuleBroken, match="registered already"):
        actions.refer(held, by=team, on=on, number="26 004 512", came_on=on)
    with pytest.raises(RuleBroken, match="looks into this complaint already"):
        actions.refer(held, by=team, on=on, number="26 004 513", came_on=on)
    given = {"sort": "INVESTIGATION", "came_on": on, "asks": "Send the file.", "answer_by": on + 20 * DAY}
    step = actions.note_step(referral, by=team, on=on, **given)
    with pytest.raises(RuleBroken, match="before the question came"):
        actions.answer_ombudsman(step, by=team, on=on, answered_on=on - DAY)
    actions.answer_ombudsman(step, by=team, on=on + DAY, answered_on=on + DAY)
    with pytest.raises(RuleBroken, match="found fault"):
        recommend(referral, team, on)
    decision = {
        "outcome": "UPHELD",
        "decided_on": on + 2 * DAY,
        "reasons": "Nine weeks of silence.",
        "is_public_report": True,
    }
    actions.decide(referral, by=team, on=on + 2 * DAY, **decision)
    recommend(referral, team, on + 2 * DAY)
    referral = Referral.objects.get()
    assert (referral.outcome, referral.is_public_report, referral.remedies.get().pence) == ("UPHELD", True, 50_000)
    assert set(told("ombudsman-asks")) == {head.email}


def recommend(referral, team, on):
    return actions.recommend(
        referral,
        by=team,
        on=on,
        sort="PAYMENT",
        what="For what was missed.",
        owner=team,
        due_on=on + 28 * DAY,
        pence=50_000,
    )


def test_what_the_ombudsman_returns_goes_on_in_our_procedure(team):
    held = make.complaint(MONDAY)
    referral = actions.refer(held, by=team, on=MONDAY, number="26 004 600", came_on=MONDAY)
    actions.note_step(
        referral, by=team, on=MONDAY, sort="PREMATURE", came_on=MONDAY, asks="Answer it first, please.", answer_by=None
    )
    assert Referral.objects.get().outcome == "RETURNED"
    assert due(held) == date(2026, 10, 12)
    actions.refer(held, by=team, on=MONDAY, number="26 004 601", came_on=MONDAY)


def test_what_is_due_is_chased_and_what_is_late_goes_to_the_head_of_service(team, manager):
    head = make.head()
    held = make.looked_into(MONDAY, by=team, who=manager)
    assert tasks.keep_up(date(2026, 10, 14))["soon"] == 0
    assert tasks.keep_up(date(2026, 10, 16)) == {"soon": 1, "late": 0, "owed": 0, "ombudsman": 0, "forgotten": 0}
    assert (told("soon"), told("late")) == ([manager.email], [])
    for _ in range(2):
        tasks.keep_up(date(2026, 10, 20))
    assert told("late") == [head.email]
    notice = Notice.objects.get(kind="complaints.late")
    assert "answered by 19 October 2026" in notice.body and held.reference in notice.body
    assert "should have been answered" in notice.body and make.WORDS not in notice.body


def test_promises_and_the_ombudsmans_dates_are_chased_too(team, manager):
    head = make.head()
    held = make.answered(MONDAY, by=team, who=manager)
    on = MONDAY + 30 * DAY
    referral = actions.refer(held, by=team, on=on, number="26 004 512", came_on=on)
    actions.note_step(
        referral, by=team, on=on, sort="DRAFT", came_on=on, asks="Comments, please.", answer_by=on + 10 * DAY
    )
    assert tasks.keep_up(on)["owed"] == 1
    assert told("owed-late") == sorted([manager.email, head.email])
    assert tasks.keep_up(on + 9 * DAY)["ombudsman"] == 1
    tasks.keep_up(on + 12 * DAY)
    assert told("ombudsman-late") == [head.email, head.email]


def test_a_letter_on_paper_waits_until_it_was_posted(team):
    came = make.made(came="LETTER", email="", address="1 Low Lane\nLarkvale", received_on=MONDAY)
    held = actions.record(None, by=team, on=MONDAY, made=came)
    actions.acknowledge(held, by=team, on=MONDAY)
    letter = queries.to_post().get()
    with pytest.raises(RuleBroken, match="day on the letter"):
        actions.note_posted(letter, by=team, on=MONDAY, posted_on=MONDAY - DAY)
    actions.note_posted(letter, by=team, on=MONDAY, posted_on=MONDAY)
    assert not queries.to_post().exists()


def test_a_manager_cannot_give_themselves_the_complaints_teams_role():
    """It opens every complaint of the council, so an operator gives it."""
    assert "complaints-officer" not in TEAM_ROLES and "complaints-officer" in HELD_IN["TEAM"]
    assert [key for key, role in ROLES.items() if "complaints.work" in role.permissions] == ["complaints-officer"]
    assert not Knock.objects.exists()
