"""What people see of link therapy, and what is not there for them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from countywide.register.schools.models import School
from countywide.support.therapy import actions
from countywide.support.therapy.models import Agreed, Assignment, Issue, Meeting, Record

from . import factories as make
from .factories import DAY, TODAY

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def words(answer: Any) -> str:
    return " ".join(strip_tags(re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.S)).split())


def asked(client: Client, where: str) -> int:
    client.get(where)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(where).status_code == 200
    return len(
        [each for each in caught.captured_queries if not each["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
    )


def day(name: str, value: Any) -> dict[str, Any]:
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


# --- my link therapist ----------------------------------------------------------------------------


def test_a_school_sees_expected_and_actual_contacts_the_next_day_and_whom_to_write_to(client_for):
    place = make.place()
    make.held(place, TODAY)
    make.booked(place, TODAY + 9 * DAY, on=TODAY)
    said = words(client_for(place.senco).get("/our-link-therapist"))
    assert "3 in the" in said and "1 of 3" in said
    assert place.therapist.name in said and "link@health-one.example" in said
    when = TODAY + 9 * DAY
    assert f"Next meeting {when.day} {when:%B %Y}" in said


def test_an_empty_post_is_said_and_not_left_to_silence(client_for):
    place = make.place()
    filled = TODAY + 60 * DAY
    actions.leave(
        place.link, by=place.manager, on=TODAY, last_on=TODAY - DAY, note="", said="Two candidates are seen next week.", filled_by=filled
    )  # fmt: skip
    said = words(client_for(place.head).get("/our-link-therapist"))
    assert "Your school has no link therapist at the moment" in said and "Two candidates are seen next week." in said
    assert f"{filled.day} {filled:%B %Y}" in said


def test_an_empty_post_that_is_filled_from_a_later_day_says_so(client, client_for):
    place, begins = make.place(linked=False), TODAY + 12 * DAY
    actions.assign(place.link, by=place.manager, on=TODAY, therapist=place.therapist, starts_on=begins)
    said = f"begins on {begins.day} {begins:%B %Y}"
    assert f"{place.therapist.name} {said}" in words(client_for(place.senco).get("/our-link-therapist"))
    public = words(client.get(f"/link-therapists/{place.urn}"))
    assert f"A link therapist {said}" in public and place.therapist.name not in public


def test_a_school_that_nobody_works_with_yet_has_its_pages_and_an_empty_plan(client_for):
    school = make.school()
    client = client_for(make.somebody("senco", school))
    assert "No provider works with your school yet" in words(client.get("/our-link-therapist"))
    said = words(client.get(f"/link-therapy/{school.school.urn}/plan"))
    assert "No agreed actions yet: no meeting is booked." in said


def test_a_late_record_is_seen_by_the_school_the_manager_and_the_programme(client_for):
    place = make.place(since=TODAY - 300 * DAY)
    meeting = make.held(place, TODAY - 40 * DAY)
    for who, where in (
        (place.senco, "/our-link-therapist"),
        (place.senco, f"/link-therapy/meetings/{meeting.key}"),
        (place.manager, "/link-therapy"),
        (place.programme, "/link-therapy"),
        (place.therapist, "/link-therapy"),
    ):
        assert "The record is late" in words(client_for(who).get(where)), where


def test_the_page_of_a_school_asks_as_little_with_three_meetings_as_with_one(client_for):
    place = make.place(since=TODAY - 300 * DAY)
    make.shared(place, TODAY - 30 * DAY)
    client = client_for(place.senco)
    one = asked(client, "/our-link-therapist")
    for back in (20, 10):
        make.shared(place, TODAY - back * DAY)
    assert asked(client, "/our-link-therapist") == one


def test_the_desk_asks_as_little_with_three_schools_as_with_one(client_for):
    place = make.place()
    clients = [client_for(place.manager), client_for(place.programme)]
    one = [asked(client, "/link-therapy") for client in clients]
    for urn in ("900902", "900903"):
        make.place(urn)
    assert [asked(client, "/link-therapy") for client in clients] == one
    assert max(one) <= MOST_QUERIES + 4


# --- for anybody ----------------------------------------------------------------------------------


def test_anybody_finds_a_schools_provider_and_no_persons_name(client, client_for):
    place = make.place()
    answer = client.get("/link-therapists", {"school": "Wickerbrook"}, follow=True)
    said = words(answer)
    assert "Health-One Trust" in said and "link@health-one.example" in said and place.therapist.name not in said
    inside = client_for(make.somebody("senco", make.school("900902"))).get(f"/link-therapists/{place.urn}")
    assert place.therapist.name in words(inside)


def test_a_school_outside_the_area_reads_that_it_is_not_available_and_who_helps_with_a_child(client, council_facts):
    make.place()
    outside = make.school("900990", la_code="991")
    said = words(client.get(f"/link-therapists/{outside.school.urn}"))
    assert "Not available outside the council’s area" in said and "No day has been set" in said
    assert "liaison@health-one.example" in said and "Do not send a child’s full name" in said


def test_a_planned_day_is_said(client, council_facts, settings, tmp_path):
    from countywide.support.therapy import policies

    own = (policies.OURS / "programme.2025-09-01.toml").read_text("utf-8")
    (tmp_path / "link-therapy").mkdir()
    (tmp_path / "link-therapy" / "programme.2026-01-01.toml").write_text(
        f'{own}\n[[outside]]\nla_code = "991"\nplanned_on = 2031-09-01\n'
    )
    (tmp_path / "council.toml").write_text(council_facts.read_text("utf-8"))
    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    outside = make.school("900990", la_code="991")
    assert "It is planned to begin there on 1 September 2031." in words(
        client.get(f"/link-therapists/{outside.school.urn}")
    )


# --- records --------------------------------------------------------------------------------------


def record_given(**more: Any) -> dict[str, Any]:
    return {
        "mode": "IN_PERSON", "present": ["SENCO", "THERAPIST"], "universal": "Key words on the wall.", "targeted": "",
        "specialist": "", "training": "", "children": "2", "no_next": "The timetable comes first", **more,
    }  # fmt: skip


def test_a_therapist_writes_and_shares_a_record_and_the_school_agrees_it(client_for):
    place = make.place()
    meeting = make.held(place, TODAY)
    therapist, senco, base = (
        client_for(place.therapist),
        client_for(place.senco),
        f"/link-therapy/meetings/{meeting.key}",
    )
    assert therapist.post(f"{base}/record", record_given()).status_code == 302
    assert "Key words" not in words(senco.get(base))
    therapist.post(f"{base}/share")
    said = words(senco.get(base))
    assert "Key words on the wall." in said and "2 children were discussed." in said and "within one month" in said
    answer = senco.get(f"{base}/records/1.pdf")
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    senco.post(f"{base}/agree")
    assert Record.objects.get().paper == "AGREED"
    assert words(senco.get(f"{base}/records/1")).count("Key words") == 1


def test_a_record_that_names_a_pupil_comes_back_with_what_to_do_and_is_not_kept(client_for):
    place = make.place()
    make.pupil(place, legal_forename="Tobin", legal_surname="Lockyer")
    meeting = make.held(place, TODAY)
    where = f"/link-therapy/meetings/{meeting.key}/record"
    answer = client_for(place.therapist).post(where, record_given(specialist="Tobin needs picture cards"))
    assert answer.status_code == 422 and "Children are counted here, not described" in words(answer)
    assert not Record.objects.exists()


# --- the plan -------------------------------------------------------------------------------------


def test_the_plan_lists_actions_with_owner_and_day_and_shows_them_on_the_board(client_for):
    place = make.place()
    client, where = client_for(place.senco), f"/link-therapy/{place.urn}/plan"
    given = {
        "what": "Check the sound of the hall",
        "owner": "SENCO",
        "strand": "2",
        "level": "1",
        **day("due_on", TODAY + 20 * DAY),
    }
    assert client.post(f"{where}/add", given).status_code == 302
    said = words(client.get(where))
    assert said.count("Check the sound of the hall") >= 2 and "Surroundings, universal" in said
    made = Agreed.objects.get()
    client.post(f"/link-therapy/actions/{made.key}", {"to": "DROPPED", "reason": "The hall is pulled down"})
    said = words(client.get(where))
    assert "No agreed actions yet" in said and "The hall is pulled down" in said


def test_a_specialist_teacher_on_the_list_sees_the_plan_and_not_the_records(client_for):
    place = make.place()
    meeting = make.shared(place, TODAY)
    client = client_for(place.teacher)
    assert client.get(f"/link-therapy/{place.urn}/plan").status_code == 404
    client_for(place.senco).post(f"/link-therapy/{place.urn}/teachers", {"teacher": place.teacher.pk})
    assert client.get(f"/link-therapy/{place.urn}/plan").status_code == 200
    assert place.school.name in words(client.get("/link-therapy"))
    for closed in (
        f"/link-therapy/{place.urn}",
        f"/link-therapy/meetings/{meeting.key}",
        f"/link-therapy/meetings/{meeting.key}/records/1",
    ):
        assert client.get(closed).status_code == 404, closed


# --- whose it is ----------------------------------------------------------------------------------


def pages_of(place: make.Place) -> list[str]:
    """Every page about one school, its meetings and its actions."""
    meeting = make.shared(place, TODAY)
    booked = make.booked(place, TODAY + 9 * DAY, on=TODAY)
    agreed = actions.agree_action(place.link, by=place.senco, on=TODAY, wanted=make.wanted())
    listed = actions.list_teacher(place.link, by=place.senco, on=TODAY, teacher=place.teacher)
    urn, found = place.urn, []
    for name in (
        "show", "plan", "add-action", "teachers", "ask", "propose", "contact", "assign", "cover", "assistant", "leave", "pause", "resume",
        "provider", "expected",
    ):  # fmt: skip
        found.append(reverse(f"therapy:{name}", args=[urn]))
    for name in ("meeting", "confirm", "held", "cancel"):
        found.append(reverse(f"therapy:{name}", args=[booked.key]))
    for name in ("meeting", "write", "add-agreed", "share", "agree", "change", "ask-record"):
        found.append(reverse(f"therapy:{name}", args=[meeting.key]))
    found += [reverse(f"therapy:{name}", args=[meeting.key, 1]) for name in ("issue", "pdf")]
    found += [reverse("therapy:action", args=[agreed.key]), reverse("therapy:unlist", args=[urn, listed.pk])]
    return found


def test_no_page_about_a_school_opens_to_anybody_of_another(client_for, person):
    place, other = make.place(), make.place("900902", provider="health-two")
    pages = pages_of(place)
    strangers = [
        other.senco,
        other.head,
        other.therapist,
        other.manager,
        make.somebody("school-office", other.school),
        person("parent"),
    ]
    strangers += [
        make.somebody("specialist-teacher", make.body("team-three", "TEAM")),
        person("casework-officer"),
        person("manager"),
    ]
    for who in strangers:
        client = client_for(who)
        opened = {where for where in pages if client.get(where).status_code not in (403, 404)}
        assert opened == set(), who.email
    for where in pages:
        assert Client().get(where).status_code == 302, where


def test_a_therapist_loses_sight_of_a_school_after_the_days_for_records(client_for):
    place = make.place(since=TODAY - 200 * DAY)
    theirs = make.held(place, TODAY - 60 * DAY)
    client = client_for(place.therapist)
    Assignment.objects.update(ends_on=TODAY - 20 * DAY)
    assert client.get(f"/link-therapy/meetings/{theirs.key}/record").status_code == 200
    assert client.get(f"/link-therapy/{place.urn}/plan").status_code == 404
    Assignment.objects.update(ends_on=TODAY - 29 * DAY)
    assert client.get(f"/link-therapy/meetings/{theirs.key}/record").status_code == 404
    assert client.get(f"/link-therapy/{place.urn}").status_code == 404


def test_a_finance_officer_of_the_school_opens_none_of_it(client_for):
    place = make.place()
    client = client_for(make.somebody("school-finance", place.school))
    assert [client.get(where).status_code for where in ("/our-link-therapist", "/link-therapy")] == [403, 403]


# --- nothing about a child ------------------------------------------------------------------------


def test_no_record_of_this_room_leads_to_a_child_or_a_case():
    """Not by any number of steps but through people at work and their organisations."""
    room = list(apps.get_app_config("therapy").get_models())
    led = {
        field.related_model._meta.label for model in room for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.OneToOneField) and isinstance(field.related_model, type)
    }  # fmt: skip
    beyond = {label for label in led if not label.startswith("therapy.")}
    assert beyond == {"accounts.Organisation", "accounts.User"}
    assert not [
        f"{model.__name__}.{field.name}" for model in room for field in model._meta.get_fields()
        if re.search(r"child_|pupil|upn|nhs|born|forename|surname", field.name)
    ]  # fmt: skip


def test_of_a_year_with_a_pupil_in_mind_no_row_and_no_message_holds_the_pupils_name(client_for):
    from countywide.platform.audit.models import Entry
    from countywide.platform.kit.models import Draft
    from countywide.platform.outbox.models import Notice

    place = make.place()
    make.pupil(place, legal_forename="Tobin", legal_surname="Lockyer", known_as="Toby")
    meeting = make.shared(place, TODAY, children=1)
    senco, therapist = client_for(place.senco), client_for(place.therapist)
    tries = (
        (therapist, "write", meeting.key, record_given(training="Cards for Tobin")),
        (senco, "change", meeting.key, {"words_asked": "You forgot what Toby Lockyer needs"}),
        (senco, "add-action", place.urn, {"what": "Cards for Tobin", "owner": "SENCO", "strand": "1", "level": "1", **day("due_on", TODAY + DAY)}),
    )  # fmt: skip
    for client, name, key, given in tries:
        where = reverse(f"therapy:{name}", args=[key])
        assert client.post(where, given).status_code == 422, name
        client.post(f"{where}?keep-draft", given)
    therapist.post(reverse("therapy:write", args=[meeting.key]) + "?keep-draft", record_given(training="Cards for all"))
    assert Draft.objects.count() == 1
    kept = [*apps.get_app_config("therapy").get_models(), Entry, Notice, Draft]
    for model in kept:
        held = str(list(model._base_manager.values()))
        assert not re.search("Tobin|Toby|Lockyer", held), model.__name__


def test_a_shared_record_is_never_altered():
    from django.db import DatabaseError, transaction

    make.shared(make.place(), TODAY)
    with pytest.raises(DatabaseError), transaction.atomic():
        Issue.objects.update(number=7)
    with pytest.raises(DatabaseError), transaction.atomic():
        Issue.objects.all().delete()


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("ask", {"purpose": "COACHING"}, "is asked for a day"),
        (
            "propose",
            {"purpose": "TERMLY", "mode": "VIDEO", **day("day", TODAY + 5 * DAY), "at": "10am"},
            "asked to confirm",
        ),
    ],
)
def test_a_school_asks_for_and_proposes_a_day(client_for, name, given, says):
    place = make.place()
    answer = client_for(place.senco).post(reverse(f"therapy:{name}", args=[place.urn]), given, follow=True)
    assert says in words(answer)
    assert Meeting.objects.get().step == "PROPOSED"


def test_a_manager_links_pauses_and_lets_go(client_for):
    place = make.place(linked=False)
    client, at = client_for(place.manager), lambda name: reverse(f"therapy:{name}", args=[place.urn])
    client.post(at("assign"), {"therapist": place.therapist.pk, **day("starts_on", TODAY), "note": ""})
    assert Assignment.objects.get().therapist == place.therapist
    client.post(at("pause"), {**day("from_on", TODAY), "why": "The school is being rebuilt"})
    assert "Paused" in words(client.get(at("show")))
    client.post(at("resume"))
    given = {**day("last_on", TODAY + timedelta(days=3)), "note": "", "said": "We are recruiting now."}
    client.post(at("leave"), given)
    assert Assignment.objects.get().ends_on == TODAY + timedelta(days=3)


def test_the_programme_gives_a_school_to_a_provider_and_sets_its_contacts(client_for):
    place = make.place()
    fresh = make.school("900903")
    client = client_for(place.programme)
    client.post(f"/link-therapy/{fresh.school.urn}/provider", {"provider": place.provider.pk})
    assert "Health-One Trust" in words(client.get(f"/link-therapy/{fresh.school.urn}"))
    client.post(
        f"/link-therapy/{fresh.school.urn}/expected", {"contacts": "6", "why": "Many children are new to English"}
    )
    assert "0 of 6" in words(client.get(f"/link-therapy/{fresh.school.urn}"))
    assert School.objects.filter(urn=fresh.school.urn).exists()
