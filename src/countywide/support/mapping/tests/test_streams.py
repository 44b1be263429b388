"""Which stream pays, in a table; the tab by whom it is read; the forecast; how far moderators agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.unplaced.tests import factories as cases
from countywide.register.people.tests import factories as people
from countywide.register.schools.models import School
from countywide.support.mapping import policies, rules
from countywide.support.mapping.enums import Expected
from countywide.support.mapping.models import Forecast
from countywide.support.mapping.types import Child

from . import factories as make
from .test_pages import asked, words

TODAY = localdate()


def known_plan():
    """A plan whose school the register knows, and at which the child is taught."""
    held = cases.plan(names=True)
    school = held.case.school
    School.objects.get_or_create(
        organisation=school, defaults={"urn": f"8{school.pk:05}", "name": school.name, "name_key": "known", "status": "1",
        "type": "1", "group": "4", "phase": "2", "la_code": "886"},
    )  # fmt: skip
    people.enrol(held.child, school)
    return held


@pytest.mark.parametrize(
    ("child", "stream", "decides"),
    [
        (Child(), "COMMUNITY", "The schools of the community together"),
        (Child(in_community=False), "NOTIONAL", "The school"),
        (Child(is_assessed=True), "COMMUNITY", "The schools of the community together"),
        (Child(starts_reception=True), "YEAR_R", "The High Needs Funding Team, from the profile"),
        (Child(starts_reception=True, is_assessed=True), "YEAR_R", "The High Needs Funding Team, from the profile"),
        (Child(has_year_r_award=True, is_mover=True), "YEAR_R", "The High Needs Funding Team, from the profile"),
        (Child(is_mover=True), "COMMUNITY", "The chair of the community, between meetings"),
        (Child(is_mover=True, in_community=False), "NOTIONAL", "The school"),
        (Child(has_plan=True), "PLAN_TIER", "The High Needs Funding Team, from the plan"),
        (Child(has_plan=True, starts_reception=True, has_year_r_award=True), "PLAN_TIER", "The High Needs Funding Team, from the plan"),
        (Child(has_plan=True, is_special_place=True), "SPECIAL_PLACE", "The council, when the place is named"),
        (Child(has_plan=True, waits_for_specialist=True), "BRIDGE", "The High Needs Funding Team"),
        (Child(has_plan=True, waits_for_specialist=True, is_special_place=True), "SPECIAL_PLACE", "The council, when the place is named"),
    ],
)  # fmt: skip
def test_one_stream_with_who_decides(child, stream, decides):
    found = rules.stream_for(child)
    assert (found.stream, found.decides) == (stream, decides)
    assert found.reason and found.rule and found.next


def test_with_a_plan_the_rule_is_always_section_42_and_never_the_community():
    for special in (True, False):
        for waits in (True, False):
            found = rules.stream_for(Child(has_plan=True, is_special_place=special, waits_for_specialist=waits))
            assert found.rule == "Children and Families Act 2014, section 42" and found.stream != "COMMUNITY"


@pytest.mark.parametrize(
    ("stage", "tier", "low", "high"),
    [
        (Expected.ASSESSING, 1, 0, 480_000),
        (Expected.ASSESSING, 5, 0, 1_740_000),
        (Expected.LIKELY, 1, 0, 480_000),
        (Expected.LIKELY, 3, 480_000, 1_230_000),
        (Expected.ISSUED, 3, 810_000, 810_000),
    ],
)
def test_a_range_reaches_further_the_less_is_known(stage, tier, low, high):
    found = rules.range_of(stage, tier, policies.set_with("2026").tiers)
    assert (found.low, found.high) == (low, high) and found.why


def test_ranges_add_up():
    tiers = policies.set_with("2026").tiers
    assert rules.ranges([(Expected.ASSESSING, 1), (Expected.ISSUED, 3)], tiers)[1:] == (810_000, 1_290_000)


@pytest.mark.parametrize(
    ("first", "second", "per_cent", "kappa", "weighted"),
    [
        ([0, 1, 2, 3], [0, 1, 2, 3], 100.0, 1.0, 1.0),
        # 2 of 4 the same; by chance 4/16 = 0.25: (0.5 - 0.25) / 0.75. Squares: seen 2/4; by chance (per pair of values) 2.5
        ([0, 1, 2, 3], [0, 1, 3, 2], 50.0, 1 / 3, 0.8),
        # always the opposite of two: seen 0, by chance 0.5: (0 - 0.5) / 0.5
        ([0, 1], [1, 0], 0.0, -1.0, -1.0),
        ([2, 2], [2, 2], 100.0, None, None),
        ([], [], 0.0, None, None),
    ],
)
def test_agreement_beyond_chance_by_hand(first, second, per_cent, kappa, weighted):
    found = rules.agreement(first, second)
    assert (found.per_cent, found.pairs) == (per_cent, len(first))
    assert found.kappa == (None if kappa is None else pytest.approx(kappa))
    assert found.weighted == (None if weighted is None else pytest.approx(weighted))


@pytest.mark.parametrize(
    ("started", "named", "effective"),
    [
        (date(2027, 9, 1), date(2027, 6, 1), date(2027, 9, 1)),
        (date(2027, 9, 1), date(2027, 9, 1), date(2027, 9, 1)),
        (date(2027, 9, 1), date(2027, 11, 8), date(2027, 11, 8)),
    ],
)
def test_a_tier_is_paid_from_the_later_of_start_and_naming(started, named, effective):
    assert rules.effective_on(started_on=started, named_from=named) == effective


# --- the tab ---------------------------------------------------------------------------------

pytest_db = pytest.mark.django_db


@pytest_db
def test_family_school_and_officer_read_the_same_stream_on_the_tab_of_a_plan(client_for):
    held = known_plan()
    for reader in (cases.officer(held), cases.senco(held), cases.parent(held)):
        client = client_for(reader)
        for address in (f"/children/{held.child.key}/funding", f"/cases/{held.case.reference}/funding"):
            said = words(client.get(address))
            assert "section 42" in said and "One stream, always" in said
            assert said.count("Paid from") == 1
    assert "See which money pays" in words(client.get(f"/cases/{held.case.reference}"))
    assert asked(client_for(cases.officer(held)), f"/children/{held.child.key}/funding") <= 20


@pytest_db
def test_another_school_and_another_family_find_no_tab(client_for):
    held, other = cases.plan(), cases.plan()
    for stranger in (cases.senco(other), cases.parent(other)):
        client = client_for(stranger)
        assert client.get(f"/children/{held.child.key}/funding").status_code == 404
        assert client.get(f"/cases/{held.case.reference}/funding").status_code == 404


@pytest_db
def test_a_school_opens_the_tab_of_a_child_who_comes_and_reads_when_the_amount_is_due(client_for):
    make.pots()
    school = make.school()
    profile = make.sent(school, born_on=date(TODAY.year - 4, 1, 5))
    said = words(client_for(make.somebody("senco", school)).get(f"/children/{profile.child.key}/funding"))
    assert "Reception amount" in said and "The amount is told in writing by 18 June 2027" in said
    stranger = client_for(make.somebody("senco", make.school()))
    assert stranger.get(f"/children/{profile.child.key}/funding").status_code == 404


@pytest_db
def test_a_family_reads_levels_and_what_the_school_wrote_and_no_sum(client_for):
    make.pots()
    held = cases.plan()
    child = held.child
    profile = make.issued(make.school())
    type(profile).objects.filter(pk=profile.pk).update(child=child)
    said = words(client_for(cases.parent(held)).get(f"/children/{child.key}/funding"))
    assert make.HELP in said and "Communication and interaction: level 3" in said
    assert "£3,900" not in said and "What is awarded" not in said


# --- the forecast ----------------------------------------------------------------------------


@pytest_db
def test_a_forecast_is_kept_without_a_child_and_read_by_its_school_alone(client_for):
    held = known_plan()
    senco = cases.senco(held)
    client = client_for(senco)
    page = words(client.get("/our-funding/forecast"))
    assert "This is not a decision." in page
    empty = client.post("/our-funding/forecast", {})
    assert empty.status_code == 422 and "at least one pupil" in words(empty)
    given = {"stage_1": "ASSESSING", "more_1": "2", "stage_2": "LIKELY", "more_2": "3", "note": "For March"}
    said = words(client.post("/our-funding/forecast", given, follow=True))
    for each in (
        "not a decision",
        "£0 to £8,100",
        "£4,800 to £12,300",
        "£4,800 to £20,400",
        "From when it is paid",
        "fixed for the year",
    ):
        assert each in said
    made = Forecast.objects.get()
    assert made.lines == [["ASSESSING", 2], ["LIKELY", 3]]
    address = reverse("mapping:forecast-kept", args=[made.key])
    for other in (cases.officer(held), make.somebody("finance-officer", make.school())):
        assert client_for(other).get(address).status_code == 403
    assert client_for(make.somebody("senco", make.school())).get(address).status_code == 404
    client.post(reverse("mapping:forecast-drop", args=[made.key]))
    assert Forecast.objects.count() == 0


@pytest_db
def test_own_pupils_with_a_new_plan_stand_in_the_forecast(client_for):
    held = known_plan()
    type(held.case).objects.filter(pk=held.case.pk).update(opened_on=TODAY - timedelta(days=1), stage="IN_FORCE")
    client = client_for(cases.senco(held))
    page = words(client.get("/our-funding/forecast"))
    assert f"{held.child.name_shown}: plan issued." in page
    client.post("/our-funding/forecast", {f"tier_{held.case.pk}": "4"})
    assert Forecast.objects.get().lines == [["ISSUED", 4]]
