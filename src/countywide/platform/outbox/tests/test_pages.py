"""The archive an organisation reads, and the deliveries the council mends."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.platform.audit.models import Entry, Opening
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.tests.factories import CODE, REPORT, delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(organisation):
    return organisation()


@pytest.fixture
def senco(person, school):
    return person("senco", at=school)


@pytest.fixture
def client(client_for, senco):
    return client_for(senco)


@pytest.fixture
def coordinator(client_for, person):
    return client_for(person("data-coordinator"))


def subjects(answer) -> list[str]:
    """The addresses in the list, in its order: they tell the messages of a test apart."""
    return [
        next(cell["value"] for cell in row if cell["column"].heading == "To") for row in answer.context["table"].rows
    ]


# --- the archive ---


def test_the_archive_lists_what_was_sent_to_my_organisation_and_no_more(client, school, senco, organisation):
    delivery(State.SENT, to=school, address="mine@school.example")
    delivery(State.SENT, to=organisation(), address="theirs@school.example")
    delivery(State.SENT, address="nobodys@school.example")
    delivery(State.SENT, user=senco, address="to-me-alone@school.example")
    delivery(State.SENT, to=school, kind=CODE, address="code@school.example")
    assert subjects(client.get("/messages")) == ["to-me-alone@school.example", "mine@school.example"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("words=website+draft", ["a"]),
        ("words=reading", ["b"]),
        ("words=test", ["c", "b", "a"]),
        ("words=nowhere", []),
        ("result=BOUNCED", ["b"]),
        ("result=SENT", ["c", "a"]),
        ("result=OPENED", ["a"]),
        ("kind=outbox.test", ["c", "b", "a"]),
        ("since-day=2&since-month=9&since-year=2026", ["c", "b"]),
        ("until-day=1&until-month=9&until-year=2026", ["a"]),
    ],
)
def test_the_archive_is_searched(client, school, asked, found):
    when = [datetime(2026, 9, day, 9, tzinfo=UTC) for day in (1, 2, 3)]
    first = delivery(State.SENT, to=school, words="The draft text for your website.", address="a", made_at=when[0])
    delivery(State.BOUNCED, to=school, enclosing=[REPORT], address="b", made_at=when[1])
    delivery(State.SENT, to=school, address="c", made_at=when[2])
    client.get(reverse("outbox:message", args=[first.pk]))
    assert subjects(client.get(f"/messages?{asked}")) == found


def test_a_message_is_shown_as_it_was_sent(client, school):
    row = delivery(State.SENT, to=school, words="Dear <colleague>,", enclosing=[REPORT])
    page = client.get(f"/messages/{row.pk}")
    assert page.context["heading"] == "A test message"
    assert "Dear &lt;colleague&gt;," in page.content.decode()
    assert [file["text"] for file in page.context["files"]] == ["Report on reading.pdf (1 KB)"]
    assert [event["title"] for event in page.context["events"]] == ["Put in the outbox", "Sent"]


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        (State.WAITING, ["Put in the outbox", "Will be sent as soon as a worker is free"]),
        (State.SENDING, ["Put in the outbox", "Will be sent as soon as a worker is free"]),
        (State.SENT, ["Put in the outbox", "Sent"]),
        (State.BOUNCED, ["Put in the outbox", "Came back"]),
        (State.FAILED, ["Put in the outbox", "Given up"]),
        (State.UNSURE, ["Put in the outbox", "Not certain whether it arrived"]),
    ],
)
def test_what_became_of_it_is_said_in_plain_words(client, school, state, titles):
    row = delivery(state, to=school)
    assert [event["title"] for event in client.get(f"/messages/{row.pk}").context["events"]] == titles


def test_reading_a_message_is_what_opened_means(client, coordinator, school, senco):
    row = delivery(State.SENT, to=school)
    coordinator.get(f"/deliveries/{row.pk}")
    assert client.get(f"/messages/{row.pk}").context["subject"].opened_at is None  # the council's look does not count
    again = client.get(f"/messages/{row.pk}")
    assert again.context["subject"].opened_at == Opening.objects.filter(by=senco).earliest("id").at
    assert [event["title"] for event in again.context["events"]] == [
        "Put in the outbox",
        "Sent",
        "Opened in this service",
    ]
    row.refresh_from_db()
    assert (row.state, Entry.objects.count()) == (State.SENT, 0)  # a GET wrote nothing but the log of openings


@pytest.mark.parametrize("where", ["", "/send-again", "/attachments/{file}"])
def test_another_organisations_message_is_not_there(client, organisation, where):
    row = delivery(State.SENT, to=organisation(), enclosing=[REPORT])
    assert client.get(f"/messages/{row.pk}{where.format(file=row.notice.attachments.get().pk)}").status_code == 404
    assert not Opening.objects.exists()


def test_a_code_is_not_there_for_anybody(client, coordinator, school):
    row = delivery(State.SENT, to=school, kind=CODE)
    assert client.get(f"/messages/{row.pk}").status_code == coordinator.get(f"/deliveries/{row.pk}").status_code == 404
    assert subjects(coordinator.get("/deliveries")) == []


def test_somebody_who_left_the_school_reads_its_messages_no_longer(client, school, senco):
    row = delivery(State.SENT, to=school, user=senco)
    assert client.get(f"/messages/{row.pk}").status_code == 200
    senco.roles.update(ends_on=datetime(2026, 1, 1, tzinfo=UTC).date())
    assert client.get(f"/messages/{row.pk}").status_code in (403, 404)


def test_an_attachment_is_saved_not_shown(client, school):
    row = delivery(State.SENT, to=school, enclosing=[REPORT])
    answer = client.get(f"/messages/{row.pk}/attachments/{row.notice.attachments.get().pk}")
    assert b"".join(answer.streaming_content) == REPORT.content
    assert answer["Content-Disposition"] == 'attachment; filename="Report on reading.pdf"'
    assert (answer["Content-Type"], Opening.objects.count()) == ("application/pdf", 1)


def test_an_attachment_of_another_message_is_not_there(client, school, organisation):
    row, other = delivery(State.SENT, to=school), delivery(State.SENT, to=organisation(), enclosing=[REPORT])
    assert client.get(f"/messages/{row.pk}/attachments/{other.notice.attachments.get().pk}").status_code == 404


@pytest.mark.parametrize(
    ("answers", "address"),
    [
        ({"to": "me"}, "{senco}"),
        ({"to": "before"}, "office@school.example"),
        ({"to": "colleague", "colleague": "{head}"}, "{head_email}"),
    ],
)
def test_a_message_is_sent_again(client, person, school, senco, answers, address):
    head, row = person("head", at=school), delivery(State.SENT, to=school)
    posted = {name: value.format(head=head.pk) for name, value in answers.items()}
    answer = client.post(f"/messages/{row.pk}/send-again", posted)
    again = Delivery.objects.get(resent_from=row)
    assert (answer.status_code, answer["Location"]) == (302, f"/messages/{again.pk}")
    assert again.address == address.format(senco=senco.email, head_email=head.email)
    shown = client.get(f"/messages/{row.pk}").content.decode()
    assert f"Sent again on" in shown and again.address in shown  # noqa: F541


def test_a_stranger_cannot_be_chosen(client, person, school):
    row, stranger = delivery(State.SENT, to=school), person("senco")
    answer = client.post(f"/messages/{row.pk}/send-again", {"to": "colleague", "colleague": str(stranger.pk)})
    assert (answer.status_code, Delivery.objects.count()) == (422, 1)


def test_the_throttle_is_said_on_the_page(client, school):
    row = delivery(State.SENT, to=school)
    for _ in range(3):
        client.post(f"/messages/{row.pk}/send-again", {"to": "before"})
    answer = client.post(f"/messages/{row.pk}/send-again", {"to": "before"})
    assert (answer.status_code, Delivery.objects.count()) == (422, 4)
    assert "3 times in the last hour" in answer.content.decode()


# --- mending ---


def test_every_delivery_is_listed_for_those_who_mend(coordinator, school):
    delivery(State.SENT, to=school, address="a")
    delivery(State.BOUNCED, address="b")
    delivery(State.UNSURE, address="c")
    page = coordinator.get("/deliveries")
    assert subjects(page) == ["c", "b", f"a ({school.name})"]
    assert [(each["count"], each["text"]) for each in page.context["troubles"]] == [
        (1, "Bounced"),
        (0, "Not sent"),
        (1, "Not certain"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("to=right", ["right"]),
        ("result=TROUBLE", ["wrong"]),
        ("result=TROUBLE-BOUNCED", ["wrong"]),
        ("result=TROUBLE-FAILED", []),
        ("result=SENT", ["right"]),
        ("to=nobody", []),
    ],
)
def test_deliveries_are_narrowed(coordinator, asked, found):
    delivery(State.SENT, address="right")
    delivery(State.BOUNCED, address="wrong")
    assert subjects(coordinator.get(f"/deliveries?{asked}")) == found


def test_a_bounced_message_is_sent_to_a_corrected_address_and_is_trouble_no_more(coordinator, school):
    row = delivery(State.BOUNCED, to=school)
    answer = coordinator.post(f"/deliveries/{row.pk}/correct", {"address": "right@school.example"})
    fresh = Delivery.objects.get(address="right@school.example")
    assert (answer["Location"], fresh.resent_from, fresh.organisation) == (f"/deliveries/{fresh.pk}", row, school)
    assert subjects(coordinator.get("/deliveries?result=TROUBLE")) == []


@pytest.mark.parametrize(("deed", "state"), [("try-again", State.WAITING), ("arrived", State.DELIVERED)])
def test_an_unsure_message_is_tried_again_or_noted_as_arrived(coordinator, deed, state):
    row = delivery(State.UNSURE)
    assert coordinator.get(f"/deliveries/{row.pk}/{deed}").status_code == 200
    assert coordinator.post(f"/deliveries/{row.pk}/{deed}")["Location"] == f"/deliveries/{row.pk}"
    row.refresh_from_db()
    assert row.state == state


def test_what_cannot_be_mended_says_why(coordinator):
    row = delivery(State.SENT)
    answer = coordinator.post(f"/deliveries/{row.pk}/arrived")
    assert (answer.status_code, "not one whose arrival is in doubt" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    "where", ["", "/{pk}", "/{pk}/correct", "/{pk}/try-again", "/{pk}/arrived", "/{pk}/attachments/1"]
)
def test_schools_do_not_open_the_councils_deliveries(client, school, where):
    row = delivery(State.UNSURE, to=school)
    assert client.get(f"/deliveries{where.format(pk=row.pk)}").status_code == 403


@pytest.mark.parametrize("where", ["/messages", "/messages/1", "/deliveries", "/messages/1/send-again"])
def test_visitors_are_sent_to_sign_in(where):
    from django.test import Client

    assert Client().get(where)["Location"].startswith("/sign-in")


# --- cost ---


@pytest.mark.parametrize(("who", "where", "queries"), [("school", "/messages", 5), ("council", "/deliveries", 6)])
def test_a_list_costs_the_same_for_one_row_and_three(client, coordinator, school, who, where, queries):
    asker, costs = {"school": client, "council": coordinator}[who], []
    for rows in (1, 2):
        for _ in range(rows):
            delivery(State.SENT, to=school)
        asker.get(where)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            asker.get(where)
        costs.append(len(asked))
    assert costs == [queries, queries]


def test_a_message_costs_the_same_with_one_repeat_and_three(client, coordinator, school):
    row = delivery(State.SENT, to=school, enclosing=[REPORT])
    client.get("/messages")
    costs = []
    for repeats in (1, 2):
        for _ in range(repeats):
            Delivery.objects.create(notice=row.notice, address="a@b.example", organisation=school, resent_from=row)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/messages/{row.pk}")
        costs.append(len(asked))
    assert costs == [7, 7]


def test_old_messages_are_reached_page_by_page(client, school):
    for number in range(53):
        delivery(
            State.SENT,
            to=school,
            address=f"{number}@school.example",
            made_at=datetime.now(UTC) - timedelta(days=number),
        )
    first = client.get("/messages")
    second = client.get(f"/messages{first.context['table'].next}")
    assert (len(subjects(first)), subjects(second)) == (50, [f"{number}@school.example" for number in (2, 1, 0)])
