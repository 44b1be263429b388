"""What each page shows, whom it opens to, and that nobody opens what is somebody else's."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.garden.champions import actions, tasks
from countywide.garden.champions.models import Application, Call, Interest, Monitoring
from countywide.platform.outbox.models import Notice

from . import factories as make
from .factories import DAY, NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
MOST_QUERIES = 12


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def at(name, *keys) -> str:
    return reverse(f"champions:{name}", args=keys)


def asked(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_everything_about_a_call_is_there_while_it_is_only_announced(client):
    call = make.call()
    page = words(client.get(at("call", call.key)))
    for each in (
        "Announced", "12 days a year", "Whoever approves agrees", "Read the questions of the form", "up to 3,000 letters",
        "Describe one change you led", "Led a change", "You get a receipt at once", "Applications close",
        "the chair of governors, if you are the headteacher", "Tell me when it opens", "begin a draft",
    ):  # fmt: skip
        assert each in page
    assert asked(client, at("call", call.key)) <= MOST_QUERIES
    assert call.title in words(client.get("/calls"))
    assert client.get("/calls/for/inclusion-champions").url == at("call", call.key)
    assert client.get("/calls/for/nothing").status_code == 404


def test_a_planned_call_is_seen_by_nobody_but_whoever_keeps_calls(client, client_for):
    call = make.call(announced=False)
    assert client.get(at("call", call.key)).status_code == 404
    assert client_for(make.senco()).get(at("call", call.key)).status_code == 404
    keeper = client_for(make.keeper())
    assert keeper.get(at("call", call.key)).status_code == 200
    assert call.title in words(keeper.get("/calls/work"))
    assert call.title not in words(client.get("/calls"))
    answer = keeper.post(at("announce", call.key), follow=True)
    assert "The call is announced" in words(answer)
    assert client.get(at("call", call.key)).status_code == 200


def test_a_visitor_is_on_the_list_in_two_clicks_with_a_receipt_and_nobodys_name_is_shown(client):
    call = make.call()
    page = client.get(at("tell-me", call.key))
    assert "Your name and address are published nowhere" in words(page)
    answer = client.post(at("tell-me", call.key), {"email": "one@school.example"}, follow=True)
    assert "You are on our list" in words(answer) and "We expect to open on" in words(answer)
    held = Interest.objects.get()
    assert held.email not in words(client.get(at("call", call.key))) + words(answer)
    client.post(at("stop", held.key))
    assert "on no list" in words(client.get(at("receipt", held.key)))


def test_somebody_signed_in_presses_once_and_types_nothing(client_for):
    call, senco = make.call(), make.senco()
    client = client_for(senco)
    page = words(client.get(at("tell-me", call.key)))
    assert senco.email in page and "Your email address" not in page
    client.post(at("tell-me", call.key))
    held = Interest.objects.get()
    assert (held.email, held.user_id, held.organisation_id) == (
        senco.email,
        senco.pk,
        senco.roles_today[0].organisation_id,
    )


def test_an_address_that_is_none_is_said_so_and_nothing_is_kept(client):
    call = make.call()
    answer = client.post(at("tell-me", call.key), {"email": "no address"})
    assert answer.status_code == 422 and not Interest.objects.exists()


@pytest.mark.parametrize(
    ("given", "says", "alternatives"),
    [
        ({"la_code": "990"}, "Yes, you may take part", []),
        ({"la_code": "886"}, "is in the area of Kent", ["Ask Kent what it offers", "Guides and answers"]),
        ({"la_code": "990", "group": "3", "type": "11"}, "state-funded", ["Keep me informed", "Guides and answers"]),
        ({"la_code": "990", "group": "5", "type": "8"}, "Non-maintained", ["Keep me informed"]),
    ],
)
def test_the_check_comes_before_any_form_and_says_why_and_what_else(client, given, says, alternatives):
    call, school = make.call(), make.school(**given)
    page = words(client.get(at("check", call.key), {"school": school.urn, "role": "senco"}))
    assert says in page
    for each in alternatives:
        assert each in page
    assert ("Begin a draft" in page) is (given == {"la_code": "990"})


def test_the_check_says_what_is_missing_and_which_school_it_cannot_find(client):
    call = make.call()
    assert "Enter the school" in words(client.get(at("check", call.key), {"school": ""}))
    assert "cannot find that school" in words(client.get(at("check", call.key), {"school": "zzz", "role": "senco"}))


def test_one_of_two_schools_is_enough(client, client_for):
    call, inside, outside = make.call(), make.school(), make.school(la_code="886")
    given = {"school": outside.urn, "other": inside.urn, "role": "senco"}
    assert "Yes, you may take part" in words(client.get(at("check", call.key), given))
    client_for(make.senco(outside)).post(at("begin", call.key), given)
    assert Application.objects.get().school == inside


def test_whoever_cannot_take_part_may_be_kept_informed(client):
    call = make.call()
    answer = client.post(at("keep-informed", call.key), {"email": "one@private.example"}, follow=True)
    assert "when the next call is announced" in words(answer)
    assert Interest.objects.get().source == "FUTURE"


def fill(client, held) -> None:
    for page in ("about-you", "impact", "availability"):
        given = {
            "about-you": {"years": "4", "qualification": "Yes", "phase": ["Primary"], "expertise": ["Autism"]},
            "impact": {"impact": "We began with the day.", "motivation": "To learn."},
            "availability": {"days": "2", "travel": "Online only", "backfill": "No", "interests": ""},
        }[page]
        seen = client.get(at("write", held.reference, page)).context["seen"]
        answer = client.post(at("write", held.reference, page), {**given, "seen": seen})
        assert answer.status_code == 302, words(answer)


def test_an_application_is_written_a_page_at_a_time_approved_and_sent(client_for):
    call, school = make.open_call(), make.school()
    senco, head = make.senco(school), make.head(school)
    client = client_for(senco)
    assert client.get(at("begin", call.key) + f"?school={school.urn}&role=senco").status_code == 200
    client.post(at("begin", call.key), {"school": school.urn, "role": "senco"})
    held = Application.objects.get()
    page = words(client.get(at("mine", held.reference)))
    assert "Not started" in page and "Cannot start yet" in page
    assert client.get(at("send", held.reference)).status_code == 404
    assert client.get(at("ask-approval", held.reference)).status_code == 404
    fill(client, held)
    assert asked(client, at("mine", held.reference)) <= MOST_QUERIES
    assert "release this person" in words(client.get(at("ask-approval", held.reference)))
    client.post(at("ask-approval", held.reference), {"name": "The Head", "email": "head@school.example"})
    answer = client.post(at("send", held.reference), {"declares": "on"})
    assert "has not answered yet" in words(answer)
    heads = client_for(head)
    assert senco.name in words(heads.get("/calls/approvals"))
    page = words(heads.get(at("approve", held.reference)))
    assert "the school tells the council" in page and "We began with the day." not in page
    assert heads.post(at("approve", held.reference), {"given": "yes"}).status_code == 422
    heads.post(at("approve", held.reference), {"given": "yes", "agrees": "on"})
    assert "We began with the day." in words(client.get(at("send", held.reference)))
    answer = client.post(at("send", held.reference), {"declares": "on"}, follow=True)
    assert "Your application is sent" in words(answer) and "A panel of three" in words(answer)
    assert "We have your application" in Notice.objects.get(kind="champions.received").body
    client.post(at("withdraw", held.reference))
    assert "Withdrawn" in words(client.get(at("own")))


def test_nobody_opens_somebody_elses_application_or_approval(client, client_for):
    held = make.sent()
    stranger, other_head = client_for(make.senco()), client_for(make.head(make.school()))
    for page in ("mine", "send", "withdraw", "equality", "ask-approval"):
        assert stranger.get(at(page, held.reference)).status_code == 404
        assert client.get(at(page, held.reference)).status_code in (302, 403)
    assert other_head.get(at("approve", held.reference)).status_code == 404
    assert stranger.get(at("approve", held.reference)).status_code == 403
    for page in ("work", "plan"):
        assert stranger.get(at(page)).status_code == 403
    for page in ("work-on", "change", "announce", "counted"):
        assert stranger.get(at(page, held.call.key)).status_code == 403


def test_whoever_has_no_account_approves_by_a_personal_link(client, client_for):
    call, school = make.open_call(), make.school()
    head = make.head(school)
    held = make.filled(make.begun(call, head, school, role="head"), head)
    actions.ask_approval(held, by=head, now=NOW, name="The Chair", email="chair@governors.example")
    link = re.search(r"/personal-link/\S+", Notice.objects.get(kind="champions.approval-asked").body)
    assert link, Notice.objects.get(kind="champions.approval-asked").body
    assert client.get(link[0]).status_code == 200
    assert "chair of governors" in Notice.objects.get(kind="champions.approval-asked").body
    assert client_for(head).get(at("approve", held.reference)).status_code == 404


def test_answers_about_equality_are_counted_and_small_numbers_hidden(client_for):
    call, school = make.open_call(), make.school()
    senco = make.senco(school)
    held = make.begun(call, senco, school)
    client_for(senco).post(at("equality", held.reference), {"age": "30 to 44"})
    assert Monitoring.objects.count() == 1
    page = words(client_for(make.keeper()).get(at("counted", call.key)))
    assert "30 to 44" in page and "Fewer than 5" in page and senco.name not in page


def test_a_late_approval_is_allowed_until_the_day_the_policy_names(client_for):
    call, school = make.open_call(closes=0.5), make.school()
    senco = make.senco(school)
    held = make.filled(make.begun(call, senco, school), senco)
    actions.ask_approval(held, by=senco, now=NOW, name="Head", email="head@a.example")
    Call.objects.filter(pk=call.pk).update(closes_at=NOW - DAY / 24)
    tasks.keep_time()
    page = words(client_for(senco).get(at("mine", held.reference)))
    assert "is kept, and was not sent" in page and "may allow it until" in page
    keeper = client_for(make.keeper())
    assert held.reference in words(keeper.get(at("work-on", call.key)))
    given = {"until": (TODAY + 2 * DAY).isoformat(), "because": "Illness"}
    answer = keeper.post(at("allow-late", call.key, held.reference), given, follow=True)
    assert "The applicant is told" in words(answer)
    assert "until the end of" in words(client_for(senco).get(at("mine", held.reference)))


def test_a_call_is_planned_on_a_page_and_its_name_stands_in_its_address(client_for):
    keeper = client_for(make.keeper())
    given = {
        "kind": make.CHAMPIONS, "title": "Champions 2030", "places": "4", "opens_hour": "9", "closes_hour": "17", "words": "",
        **{which: (TODAY + day * DAY).isoformat() for which, day in (
            ("opens_on", 20), ("closes_on", 40), ("results_by", 60), ("starts_on", 90))},
    }  # fmt: skip
    answer = keeper.post(at("plan"), given, follow=True)
    assert "Nobody else sees it" in words(answer)
    assert Call.objects.get().key == "champions-2030"
    assert "Another call has this name" in words(keeper.post(at("plan"), given))


def test_parents_apply_without_a_school_or_approval(client_for):
    call = make.open_call(make.PARENTS)
    parent = client_for(make.senco())
    given = {"parent": "yes", "lives-here": "yes", "paid": "no"}
    assert "speak for families" in words(parent.get(at("check", call.key), {**given, "parent": "no"}))
    parent.post(at("begin", call.key), given)
    page = words(parent.get(at("mine", Application.objects.get().reference)))
    assert "Approval" not in page and "Coming to meetings" in page
