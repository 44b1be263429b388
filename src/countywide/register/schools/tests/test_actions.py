"""What officers change of a school, and what stays as it was."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.register.schools import actions, queries
from countywide.register.schools.models import Area, Community, District

from .factories import make_community, make_flag, make_member, make_school

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def keeper(person):
    return person("data-coordinator")


def test_joining_a_community_ends_the_time_in_another_the_day_before(keeper):
    school, old, new = make_school(), make_community(), make_community()
    make_member(school, old)
    actions.join_community(school, by=keeper, on=SEPTEMBER, community=new)
    assert [(held.community, held.starts_on, held.ends_on) for held in queries.memberships_of(school)] == [
        (new, SEPTEMBER, None),
        (old, date(2025, 9, 1), date(2026, 8, 31)),
    ]
    assert queries.community_of(school, on=date(2026, 8, 31)).community == old
    assert list(queries.members_on(new, SEPTEMBER)) == [school]
    assert [(entry.did, entry.by) for entry in Entry.objects.all()] == [("schools.joined-community", keeper)]


def test_joining_the_same_community_again_is_refused_and_changes_nothing(keeper):
    school, community = make_school(), make_community()
    make_member(school, community)
    with pytest.raises(RuleBroken, match="already in that community"):
        actions.join_community(school, by=keeper, on=SEPTEMBER, community=community)
    assert (school.memberships.count(), Entry.objects.count()) == (1, 0)


def test_leaving_a_community_keeps_that_the_school_was_there(keeper):
    school, community = make_school(), make_community()
    make_member(school, community)
    actions.leave_community(school, by=keeper, on=SEPTEMBER)
    assert school.memberships.get().ends_on == SEPTEMBER
    with pytest.raises(RuleBroken, match="in no community"):
        actions.leave_community(school, by=keeper, on=SEPTEMBER)


def test_a_flag_holds_from_its_first_day_to_its_last(keeper):
    school = make_school()
    made = actions.flag(school, by=keeper, kind="SELECTIVE", detail="Lark Test", starts_on=SEPTEMBER)
    actions.end_flag(made, by=keeper, on=date(2026, 12, 31))
    held = [day for day in (date(2026, 8, 31), SEPTEMBER, date(2026, 12, 31), date(2027, 1, 1))
            if school.flags.held_on(day).exists()]  # fmt: skip
    assert held == [SEPTEMBER, date(2026, 12, 31)]
    assert [entry.did for entry in Entry.objects.all()] == ["schools.flagged", "schools.flag-ended"]


def test_the_same_flag_twice_at_once_is_refused(keeper):
    school = make_school()
    make_flag(school, "FUNDING_SCHEME")
    with pytest.raises(RuleBroken, match="already has this flag"):
        actions.flag(school, by=keeper, kind="FUNDING_SCHEME", starts_on=SEPTEMBER)
    assert school.flags.count() == 1


def test_a_flag_may_come_back_after_it_ended(keeper):
    school = make_school()
    make_flag(school, "FUNDING_SCHEME", ends_on=date(2026, 7, 31))
    actions.flag(school, by=keeper, kind="FUNDING_SCHEME", starts_on=SEPTEMBER)
    assert school.flags.count() == 2


def test_a_flag_moves_a_school_across_the_border(keeper, monkeypatch):
    ours, theirs = make_school(la_code="886"), make_school(la_code="887")
    monkeypatch.setattr("countywide.register.schools.queries.council", lambda: type("C", (), {"la_code": "886"}))
    assert list(queries.open_in_county(SEPTEMBER)) == [ours]
    actions.flag(theirs, by=keeper, kind="IN_COUNTY", starts_on=SEPTEMBER)
    actions.flag(ours, by=keeper, kind="OUT_OF_COUNTY", starts_on=SEPTEMBER)
    assert list(queries.open_in_county(SEPTEMBER)) == [theirs]
    assert [queries.is_in_county(school, on=SEPTEMBER) for school in (ours, theirs)] == [False, True]


def test_a_school_cannot_change_what_the_council_knows(person):
    school = make_school()
    with pytest.raises(PermissionDenied):
        actions.flag(school, by=person("head", at=school.organisation), kind="FUNDING_SCHEME", starts_on=SEPTEMBER)
    assert school.flags.count() == 0


def test_laying_out_the_county_twice_changes_nothing():
    plain = {
        "areas": [{"key": "vale", "name": "Vale"}],
        "districts": [{"key": "larkvale", "name": "Larkvale", "gss_code": "E07990004", "area": "vale"}],
        "communities": [{"key": "larkvale-town", "name": "Larkvale Town", "district": "larkvale"}],
    }
    for _ in range(2):
        actions.lay_out(None, by=Machine("demo"), **plain)
    assert (Area.objects.count(), District.objects.count(), Community.objects.count()) == (1, 1, 1)
    assert Community.objects.get().district.area.key == "vale"


def test_laying_out_what_the_council_knows_twice_changes_nothing():
    school, community = make_school(urn="900001"), make_community(key="larkvale-town")
    plain = [
        {"urn": "900001", "community": "larkvale-town", "selective_test": "Lark Test", "national_programme": True},
        {"urn": "999999", "funding_scheme": True},  # not in the register
    ]
    for _ in range(2):
        actions.lay_out_schools(None, by=Machine("demo"), since=SEPTEMBER, schools=plain)
    assert [(held.kind, held.detail, held.starts_on) for held in queries.flags_of(school)] == [
        ("NATIONAL_PROGRAMME", "Neurodiversity in schools (PINS)", SEPTEMBER),
        ("SELECTIVE", "Lark Test", SEPTEMBER),
    ]
    assert queries.community_of(school, on=SEPTEMBER).community == community
