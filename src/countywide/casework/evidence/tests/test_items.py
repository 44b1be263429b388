"""Evidence entered by officers and families, sharing, replacing, duplicates, and who sees what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.casework.cases.models import Event
from countywide.casework.cases.tests import factories as cases
from countywide.casework.evidence import actions, queries
from countywide.casework.evidence.models import Item
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.people.tests import factories as people

from . import factories as make

pytestmark = pytest.mark.django_db
TODAY = make.TODAY


@pytest.fixture
def case():
    return cases.case(school=make.setting())


@pytest.fixture
def officer():
    return cases.officer(cases.team("assessment"))


@pytest.fixture
def parent(case, person):
    user = person("parent")
    people.relate(case.child, people.contact(user=user))
    return user


def add(case, officer, name="letter.pdf", content=b"%PDF-1.7 a", **given):
    file = make.file_at(f"case:{case.pk}", name, content)
    kind = given.pop("kind", "professional-report")
    facts = {"source": "PAPER", "received_on": TODAY, **given}
    return actions.add_item(case, by=officer, on=TODAY, said=make.said(kind), file_id=file.pk, **facts)


def test_an_officer_enters_what_came_on_paper_with_the_true_day(case, officer):
    item = add(case, officer, received_on=date(2026, 9, 15), organisation_id=case.school_id)
    assert (item.source, item.received_on, item.organisation_id, item.added_by, item.to_family) == (
        "PAPER",
        date(2026, 9, 15),
        case.school_id,
        officer,
        False,
    )
    event = Event.objects.get(key="evidence.added")
    assert (event.title, event.to_family, event.to_school) == ("Evidence entered: professional report", False, False)


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ({"received_on": TODAY + timedelta(days=1)}, "The day it was received cannot be in the future"),
        ({"received_on": date(2026, 8, 1)}, "The day it was written cannot be after"),
        ({"kind": "no-such-kind"}, "Choose what kind"),
    ],
)
def test_dates_that_cannot_be_are_refused(case, officer, given, begins):
    with pytest.raises(RuleBroken, match=begins):
        add(case, officer, **given)
    assert not Item.objects.exists()


def test_paper_that_is_kept_elsewhere_is_entered_without_a_file(case, officer):
    item = actions.add_item(case, by=officer, on=TODAY, said=make.said(), source="PAPER", received_on=TODAY)
    assert item.file is None


@pytest.mark.parametrize("role", ["senco", "parent", "data-coordinator"])
def test_others_cannot_enter_evidence(case, role, person):
    with pytest.raises(PermissionDenied):
        add(case, person(role))


def test_an_officer_of_another_team_can_neither_enter_nor_change(case, officer):
    stranger = cases.officer(cases.team("transfers"))
    item = add(case, officer)
    for deed in (
        lambda: add(case, stranger),
        lambda: actions.change_item(item, by=stranger, on=TODAY, said=make.said("progress")),
        lambda: actions.share(item, by=stranger, on=TODAY, to_family=True),
        lambda: actions.supersede(item, by=stranger, on=TODAY, newer=None),
    ):
        with pytest.raises(PermissionDenied):
            deed()


def test_a_family_adds_its_own_and_sees_it(case, parent):
    file = make.file_at(f"family:{case.pk}:{parent.pk}", by=parent)
    item = actions.add_own(case, by=parent, on=TODAY, said=make.said("views"), file_id=file.pk)
    assert (item.source, item.added_by, item.to_family, item.organisation) == ("FAMILY", parent, True, None)
    assert list(queries.items_of(case, parent)) == [item]
    event = Event.objects.get(key="evidence.added-by-family")
    assert event.words_for("FAMILY") == "You sent us a document: views of the child or family"


def test_a_family_adds_nothing_to_another_case_or_a_closed_one(case, parent):
    file = make.file_at(f"family:{case.pk}:{parent.pk}", by=parent)
    with pytest.raises(PermissionDenied):
        actions.add_own(cases.case(), by=parent, on=TODAY, said=make.said("views"), file_id=file.pk)
    type(case).objects.filter(pk=case.pk).update(closed_on=TODAY)
    with pytest.raises(RuleBroken, match="This case is closed"):
        actions.add_own(case, by=parent, on=TODAY, said=make.said("views"), file_id=file.pk)
    assert not Item.objects.exists()


def test_what_holds_words_about_somebody_else_is_checked_before_it_is_shared(case, officer, parent):
    item = add(case, officer)
    Item.objects.update(third_party=True)
    with pytest.raises(RuleBroken, match="about somebody else"):
        actions.share(item, by=officer, on=TODAY, to_family=True)
    actions.share(item, by=officer, on=TODAY, to_family=True, checked=True)
    assert list(queries.items_of(case, parent)) == [item]
    actions.share(item, by=officer, on=TODAY, to_family=False)
    assert list(queries.items_of(case, parent)) == []


def test_what_turns_out_to_tell_of_somebody_else_is_shared_no_more(case, officer):
    item = add(case, officer)
    actions.share(item, by=officer, on=TODAY, to_family=True)
    actions.change_item(item, by=officer, on=TODAY, said=make.said("progress", third_party=True))
    assert (item.kind, item.third_party, item.to_family) == ("progress", True, False)


def test_a_newer_document_takes_the_place_of_an_older_one(case, officer):
    old, new = add(case, officer), add(case, officer, content=b"%PDF-1.7 b")
    actions.supersede(old, by=officer, on=TODAY, newer=new)
    assert list(queries.items_for_decision(case)) == [new]
    for bad, begins in ((old, "take its own place"), (add(cases.case(), officer), "another document on this case")):
        with pytest.raises(RuleBroken, match=begins):
            actions.supersede(old, by=officer, on=TODAY, newer=bad)
    with pytest.raises(RuleBroken, match="already replaced by this one"):
        actions.supersede(new, by=officer, on=TODAY, newer=old)
    actions.supersede(old, by=officer, on=TODAY, newer=None)
    assert old.superseded_by is None


def test_the_same_file_twice_is_flagged_whoever_sent_it(case, officer):
    asked = make.request(case=case, organisation=case.school, confirmed=True)
    theirs = make.item(asked, content=b"%PDF-1.7 same")
    ours, other = add(case, officer, content=b"%PDF-1.7 same"), add(case, officer, content=b"%PDF-1.7 other")
    elsewhere = add(cases.case(), officer, content=b"%PDF-1.7 other")
    assert queries.same_files(case) == {theirs.pk, ours.pk}
    assert queries.same_files(elsewhere.case) == set()
    actions.take_back(asked, by=make.guest(asked), on=TODAY, file_id=theirs.file_id)
    assert queries.same_files(case) == set()
    assert other.file.sha256 != ours.file.sha256


def test_each_party_sees_its_own_documents_and_the_officer_all(case, officer, parent, person):
    asked = make.request(case=case, organisation=case.school, confirmed=True)
    elsewhere = make.request(case=case, confirmed=True)
    sent, theirs = make.item(asked), make.item(elsewhere)
    paper = add(case, officer)
    file = make.file_at(f"family:{case.pk}:{parent.pk}", by=parent)
    own = actions.add_own(case, by=parent, on=TODAY, said=make.said("views"), file_id=file.pk)
    seen = {
        "officer": officer,
        "school": make.staff(case.school),
        "other setting": make.staff(elsewhere.organisation),
        "parent": parent,
        "stranger": person("senco"),
    }
    found = {who: set(queries.items_of(case, user)) for who, user in seen.items()}
    assert found == {
        "officer": {sent, theirs, paper, own},
        "school": {sent},
        "other setting": {theirs},
        "parent": {own},
        "stranger": set(),
    }


def test_rooms_above_keep_evidence_that_came_with_a_request(case, officer):
    from django.db import transaction

    with transaction.atomic():
        item = actions.keep(
            case, by=make.BY, on=TODAY, said=make.said(), source="REQUEST", received_on=TODAY, to_family=True
        )
    assert (item.source, item.added_by, item.kind_name) == ("REQUEST", None, "Setting report")
