"""The pages of profiles and amounts: what each shows to whom, to whom it is closed, what it asks of the database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.support.mapping import actions
from countywide.support.mapping.models import Grown, Profile

from . import factories as make
from .factories import BY, LEVELS, ON

pytestmark = pytest.mark.django_db
TODAY = localdate()
MOST = 12


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, profile: Profile) -> str:
    return reverse(f"mapping:{name}", args=[profile.key])


def day(name: str, on: date) -> dict[str, int]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def asked(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_a_senco_enters_a_child_writes_the_levels_and_sends_it_in(client_for):
    school = make.school()
    client = client_for(make.somebody("senco", school))
    born = TODAY.replace(year=TODAY.year - 4, day=1)
    given = {"forename": "Wren", "surname": "Otterby", "shares": "on", "pattern": "Mornings for two weeks"}
    given |= day("born_on", born) | day("entry_on", TODAY + timedelta(days=200)) | day("parent_informed_on", TODAY)
    assert client.post("/reception/begin", {**given, "shares": ""}).status_code == 422
    answer = client.post("/reception/begin", given)
    profile = Profile.objects.get()
    assert answer.url == at("write", profile)
    levels = {**LEVELS, **{f"{key}_shown": make.SHOWN for key in LEVELS}, "provision": make.HELP}
    assert client.post(answer.url, levels).url == at("send", profile)
    said = words(client.get(at("send", profile)))
    assert "23 points" in said and make.SHOWN.replace("'", "&#x27;") in said
    said = words(client.post(at("send", profile), follow=True))
    assert "Sent in." in said and "With the council: to be mapped" in said


def test_the_intake_shows_each_level_and_amount_the_sum_an_even_share_and_the_contingency(client_for):
    make.pots(YEAR_R=1_000_000)
    school, other = make.school(), make.school()
    for _ in range(3):
        make.mapped(school)
    make.mapped(other)
    actions.issue_intake(None, by=BY, on=ON, entry_year=2027)
    client = client_for(make.somebody("head", school))
    said = words(client.get("/reception"))
    assert "Year R level 2" in said and said.count("£2,500") == 4 and "£7,500" in said
    assert "each would get £5,000" in said and "your school gets £7,500: £2,500 more" in said
    assert "£5,600 is missing" in said and "Needs have grown" in said
    assert "Of 4 amounts issued for this September, 4 came in time." in said


def test_whoever_pays_sees_levels_without_what_was_written_and_without_names(client_for):
    profile = make.sent(make.school())
    payer, mapper = make.somebody("finance-officer", make.school()), make.somebody("inclusion-officer", make.school())
    said = words(client_for(payer).get(at("profile", profile)))
    assert "23 points" in said and make.SHOWN not in said and make.HELP not in said and "Otterby" not in said
    said = words(client_for(mapper).get(at("profile", profile)))
    assert make.SHOWN in said and make.HELP in said
    assert client_for(payer).get(at("map", profile)).status_code == 403
    assert client_for(mapper).get(at("confirm", profile)).status_code == 403


def test_another_school_and_a_family_find_nothing_and_a_draft_is_its_schools_alone(client_for):
    school = make.school()
    profile, draft = make.sent(school), make.begun(school)
    stranger = client_for(make.somebody("senco", make.school()))
    for door in ("profile", "write", "send", "take-back"):
        assert stranger.get(at(door, profile)).status_code == 404
    assert client_for(make.somebody("parent", make.school())).get(at("profile", profile)).status_code == 403
    mapper = client_for(make.somebody("inclusion-officer", make.school()))
    assert mapper.get(at("profile", draft)).status_code == 404
    finance = client_for(make.somebody("school-finance", school))
    assert make.SHOWN not in words(finance.get(at("profile", profile)))
    assert finance.get(at("write", profile)).status_code == 403


def test_an_officer_maps_and_reads_the_sum_and_a_withdrawn_set_is_refused(client_for):
    profile = make.sent(make.school())
    client = client_for(make.somebody("inclusion-officer", make.school()))
    assert "Map the child" in words(client.get(at("profile", profile)))
    given = {**LEVELS, "level": "", "reason": ""}
    stale = client.post(at("map", profile), {**given, "version": "2025"})
    assert stale.status_code == 422 and "was withdrawn" in words(stale)
    said = words(client.post(at("map", profile), {**given, "version": "2026"}, follow=True))
    assert "Mapped." in said and "The council’s levels" in said


def test_the_funding_team_issues_confirms_changes_and_ends(client_for):
    make.pots()
    profile = make.mapped(make.school())
    client = client_for(make.somebody("finance-officer", make.school()))
    assert "September 2027: 1 child" in words(client.get("/reception/waiting"))
    assert "£3,900" in words(client.get("/reception/issue/2027"))
    assert "Letters written: 1." in words(client.post("/reception/issue/2027", follow=True))
    early = client.post(at("confirm", profile))
    assert early.status_code == 422 and "has not started yet" in words(early)
    why = "The child now needs a second adult for lunch and for the toilet, which the levels did not show before."
    given = {"pounds": 5000, "why": why, **day("from_on", date(2027, 9, 1))}
    assert "£5,000" in words(client.post(at("change", profile), given, follow=True))
    gone = {"because": "NOT_COMING", **day("last_on", date(2027, 9, 1))}
    assert "The child does not come to this school" in words(client.post(at("end", profile), gone, follow=True))


def test_the_letter_says_all_that_it_must_and_only_its_school_opens_it(client_for):
    make.pots()
    school = make.school()
    profile = make.issued(school)
    address = reverse("mapping:letter", args=[profile.letters.get().key])
    said = words(client_for(make.somebody("school-finance", school)).get(address))
    for each in (
        "version 2026",
        "Year R level 2",
        "£3,900",
        "Indicative",
        "31 August 2028",
        "How to query it",
        "Section F",
    ):
        assert each in said
    assert "Otterby" not in words(client_for(make.somebody("finance-officer", make.school())).get(address))
    assert client_for(make.somebody("senco", make.school())).get(address).status_code == 404


def test_needs_have_grown_is_said_answered_and_read(client_for):
    make.pots()
    school = make.school()
    profile = make.issued(school)
    client, payer = (
        client_for(make.somebody("senco", school)),
        client_for(make.somebody("finance-officer", make.school())),
    )
    changed = "Since last week she needs two adults for the toilet and somebody beside her at lunch."
    given = {"children": [str(profile.key)], "changed": changed, "pounds": 4000}
    said = words(client.post("/reception/needs-have-grown", given, follow=True))
    assert "Otterby" in said and "The funding team answers by" in said
    grown = Grown.objects.get()
    address = reverse("mapping:answer-grown", args=[grown.key])
    assert "Otterby" not in words(payer.get(address)) and changed in words(payer.get(address))
    reasons = "What she needs is counted in the levels already, and the next review of them is in three weeks from now."
    payer.post(address, {"answered": "NONE", "reasons": reasons})
    assert reasons in words(client.get(reverse("mapping:grown-one", args=[grown.key])))
    other = client_for(make.somebody("senco", make.school()))
    assert other.get(reverse("mapping:grown-one", args=[grown.key])).status_code == 404


def test_pages_ask_as_little_of_three_children_as_of_one(client_for):
    make.pots()
    school = make.school()
    senco, payer = (
        client_for(make.somebody("senco", school)),
        client_for(make.somebody("finance-officer", make.school())),
    )
    profile = make.mapped(school)
    one = [asked(senco, "/reception"), asked(payer, "/reception/waiting")]
    make.mapped(school), make.sent(school)
    assert [asked(senco, "/reception"), asked(payer, "/reception/waiting")] == one
    assert one[0] <= 17 and one[1] <= MOST
    assert asked(senco, at("profile", profile)) <= MOST
