"""Schools that could be asked: which are suggested, in which order, with what is said, and who sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.consultations import queries, rules
from countywide.casework.consultations.rules.suggesting import sort_of
from countywide.casework.consultations.types import Candidate
from countywide.register.people.models import Address

from . import factories as make

HOME = (600_000, 150_000)
USUAL = {"age": 11, "need": "", "sort": ""}


def candidate(name: str = "A School", **given) -> Candidate:
    said = {
        "setting_id": 1,
        "urn": "900900",
        "sort": "MAINSTREAM",
        "miles": 3.0,
        "place": HOME,
        "lowest_age": 11,
        "highest_age": 16,
    }
    return Candidate(**{**said, "name": name, **given})


def names(found) -> list[str]:
    return [each.candidate.name for each in found]


# --- rules ---


@pytest.mark.parametrize(
    ("type_code", "provision", "sort"),
    [
        ("7", "", "SPECIAL"),
        ("32", "", "SPECIAL"),
        ("34", "", "MAINSTREAM"),
        ("34", "UNIT", "UNIT"),
        ("14", "", "OTHER"),
    ],
)
def test_what_sort_a_school_is(type_code, provision, sort):
    assert sort_of(type_code, provision) == sort


@pytest.mark.parametrize(("age", "found"), [(10, []), (11, ["A School"]), (15, ["A School"]), (16, [])])
def test_a_school_for_another_age_is_not_suggested(age, found):
    assert names(rules.suggest([candidate()], **{**USUAL, "age": age})) == found


@pytest.mark.django_db
def test_a_child_who_moves_up_is_as_old_as_the_year_in_which_it_does(transfer):
    assert queries.age_for(transfer.case, transfer, on=localdate()) == 11


def test_one_whose_ages_nobody_knows_is_left_in():
    assert names(rules.suggest([candidate(lowest_age=None, highest_age=None)], **{**USUAL, "age": 4})) == ["A School"]


def test_the_need_comes_first_and_then_the_nearest():
    near, far, fit = (
        candidate("Near", miles=1.0),
        candidate("Far", miles=9.0),
        candidate("Fit", miles=5.0, needs=("ASD",)),
    )
    assert names(rules.suggest([far, fit, near], **{**USUAL, "need": "ASD"})) == ["Fit", "Near", "Far"]
    assert names(rules.suggest([far, fit, near], **USUAL)) == ["Near", "Fit", "Far"]


def test_only_the_sort_that_is_looked_for():
    found = [candidate("One"), candidate("Two", sort="SPECIAL")]
    assert names(rules.suggest(found, **{**USUAL, "sort": "SPECIAL"})) == ["Two"]


@pytest.mark.parametrize(
    ("given", "need", "pro", "con"),
    [
        ({"needs": ("ASD",)}, "ASD", "Provides for this need", ""),
        ({"needs": ("HI",)}, "ASD", "", "other needs"),
        ({"unit_free": 1}, "", "1 place free", ""),
        ({"unit_free": 0}, "", "", "is full, by the register"),
        ({"free": 12}, "", "12 pupils below", ""),
        ({"free": -3}, "", "", "no ground in law"),
        ({"asked": 3, "could": 1}, "", "about 3 children lately, and could admit 1", ""),
        ({"asked": 1}, "", "", "about 1 child lately, and could admit none"),
        ({"late": 2, "asked": 2, "could": 2}, "", "could admit 2", "late 2 times"),
        ({"is_wished": True}, "", "The family asks for it", ""),
        ({"standing": "Sent"}, "", "", "Asked about this child already: sent"),
        ({"section_41": True}, "", "section 41", ""),
    ],
)
def test_what_speaks_for_and_against_one(given, need, pro, con):
    [found] = rules.suggest([replace(candidate(), **given)], **{**USUAL, "need": need})
    assert pro in " ".join(found.speaks_for) and con in " ".join(found.speaks_against)
    assert bool(found.speaks_for) == bool(pro) and bool(found.speaks_against) == bool(con)


# --- the record ---


@pytest.fixture
def transfer(db, council):
    """A child whose home's postcode the register of schools knows."""
    found = make.moving(localdate())
    here = make.consulted_school(name="Nearby School", postcode="ZE7 1AA", easting=HOME[0] + 1609, northing=HOME[1])
    Address.objects.filter(child=found.child).delete()
    Address.objects.create(child=found.child, lines="1 Reed Walk", postcode=here.postcode, from_on=date(2020, 1, 1))
    return found


def near(transfer, miles: float = 10) -> list[Candidate]:
    on = localdate()
    _from, centre = queries.centre_of(transfer.case, on=on)
    return queries.candidates(transfer.case, transfer, centre, miles=miles, on=on)


@pytest.mark.django_db
def test_distance_is_from_home_or_from_the_school_of_today_where_the_home_is_withheld(transfer):
    assert queries.centre_of(transfer.case, on=localdate())[0] == "home"
    Address.objects.filter(child=transfer.child).update(is_withheld=True)
    school = transfer.case.school.school
    type(school).objects.filter(pk=school.pk).update(easting=HOME[0], northing=HOME[1])
    assert queries.centre_of(transfer.case, on=localdate()) == ("school", HOME)
    type(school).objects.filter(pk=school.pk).update(easting=None, northing=None)
    assert queries.centre_of(transfer.case, on=localdate()) is None


@pytest.mark.django_db
def test_a_school_is_told_with_what_it_answered_before_and_the_school_of_today_is_not_suggested(transfer):
    [there] = [each for each in near(transfer) if each.name == "Nearby School"]
    assert (there.asked, there.could, there.late, there.standing) == (0, 0, 0, "")
    other = make.moving(localdate())
    asked = make.schools_named("Nearby School")
    made = make.sent(other, asked, localdate())
    make.answered(made, localdate(), of=make.said(made))
    make.sent(transfer, asked, localdate())
    [there] = [each for each in near(transfer) if each.name == "Nearby School"]
    assert (there.asked, there.could, there.standing) == (2, 1, "Sent")
    assert transfer.case.school_id not in [each.setting_id for each in near(transfer, 50)]


# --- the page ---


@pytest.mark.django_db
def test_an_officer_looks_and_looks_again_and_goes_on_to_ask(transfer, client_for):
    client, where = client_for(make.officer()), reverse("consultations:suggest", args=[transfer.case.reference])
    shown = client.get(where).content.decode()
    assert "Nearby School" in shown and "These are suggestions" in shown and 'class="cw-map"' in shown
    again = client.post(where, {"miles": "5", "sort": "SPECIAL", "need": "ASD"})
    assert (again.status_code, "Nearby School" in again.content.decode()) == (200, False)
    assert client.post(where, {"miles": "900"}).status_code == 422
    school = make.schools_named("Nearby School")
    ask = f"{reverse('consultations:new', args=[transfer.case.reference])}?school={school.urn}"
    assert ask in shown.replace("&amp;", "&")
    assert f"Nearby School ({school.urn})" in client.get(ask).content.decode()


@pytest.mark.django_db
def test_families_schools_and_other_teams_see_none(transfer, client_for, person):
    where = reverse("consultations:suggest", args=[transfer.case.reference])
    for who in (make.parent(transfer), make.somebody_at(transfer.case.school), person("casework-officer")):
        assert client_for(who).get(where).status_code in (403, 404)
