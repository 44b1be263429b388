"""A waiting question and a failed search: each deed, whom it tells, and its refusals."""

from datetime import timedelta

import pytest
from django.utils import timezone

from countywide.garden.knowledge.models import (
    Entry,
    Question,
    Search,
    Wording,
)
from countywide.platform.audit.models import Opening

from . import factories as make
from .at_the_desk import FAR, PAST, in_boxes, page, post, refused, told, words

pytestmark = pytest.mark.django_db

# --- one question ---


def test_a_question_shows_who_waits_why_it_came_and_what_may_answer_it(
    owners_desk, pond_question, pond_entry, django_assert_max_num_queries
):
    make.asker(pond_question), make.asker(pond_question)
    page(owners_desk, f"/desk/questions/{pond_question.reference}")
    with django_assert_max_num_queries(12):
        said = page(owners_desk, f"/desk/questions/{pond_question.reference}")[1]
    for expected in (
        "May otters swim at noon?",
        "2 people",
        "it mentions otters",
        "Ponds Team",
        "May otters swim?",
        "Answer",
        "Close with a reason",
    ):
        assert expected in said
    assert "Join to another question" not in said
    assert not Opening.objects.exists()


def test_one_childs_question_is_whole_for_its_team_only_and_who_read_it_is_logged(owners_desk, pond_question):
    pond_question.is_private, pond_question.text, pond_question.public_text = (
        True,
        "May Ottoline swim?",
        "May [name] swim?",
    )
    pond_question.save()
    assert "May Ottoline swim?" in page(owners_desk, f"/desk/questions/{pond_question.reference}")[1]
    assert Opening.objects.get().about_key == str(pond_question.pk)


def test_answering_publishes_tells_everyone_and_leaves_the_queue(owners_desk, pond_question):
    make.asker(pond_question, email="a@people.example"), make.asker(pond_question, email="b@people.example")
    topic = make.topic()
    response = post(
        owners_desk,
        f"/desk/questions/{pond_question.reference}/answer",
        **words(topic=topic.pk, links="/who-do-i-ask", law="Pond Act"),
    )
    entry = Entry.objects.get()
    assert response.url == entry.get_absolute_url()
    assert (entry.status, entry.topic, entry.law, entry.team_key, entry.links.get().address) == (
        "PUBLISHED",
        topic,
        "Pond Act",
        "ponds",
        "/who-do-i-ask",
    )
    assert entry.review_by == timezone.localdate() + timedelta(days=200)
    assert told("question-answered") == ["a@people.example", "b@people.example"]
    assert "No question is waiting here." in page(owners_desk, "/desk/questions")[1]


def test_not_yet_is_published_with_its_day(owners_desk, pond_question):
    given = words(ready="not-yet", short_answer="", answer="", awaiting="the survey", **in_boxes("next_update_by", FAR))
    post(owners_desk, f"/desk/questions/{pond_question.reference}/answer", **given)
    entry = Entry.objects.get()
    assert (entry.awaiting, entry.next_update_by, entry.answer) == ("the survey", FAR, "")


@pytest.mark.parametrize(
    "given, says",
    [
        ({"short_answer": "", "answer": ""}, "Write an answer"),
        ({"short_answer": "word " * 81}, "Use 80 words or fewer"),
        ({"answer": "Ask Mr Otto Pondsworth."}, "This looks like personal data"),
        ({"question": ""}, "Write the question"),
        ({"ready": "not-yet"}, "what we are waiting for"),
        ({"links": "javascript:alert(1)"}, "is not an address"),
        (in_boxes("review_by", PAST), "The next check must be after today."),
        (in_boxes("review_by", FAR), "The next check must be within two years."),
    ],
)
def test_an_answer_that_may_not_be_published_says_why_and_changes_nothing(owners_desk, pond_question, given, says):
    assert says in refused(post(owners_desk, f"/desk/questions/{pond_question.reference}/answer", **words(**given)))
    assert not Entry.objects.exists()
    assert Question.objects.waiting().count() == 1


def test_what_is_typed_is_kept_as_a_draft(owners_desk, pond_question):
    address = f"/desk/questions/{pond_question.reference}/answer"
    post(owners_desk, f"{address}?keep-draft", question="May", short_answer="Yes, until")
    assert "Yes, until" in page(owners_desk, address)[1]
    assert not Entry.objects.exists()


def test_a_question_that_moved_on_meanwhile_loses_nobodys_words(owners_desk, pond_question):
    pond_question.save()
    response = post(
        owners_desk, f"/desk/questions/{pond_question.reference}/answer", seen=1, **words(short_answer="Mine.")
    )
    assert response.status_code == 409
    assert "Mine." in response.content.decode()
    assert not Entry.objects.exists()


def test_an_imported_row_is_answered_in_place_and_keeps_its_facts(desk):
    topic = make.topic()
    entry = make.entry(answer="", answered="NONE", topic=topic, law="Pond Act")
    question = make.question(from_entry=entry)
    form = page(desk, f"/desk/questions/{question.reference}/answer")[1]
    assert "Pond Act" in form and f'value="{topic.pk}" selected' in form
    post(desk, f"/desk/questions/{question.reference}/answer", **words())
    entry.refresh_from_db()
    assert (entry.answered, entry.answer, Entry.objects.count()) == ("ANSWERED", "Yes, **always**.", 1)


def test_an_entry_that_answers_already_is_sent(owners_desk, pond_question, pond_entry):
    make.asker(pond_question, email="a@people.example")
    address = f"/desk/questions/{pond_question.reference}/answered-by/{pond_entry.slug}"
    assert "1 who left an address" in page(owners_desk, address)[1]
    post(owners_desk, address)
    pond_question.refresh_from_db()
    assert (pond_question.answer, told("question-answered")) == (pond_entry, ["a@people.example"])


def test_a_question_is_sent_to_another_team(owners_desk, pond_question, team):
    team("newts")
    address = f"/desk/questions/{pond_question.reference}/send-on"
    assert 'value="newts"' in page(owners_desk, address)[1] and 'value="ponds"' not in page(owners_desk, address)[1]
    assert "Say why it is theirs" in refused(post(owners_desk, address, team="newts"))
    assert post(owners_desk, address, team="newts", why="they know newts").url == "/desk/questions"
    pond_question.refresh_from_db()
    assert (pond_question.team_key, told("question-arrived")) == ("newts", ["newts@council.example"])
    assert page(owners_desk, f"/desk/questions/{pond_question.reference}")[0] == 404


def test_two_questions_become_one(desk, pond_question):
    same, other = make.question("May otters swim at noon today?"), make.question("Who pays?")
    make.asker(pond_question, email="a@people.example")
    form = page(desk, f"/desk/questions/{pond_question.reference}/join")[1]
    assert f'value="{same.reference}"' in form and f'value="{other.reference}"' not in form
    assert "There is no question" in refused(
        post(desk, f"/desk/questions/{pond_question.reference}/join", into="another", reference="CW-NONE1")
    )
    post(desk, f"/desk/questions/{pond_question.reference}/join", into="another", reference=other.reference.lower())
    pond_question.refresh_from_db()
    assert (pond_question.joined_into, other.askers.get().email) == (other, "a@people.example")
    assert other.reference in page(desk, f"/desk/questions/{pond_question.reference}")[1]


def test_a_question_is_closed_and_whoever_asked_told_why(owners_desk, pond_question):
    make.asker(pond_question, email="a@people.example")
    address = f"/desk/questions/{pond_question.reference}/close"
    assert "Say why it is closed" in refused(post(owners_desk, address, why=""))
    post(owners_desk, address, why="Your caseworker has written to you.")
    pond_question.refresh_from_db()
    assert (pond_question.state, told("question-closed")) == ("CLOSED", ["a@people.example"])
    assert "This question is no longer waiting" in refused(post(owners_desk, address, why="Again"))


def test_questions_are_narrowed_by_team_and_by_when(desk, pond_question):
    make.question("May newts fly?", reply_by=FAR)
    pond_question.reply_by = PAST
    pond_question.save()
    assert "newts" not in page(desk, "/desk/questions", team="ponds")[1]
    late = page(desk, "/desk/questions", when="LATE")[1]
    assert "otters" in late and "newts" not in late


# --- searches ---


@pytest.fixture
def search(db):
    return Search.objects.create(words="who pays for the raft", outcome="NOBODY", times=4)


def test_a_failed_search_shows_how_often_and_what_is_near(desk, search, pond_entry, django_assert_max_num_queries):
    page(desk, f"/desk/searches/{search.pk}")
    with django_assert_max_num_queries(12):
        said = page(desk, f"/desk/searches/{search.pk}")[1]
    assert "who pays for the raft" in said and "4 times" in said and "Write an answer" in said


def test_an_answer_written_for_a_search_is_a_draft_that_its_words_will_find(desk, search, ponds):
    form = page(desk, f"/desk/searches/{search.pk}/write")[1]
    assert "Who pays for the raft?" in form
    response = post(desk, f"/desk/searches/{search.pk}/write", **words(question="Is the raft free?", team="ponds"))
    entry = Entry.objects.get()
    assert response.url == f"/desk/entries/{entry.slug}"
    assert (entry.status, entry.team, entry.wordings.get().text) == ("DRAFT", ponds, "who pays for the raft")
    search.refresh_from_db()
    assert search.dealt_with_at is not None
    post(desk, f"/desk/entries/{entry.slug}/publish")
    entry.refresh_from_db()
    assert entry.status == "PUBLISHED"


def test_a_search_becomes_a_wording_of_an_answer(desk, search, pond_entry):
    address = f"/desk/searches/{search.pk}/wording"
    assert "There is no answer at this address." in refused(
        post(desk, address, entry="another", address="/answers/none")
    )
    assert post(desk, address, entry="another", address=pond_entry.get_absolute_url()).url == "/desk/searches"
    assert (Wording.objects.get().state, Wording.objects.get().entry) == ("APPROVED", pond_entry)
    search.refresh_from_db()
    assert search.dealt_with_at is not None


def test_a_search_is_dealt_with(desk, search):
    post(desk, f"/desk/searches/{search.pk}/dealt-with")
    assert "raft" not in page(desk, "/desk/searches")[1]
    assert "Somebody has dealt with it." in page(desk, f"/desk/searches/{search.pk}")[1]
