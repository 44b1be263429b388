"""Importing: whole and in order, merged, held, queued, updated, never twice."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from countywide.garden.knowledge import actions, index, queries
from countywide.garden.knowledge.models import Entry, EntryHistory, Hold, Question, Source
from countywide.garden.knowledge.types import Answered, Routed
from countywide.platform.audit.models import Entry as Record
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine, Visitor

from . import factories as make

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)


def bring_in(*rows, sha256="a" * 64, by=None, name="ponds.txt", document=None, **given):
    document = document or make.document(*rows)
    return actions.import_document(document, by=by or Machine("test"), on=ON, file=make.file(name, sha256), **given)


def exported():
    return [(line["row"], line["question"], line["answer"]) for line in queries.exported()]


def test_every_row_is_kept_in_order_and_found():
    report = bring_in(make.row(1, "May otters swim?"), make.row(2, "May newts fly?", "No."))
    assert (report.rows, report.added, report.title) == (2, 2, "Pond questions")
    assert exported() == [(1, "May otters swim?", "Yes."), (2, "May newts fly?", "No.")]
    assert [entry.slug for entry in Entry.objects.all()] == ["ponds-1", "ponds-2"]
    assert queries.ask("newts fly", actor=Visitor()).found[0].entry.slug == "ponds-2"
    assert Record.objects.filter(did="knowledge.imported").count() == 1


def test_repeats_are_merged_with_a_count_and_still_exported():
    rows = [make.row(1, "May otters swim?", ""), make.row(2, "May otters swim?", "Yes."), make.row(3, "Why?")]
    report = bring_in(document=make.document(*rows, repeats=((1, 2),)))
    first, second, _ = Entry.objects.order_by("row")
    assert (first.merged_into, second.asked_count, report.merged) == (second, 2, 1)
    assert report.repeated == [{"row": 1, "repeats": 2, "asked": 2}]
    assert [line["id"] for line in queries.exported()] == ["ponds-1", "ponds-2", "ponds-3"]
    assert next(queries.exported())["merged_into"] == "ponds-2"
    assert list(index.current().rows.snapshot.places) == ["ponds-2", "ponds-3"]
    assert not Question.objects.exists()


def test_personal_data_is_held_and_only_given_whole_to_operators():
    question = "Thanks Otto, may otters swim?"
    bring_in(make.row(1, question, held_question=(make.span(question, "Otto"),)))
    (hold,) = Hold.objects.all()
    assert (hold.text, hold.state) == ("Otto", "HELD")
    assert next(queries.exported())["question"] == "Thanks [name held back], may otters swim?"
    assert next(queries.exported(whole=True))["question"] == question
    assert "Otto" not in index.current().rows.snapshot.units[0].question


def test_a_name_in_the_title_is_held_too():
    document = make.document(make.row(1, "Why?"), title="Otto’s pond", held_title=(make.span("Otto’s pond", "Otto"),))
    assert bring_in(document=document).title == "[name held back]’s pond"
    assert Hold.objects.get().source == Source.objects.get()


def test_rows_without_an_answer_wait_with_the_team_they_belong_to(team):
    ponds = team("ponds")
    rows = [
        make.row(1, "May otters swim?", ""),
        make.row(2, "Who knows?", "Ask them.", answered=Answered.REFERRED),
        make.row(3, "Why?"),
    ]
    report = bring_in(*rows, routes={1: Routed("ponds", "it mentions otters")})
    first, second = Question.objects.order_by("id")
    assert (first.team, first.why_routed, first.reply_by) == (ponds, "it mentions otters", date(2026, 6, 8))
    assert (second.team, second.team_key) == (None, "knowledge")
    assert [line["row"] for line in report.queued] == [1, 2]


def test_a_team_that_is_named_owns_every_row(team):
    ponds = team("ponds")
    bring_in(make.row(1, "May otters swim?", ""), team_key="ponds", routes={1: Routed("other", "")})
    assert (Entry.objects.get().team, Question.objects.get().team) == (ponds, ponds)


def test_a_draft_import_publishes_nothing():
    bring_in(make.row(1, "May otters swim?"), as_draft=True)
    assert Entry.objects.get().status == "DRAFT"
    assert queries.ask("may otters swim", actor=Visitor()).found == ()


def test_a_newer_version_changes_adds_and_withdraws_and_doubles_nothing():
    bring_in(make.row(1, "May otters swim?"), make.row(2, "May newts fly?"), make.row(3, "Is the pond deep?"))
    keys = dict(Entry.objects.values_list("question", "pk"))
    report = bring_in(
        make.row(1, "Is the pond deep?"),
        make.row(2, "May otters swim?", "Not on Mondays."),
        make.row(3, "Who feeds them?"),
        sha256="b" * 64,
    )
    assert (report.version, report.added, report.changed, report.unchanged, report.gone) == (2, 1, 1, 1, 1)
    assert exported() == [
        (1, "Is the pond deep?", "Yes."),
        (2, "May otters swim?", "Not on Mondays."),
        (3, "Who feeds them?", "Yes."),
    ]
    otters = Entry.objects.get(pk=keys["May otters swim?"])
    assert (otters.slug, otters.answer, otters.source.number) == ("ponds-1", "Not on Mondays.", 2)
    assert otters.history.first().before == {"answer": "Yes."}
    assert Entry.objects.get(pk=keys["May newts fly?"]).status == "WITHDRAWN"
    assert Entry.objects.get(question="Who feeds them?").slug == "ponds-3-2"


def test_what_was_withdrawn_comes_back_when_a_later_version_holds_it():
    bring_in(make.row(1, "May otters swim?"), make.row(2, "May newts fly?"))
    bring_in(make.row(1, "May otters swim?"), sha256="b" * 64)
    bring_in(make.row(1, "May otters swim?"), make.row(2, "May newts fly?"), sha256="c" * 64)
    assert [(entry.slug, entry.status) for entry in Entry.objects.order_by("id")] == [
        ("ponds-1", "PUBLISHED"),
        ("ponds-2", "PUBLISHED"),
    ]


def test_an_editors_words_outlive_a_newer_version_in_which_the_row_is_the_same(editor):
    bring_in(make.row(1, "May otters swim?"), make.row(2, "Why?"))
    entry = Entry.objects.get(row=1)
    actions.change(entry, by=editor, on=ON, why="It was wrong.", answer="Only at noon.")
    bring_in(make.row(1, "May otters swim?"), make.row(2, "Why?", "So."), sha256="b" * 64)
    entry.refresh_from_db()
    assert entry.answer == "Only at noon."


def test_what_an_editor_decided_about_held_words_stays_decided(editor):
    question = "Thanks Otto, may otters swim?"
    held = {"held_question": (make.span(question, "Otto"),)}
    bring_in(make.row(1, question, **held))
    actions.keep_held(Hold.objects.get(), by=editor, on=ON)
    bring_in(make.row(1, question, "Another answer.", **held), sha256="b" * 64)
    assert Hold.objects.get().state == "CONFIRMED"


def test_an_open_question_is_not_queued_twice():
    bring_in(make.row(1, "May otters swim?", ""), make.row(2, "Why?"))
    bring_in(make.row(1, "May otters swim?", ""), make.row(2, "Why?", "So."), sha256="b" * 64)
    assert Question.objects.count() == 1


def test_the_very_same_file_changes_nothing():
    bring_in(make.row(1, "Why?"))
    before = list(Entry.objects.values()), EntryHistory.objects.count()
    with pytest.raises(RuleBroken, match="This very file was imported already"):
        bring_in(make.row(1, "Why?"))
    assert (list(Entry.objects.values()), EntryHistory.objects.count()) == before


def test_a_document_of_another_name_can_be_said_to_replace_one():
    bring_in(make.row(1, "Why?"))
    report = bring_in(make.row(1, "Why?"), name="pools.txt", sha256="b" * 64, replaces=Source.objects.get())
    assert (report.version, report.unchanged, Entry.objects.count()) == (2, 1, 1)


def test_only_those_who_may_import_do(person):
    with pytest.raises(PermissionDenied):
        bring_in(make.row(1, "Why?"), by=person("senco"))
    assert not Source.objects.exists()
