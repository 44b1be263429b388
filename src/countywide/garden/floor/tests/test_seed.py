"""The forum document, taken in as a past session: 76 rows, each with what became of it. Nothing of its text stands here."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from countywide.garden.floor.actions.importing import import_file
from countywide.garden.floor.actions.proposing import propose_answers
from countywide.garden.floor.enums import Kind
from countywide.garden.floor.models import FromFile, Private, Question
from countywide.garden.floor.presenters.becoming import asked_page
from countywide.garden.floor.queries import becoming as queries
from countywide.garden.knowledge import actions as knowledge
from countywide.garden.knowledge.models import Entry
from countywide.garden.knowledge.reading.tests import forum

from . import factories_after as made

pytestmark = [forum.needed, pytest.mark.django_db]

THANKS = [27, 41, 61, 64, 65, 67, 70, 72, 76]  # Q71 says the same as Q70: it is joined to it, and counts
PRIVATE = [11, 12, 21, 22, 29, 51]
JOINED = {14: 13, 54: 42, 71: 70}
SENT = [13, 15, 17, 18, 19, 38, 40, 66, 68, 69, 73, 74, 75]
OFFERS = [35, 36, 37]


@pytest.fixture
def file(organiser: Any) -> Any:
    data = forum.PATH.read_bytes()
    return import_file(
        made.sitting(made.meeting()), by=organiser, on=made.ON, now=made.NOW, name="forum-qa.txt", data=data
    )


def test_it_gives_76_rows_and_each_is_told(file):
    report = file.report
    assert [line["row"] for line in report["rows"]] == list(range(1, 77))
    assert report["counts"] == {
        "rows": 76, "answered": 42, "sent": 13, "thanks": 9, "private": 6, "joined": 3, "offer": 3, "held": 12,
    }  # fmt: skip


def rows(file: Any, became: str) -> list[int]:
    return [line["row"] for line in file.report["rows"] if line["became"] == became]


def test_pure_thanks_are_counted_and_not_queued(file):
    meeting = file.floor.sitting.meeting
    assert rows(file, "thanks") == THANKS
    assert queries.counts_of(meeting)["thanks"] == 10
    assert list(queries.unsorted(meeting)) == []
    assert not Question.objects.filter(kind=Kind.THANKS, sent_on__isnull=False).exists()


def test_repeats_are_joined(file):
    assert {line["row"]: line["into"] for line in file.report["rows"] if line["became"] == "joined"} == JOINED


def test_what_nobody_answered_is_routed_with_a_day(file):
    sent = [line for line in file.report["rows"] if line["became"] == "sent"]
    assert [line["row"] for line in sent] == SENT
    assert {line["reply_by"] for line in sent} == {date(2026, 7, 28).isoformat()}  # ten working days on
    assert all(line["team"] and line["question"].startswith("CW-") for line in sent)


def test_what_tells_of_one_child_is_set_apart_and_read_by_no_organiser(file, organiser):
    assert rows(file, "private") == PRIVATE
    assert Private.objects.count() == 6
    meeting = file.floor.sitting.meeting
    for question in Question.objects.filter(kind=Kind.ONE_CHILD):
        assert queries.question_to_sort(meeting, question.reference) is None
    assert not queries.private_for(organiser).exists()


def test_personal_data_is_held(file):
    shown = " ".join(
        f"{each.question.public_text} {each.public_answer}" for each in FromFile.objects.select_related("question")
    )
    named = [word for word in shown.split() if "@" in word]
    assert len(named) == 6 and all("." not in word.split("@")[0] for word in named)  # mailboxes of teams
    assert [line["row"] for line in file.report["rows"] if line["held"]] == [
        8,
        11,
        12,
        24,
        25,
        28,
        29,
        35,
        41,
        52,
        62,
        69,
    ]


def test_offers_wait_for_their_makers_agreement(file):
    assert (
        list(FromFile.objects.filter(question__kind=Kind.OFFER).order_by("row").values_list("row", flat=True)) == OFFERS
    )


def test_a_wish_for_training_is_counted(file, organiser):
    assert sorted(question.from_file.row for question in queries.wishes(organiser)) == [24, 66]


def test_its_answers_become_drafts_of_their_teams_and_nothing_is_published_until_an_editor_does(
    file, organiser, person
):
    made_of_it = propose_answers(file, by=organiser, on=made.ON)
    drafts = Entry.objects.filter(answers_in_sessions__question__from_file__file=file)
    held = len([line for line in file.report["rows"] if line["became"] == "answered" and line["held"]])
    assert made_of_it.drafts + made_of_it.refused == 42 - held
    assert made_of_it.drafts == drafts.count() > 30
    assert not drafts.exclude(published_at=None).exists() and not drafts.filter(team_key="").exists()
    assert propose_answers(file, by=organiser, on=made.ON).drafts == 0

    meeting, entry = file.floor.sitting.meeting, drafts.earliest("pk")
    assert not [row for row in asked_page(meeting, organiser, on=made.ON)["rows"] if row["answer"]]
    knowledge.publish(entry, by=person("knowledge-editor"), on=made.ON)
    entry.refresh_from_db()
    assert entry.review_by is not None
    (shown,) = [row for row in asked_page(meeting, organiser, on=made.ON)["rows"] if row["answer"]]
    assert (shown["answer"], shown["given"]) == (entry.get_absolute_url(), "")
