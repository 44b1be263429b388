"""An entry on the desk: changed, confirmed, withdrawn, written, looked at."""

from datetime import timedelta

import pytest
from django.utils import timezone

from countywide.garden.knowledge.models import (
    Entry,
    Wording,
)

from . import factories as make
from .at_the_desk import FAR, PAST, in_boxes, page, post, refused, words

pytestmark = pytest.mark.django_db


def test_an_entry_shows_its_words_wordings_and_whole_history(owners_desk, pond_entry, django_assert_max_num_queries):
    make.wording(pond_entry, "can otters paddle")
    pond_entry.history.create(did="CHANGED", actor="machine:x", why="It rained.", before={"answer": "Old words."})
    with django_assert_max_num_queries(12):
        said = page(owners_desk, f"/desk/entries/{pond_entry.slug}")[1]
    for expected in ("In the pond.", "can otters paddle", "It rained.", "Old words.", "Still right", "Change"):
        assert expected in said
    assert "Withdraw" not in said


def test_an_editor_tries_words_on_an_entry(desk, pond_entry):
    assert "Near in meaning" in page(desk, f"/desk/entries/{pond_entry.slug}", q="otters swimming")[1]
    draft = make.entry(published_at=None)
    assert "Search does not hold this entry" in page(desk, f"/desk/entries/{draft.slug}", q="otters")[1]


def test_changing_keeps_the_old_words_and_says_why(owners_desk, pond_entry):
    address = f"/desk/entries/{pond_entry.slug}/change"
    assert "Say what changed and why" in refused(post(owners_desk, address, **words()))
    assert post(owners_desk, address, **words(why="The hours changed.")).url == f"/desk/entries/{pond_entry.slug}"
    pond_entry.refresh_from_db()
    assert (pond_entry.short_answer, pond_entry.team_key, pond_entry.history.get().before["answer"]) == (
        "Yes.",
        "ponds",
        "In the pond.",
    )


def test_an_editor_gives_an_entry_to_another_team(desk, pond_entry, team):
    newts = team("newts")
    post(desk, f"/desk/entries/{pond_entry.slug}/change", **words(why="Newts know.", team="newts"))
    pond_entry.refresh_from_db()
    assert (pond_entry.team, pond_entry.team_key) == (newts, "newts")


def test_two_who_change_an_entry_at_once_lose_nothing(owners_desk, pond_entry):
    pond_entry.save()
    response = post(
        owners_desk, f"/desk/entries/{pond_entry.slug}/change", seen=1, **words(why="Mine.", short_answer="My words.")
    )
    assert response.status_code == 409
    assert "My words." in response.content.decode() and "In the pond." in response.content.decode()


def test_an_expired_answer_is_confirmed_from_its_list(owners_desk, pond_entry):
    Entry.objects.filter(pk=pond_entry.pk).update(review_by=PAST)
    assert f"/desk/entries/{pond_entry.slug}/confirm" in page(owners_desk, "/desk/expired")[1]
    address = f"/desk/entries/{pond_entry.slug}/confirm"
    assert "In the pond." in page(owners_desk, address)[1]
    assert "must be after today" in refused(post(owners_desk, address, **in_boxes("review_by", PAST)))
    post(owners_desk, address, **in_boxes("review_by", timezone.localdate() + timedelta(days=90)))
    pond_entry.refresh_from_db()
    assert (pond_entry.status, pond_entry.checked_on) == ("PUBLISHED", timezone.localdate())
    assert "Every answer has been looked at in time." in page(owners_desk, "/desk/expired")[1]


def test_an_answer_is_withdrawn_with_its_reason_and_put_back(desk, pond_entry):
    address = f"/desk/entries/{pond_entry.slug}"
    assert "Say why it is withdrawn" in refused(post(desk, f"{address}/withdraw", why=""))
    post(desk, f"{address}/withdraw", why="The pond is gone.")
    assert "This entry was withdrawn already." in refused(post(desk, f"{address}/withdraw", why="Twice"))
    assert "The pond is gone." in page(desk, address)[1]
    post(desk, f"{address}/publish")
    pond_entry.refresh_from_db()
    assert pond_entry.status == "PUBLISHED"


def test_a_draft_without_an_answer_is_not_published(desk):
    draft = make.entry(answer="", published_at=None)
    assert "Write an answer" in refused(post(desk, f"/desk/entries/{draft.slug}/publish"))


def test_a_new_answer_is_written_as_a_draft(desk, ponds):
    assert "Choose a team" in refused(post(desk, "/desk/write", **words()))
    post(desk, "/desk/write", **words(team="ponds"))
    entry = Entry.objects.get()
    assert (entry.status, entry.question, entry.team) == ("DRAFT", "May otters swim at noon?", ponds)
    assert entry.question in page(desk, "/desk/drafts")[1]


def test_a_wording_is_added(owners_desk, pond_entry):
    address = f"/desk/entries/{pond_entry.slug}/wording"
    assert "personal data" in refused(post(owners_desk, address, text="may my son Ottoline swim"))
    post(owners_desk, address, text="can otters paddle")
    assert (Wording.objects.get().text, Wording.objects.get().state) == ("can otters paddle", "APPROVED")


@pytest.mark.parametrize(
    "filters, found",
    [
        ({}, "abcde"), ({"state": "PUBLISHED"}, "a"), ({"state": "DRAFT"}, "b"), ({"state": "EXPIRED"}, "c"), ({"state": "WITHDRAWN"}, "d"),
        ({"state": "MERGED"}, "e"), ({"team": "ponds"}, "a"), ({"topic": "life"}, "b"), ({"words": "newt"}, "c"),
    ],
)  # fmt: skip
def test_entries_are_narrowed(desk, ponds, filters, found):
    kept = make.entry("Question a?", team=ponds, team_key="ponds", review_by=FAR)
    make.entry("Question b?", published_at=None, topic=make.topic(key="life"))
    make.entry("Question c?", review_by=PAST, answer="A newt.")
    make.entry("Question d?", withdrawn_at=timezone.now())
    make.entry("Question e?", merged_into=kept)
    said = page(desk, "/desk/entries", **filters)[1]
    assert "".join(letter for letter in "abcde" if f"Question {letter}?" in said) == found


def test_an_entry_that_reads_as_if_about_one_child_is_looked_at(desk):
    first, second = make.entry("One?", about_one_child=True), make.entry("Two?", about_one_child=True)
    response = post(desk, f"/desk/one-child/{first.slug}")
    assert response.url == f"/desk/one-child/{second.slug}"
    assert post(desk, response.url).url == "/desk/one-child"
    assert "somebody has looked at all of it" in page(desk, "/desk/one-child")[1]
