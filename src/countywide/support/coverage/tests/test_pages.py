"""The room's pages: what each says to whom, what it asks of the database, and to whom it is closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.support.coverage import actions, tasks
from countywide.support.coverage.models import Gap, Reach, Saying
from countywide.support.coverage.policies import policy_on

from . import factories as make
from .factories import OT, SALT, TODAY

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def place():
    make.team(), make.district()


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, *parts: Any) -> str:
    return reverse(f"coverage:{name}", args=parts)


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def dated(name: str, day: Any) -> dict[str, Any]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_anybody_reads_who_provides_a_service_since_when_or_not_and_who_owns_it():
    make.said()
    said = words(Client().get("/coverage"))
    for each in (
        "Reedfen",
        "Community Health",
        "Has a start date",
        "Two days a week of a specialist teacher",
        "therapy@council.example",
    ):
        assert each in said
    assert "Log a service gap" not in said


def test_a_school_reads_its_own_district_first_with_every_service_and_each_its_own_owner(client_for):
    make.team("health-commissioning", "Children’s Health Commissioning")
    make.said()
    make.said(OT, starts_on=None, provider="", words="The health board has not decided.")
    said = words(client_for(make.senco(make.school())).get("/coverage"))
    assert "In your district: Reedfen" in said and "Log a service gap" in said
    near = said[said.index("In your district") : said.index("district by district")]
    for each in (
        "Occupational therapy",
        "No date",
        "Children’s Health Commissioning",
        "Educational psychology",
        "Nothing said yet",
    ):
        assert each in near


@pytest.mark.parametrize("address", ["/coverage", "/coverage?service=", "/coverage/need", "/coverage/asked"])
def test_pages_ask_as_little_of_120_rows_as_of_12(client_for, address):
    client = client_for(make.senco(make.school()))
    services = policy_on(TODAY).services[:2]
    few = rows_made(services, 6, asking=client, address=address)
    many = rows_made(services, 60, asking=client, address=address)
    assert Reach.objects.count() == 120
    assert few == many <= MOST_QUERIES


def rows_made(services: Any, districts: int, *, asking: Client, address: str) -> int:
    """What a page asks once every district up to a number has a row of each service."""
    area = make.schools.make_area("fen")
    team = make.team().organisation
    for number in range(Reach.objects.count() // 2, districts):
        held = make.schools.make_district(name=f"District {number}", area=area)
        for each in services:
            Reach.objects.create(
                service=each.key, place=f"district-{number}", district=held, organisation=team, provider="Somebody",
                said_on=TODAY, next_on=TODAY,
            )  # fmt: skip
    return asked(asking, address)


def test_the_page_says_for_how_many_days_there_is_no_news_and_who_was_told():
    make.manager()
    make.said(on=TODAY - 30 * DAY, next_on=TODAY - 9 * DAY)
    tasks.keep_up(on=TODAY - 2 * DAY)
    said = words(Client().get(at("show", SALT, "reedfen")))
    assert (
        "No news for 9 days" in said and "was reminded on" in said and "The manager who oversees it was told on" in said
    )
    assert "No news for 9 days" in words(Client().get("/coverage"))
    make.said()
    assert "No news for" not in words(Client().get(at("show", SALT, "reedfen")))


def test_what_most_districts_say_is_said_once_and_what_one_says_otherwise_stays():
    for number in range(4):
        make.schools.make_district(name=f"Ward {number}", area=make.schools.make_area("fen"))
        make.said(place=f"ward-{number}", scope="A link therapist for every school.")
    make.said(scope="Clinic appointments alone.")
    said = words(Client().get("/coverage"))
    assert "Unless a district says otherwise" in said
    assert (said.count("A link therapist for every school."), said.count("Clinic appointments alone.")) == (1, 1)
    assert said.count("mailto:therapy@council.example") == 1


def test_a_service_or_district_that_is_not_there_is_not_found():
    for parts in (("dance", "reedfen"), (SALT, "atlantis")):
        assert Client().get(at("show", *parts)).status_code == 404


def test_the_owner_says_what_is_so_and_what_was_typed_is_kept_when_it_may_not_stand(client_for):
    client = client_for(make.owner())
    address = at("say", SALT, "reedfen")
    given = {
        "words": "The contract starts in the new year.",
        "provider": "Community Health",
        "staff": "2.6",
        "sessions": "1200",
    }
    refused = client.post(address, {**given, **dated("next_on", TODAY)})
    assert refused.status_code == 422 and "must be in the future" in words(refused)
    assert "The contract starts in the new year." in words(refused)
    answer = client.post(
        address, {**given, **dated("next_on", TODAY + 5 * DAY), **dated("starts_on", TODAY + 40 * DAY)}, follow=True
    )
    assert "It is published" in words(answer) and "1,200 sessions a year" in words(answer)
    assert "2.6 whole-time staff" in words(answer) and "The contract starts in the new year." in words(answer)
    assert Saying.objects.count() == 1


def test_two_who_say_something_at_once_both_keep_their_words(client_for):
    make.said()
    client = client_for(make.owner())
    address, seen = at("say", SALT, "reedfen"), Reach.objects.get().version
    make.said(provider="Somebody else")
    answer = client.post(
        address,
        {"seen": seen, "words": "We say something else here.", "provider": "Mine", **dated("next_on", TODAY + DAY)},
    )
    assert answer.status_code == 409 and "Somebody else" in words(answer) and "Mine" in words(answer)
    assert Saying.objects.count() == 2


def test_only_the_team_that_owns_it_opens_the_form(client_for):
    other = make.owner(make.team("specialist-teaching", "Specialist Teaching Service"))
    assert client_for(other).get(at("say", SALT, "reedfen")).status_code == 404
    assert "Say what is so" not in words(client_for(other).get(at("show", SALT, "reedfen")))
    assert client_for(make.senco(make.school())).get(at("say", SALT, "reedfen")).status_code == 403


def test_a_school_logs_a_gap_and_reads_who_answers_by_when(client_for):
    school = make.school()
    client = client_for(make.senco(school))
    form = words(client.get("/coverage/gaps/new?service=speech-and-language-therapy&section=balanced-communication"))
    assert school.name in form and "Reedfen" in form and 'value="balanced-communication"' in form
    given = {
        "service": SALT,
        "words": make.WORDS,
        "waiting": "11",
        "pays": "4,200",
        "section": "balanced-communication",
    }
    said = words(client.post("/coverage/gaps/new", {**given, **dated("since_on", TODAY - 90 * DAY)}, follow=True))
    gap = Gap.objects.get()
    for each in (
        gap.reference,
        "Link Therapy Desk",
        "Waits for an answer",
        "£4,200 a year",
        "11",
        "Therapy and Balanced Communication",
    ):
        assert each in said
    assert gap.reference in words(client.get("/coverage/gaps"))


def test_a_gap_that_names_a_pupil_is_refused_in_words_that_do_not(client_for):
    school = make.school()
    make.pupil(school, "Tabitha", "Larkrise")
    given = {"service": SALT, "words": "Tabitha Larkrise has waited for a therapist since May.", "waiting": "1"}
    answer = client_for(make.senco(school)).post("/coverage/gaps/new", given)
    assert answer.status_code == 422 and "seem to name a pupil" in words(answer) and Gap.objects.count() == 0


def test_a_school_outside_the_districts_is_told_whom_to_ask(client_for):
    school = make.school(at=make.schools.make_district(name="Far Away"))
    client = client_for(make.senco(school))
    assert "none of the districts of this council" in words(client.get("/coverage/gaps/new"))
    answer = client.post("/coverage/gaps/new", {"service": SALT, "words": make.WORDS, "waiting": "3"})
    assert answer.status_code in (404, 422) and Gap.objects.count() == 0


def test_another_school_another_team_and_a_parent_find_nothing(client_for):
    gap = make.gap(make.school())
    other = make.owner(make.team("specialist-teaching", "Specialist Teaching Service"))
    parent = make.somebody(
        "parent", make.contacts.Organisation.objects.create(key="families", name="Families", kind="FAMILY")
    )
    for stranger in (make.senco(make.school()), other, parent):
        assert client_for(stranger).get(at("gap", gap.key)).status_code == 404
    assert client_for(other).get(at("reply", gap.key)).status_code == 404
    assert client_for(make.senco(make.school())).get(at("reply", gap.key)).status_code == 403
    assert Client().get(at("gap", gap.key)).status_code == 302


def test_a_team_sees_what_says_the_same_merges_it_and_answers_both(client_for):
    one, two = make.school(), make.school()
    record, same = make.gap(one), make.gap(two, section="balanced-communication")
    client = client_for(make.owner())
    work = words(client.get("/coverage/work"))
    assert f"Answer {same.reference} together with {record.reference}" in work
    assert at("merge", same.key, record.key) in work
    assert record.reference in words(client.get(at("gap", same.key)))
    confirm = words(client.get(at("merge", same.key, record.key)))
    assert same.reference in confirm and record.reference in confirm
    assert same.reference in words(client.post(at("merge", same.key, record.key), follow=True))
    given = {"asked_as": "What will be done about therapy here?", "words": "A new contract starts in January."}
    client.post(at("reply", record.key), {**given, **dated("next_on", TODAY + 14 * DAY)})
    public = words(Client().get(at("show", SALT, "reedfen")))
    for each in (
        record.reference,
        same.reference,
        "Communities of Schools",
        "Therapy and Balanced Communication",
        given["words"],
    ):
        assert each in public
    for name in (one.name, two.name, make.WORDS):
        assert name not in public
    sections = words(Client().get("/coverage/asked"))
    assert sections.count(given["asked_as"]) == 2 and f"Answered together with {record.reference}" in sections
    own = words(client_for(make.senco(two)).get(at("gap", same.key)))
    assert record.reference in own and given["words"] in own and one.name not in own


def test_a_team_enters_what_was_asked_elsewhere(client_for):
    client = client_for(make.owner())
    given = {"words": make.WORDS, "source": "CW-7K4M", "section": "communities", "asker_email": "owl@home.example"}
    said = words(client.post(at("enter", SALT, "reedfen"), given, follow=True))
    assert "CW-7K4M" in said and Gap.objects.get().came == "ENTERED"


def test_managers_hear_of_silence_in_their_own_team_and_the_head_of_service_of_all(client_for):
    make.said(on=TODAY - 30 * DAY, next_on=TODAY - 9 * DAY)
    other = make.manager(make.team("specialist-teaching", "Specialist Teaching Service"))
    head = make.somebody("head-of-service", make.team("complaints", "Complaints").organisation)
    for who, hears in ((make.manager(), True), (other, False), (head, True)):
        assert ("No news for 9 days" in words(client_for(who).get("/coverage/silent"))) is hears
    assert client_for(make.senco(make.school())).get("/coverage/silent").status_code == 403


def test_need_stands_beside_provision_and_small_numbers_nowhere():
    make.school(la_code="886", pupils=263, pupils_with_plan=21, pupils_with_support=60)
    make.said(sessions=40, starts_on=TODAY)
    make.gap(make.school(), waiting=3)
    said = words(Client().get("/coverage/need"))
    assert "308.0 (255.3 to 366.2)" in said and "493.8 (415.3 to 595.8)" in said
    assert "Fewer than 5, or too near to it, to show" in said


def test_a_contract_that_starts_later_counts_as_nothing_yet():
    make.school(pupils=263, pupils_with_plan=21, pupils_with_support=60)
    make.said(sessions=40)
    said = words(Client().get("/coverage/need"))
    assert "None yet; 40 contracted" in said and "493.8" not in said


def test_lists_ask_as_little_of_three_as_of_one(client_for):
    senco, owner = make.senco(school := make.school()), make.owner()
    make.gap(school)
    pages = ((senco, "/coverage/gaps"), (owner, "/coverage/work"), (owner, at("show", SALT, "reedfen")))
    make.said(on=TODAY - 30 * DAY, next_on=TODAY - 9 * DAY)
    answered(Gap.objects.get())
    few = [asked(client_for(who), page) for who, page in pages]
    for number in range(2):
        answered(make.gap(school, f"{make.WORDS} And we wait for help with {number} groups."))
    assert [asked(client_for(who), page) for who, page in pages] == few
    assert max(few) <= MOST_QUERIES


def answered(gap: Gap) -> None:
    actions.reply(
        gap, by=make.owner(), on=TODAY, spot=make.spot(), asked_as="What will be done about therapy here?",
        words="A new contract starts in January.", next_on=TODAY + 14 * DAY,
    )  # fmt: skip
