"""What officers do with a request: enter one, decide on attention, look at likeness, area, family and rights, settle it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import now

from countywide.casework.cases.models import Case
from countywide.casework.cases.tests import factories as cases
from countywide.casework.requests import actions
from countywide.casework.requests.models import AssessmentRequest
from countywide.casework.requests.signals import request_joined, request_validated
from countywide.casework.requests.tests import factories as make
from countywide.casework.requests.types import Joining
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Notice
from countywide.register.people.tests import factories as people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]

TODAY = date(2026, 9, 16)
BECAUSE = "Two health visitors describe the same delay in her speech"
KNOWN = {"forename": "Wren", "surname": "Otterby", "born_on": date(2017, 3, 3)}
AS_CHILD = {"legal_forename": "Wren", "legal_surname": "Otterby", "born_on": date(2017, 3, 3)}


def entered(officer, told=None, **given):
    usual = {"channel": "PAPER", "received_on": make.DAY, "late_because": "in the post room", "by": officer}
    return actions.enter(None, on=TODAY, at=now(), facts=told or make.facts(), **{**usual, **given})


def decide_by(case):
    return case.deadlines.running().get(clock="NA-DECIDE").legal_due


def heard(signal, deed):
    got = []

    def hear(**said):
        got.append((said["request"].pk, said["case"].pk, getattr(said.get("left"), "pk", None)))

    signal.connect(hear)
    deed()
    signal.disconnect(hear)
    return got


# --- entering --------------------------------------------------------------------------------


def test_a_letter_entered_days_later_counts_from_the_day_it_arrived(officer):
    request = entered(officer)
    assert (request.received_on, request.entered_by_id, request.channel) == (make.DAY, officer.pk, "PAPER")
    assert decide_by(request.case) == date(2026, 10, 26)
    assert request.case.letters.get().finalised_on == TODAY


def test_a_letter_that_arrived_on_christmas_day_counts_from_christmas_day(officer):
    request = actions.enter(
        None,
        by=officer,
        on=date(2027, 1, 4),
        at=now(),
        facts=make.facts(),
        channel="EMAIL",
        received_on=date(2026, 12, 25),
        late_because="the mailbox was not read",
    )
    assert decide_by(request.case) == date(2027, 2, 5)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"received_on": date(2026, 9, 17)}, "in the future"),
        ({"received_on": date(2025, 9, 1)}, "more than a year"),
        ({"late_because": ""}, "Say where it was"),
        ({"told": make.facts(born_on=date(2026, 9, 15))}, "in the future"),
        ({"told": make.facts(born_on=date(1999, 9, 15))}, "25 or older"),
    ],
)
def test_dates_that_cannot_be_are_refused_and_nothing_is_kept(officer, given, says):
    with pytest.raises(RuleBroken, match=says):
        entered(officer, given.pop("told", None), **given)
    assert AssessmentRequest.objects.count() == 0


def test_a_parent_cannot_enter_for_the_council(person):
    with pytest.raises(PermissionDenied):
        entered(person("parent"))


def test_what_a_professional_wrote_waits_and_they_are_thanked(officer):
    request = entered(officer, make.facts(requester="PROFESSIONAL", source=3))
    assert (request.case, request.attention) == (None, "TO_DECIDE")
    assert sorted(Notice.objects.values_list("kind", flat=True)) == ["requests.new", "requests.told"]


# --- attention -------------------------------------------------------------------------------


@pytest.fixture
def told(team):
    return make.taken_in(make.facts(requester="PROFESSIONAL", source=3))


def test_with_yes_the_clock_runs_from_arrival_and_not_from_the_decision(officer, told):
    """CFA 2014 s.24; rulebook 4.1."""
    actions.answer_attention(told, by=officer, on=TODAY, is_yes=True, because=BECAUSE)
    assert (told.attention, told.attention_on, told.case.opened_on) == ("YES", TODAY, make.DAY)
    assert decide_by(told.case) == date(2026, 10, 26)
    said = Notice.objects.get(kind="requests.considered")
    assert "26 October 2026" in said.body and told.child_surname not in said.body


def test_with_no_nothing_is_opened_and_the_reason_is_told(officer, told):
    actions.answer_attention(told, by=officer, on=TODAY, is_yes=False, because=BECAUSE)
    assert (told.attention, told.settled_on, told.case_id, told.child_id) == ("NO", TODAY, None, None)
    assert BECAUSE in Notice.objects.get(kind="requests.considered").body


def test_attention_is_decided_once(officer, told):
    actions.answer_attention(told, by=officer, on=TODAY, is_yes=False, because=BECAUSE)
    with pytest.raises(RuleBroken, match="decided already"):
        actions.answer_attention(told, by=officer, on=TODAY, is_yes=True, because=BECAUSE)


def test_an_officer_of_another_team_decides_nothing(told):
    stranger = cases.officer(cases.team("phase-transfer"))
    with pytest.raises(PermissionDenied):
        actions.answer_attention(told, by=stranger, on=TODAY, is_yes=True, because=BECAUSE)


# --- likeness --------------------------------------------------------------------------------


def test_the_same_child_with_no_open_case_takes_the_new_case(officer):
    child = people.child(**AS_CHILD)
    request = make.received(make.facts(**KNOWN))
    actions.join(request, by=officer, on=TODAY, joining=Joining(child.pk, adds_asker=True, has_responsibility=True))
    assert (request.child_id, request.case.child_id, request.likeness) == (child.pk, child.pk, "SAME")
    assert [tie.responsibility for tie in child.relationships.all()] == ["YES"]
    assert request.case.closed_on is None


def test_the_same_child_with_an_open_case_goes_on_there_from_the_earlier_day(officer):
    child = people.child(**AS_CHILD)
    first = make.received(make.facts(child_id=child.pk), on=date(2026, 9, 15))
    second = make.received(make.facts(**KNOWN))
    left = second.case
    got = heard(request_joined, lambda: actions.join(second, by=officer, on=TODAY, joining=Joining(child.pk)))
    left.refresh_from_db()
    first.case.refresh_from_db()
    assert (second.case_id, second.joined_on, second.settled_on) == (first.case_id, TODAY, TODAY)
    assert got == [(second.pk, first.case_id, left.pk)]
    assert (left.closed_on, left.stage, left.deadlines.running().count()) == (TODAY, "ENDED", 0)
    assert decide_by(first.case) == date(2026, 10, 26)  # from 14 September, the earlier day
    assert child.relationships.count() == 0


def test_a_child_who_is_not_alike_cannot_be_joined(officer):
    other = people.child()
    request = make.received(make.facts(**KNOWN))
    with pytest.raises(RuleBroken, match="Choose one of the children shown"):
        actions.join(request, by=officer, on=TODAY, joining=Joining(other.pk))
    assert request.case.child_id == request.child_id != other.pk


def test_another_child_is_said_to_be_another(officer):
    people.child(**AS_CHILD)
    request = make.received(make.facts(**KNOWN))
    actions.say_different(request, by=officer, on=TODAY)
    assert (request.likeness, Case.objects.count()) == ("DIFFERENT", 1)


# --- area, family, the young person's right ---------------------------------------------------


def test_another_councils_child_is_passed_on_without_a_name_while_our_clock_runs(officer):
    request = make.received(make.facts(lives_here="NO", other_council="301"))
    actions.say_area(request, by=officer, on=TODAY, is_ours=False, council="301", mailbox="send@elsewhere.example")
    assert (request.responsible, request.settled_on, request.case.closed_on) == ("THEIRS", TODAY, None)
    assert decide_by(request.case) == date(2026, 10, 26)
    told = Notice.objects.get(kind="requests.elsewhere")
    assert request.child_surname not in told.subject + told.body
    assert [each.address for each in told.deliveries.all()] == ["send@elsewhere.example"]


def test_a_child_of_our_area_is_said_to_be_ours(officer):
    request = make.received(make.facts(lives_here="UNSURE"))
    actions.say_area(request, by=officer, on=TODAY, is_ours=True)
    assert (request.responsible, request.settled_on) == ("CHECKED", None)


def test_who_has_parental_responsibility_is_said_adult_by_adult(officer):
    parents = (make.parent(kin="FATHER", responsible="UNSURE"), make.parent(kin="FATHER", responsible="UNSURE"))
    request = make.received(make.by_school(make.school().organisation, family=parents))
    one, other = request.child.relationships.order_by("id")
    said = {one.pk: True, other.pk: True}
    actions.say_family(request, by=officer, on=TODAY, responsible=said, unsafe=frozenset({other.pk}))
    answers = list(request.child.relationships.order_by("id").values_list("responsibility", "is_safe", "note"))
    assert answers == [("YES", True, ""), ("YES", False, "")]
    assert request.family_is_checked is True


def test_somebody_must_be_there_to_be_written_to(officer):
    request = make.received(make.by_school(make.school().organisation, family=()))
    with pytest.raises(RuleBroken, match="Add them to the child’s record first"):
        actions.say_family(request, by=officer, on=TODAY, responsible={}, unsafe=frozenset())


def test_a_parents_request_for_a_young_person_is_settled_only_when_they_were_asked(officer):
    """CFA 2014 ss.80, 83."""
    request = make.received(make.facts(born_on=date(2008, 3, 3)))
    with pytest.raises(RuleBroken, match="young person’s own"):
        actions.settle(request, by=officer, on=TODAY)
    actions.say_young_person(request, by=officer, on=TODAY, says="DISAGREES")
    with pytest.raises(RuleBroken, match="does not want this"):
        actions.settle(request, by=officer, on=TODAY)
    actions.say_young_person(request, by=officer, on=TODAY, says="AGREES")
    actions.settle(request, by=officer, on=TODAY)
    assert request.settled_on == TODAY


def test_that_somebody_is_represented_needs_a_ground(officer):
    request = make.received(make.facts(born_on=date(2008, 3, 3)))
    with pytest.raises(RuleBroken, match="on what ground"):
        actions.say_young_person(request, by=officer, on=TODAY, says="CANNOT", ground="Mother said")
    ground = "Assessed by Dr Quill on 2 September 2026 under the Mental Capacity Act"
    actions.say_young_person(request, by=officer, on=TODAY, says="CANNOT", ground=ground)
    held = request.child.capacity.get()
    assert (held.who, held.ground, held.representative.name) == ("REPRESENTED", ground, request.asker_name)


# --- done ------------------------------------------------------------------------------------


def test_settling_tells_the_rooms_above_once(officer):
    request = make.received()
    assert heard(request_validated, lambda: actions.settle(request, by=officer, on=TODAY)) == [
        (request.pk, request.case_id, None)
    ]
    assert (request.settled_on, request.settled_by_id) == (TODAY, officer.pk)
    with pytest.raises(RuleBroken, match="checked already"):
        actions.settle(request, by=officer, on=TODAY)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"lives_here": "NO"}, "lives in our area"),
        ({"family_to_check": True}, "parental responsibility"),
        (KNOWN, "a child we know"),
    ],
)
def test_a_request_with_an_open_question_is_not_settled(officer, given, says):
    people.child(**AS_CHILD)
    request = make.received(make.facts(**given))
    with pytest.raises(RuleBroken, match=says):
        actions.settle(request, by=officer, on=TODAY)
    assert request.settled_on is None
