"""The family's views by a personal link: who gets one, what it opens, until when, and what those who hold the review see."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countywide.casework.reviews import actions, permissions, queries
from countywide.casework.reviews.actions import views_given
from countywide.casework.reviews.models import View
from countywide.casework.reviews.queries import by_link, filling
from countywide.casework.reviews.rules import filling as rules
from countywide.casework.reviews.tests import factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.links.models import Link
from countywide.platform.links.tests.factories import let_in, token_of
from countywide.platform.links.types import Guest
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)


def words(answer) -> str:
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def planned(today):
    """A review with a day for its meeting, of a child with an account-holding parent and one without an account."""
    review = make.scheduled(today - timedelta(days=200), parents=1)
    contact = people.contact(name="Bramble Kettlewell", email="Bramble@home.example")
    people.relate(review.case.child, contact)
    review = make.planned(review, today + timedelta(days=30), today)
    review.bramble = contact
    return review


@pytest.fixture
def invited(planned, today):
    held = make.invited(planned, today, post=False)
    held.bramble = planned.bramble
    return held


def for_views():
    """The links by which views are given: a letter that is read by a link has one of its own."""
    return Link.objects.filter(purpose="reviews.views")


@pytest.fixture
def link(invited):
    return for_views().get()


def guest_of(link) -> Guest:
    return Guest(link.pk, link.purpose, link.subject, link.holder, (permissions.SAY.key,))


BOX = "working"


def first_box(review) -> str:
    page = next(each for each in filling.pages_of(review) if each.who == "PARENT")
    return page.fields[0].key


# --- rules -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "begins"),
    [
        ({}, None),
        ({"report_on": DAY}, "The report of this review was sent"),
        ({"report_on": DAY, "returned_on": DAY}, None),
        ({"over_on": DAY}, "This review is over"),
        ({"over_on": DAY, "report_on": DAY, "returned_on": DAY}, "This review is over"),
    ],
)
def test_a_link_is_good_until_the_report_is_sent_and_again_when_it_comes_back(dates, begins):
    bar = rules.bar_to_link(**{"over_on": None, "report_on": None, "returned_on": None, **dates})
    assert bar is None if begins is None else bar.startswith(begins)


@pytest.mark.parametrize(
    ("email", "has_account", "wants_post", "says"),
    [
        ("a@b.example", False, False, None),
        ("a@b.example", True, False, "You have an account here now. Sign in to say something for the review."),
        ("", False, False, "We hold no email address of this person."),
        ("a@b.example", False, True, "This person is written to by post."),
    ],
)
def test_a_link_goes_to_whoever_reads_email_and_has_no_account(email, has_account, wants_post, says):
    assert rules.no_link(email=email, has_account=has_account, wants_post=wants_post) == says


# --- who is sent one -------------------------------------------------------------------------


def test_inviting_sends_a_link_to_the_parent_without_an_account_alone(invited, today):
    link = for_views().get()
    assert (link.purpose, link.subject, link.holder, link.address, link.reference) == (
        "reviews.views", str(invited.key), f"contact:{invited.bramble.pk}", "bramble@home.example", invited.case.reference,
    )  # fmt: skip
    assert link.expires_on == today + timedelta(days=44)  # two weeks after the meeting, when the report follows


@pytest.mark.parametrize(
    "unlike",
    [
        {"tie": {"is_safe": False}},
        {"tie": {"responsibility": "NO"}},
        {"tie": {"corresponds": False}},
        {"contact": {"email": ""}},
        {"contact": {"channel": "POST"}},
        {"contact": {"email_bounced_on": DAY}},
    ],
)
def test_nobody_else_is_sent_one(planned, today, unlike):
    tie = planned.bramble.relationships.get()
    for record, fields in ((tie, unlike.get("tie", {})), (planned.bramble, unlike.get("contact", {}))):
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()
    make.invited(planned, today, post=False)
    assert for_views().count() == 0


def test_whoever_holds_it_sends_a_new_link_and_the_one_before_stops(invited, link, today):
    attendee = invited.attendees.get(contact_key=link.holder)
    actions.send_link(make.as_held(invited), by=make.senco(invited), on=today, at=timezone.now(), attendee=attendee)
    assert [(each.ended_because, each.next_link_id is None) for each in for_views().order_by("id")] == [
        ("RENEWED", False),
        ("", True),
    ]
    assert Entry.objects.filter(did="reviews.link-sent", by=make.senco(invited)).count() == 1


def test_nobody_with_an_account_is_sent_one_and_no_stranger_sends_it(invited, link, today):
    other = invited.attendees.exclude(contact_key__in=["", link.holder]).get()
    given = {"on": today, "at": timezone.now()}
    with pytest.raises(RuleBroken, match="has an account and needs no link"):
        actions.send_link(make.as_held(invited), by=make.senco(invited), attendee=other, **given)
    with pytest.raises(PermissionDenied):
        actions.send_link(make.as_held(invited), by=make.officer(), attendee=other, **given)
    assert for_views().count() == 1


# --- what is said by it ----------------------------------------------------------------------


def test_what_is_sent_by_a_link_is_that_persons_and_by_link_on_the_record(invited, link, today):
    said = {first_box(invited): "He likes frogs"}
    views_given.write_view(make.fresh(invited), by=guest_of(link), on=today, answers=said, send=True, shown=0)
    view = View.objects.get()
    assert (view.name, view.contact_key, view.who, view.by, view.sent_on, view.entered_for_them, view.answers) == (
        "Bramble Kettlewell", link.holder, "PARENT", None, today, False, said,
    )  # fmt: skip
    entry = Entry.objects.get(did="reviews.view-sent")
    assert (entry.by, entry.actor) == (None, f"link:{link.pk}")
    assert ('"by_link":true' in entry.details, link.holder in entry.details) == (True, True)


def test_a_guest_says_nothing_for_another_review_and_nothing_else(invited, link, today):
    other = make.scheduled(today - timedelta(days=100))
    given = {"on": today, "answers": {"a": "b"}, "send": True}
    with pytest.raises(PermissionDenied):
        views_given.write_view(other, by=guest_of(link), **given)
    with pytest.raises(PermissionDenied):
        views_given.enter_view(make.as_held(invited), by=guest_of(link), on=today, who="PARENT", name="x", answers={})


def test_a_guest_whom_it_is_no_longer_safe_to_write_to_says_nothing(invited, link, today):
    invited.bramble.relationships.update(is_safe=False)
    with pytest.raises(PermissionDenied):
        views_given.write_view(make.fresh(invited), by=guest_of(link), on=today, answers={"a": "b"}, send=True)


def test_what_was_begun_by_link_goes_on_with_the_account_that_came_later(invited, link, today, person):
    said = {first_box(invited): "He likes frogs"}
    views_given.write_view(make.fresh(invited), by=guest_of(link), on=today, answers=said, send=False)
    invited.bramble.user = person("parent", email="bramble@home.example")
    invited.bramble.save()
    mine = filling.own_view(make.fresh(invited), invited.bramble.user)
    assert (mine.answers, mine.contact_key) == (said, link.holder)
    assert by_link.reach(link.subject, link.holder, today).bar.startswith("You have an account here now.")


def test_the_link_ends_with_the_report(invited, link, today):
    from countywide.casework.reviews.actions.linking import end_links

    end_links(invited, by=make.officer())
    link.refresh_from_db()
    assert link.ended_because == "OVER"


def test_signing_the_report_ends_the_links_and_nothing_more_is_taken(invited, link, today):
    everybody = list(queries.attendees_of(invited).values_list("pk", flat=True))
    later = invited.meeting_on
    actions.hold(make.as_held(invited), by=make.senco(invited), on=later, met_on=later, came=everybody)
    make.filled(make.fresh(invited), later)
    actions.sign_and_send(make.as_held(invited), by=make.head(invited), on=later, signed_by="A Head")
    link.refresh_from_db()
    assert link.ended_because == "OVER"
    with pytest.raises(RuleBroken, match="The report of this review was sent"):
        views_given.write_view(make.fresh(invited), by=guest_of(link), on=later, answers={"a": "b"}, send=True)


# --- pages -----------------------------------------------------------------------------------


def test_a_parent_writes_keeps_sends_and_changes_by_link(invited, link, today):
    client, page = let_in(link)
    box = first_box(invited)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page)
    assert answer.status_code == 200 and invited.case.child.name_shown in words(answer)
    assert len([each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 12
    seen = answer.context["seen"]
    client.post(page, {box: "Half a thought", "keep": "yes", "seen": seen})
    assert (View.objects.get().sent_on, View.objects.get().answers[box]) == (None, "Half a thought")
    answer = client.get(page)
    assert "Half a thought" in answer.content.decode()
    client.post(page, {box: "A whole thought", "seen": answer.context["seen"]})
    assert (View.objects.get().sent_on, View.objects.get().answers[box]) == (today, "A whole thought")
    answer = client.get(page)
    assert f"We have what you sent on {today.day}" in words(answer) and invited.case.reference in words(answer)
    client.post(page, {box: "A better thought", "seen": answer.context["seen"]})
    assert View.objects.get().answers[box] == "A better thought"


def test_without_the_code_a_link_says_nobodys_name(invited, link):
    token, child = token_of(link), invited.case.child
    answer = Client().get(f"/personal-link/{token}")
    said = words(answer)
    assert "say what you want to say for the yearly review of a plan" in said and "b…e@home.example" in said
    for name in (child.legal_forename, child.legal_surname, "Bramble", "Kettlewell", invited.setting.name):
        assert name not in said
    assert Client().get(f"/your-views/{token}").headers["Location"] == f"/personal-link/{token}"


def test_anothers_link_opens_nothing_in_a_browser_that_is_a_guest(invited, link, today):
    client, _ = let_in(link)
    people.relate(invited.case.child, people.contact(name="Fern Other", email="fern@home.example"))
    attendee = invited.attendees.create(
        invited_as="FAMILY", name="Fern Other", contact_key=f"contact:{people.Contact.objects.latest('pk').pk}"
    )
    actions.send_link(make.as_held(invited), by=make.senco(invited), on=today, at=timezone.now(), attendee=attendee)
    token = token_of(for_views().latest("pk"))
    assert client.get(f"/your-views/{token}").headers["Location"] == f"/personal-link/{token}"
    assert "Then the link is somebody else’s, and shows you nothing" in words(client.get(f"/personal-link/{token}"))


@pytest.mark.parametrize(
    ("change", "status", "says"),
    [
        ({"report_on": DAY}, 410, "The report of this review was sent"),
        ({"over_on": DAY}, 410, "This review is over"),
    ],
)
def test_a_review_that_is_over_says_so_in_one_sentence_also_to_whoever_is_in(invited, link, change, status, says):
    client, page = let_in(link)
    type(make.fresh(invited)).objects.filter(pk=invited.pk).update(**change)
    for visitor in (Client(), client):
        answer = visitor.get(f"/personal-link/{token_of(link)}")
        assert answer.status_code == status and says in words(answer)
    assert client.get(page).status_code == 302


def test_what_was_typed_when_the_half_hour_ran_out_is_there_after_the_code(invited, link):
    client, page = let_in(link)
    for_views().update(sessions_since=timezone.now() + timedelta(seconds=1))  # the session has ended
    answer = client.post(page, {first_box(invited): "Long and heartfelt", "seen": "0"})
    assert answer.status_code == 302 and View.objects.count() == 0
    for_views().update(sessions_since=timezone.now() - timedelta(hours=1))
    for_views().update(code_sent_at=None)
    let_in(link, client)
    answer = client.get(page)
    assert "Long and heartfelt" in answer.content.decode()
    assert "not saved yet" in words(answer)


def test_the_schools_page_says_how_far_each_link_is(invited, link, client_for, today):
    page, held = f"/reviews/{invited.key}", client_for(make.senco(invited))
    for client in (held, client_for(make.officer())):
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        assert len([each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 12
    assert f"Sent on {queries_day(today)}, not opened yet" in words(held.get(page))
    let_in(link)
    assert f"opened on {queries_day(today)}" in words(held.get(page))
    said = {first_box(invited): "He likes frogs"}
    views_given.write_view(make.fresh(invited), by=guest_of(link), on=today, answers=said, send=True)
    assert f"Answered on {queries_day(today)}" in words(held.get(page))
    assert "Send a new link" in words(held.get(page))
    family = client_for(invited.attendees.exclude(contact_key__in=["", link.holder]).get() and parent_of(invited))
    assert "Personal links" not in words(family.get(page))


def parent_of(review):
    return review.case.child.relationships.exclude(contact__user=None).get().contact.user


def queries_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_the_holder_sends_a_new_link_on_a_page_of_its_own(invited, link, client_for):
    attendee = invited.attendees.get(contact_key=link.holder)
    page = f"/reviews/{invited.key}/links/{attendee.pk}"
    held = client_for(make.senco(invited))
    assert "Bramble@home.example" in words(held.get(page))
    assert held.post(page).status_code == 302
    assert for_views().count() == 2
    nobodys = invited.attendees.filter(contact_key="").first()
    assert held.get(f"/reviews/{invited.key}/links/{nobodys.pk}").status_code == 404
    assert client_for(make.officer()).get(page).status_code in (403, 404)
