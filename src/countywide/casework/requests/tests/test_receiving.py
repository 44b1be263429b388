"""Day 0: what a request sets off, and what it does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from countywide.casework.cases import actions as cases
from countywide.casework.cases.models import Case
from countywide.casework.evidence.models import Item
from countywide.casework.requests import actions
from countywide.casework.requests.models import AssessmentRequest
from countywide.casework.requests.signals import request_received
from countywide.casework.requests.tests import factories as make
from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery, Notice
from countywide.register.contacts import models as contacts
from countywide.register.people.tests import factories as people
from countywide.register.schools.models import Closure
from countywide.register.schools.tests import factories as schools

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts", "team")]

UPN = "P821200001001"
KNOWN = {"forename": "Wren", "surname": "Otterby", "born_on": date(2017, 3, 3)}
AS_CHILD = {"legal_forename": "Wren", "legal_surname": "Otterby", "born_on": date(2017, 3, 3)}


def clocks(case):
    return {each.clock: (each.trigger_on, each.legal_due) for each in case.deadlines.running().order_by("id")}


def letters(case):
    return [(each.kind, each.name) for each in case.letters.order_by("id")]


def test_a_request_opens_a_case_with_four_clocks_from_the_day_it_was_received(team):
    heard = []

    def hear(**said):
        heard.append((said["request"].pk, said["case"].pk))

    request_received.connect(hear)
    request = make.received()
    request_received.disconnect(hear)
    assert {name: days for name, days in clocks(request.case).items() if name != "NA-DRAFT"} == {
        "NA-CONSULT": (make.DAY, None),
        "NA-DECIDE": (make.DAY, date(2026, 10, 26)),
        "NA-REFUSE": (make.DAY, date(2027, 1, 4)),
        "NA-FINAL": (make.DAY, date(2027, 2, 1)),
    }
    assert (request.case.opened_on, request.case.team_id) == (make.DAY, team.organisation_id)
    assert heard == [(request.pk, request.case_id)]
    assert letters(request.case) == [("requests.receipt", request.asker_name)]
    assert "requests.received" in [event.key for event in request.case.events.all()]


def test_receiving_again_changes_nothing():
    request = make.received()
    before = (request.case.events.count(), request.case.letters.count(), Delivery.objects.count())
    assert actions.receive(request, by=make.BY, on=make.DAY).pk == request.case_id
    assert Case.objects.count() == 1
    assert (request.case.events.count(), request.case.letters.count(), Delivery.objects.count()) == before


def test_the_team_is_told_at_once_and_no_message_names_the_child():
    request = make.received()
    told = Notice.objects.get(kind="requests.new")
    assert [each.address for each in told.deliveries.all()] == ["assessment@council.example"]
    for notice in Notice.objects.all():
        assert request.child_surname not in notice.subject + notice.body
        assert request.child_forename not in notice.subject + notice.body


def test_with_no_team_set_up_nothing_is_lost_silently(team):
    contacts.Route.objects.all().delete()
    contacts.Mailbox.objects.all().delete()
    team.delete()
    with pytest.raises(RuleBroken, match="Ring us"):
        make.taken_in()


@pytest.mark.parametrize("by", ["school", "postcode"])
def test_the_area_is_that_of_the_school_else_of_the_home(by):
    area = schools.make_area("coast")
    school = make.school(area=area, postcode="ZX4 1AB", easting=600000, northing=150000)
    told = make.facts(school_id=school.organisation_id) if by == "school" else make.facts(postcode="ZX4 1AA")
    assert make.taken_in(told).area == area


def test_the_clocks_know_when_the_school_is_closed():
    school = make.school()
    Closure.objects.create(school=school, first_closed=date(2026, 7, 23), reopens_on=date(2026, 9, 2), said_on=make.DAY)
    request = make.received(make.by_school(school.organisation), on=date(2026, 7, 25))
    decide = request.case.deadlines.get(clock="NA-DECIDE")
    assert decide.inputs["school_closures"] == [["2026-07-23", "2026-09-02"]]
    assert decide.legal_due == date(2026, 9, 5)
    words = " ".join(str(block) for block in request.case.letters.get().blocks)
    assert f"{school.name} is closed from 23 July 2026 and re-opens on 2 September 2026" in words


def test_a_family_reads_of_a_summer_closure_on_its_receipt():
    """Q17."""
    school = make.school()
    Closure.objects.create(school=school, first_closed=date(2026, 7, 23), reopens_on=date(2026, 9, 2), said_on=make.DAY)
    request = make.received(make.facts(school_id=school.organisation_id), on=date(2026, 7, 25))
    words = " ".join(str(block) for block in request.case.letters.get().blocks)
    for told in (
        "5 September 2026",
        f"{school.name} is closed from 23 July 2026 and opens again on 2 September 2026",
        "Our 6 weeks go on through the holiday",
        "We can only be later if one of these",
        "Heronshire SEND Advice",
    ):
        assert told in words


# --- whose child -----------------------------------------------------------------------------


def test_the_child_the_adults_the_home_and_the_school_are_entered():
    school = make.school()
    told = make.facts(school_id=school.organisation_id, lines="1 Reed Walk", postcode="ZX4 1AA", known_as="Wrennie")
    request = make.received(told)
    child = request.child
    assert (child.legal_forename, child.known_as, child.born_on) == (told.forename, "Wrennie", told.born_on)
    assert [(tie.kind, tie.responsibility, tie.contact.email) for tie in child.relationships.all()] == [
        ("MOTHER", "YES", told.asker.email)
    ]
    assert [each.postcode for each in child.addresses.all()] == ["ZX4 1AA"]
    assert [(each.kind, each.organisation_id) for each in child.enrolments.all()] == [
        ("SCHOOL", school.organisation_id)
    ]
    assert request.family_is_checked is True


def test_a_child_whose_upn_birth_date_and_name_agree_is_not_entered_again():
    child = people.child(upn=UPN, **AS_CHILD)
    school = make.school()
    request = make.received(make.by_school(school.organisation, upn=UPN, family=(), **KNOWN))
    assert (request.child_id, request.likeness) == (child.pk, "")


def test_a_stranger_who_names_a_known_child_is_not_written_to_before_somebody_looked():
    child = people.child(upn=UPN, **AS_CHILD)
    request = make.received(make.facts(upn=UPN, **KNOWN))
    assert request.child_id == child.pk
    assert request.family_is_checked is False
    assert child.relationships.count() == 0


def test_a_parent_the_record_knows_needs_no_look():
    child = people.child(upn=UPN, **AS_CHILD)
    people.relate(child, people.contact(email="ottilie@home.example"))
    request = make.received(make.facts(upn=UPN, asker=make.parent(email="Ottilie@home.example"), **KNOWN))
    assert request.family_is_checked is True


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"upn": "", "surname": "Ottersby"},
        {"upn": UPN, "born_on": date(2017, 3, 4)},  # the UPN of a known child, with another birth date
    ],
)
def test_a_child_who_is_only_alike_is_entered_and_left_for_an_officer_to_look_at(given):
    child = people.child(upn=UPN if given.get("upn") else "", **AS_CHILD)
    request = make.received(make.facts(**{**KNOWN, **given}))
    assert request.child_id != child.pk
    assert request.likeness == "TO_LOOK"
    assert request.child.upn == ""


def test_twins_asked_for_together_are_two_children_and_nobody_is_asked_whether_they_are_one():
    one = make.received(make.facts(**KNOWN), sitting="together")
    other = make.received(make.facts(**{**KNOWN, "forename": "Lark"}), sitting="together")
    assert one.child_id != other.child_id
    assert other.likeness == ""


def test_nobody_sure_of_parental_responsibility_is_written_to_before_somebody_looked():
    request = make.received(make.facts(asker=make.parent(kin="GRANDPARENT", responsible="UNSURE")))
    tie = request.child.relationships.get()
    assert (tie.responsibility, request.family_is_checked) == ("NO", False)
    assert letters(request.case) == [("requests.receipt", request.asker_name)]  # who asked has the receipt all the same


def test_a_mother_has_parental_responsibility_whatever_she_answered():
    """Children Act 1989 s.2."""
    request = make.received(make.facts(asker=make.parent(kin="MOTHER", responsible="UNSURE")))
    assert request.child.relationships.get().responsibility == "YES"


def test_a_school_that_names_no_parent_leaves_the_family_to_be_looked_for():
    request = make.received(make.by_school(make.school().organisation, family=()))
    assert request.family_is_checked is False


def test_a_signed_in_parents_own_child_is_that_child(person):
    child, user = people.child(), person("parent")
    people.relate(child, people.contact(user=user))
    request = make.received(make.facts(child_id=child.pk), user_id=user.pk)
    assert (request.child_id, child.relationships.count()) == (child.pk, 1)


# --- who asks --------------------------------------------------------------------------------


def test_a_young_person_is_written_to_as_you():
    told = make.facts(
        requester="YOUNG_PERSON", born_on=date(2008, 3, 3), asker=make.parent(kin="PARENT", responsible="UNSURE")
    )
    request = make.received(told)
    letter = request.case.letters.get()
    assert (letter.is_to_child, request.child.relationships.count()) == (True, 0)
    assert request.family_is_checked is True
    assert request.is_for_young_person is False


def test_a_parents_request_for_a_young_person_arrives_and_is_flagged():
    request = make.received(make.facts(born_on=date(2008, 3, 3)))
    assert (request.is_for_young_person, request.case is not None) == (True, True)


def test_the_school_gets_its_own_receipt_and_the_family_none_from_here():
    school = make.school()
    request = make.received(make.by_school(school.organisation))
    assert [(each.kind, each.organisation_id) for each in request.case.letters.all()] == [
        ("requests.receipt-school", school.organisation_id)
    ]
    assert request.case.school_id == school.organisation_id


def test_a_school_the_register_does_not_know_can_ask():
    request = make.received(
        make.facts(requester="SCHOOL", organisation_name="A school far away", family=(make.parent(),))
    )
    assert letters(request.case) == [("requests.receipt-school", request.asker_name)]


@pytest.mark.parametrize("taught", ["EARLY_YEARS", "HOME_EDUCATED", "NOWHERE", "COLLEGE", ""])
def test_a_child_at_no_school_is_received_just_the_same(taught):
    request = make.received(make.facts(taught=taught, school_name="Little Acorns" if taught == "EARLY_YEARS" else ""))
    assert clocks(request.case)["NA-DECIDE"] == (make.DAY, date(2026, 10, 26))
    kinds = [each.kind for each in request.child.enrolments.all()]
    assert kinds == ([taught] if taught else [])


def test_what_others_tell_us_waits_for_a_decision_and_opens_nothing():
    request = make.taken_in(make.facts(requester="PROFESSIONAL", source=3))
    with pytest.raises(RuleBroken, match="brought to our attention"):
        actions.receive(request, by=make.BY, on=make.DAY)
    assert (request.attention, Case.objects.count()) == ("TO_DECIDE", 0)


def test_what_the_council_found_itself_counts_from_that_day():
    """CFA 2014 ss.23, 24(1)(a)."""
    request = make.received(make.facts(requester="COUNCIL", source=5))
    assert (request.attention, request.case.opened_on) == ("YES", make.DAY)


@pytest.mark.parametrize(
    ("given", "checked"), [({"lives_here": "NO", "other_council": "301"}, "TO_CHECK"), ({"lives_here": "YES"}, "")]
)
def test_a_child_of_another_council_is_received_dated_and_flagged(given, checked):
    request = make.received(make.facts(**given))
    assert (request.responsible, request.case.opened_on) == (checked, make.DAY)


def test_a_home_among_another_councils_schools_is_flagged(council_facts):
    make.school(postcode="ZX4 1AB", la_code="301", easting=600000, northing=150000)
    assert make.taken_in(make.facts(postcode="ZX4 1AA")).responsible == "TO_CHECK"


# --- more than one request -------------------------------------------------------------------


def test_a_second_request_for_a_child_whose_case_is_open_belongs_to_that_case():
    child = people.child()
    first = make.received(make.facts(child_id=child.pk))
    second = make.received(make.facts(child_id=child.pk), on=date(2026, 9, 21))
    assert (second.case_id, second.joined_on, Case.objects.count()) == (first.case_id, date(2026, 9, 21), 1)
    assert clocks(first.case)["NA-DECIDE"][0] == make.DAY
    assert [kind for kind, _ in letters(first.case)] == ["requests.receipt", "requests.receipt"]


def test_an_earlier_request_that_comes_to_light_brings_the_clocks_forward():
    child = people.child()
    first = make.received(make.facts(child_id=child.pk))
    make.received(make.facts(child_id=child.pk), on=date(2026, 9, 7))
    first.case.refresh_from_db()
    assert first.case.opened_on == date(2026, 9, 7)
    assert clocks(first.case)["NA-DECIDE"] == (date(2026, 9, 7), date(2026, 10, 19))
    assert clocks(first.case)["NA-FINAL"] == (date(2026, 9, 7), date(2027, 1, 25))


@pytest.mark.parametrize(
    ("stage", "days", "said"),
    [
        ("REFUSED_TO_ASSESS", 100, "REFUSED"),
        ("FINAL_ISSUED", 100, "ASSESSED"),
        ("FINAL_ISSUED", 190, ""),
    ],
)
def test_a_request_soon_after_another_is_received_with_its_clocks_and_flagged(stage, days, said):
    from django.db import transaction

    child = people.child()
    first = make.received(make.facts(child_id=child.pk), on=date(2026, 1, 12))
    ended = date(2026, 2, 2)
    with transaction.atomic():
        cases.close(first.case, by=make.BY, on=ended, stage=stage, because="Over")
    second = make.received(make.facts(child_id=child.pk), on=ended + timedelta(days))
    assert (second.soon_after, second.case_id != first.case_id) == (said, True)
    assert "NA-DECIDE" in clocks(second.case)


# --- files -----------------------------------------------------------------------------------


def test_files_that_came_before_and_after_sending_are_evidence_of_the_case(client):
    draft = make.begin(client)
    make.write(client, draft)
    place = {"keeper": "requests", "place": f"draft:{draft.key}", "by": make.BY}
    files.receive(SimpleUploadedFile("one.txt", b"before"), **place)
    client.post(f"/request-an-assessment/{draft.key}/check")
    files.receive(SimpleUploadedFile("two.txt", b"after"), **place)
    request = AssessmentRequest.objects.get()
    held = Item.objects.filter(case=request.case).order_by("id")
    assert [(item.file.name, item.source, item.to_family) for item in held] == [
        ("one.txt", "REQUEST", True),
        ("two.txt", "REQUEST", True),
    ]
    assert "requests.file-added" in [event.key for event in request.case.events.all()]
