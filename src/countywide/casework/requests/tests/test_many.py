"""Fifty at once, twice pressed, cut off half way: every request arrives once, under a reference of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from countywide.casework.cases.models import Case
from countywide.casework.deadlines.models import Deadline
from countywide.casework.requests import actions
from countywide.casework.requests.actions import receiving
from countywide.casework.requests.models import AssessmentRequest, Draft
from countywide.casework.requests.tests import factories as make
from countywide.platform.audit import queries as audit
from countywide.platform.kit.doors import Visitor
from countywide.register.people.models import Child

AT_ONCE = 8
VISITOR = Visitor()


def send(pair):
    """One press of the button, on a connection of its own."""
    draft, facts = pair
    try:
        held = Draft.objects.get(pk=draft.pk)
        return actions.send(held, by=VISITOR, on=make.DAY, at=make.AT, facts=facts).pk
    finally:
        connection.close()


def begun():
    return actions.begin(None, by=VISITOR, on=make.DAY, way="FAMILY").draft


@pytest.fixture
def council(many_connections, council_facts):
    return make.council()


def at_once(pairs):
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(send, pairs))


def test_fifty_families_at_once_are_fifty_cases_with_fifty_references(council):
    pairs = [(begun(), make.facts()) for _ in range(50)]
    sent = at_once(pairs)
    assert len(set(sent)) == 50
    references = list(Case.objects.values_list("reference", flat=True))
    assert (len(references), len(set(references)), Child.objects.count()) == (50, 50, 50)
    assert AssessmentRequest.objects.filter(case__isnull=False).count() == 50
    assert Deadline.objects.filter(clock="NA-DECIDE", legal_due=date(2026, 10, 26)).count() == 50
    assert audit.first_broken() is None


def test_one_button_pressed_eight_times_at_once_is_one_case(council):
    draft, facts = begun(), make.facts()
    sent = at_once([(draft, facts)] * AT_ONCE)
    assert len(set(sent)) == 1
    assert (Case.objects.count(), AssessmentRequest.objects.count(), Child.objects.count()) == (1, 1, 1)


def test_a_school_and_its_office_asking_at_once_for_one_pupil_enter_one_child_with_that_upn(council):
    school = make.school()
    told = make.by_school(school.organisation, upn="P821200001001", family=())
    at_once([(begun(), told) for _ in range(4)])
    assert Child.objects.filter(upn="P821200001001").count() == 1
    assert Case.objects.filter(closed_on=None).count() == 1
    assert AssessmentRequest.objects.filter(case__isnull=False).count() == 4


def test_a_crash_half_way_leaves_nothing_and_pressing_again_sends_it(council, monkeypatch):
    draft, facts = begun(), make.facts()

    def stop(*args, **kwargs):
        raise RuntimeError("the power went")

    with monkeypatch.context() as cut:
        cut.setattr(receiving.telling, "confirm", stop)
        with pytest.raises(RuntimeError):
            actions.send(draft, by=VISITOR, on=make.DAY, at=make.AT, facts=facts)
    assert (Case.objects.count(), AssessmentRequest.objects.count(), Child.objects.count()) == (0, 0, 0)
    actions.send(Draft.objects.get(), by=VISITOR, on=make.DAY, at=make.AT, facts=facts)
    assert (Case.objects.count(), AssessmentRequest.objects.count()) == (1, 1)


def test_two_equal_references_are_told_apart(council, monkeypatch):
    drawn = iter(["ASK-2222-2222", "ASK-2222-2222", "ASK-3333-3333"])
    field = Draft._meta.get_field("reference")
    monkeypatch.setattr(field, "_get_default", lambda: next(drawn))
    monkeypatch.setattr("countywide.casework.requests.rules.new_reference", lambda: next(drawn))
    assert [begun().reference, begun().reference] == ["ASK-2222-2222", "ASK-3333-3333"]
