"""A letter to a mailbox at which nobody has an account: who reads it by its link, who does not, and what goes with it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from countywide.casework.letters import actions, by_link
from countywide.casework.letters.models import READ_BY_ADDRESSEE, Letter
from countywide.casework.letters.tests import factories as make
from countywide.casework.letters.types import Addressee, Enclosure
from countywide.platform.audit.models import Opening
from countywide.platform.files import actions as files
from countywide.platform.files import types as keepers
from countywide.platform.kit.doors import Machine
from countywide.platform.links.models import Link
from countywide.platform.links.tests.factories import let_in, token_of, words_to
from countywide.platform.outbox import sending as outbox
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.types import Outcome
from countywide.register.people.models import Relationship

pytestmark = pytest.mark.django_db
BY_LINK = "letters.by-link"


@pytest.fixture
def today():
    """The links' own clock is the real one: letters of these tests are of today."""
    return datetime.now(UTC).date()


@pytest.fixture
def file(monkeypatch):
    """A paper of a place whose keeper lets nobody in."""

    shut = keepers.Keeper("letters-tests", may_add=lambda request, place: False)
    monkeypatch.setitem(keepers.KEEPERS, shut.key, shut)
    return files.keep_made(b"%PDF-1.7 the plan", keeper="letters-tests", place="x", name="Plan.pdf", by=Machine("test"))


def written(to, today, *, case=None, enclosures=()):
    given = {"words": {"news": "It is so."}, "enclosures": enclosures}
    return actions.issue(case or make.case(), make.NEWS, by=make.BY, on=today, to=[to], **given)[0]


def to_office(today, **given):
    return written(Addressee("Next Council", "send@next.example", is_office=True), today, **given)


def entered():
    return let_in(Link.objects.latest("pk"), kind=BY_LINK)


# --- who gets a link ---


def test_an_office_without_an_account_gets_a_link_and_the_message_names_nobody(today):
    letter = to_office(today)
    assert letter.method == "EMAIL"
    link = Link.objects.get()
    assert (link.purpose, link.subject, link.address) == (by_link.PURPOSE, letter.key, "send@next.example")
    assert link.expires_on == today + timedelta(days=90)
    words = words_to(link, BY_LINK)
    assert "there is news" in words and "You need no account" in words
    assert letter.case.child.legal_surname not in words + Delivery.objects.get().notice.subject


def test_a_school_reads_signed_in_once_one_of_its_people_can(today, organisation, person):
    school = organisation("SCHOOL")
    to = Addressee("The SENCO", "senco@school.example", school.pk)
    written(to, today)
    assert list(Delivery.objects.values_list("notice__kind", "organisation_id")) == [(BY_LINK, school.pk)]
    person("senco", at=school)
    written(to, today)
    assert Delivery.objects.latest("pk").notice.kind == "letters.for-professionals"
    assert Link.objects.count() == 1


def test_a_parent_who_agreed_to_email_and_has_no_account_gets_a_link_of_their_own(today):
    case = make.case()
    make.parent(case.child, user=None, email="one@home.example")
    make.parent(case.child)
    one, other = make.decision(case, on=today)
    assert (one.method, other.method) == ("EMAIL", "EMAIL")
    assert [each.subject for each in Link.objects.all()] == [one.key]
    told = Delivery.objects.get(notice__kind=BY_LINK).notice
    assert told.subject == f"SEND request {case.reference}: we have decided"


# --- reading it ---


def test_by_link_and_code_the_letter_is_read_and_that_is_an_opening(today):
    letter = to_office(today)
    client, first = entered()
    shown = client.get(first).content.decode()
    assert "It is so." in shown and "This link works until" in shown
    assert client.get(f"{first}/letter.pdf").headers["Content-Type"] == "application/pdf"
    openings = Opening.objects.filter(about_kind="letters.letter", about_key=str(letter.pk), why=READ_BY_ADDRESSEE)
    assert openings.count() == 2
    assert Letter.objects.unopened().filter(pk=letter.pk).count() == 0


def test_without_the_code_nothing_is_shown(today):
    to_office(today, enclosures=[Enclosure("The plan", "/files/x/open")])
    token = token_of(Link.objects.get(), BY_LINK)
    for page in ("", "/letter.pdf", "/document/0"):
        answer = Client().get(f"/letters/by-link/{token}{page}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/personal-link/{token}")
    assert "It is so." not in Client().get(f"/personal-link/{token}").content.decode()


def test_what_goes_with_it_opens_behind_the_link_and_nowhere_else(today, file):
    enclosures = [Enclosure("The plan", f"/files/{file.pk}/open"), Enclosure("A report", "/reviews/abc/report")]
    to_office(today, enclosures=enclosures)
    client, first = entered()
    shown = client.get(first).content.decode()
    assert f"{first}/document/0" in shown and "A report (ring us for a copy)" in shown
    got = client.get(f"{first}/document/0")
    assert b"".join(got.streaming_content) == b"%PDF-1.7 the plan"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert [client.get(f"{first}/document/{place}").status_code for place in (1, 2)] == [404, 404]
    assert client.get(f"/files/{file.pk}/open").status_code == 404


def test_one_link_does_not_open_another_letter(today):
    to_office(today)
    client, first = entered()
    other = to_office(today)
    token = token_of(Link.objects.get(subject=other.key), BY_LINK)
    assert client.get(f"/letters/by-link/{token}").status_code == 302
    assert client.get(f"/letters/{other.key}").status_code == 302  # to sign in
    assert client.get(first).status_code == 200


def test_a_parent_who_may_no_longer_hear_about_the_child_reads_nothing_by_the_link_either(today):
    case = make.case()
    held = make.parent(case.child, user=None, email="one@home.example")
    make.decision(case, on=today)
    client, first = entered()
    assert client.get(first).status_code == 200
    Relationship.objects.filter(contact=held).update(is_safe=False)
    assert client.get(first).status_code == 302
    token = first.rsplit("/", 1)[1]
    assert "This letter may not be read here any more." in client.get(f"/personal-link/{token}").content.decode()


# --- how it goes ---


@pytest.mark.parametrize(
    ("state", "ways"),
    [
        ("SENT", [("EMAIL", True, False)]),
        ("BOUNCED", [("EMAIL", False, True), ("POST", False, False)]),
    ],
)
def test_the_letter_was_sent_when_its_link_left_and_goes_by_post_when_it_came_back(today, state, ways):
    letter = to_office(today)
    outbox.settle(Delivery.objects.get(), Outcome(state, "550 no such user"), datetime.now(UTC))
    went = [(each.way, bool(each.dispatched_on), bool(each.came_back_on)) for each in letter.sendings.order_by("pk")]
    assert went == ways


def test_a_link_of_another_room_brings_no_letter():
    link = Link.objects.create(
        purpose="other", subject="x", holder="y", address="a@b.example", token_hash="0", issued_on=date(2026, 9, 1),
        expires_on=date(2026, 10, 1),
    )  # fmt: skip
    assert by_link.letter_of(link.pk) is None
