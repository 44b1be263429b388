"""Topics and what changed in them: what each reader is shown, and what not."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from countywide.garden.knowledge.models import Follow, Source

from . import factories as make

pytestmark = pytest.mark.django_db


def page(client, address, **query):
    response = client.get(address, query)
    return response.status_code, response.content.decode()


@pytest.fixture
def pond(team):
    return make.topic(
        key="pond-life", title="Pond life", intro="All about ponds.", team=team("ponds"), team_key="ponds"
    )


def happened(entry, did="CHANGED", **given):
    return entry.history.create(did=did, actor="machine:x", **given)


def test_every_topic_is_listed_with_what_a_reader_finds_in_it(client, client_for, person, pond):
    make.entry(topic=pond), make.entry(topic=pond, audience="SCHOOLS"), make.entry(topic=pond, published_at=None)
    said = page(client, "/topics")[1]
    assert "Pond life" in said and "All about ponds." in said and "1 answer<" in said
    assert "2 answers" in page(client_for(person("senco")), "/topics")[1]


def test_a_topic_shows_its_answers_in_groups_with_whose_they_are(client, pond):
    make.entry("When may otters swim?", topic=pond, answer_type="DATE", short_answer="At noon.")
    make.entry("May otters swim?", topic=pond, section="Swimming", answer="Yes. Always.")
    status, said = page(client, "/topics/pond-life")
    assert status == 200
    for expected in (
        "All about ponds.",
        '<a href="/who-do-i-ask/ponds">Ponds Team</a>',
        "Dates and time limits",
        "At noon.",
        "Swimming",
        "Yes. Always.",
        "Follow this topic",
    ):
        assert expected in said
    assert page(client, "/topics/none")[0] == 404


def test_what_is_not_settled_stands_apart_with_its_day(client, pond):
    make.entry("May otters vote?", topic=pond, awaiting="the survey", next_update_by=date(2099, 1, 2), answer="")
    asked = make.entry("May newts fly?", topic=pond, answer="", answered="NONE")
    make.question("May newts fly?", from_entry=asked, reply_by=date(2099, 1, 3))
    said = page(client, "/topics/pond-life")[1]
    assert said.index("Not settled yet") < said.index("May otters vote?")
    assert "Next update by 2 January 2099." in said and "An answer is due by 3 January 2099." in said
    assert "/ask/send?q=May+newts+fly" in said


def test_an_answer_being_checked_says_so(client, pond):
    make.entry(topic=pond, review_by=date(2020, 1, 1))
    assert "Being checked" in page(client, "/topics/pond-life")[1]


def test_what_is_for_schools_is_shown_to_schools_only(client, client_for, person, pond):
    happened(make.entry("May otters vote?", topic=pond, audience="SCHOOLS"), why="It rained.")
    for address in ("/topics/pond-life", "/changes", "/changes.atom"):
        assert "May otters vote?" not in page(client, address)[1]
    senco = client_for(person("senco"))
    assert "For schools" in page(senco, "/topics/pond-life")[1]
    assert "May otters vote?" in page(senco, "/changes")[1]
    assert "May otters vote?" not in page(senco, "/changes.atom")[1]


def test_a_draft_is_on_no_page_for_readers_not_even_an_editors(client_for, editor, pond):
    happened(make.entry("May otters vote?", topic=pond, published_at=None))
    happened(make.entry("May newts vote?", topic=pond, published_at=timezone.now() + timedelta(days=1)))
    for address in ("/topics/pond-life", "/changes", "/changes.atom"):
        assert "vote?" not in page(client_for(editor), address)[1]


def test_a_topic_names_its_documents(client, pond):
    source = Source.objects.create(
        stem="ponds",
        title="Pond rules",
        file_name="ponds.txt",
        kind="txt",
        sha256="a",
        address="https://ponds.example/rules",
        dated_on=date(2026, 5, 1),
    )
    make.entry(topic=pond, source=source, row=1), make.entry(topic=pond, source=source, row=2)
    said = page(client, "/topics/pond-life")[1]
    assert said.count('<a href="https://ponds.example/rules">Pond rules</a>') == 1 and "1 May 2026" in said


def test_a_topic_says_when_it_last_changed(client, pond):
    entry = make.entry(topic=pond)
    happened(entry, at=timezone.make_aware(datetime(2026, 5, 1, 12)))
    happened(entry, did="MERGED", at=timezone.make_aware(datetime(2026, 6, 1, 12)))
    assert "Last changed 1 May 2026" in page(client, "/topics/pond-life")[1]


def test_who_follows_a_topic_is_offered_to_stop(client_for, person, pond):
    senco = person("senco")
    client = client_for(senco)
    client.post("/topics/pond-life/follow")
    said = page(client, "/topics/pond-life")[1]
    assert f"/following/{Follow.objects.get().token}/stop" in said and "Follow this topic</a>" not in said


def test_an_empty_topic_is_calm(client, pond):
    assert "Nothing is published here yet." in page(client, "/topics/pond-life")[1]
    assert "No topic has been written yet." not in page(client, "/topics")[1]


# --- what has changed ---


def test_changes_come_newest_first_with_their_reasons(client, pond):
    first, second = make.entry("May otters swim?", topic=pond), make.entry("May newts fly?")
    happened(second, at=timezone.now() - timedelta(days=9), why="The law changed.")
    happened(first, did="WITHDRAWN", why="The pond is gone.")
    happened(first, did="MERGED", why="Not for readers.")
    said = page(client, "/changes")[1]
    assert said.index("Withdrawn: The pond is gone.") < said.index("Answer changed: The law changed.")
    assert "2 changes" in said and "Not for readers." not in said


def test_changes_are_narrowed_by_topic_and_day(client, pond):
    happened(make.entry("May otters swim?", topic=pond), at=timezone.make_aware(datetime(2026, 5, 1, 12)))
    happened(make.entry("May newts fly?", topic=make.topic()), at=timezone.make_aware(datetime(2026, 6, 1, 12)))
    by_topic = page(client, "/changes", topic="pond-life")[1]
    by_day = page(client, "/changes", **{"since-day": 2, "since-month": 5, "since-year": 2026})[1]
    assert ("otters" in by_topic, "newts" in by_topic, "otters" in by_day, "newts" in by_day) == (
        True,
        False,
        False,
        True,
    )


def test_a_feed_tells_of_the_last_changes_of_all_topics_or_one(client, pond):
    happened(make.entry("May otters swim?", topic=pond), why="The law changed.")
    happened(make.entry("May newts fly?"))
    response = client.get("/changes.atom")
    said = response.content.decode()
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "<title>Answer changed: May otters swim?</title>" in said and "newts" in said
    assert "newts" not in page(client, "/changes.atom", topic="pond-life")[1]


@pytest.mark.parametrize("address", ["/topics", "/topics/pond-life", "/changes", "/changes.atom"])
def test_a_page_costs_the_same_however_much_it_shows(client, pond, address, django_assert_max_num_queries):
    costs = []
    for _ in range(2):
        entry = make.entry(topic=pond, awaiting="rain", next_update_by=date(2099, 1, 1))
        happened(entry), make.entry(topic=pond), make.topic()
        page(client, address)
        with django_assert_max_num_queries(12) as counted:
            assert page(client, address)[0] == 200
        costs.append(len(counted))
        happened(make.entry(topic=pond))
    assert costs[0] == costs[1]
