"""Who reads which version of a plan, and that nobody else's is among them."""

from __future__ import annotations

import pytest
from django.db import transaction

from countywide.casework.plans import actions, queries, rules
from countywide.casework.plans.enums import Issued
from countywide.casework.plans.models import Plan
from countywide.casework.plans.tests import factories as make


@pytest.mark.parametrize(
    ("audience", "is_named", "sees"),
    [
        ("OFFICER", False, {"DRAFT", "PROPOSED", "FINAL"}),
        ("FAMILY", False, {"DRAFT", "PROPOSED", "FINAL"}),
        ("SCHOOL", False, {"PROPOSED", "FINAL"}),
        ("SCHOOL", True, {"PROPOSED", "FINAL"}),
        ("PROFESSIONAL", True, {"FINAL"}),
        ("PROFESSIONAL", False, set()),
        ("", False, set()),
    ],
)
def test_who_reads_what(audience, is_named, sees):
    assert rules.issued_as_seen_by(audience, is_named_setting=is_named) == {Issued(each) for each in sees}
    assert rules.sees_working_copy(audience) == (audience == "OFFICER")


def issued(held: Plan) -> None:
    make.golden_thread(held)
    with transaction.atomic():
        for issued_as in ("DRAFT", "FINAL", "PROPOSED"):
            actions.freeze(held, by=make.BY, on=make.DAY, issued_as=issued_as)


@pytest.mark.django_db
@pytest.mark.usefixtures("council_facts")
class TestOfOnePlan:
    @pytest.fixture
    def held(self):
        held = make.plan()
        issued(held)
        return held

    def numbers(self, held, user):
        return [version.number for version in queries.versions_seen_by(held, user)]

    def test_officers_of_the_team_see_all_and_the_working_copy(self, held, person):
        officer = person("casework-officer", at=held.case.team)
        assert (self.numbers(held, officer), queries.sees_working_copy(held, officer)) == ([3, 2, 1], True)

    def test_officers_of_another_team_see_nothing(self, held, person):
        officer = person("casework-officer")
        assert (self.numbers(held, officer), queries.sees_working_copy(held, officer)) == ([], False)

    def test_the_family_sees_what_was_issued_and_not_the_working_copy(self, held):
        parent = make.assessments.family(held.child)
        assert (self.numbers(held, parent), queries.sees_working_copy(held, parent)) == ([3, 2, 1], False)

    def test_another_family_sees_nothing(self, held, person):
        assert self.numbers(held, person("parent")) == []

    def test_the_childs_school_sees_no_draft(self, held, person):
        senco = person("senco", at=held.case.school)
        assert (self.numbers(held, senco), queries.version_seen_by(held, 1, senco)) == ([3, 2], None)

    def test_the_named_setting_sees_what_is_final(self, held, person, organisation):
        named = organisation("SCHOOL")
        Plan.objects.filter(pk=held.pk).update(setting=named)
        held = Plan.objects.get(pk=held.pk)
        assert self.numbers(held, person("senco", at=named)) == [2]
        assert self.numbers(held, person("senco", at=organisation("SCHOOL"))) == []
