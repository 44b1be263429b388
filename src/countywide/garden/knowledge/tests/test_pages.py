"""The pages: what they say, who is let in, and what bad input gets."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from countywide.garden.knowledge.models import Entry, Follow, Judgement, Question, Search, Source, Upload, Wording
from countywide.platform.audit.models import Entry as Record

from . import factories as make

pytestmark = pytest.mark.django_db


def page(client, address, **query):
    response = client.get(address, query)
    return response.status_code, response.content.decode()


def ask(client, text, **more):
    status, words = page(client, "/ask", q=text, **more)
    assert status == 200
    return words


# --- asking ---


def test_the_box_stands_alone_with_the_topics(client):
    topic = make.topic(title="Ponds")
    make.entry(topic=topic)
    _, words = page(client, "/ask")
    assert 'name="q"' in words and "Ponds" in words and "1 answer<" in words


def test_a_short_answer_comes_first_with_its_owner_source_dates_and_law(client, team):
    make.entry(
        "May otters swim?",
        short_answer="Yes, until noon.",
        answer="Yes. Long words.",
        law="Pond Act, s 1",
        checked_on=date(2026, 5, 1),
        topic=make.topic(title="Pond life"),
        team=team("ponds"),
        team_key="ponds",
    )
    words = ask(client, "may otters swim")
    assert "Yes, until noon." in words and "Long words" not in words
    for said in ("From: Pond life", "Owner: Ponds Team", "Last checked: 1 May 2026", "Law: Pond Act, s 1"):
        assert said in words
    assert "/answers/entry-" in words


def test_nobody_has_answered_leads_to_the_team_in_one_click(client):
    words = ask(client, "who pays for a taxi")
    assert "Nobody has answered this yet" in words
    assert "<strong>Home to school transport</strong> because it" in words
    assert reverse("knowledge:send") + "?q=who+pays+for+a+taxi" in words


def test_a_mended_spelling_is_said_and_can_be_undone(client):
    make.entry("May otters swim in the reservoir?")
    words = ask(client, "resevoir swim")
    assert "Showing results for <strong>reservoir swim</strong>" in words
    assert "Showing results" not in ask(client, "resevoir swim", exactly="1")


def test_what_was_asked_before_and_not_answered_says_so(client):
    make.entry("May otters swim?", answer="", answered="NONE")
    words = ask(client, "may otters swim")
    assert "Asked before" in words and "The document does not answer it." in words


@pytest.mark.parametrize(
    "text, kind",
    [
        ("My daughter Ottoline has no place", "a name"),
        ("UPN A123456789012 wrong", "a pupil number"),
        ("reply to otto@pond.example", "an email"),
    ],
)
def test_personal_data_is_noticed_and_not_kept(client, text, kind):
    words = ask(client, text)
    assert "This page is public. You typed what looks like personal data" in words
    assert f"It looks like {kind}" in words
    assert not Search.objects.exists()


def test_one_childs_question_is_pointed_to_the_team(client):
    words = ask(client, "we have a child who has no place")
    assert "This page is public and answers for everybody" in words
    assert not Search.objects.exists()


def test_a_search_in_vain_is_counted_without_who_asked(client):
    ask(client, "who pays for a taxi"), ask(client, "Who pays for a TAXI?")
    assert list(Search.objects.values_list("words", "times", "outcome", "team_key")) == [
        ("who pays for a taxi", 2, "NOBODY", "transport")
    ]


def test_a_search_that_found_its_answer_is_not_counted(client):
    make.entry("May otters swim?")
    ask(client, "may otters swim")
    assert not Search.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "why " * 2_500,
        "🦦🦦🦦",
        "<script>alert(1)</script>",
        "'; DROP TABLE knowledge_entry; --",
        "\x00",
        "%00",
        "?",
        "ﷺ" * 500,
        "a\u202eb",
    ],
)
def test_odd_questions_get_a_calm_page(client, text):
    make.entry("May otters swim?")
    words = ask(client, text)
    assert "<script>alert" not in words
    assert "<h1>Ask a question</h1>" in words


def test_answers_for_schools_are_found_by_schools_only(client, client_for, person):
    make.entry("May otters swim?", audience="SCHOOLS"), make.entry("May newts fly?", audience="FAMILIES")
    assert "Nobody has answered" in ask(client, "may otters swim")
    assert "Nobody has answered" in ask(client_for(person("parent")), "may otters swim")
    assert "/answers/" in ask(client_for(person("senco")), "may otters swim")
    assert "/answers/" in ask(client, "may newts fly")


def test_editors_see_why_a_row_was_found(client, client_for, editor):
    make.entry("May otters swim?")
    assert "Why this result" in ask(client_for(editor), "may otters swim")
    assert "Why this result" not in ask(client, "may otters swim")


def test_suggestions_hold_every_word(client):
    make.entry("May otters swim?"), make.entry("What may otters eat?"), make.entry("May newts fly?", audience="SCHOOLS")
    make.entry("May otters vote?", published_at=timezone.now() + timedelta(days=1))
    assert client.get("/ask/suggest", {"q": "may ott"}).json() == ["May otters swim?", "What may otters eat?"]
    assert client.get("/ask/suggest", {"q": "may newts"}).json() == []
    assert client.get("/ask/suggest").json() == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_ask_page_costs_the_same_however_many_rows(client, rows, django_assert_num_queries, team):
    ponds = team()
    for number in range(rows):
        make.entry(f"May otters swim {number}?", team=ponds, topic=make.topic())
    ask(client, "may otters swim")
    with django_assert_num_queries(1):  # the entries, with their teams, topics and sources
        ask(client, "may otters swim")


# --- sending ---


def test_a_question_is_sent_and_its_receipt_shows_no_words_of_it(client):
    _, form = page(client, "/ask/send", q="who pays for a taxi")
    assert "who pays for a taxi</textarea>" in form and "<strong>Home to school transport</strong>" in form
    response = client.post("/ask/send", {"question": "Who pays for a taxi?", "email": "a@people.example"})
    question = Question.objects.get()
    assert (question.team_key, question.askers.get().email) == ("transport", "a@people.example")
    assert response.url == f"/ask/sent/{question.reference}"
    _, receipt = page(client, response.url)
    assert question.reference in receipt and "Home to school transport" in receipt and "Who pays" not in receipt


def test_somebody_signed_in_is_not_asked_for_their_address(client_for, person, organisation):
    school = organisation()
    senco = person("senco", at=school)
    client = client_for(senco)
    assert 'name="email"' not in page(client, "/ask/send")[1]
    client.post("/ask/send", {"question": "Who pays for a taxi?"})
    asker = Question.objects.get().askers.get()
    assert (asker.email, asker.user, asker.organisation) == (senco.email, senco, school)


@pytest.mark.parametrize(
    "given, says",
    [
        ({"question": ""}, "Write your question"),
        ({"question": "🦦"}, "Write your question in words."),
        ({"question": "Why?", "email": "no"}, "email address"),
        ({"question": "a " * 2001}, "4000"),
    ],
)
def test_a_question_that_cannot_be_sent_says_why(client, given, says):
    response = client.post("/ask/send", given)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not Question.objects.exists()


def test_the_receipt_leads_to_the_answer(client):
    question = make.question(answer=make.entry(), answered_at=timezone.now())
    assert f"/answers/{question.answer.slug}" in page(client, f"/ask/sent/{question.reference}")[1]
    assert page(client, "/ask/sent/CW-NONE1")[0] == 404


# --- one answer ---


def test_an_answer_shows_everything_a_reader_needs(client, team):
    entry = make.entry(
        "May otters swim?",
        short_answer="Yes.",
        answer="## When\n\nUntil **noon**. <script>x</script>",
        review_by=date(2099, 1, 1),
        law="Pond Act",
        team=team(),
        topic=make.topic(title="Pond life"),
    )
    make.entry("Another of the topic?", topic=entry.topic)
    status, words = page(client, entry.get_absolute_url(), q="otter swimming")
    assert status == 200
    for said in (
        "<h3>When</h3>",
        "<strong>noon</strong>",
        "Pond Act",
        "1 January 2099",
        "Ponds Team",
        "Another of the topic?",
        "Report a problem",
    ):
        assert said in words
    assert "<script>x" not in words and 'value="otter swimming"' in words


@pytest.mark.parametrize(
    "given, says",
    [
        ({"review_by": date(2020, 1, 1)}, "This answer is being checked"),
        ({"withdrawn_at": timezone.now()}, "This answer was withdrawn. Do not rely on it."),
        ({"answered": "NONE"}, "This was asked before and its document does not answer it."),
        ({"awaiting": "the survey", "next_update_by": date(2099, 1, 2)}, "There will be news by 2 January 2099."),
    ],
)
def test_an_answer_says_where_it_stands(client, given, says):
    assert says in page(client, make.entry(**given).get_absolute_url())[1]


def test_a_withdrawn_answer_shows_no_words_of_it(client):
    entry = make.entry(answer="Secret pond.", withdrawn_at=timezone.now())
    assert "Secret pond" not in page(client, entry.get_absolute_url())[1]


def test_a_repeat_leads_to_the_entry_that_is_kept(client):
    kept = make.entry()
    repeat = make.entry(merged_into=kept, answer="Another answer.")
    assert client.get(repeat.get_absolute_url()).url == kept.get_absolute_url()
    assert "Another answer." in page(client, kept.get_absolute_url())[1]


@pytest.mark.parametrize(
    "given", [{"published_at": None}, {"audience": "SCHOOLS"}, {"published_at": timezone.now() + timedelta(days=1)}]
)
def test_what_is_not_for_everybody_is_not_there_for_everybody(client, client_for, editor, given):
    entry = make.entry(**given)
    assert page(client, entry.get_absolute_url())[0] == 404
    assert page(client, reverse("knowledge:judge", args=[entry.slug]))[0] == 404
    assert page(client_for(editor), entry.get_absolute_url())[0] == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_an_answer_costs_the_same_however_much_goes_with_it(client, rows, django_assert_num_queries):
    topic = make.topic()
    entry = make.entry(topic=topic)
    for _ in range(rows):
        make.entry(merged_into=entry), make.entry(topic=topic), entry.links.create(address=f"/topics/{topic.key}-{_}")
        entry.history.create(did="CHANGED", actor="machine")
    page(client, entry.get_absolute_url())
    with django_assert_num_queries(6):
        page(client, entry.get_absolute_url())


def test_whether_it_helped_is_kept_and_the_words_proposed(client):
    entry = make.entry("May otters swim?")
    response = client.post(f"/answers/{entry.slug}/helped", {"helped": "yes", "wording": "can otters paddle"})
    assert response.url == entry.get_absolute_url()
    assert Judgement.objects.get().helped is True
    assert Wording.objects.get().state == "PROPOSED"
    assert client.post(f"/answers/{entry.slug}/helped", {"helped": "maybe"}).status_code == 422


def test_a_problem_is_reported(client):
    entry = make.entry()
    assert client.post(f"/answers/{entry.slug}/problem", {"problem": ""}).status_code == 422
    client.post(f"/answers/{entry.slug}/problem", {"problem": "It is out of date"})
    assert Judgement.objects.get().problem == "It is out of date"


# --- following ---


def test_a_topic_is_followed_and_left(client, client_for, person):
    topic, senco = make.topic(), person("senco")
    client_for(senco).post(f"/topics/{topic.key}/follow")
    client.post(f"/topics/{topic.key}/follow", {"email": "a@people.example"})
    mine, theirs = Follow.objects.order_by("id")
    assert (mine.is_on, theirs.is_on) == (True, False)
    assert page(client, f"/following/{theirs.token}/confirm")[0] == 200
    client.post(f"/following/{theirs.token}/confirm")
    client.post(f"/following/{mine.token}/stop")
    mine.refresh_from_db(), theirs.refresh_from_db()
    assert (mine.is_on, theirs.is_on) == (False, True)
    assert page(client, "/following/unknown/stop")[0] == 404


# --- documents ---


@pytest.mark.parametrize("role", ["senco", "parent", "assessment-officer", "answer-owner", "auditor"])
def test_documents_are_closed_to_those_who_do_not_import(client, client_for, person, role):
    signed_in = client_for(person(role))
    for address in ("/desk/documents", "/desk/documents/import", "/desk/documents/1"):
        assert page(signed_in, address)[0] == 403
        assert page(client, address)[0] == 302


@pytest.fixture
def at_once(monkeypatch):
    """Let the worker's job run when the page has answered."""
    from countywide.garden.knowledge import tasks
    from countywide.garden.knowledge.actions import uploading

    queued = []
    monkeypatch.setattr(uploading, "async_task", lambda path, key: queued.append(key))
    return lambda: [tasks.import_upload(key) for key in queued]


def upload(client, name, content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return client.post("/desk/documents/import", {"file": SimpleUploadedFile(name, content)})


def test_a_document_is_imported_by_a_worker_and_reported(client_for, editor, at_once, settings, tmp_path):
    client = client_for(editor)
    words = b"Questions and answers\n\nQuestion\tAnswer\nMay otters swim?\tYes, until noon.\nMay newts fly?\t\n"
    response = upload(client, "ponds.txt", words)
    assert "A worker is reading it" in page(client, response.url)[1]
    at_once(), at_once()
    assert Entry.objects.count() == 2
    response = client.get(response.url)
    status, words = page(client, response.url)
    assert status == 200 and "Waiting for an answer" in words
    assert Record.objects.filter(did="knowledge.imported").count() == 1
    assert page(client, "/desk/documents")[1].count("/desk/documents/") >= 2


def test_a_document_that_cannot_be_read_says_why_and_leaves_nothing(client_for, editor, at_once):
    client = client_for(editor)
    response = upload(client, "ponds.pdf", b"%PDF-1.4 nonsense")
    at_once()
    assert Upload.objects.get().trouble
    assert "Nothing was imported" in page(client, response.url)[1]
    assert not Entry.objects.exists()


def test_a_report_tells_what_could_not_be_read_from_what_looks_odd(client_for, editor):
    source = Source.objects.create(
        stem="ponds", title="Ponds", file_name="ponds.txt", kind="txt", sha256="a",
        report={"rows": 2, "not_read": ["Page 3 is a picture."], "odd": ["Row 2 has the same words twice."]},
    )  # fmt: skip
    said = page(client_for(editor), f"/desk/documents/{source.pk}")[1]
    assert said.index("What could not be read") < said.index("Page 3 is a picture.")
    assert (
        said.index("Page 3 is a picture.")
        < said.index("Read, but looks odd")
        < said.index("Row 2 has the same words twice.")
    )
