"""The published forum document, asked in other words: how well it is read, found, refused and sent on. Prints the figures."""

import json
from datetime import date
from pathlib import Path

import pytest

from countywide.garden.knowledge import importing, queries
from countywide.garden.knowledge.models import Entry, Hold, Question
from countywide.garden.knowledge.types import Outcome
from countywide.platform.kit.doors import Machine, Visitor

pytestmark = pytest.mark.django_db
QUERIES = Path(__file__).parents[5] / "tests" / "evaluation"
SECTIONS = [23, 6, 5, 7, 10, 12, 13]
NO_ANSWER = {13, 14, 15, 17, 38, 40, 66, 68, 69, 73, 74, 75}


def lines(name):
    file = QUERIES / name
    if not file.is_file():
        pytest.skip("The questions to ask are not here.")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture
def forum(shared):
    file = shared / "seed" / "forum-qa.txt"
    if not file.is_file():
        pytest.skip("The forum document is not beside the project.")
    return importing.bring_in(file, name=file.name, by=Machine("test"), on=date(2026, 6, 1))


def test_the_document_is_kept_whole(forum):
    rows = list(queries.exported())
    assert [row["row"] for row in rows] == list(range(1, 77))
    assert all(row["question"] and row["section"] for row in rows)
    counts = dict.fromkeys(row["section"] for row in rows)
    assert [sum(row["section"] == section for row in rows) for section in counts] == SECTIONS
    assert [(line["row"], line["repeats"], line["asked"]) for line in forum.repeated] == [
        (14, 13, 2),
        (54, 42, 2),
        (71, 70, 2),
    ]


def test_rows_without_an_answer_wait_with_a_team(forum):
    queued = {line["row"] for line in forum.queued} | {line["row"] for line in forum.repeated}
    assert queued >= NO_ANSWER
    assert Question.objects.filter(team_key="").count() == 0


def test_no_held_word_is_published(forum):
    held = [hold.text for hold in Hold.objects.filter(kind__in=["PERSON_NAME", "EMAIL"])]
    assert len(held) > 10
    published = " ".join(f"{entry.question} {entry.answer} {entry.section}" for entry in Entry.objects.all())
    assert [text for text in held if text in published] == []


def test_questions_in_other_words_find_their_row_and_others_are_refused(meaning, forum, capsys):
    visitor = Visitor()
    slugs = {entry.row: (entry.merged_into or entry).slug for entry in Entry.objects.select_related("merged_into")}
    asked, unanswerable = lines("queries.jsonl"), lines("unanswerable.jsonl")
    right = sum(any(slugs[row] in queries.ranked(query["text"])["ids"][:3] for row in query["rows"]) for query in asked)
    shown = sum(queries.ask(query["text"], actor=visitor).is_answered for query in asked)
    replies = [(queries.ask(query["text"], actor=visitor), query["team"]) for query in unanswerable]
    refused = [(reply, team) for reply, team in replies if reply.outcome is Outcome.NOBODY]
    outright = sum(reply.outcome is not Outcome.ANSWER for reply, _ in replies)
    with_team = [(reply, team) for reply, team in refused if team]
    routed = sum(reply.desk.key == team for reply, team in with_team)
    figures = {
        "in the first three": right / len(asked),
        "something shown": shown / len(asked),
        "refused": len(refused) / len(replies),
        "not shown as an answer": outright / len(replies),
        "of the refused, sent to the right team": routed / len(with_team),
    }
    with capsys.disabled():
        print(
            f"\n{len(asked)} questions, {len(replies)} that no document answers: "
            + ", ".join(f"{name} {share:.1%}" for name, share in figures.items())
        )
    assert figures["in the first three"] >= 0.9
    assert figures["refused"] >= 0.8
    assert figures["of the refused, sent to the right team"] >= 0.8
