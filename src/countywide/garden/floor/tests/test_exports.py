"""What Teams and Zoom write, in every shape and encoding we know; what is refused, in one sentence; nothing half taken in."""

from __future__ import annotations

from typing import Any

import pytest

from countywide.garden.floor.actions.importing import import_file, read, sitting_for
from countywide.garden.floor.enums import Kind
from countywide.garden.floor.models import ImportedFile, Question, Said
from countywide.garden.floor.rules.exports import export_in
from countywide.platform.kit.conduct import RuleBroken

from . import factories_after as made

ZOOM = """10:02:33 From  Merle Otter  to  Everyone:
\tWhen are the drains cleaned?
10:02:51 From  Heron Lodge  to  Everyone:
\tThank you, very useful
\tand clear
10:03:10 From  Merle Otter  to  Pip Vole(Direct Message):
\tCan you hear me?
10:04:00 From  Pip Vole  to  Everyone:
\tHello all
"""
ZOOM_OLD = "10:02:33\t From Merle Otter : When are the drains cleaned?\n10:02:51\t From Heron Lodge : Thanks!\n"
TEAMS = "[10:02 AM] Otter, Merle\nWhen are the drains cleaned?\n\n[10:03 AM] Heron Lodge: Thanks!\n"
TEAMS_COPY = "Merle Otter  09/07/2026 10:02\nWhen are the drains cleaned?\nHeron Lodge  09/07/2026 10:03\nThanks!\n"
ZOOM_QA = """Report Generated: 09/07/2026
Topic,Webinar ID
Ponds,123
#,Question,Asker Name,Asker Email,Answer
1,When are the drains cleaned?,Merle Otter,merle@ponds.example,In May
2,"Thanks, that
was good",Heron Lodge,,
3,,Pip Vole,,
"""
TEAMS_QA = """Source,Type,Timestamp,Identity,Content
Q&A,Question,2026-07-09 10:02,merle@ponds.example,When are the drains cleaned?
Q&A,Response,2026-07-09 10:04,host@ponds.example,In May
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ZOOM, ["When are the drains cleaned?", "Thank you, very useful\nand clear", "Hello all"]),
        (ZOOM_OLD, ["When are the drains cleaned?", "Thanks!"]),
        (TEAMS, ["When are the drains cleaned?", "Thanks!"]),
        (TEAMS_COPY, ["When are the drains cleaned?", "Thanks!"]),
        (ZOOM_QA, ["When are the drains cleaned?", "Thanks, that\nwas good"]),
        (TEAMS_QA, ["When are the drains cleaned?"]),
    ],
)
def test_messages(text, words):
    export = export_in(text, is_table=False)
    assert export is not None
    assert [line.words for line in export.lines] == words
    assert export.lines[0].who in ("Merle Otter", "Otter, Merle", "merle@ponds.example")


def test_answers_of_a_table_stand_with_their_question():
    assert [export_in(text, is_table=True).lines[0].answer for text in (ZOOM_QA, TEAMS_QA)] == ["In May", "In May"]


def test_what_is_left_out_is_told():
    assert export_in(ZOOM, is_table=False).left_out == ("Line 6 was written to one person and not to everybody.",)
    assert export_in(ZOOM_QA, is_table=True).left_out == ("Line 8 has no words in its column of questions.",)


def test_a_table_row_with_too_many_cells_is_told_and_not_guessed():
    text = "Question,Name\nWhen, or how?,Merle\nWho?,Pip\n"
    export = export_in(text, is_table=True)
    assert [line.words for line in export.lines] == ["Who?"]
    assert export.left_out == ("Line 2 has 3 cells where the table has 2: put its words in quotes.",)


def test_running_words_are_no_export():
    assert export_in("Ponds and drains\n\nThe drains are cleaned in May.\n", is_table=False) is None


@pytest.mark.parametrize(
    "data",
    [
        "Question,Name\nWhy is the café’s pond closed?,Merle\n".encode(),
        "Question,Name\nWhy is the café’s pond closed?,Merle\n".encode("utf-8-sig"),
        "Question,Name\nWhy is the café’s pond closed?,Merle\n".encode("utf-16"),
        "Question,Name\nWhy is the café’s pond closed?,Merle\n".encode("utf-16-le"),
        "Question,Name\nWhy is the café’s pond closed?,Merle\n".encode("cp1252"),
        "Question,Name\nWhy is the café".encode("cp1252") + "’s pond closed?,Merle\n".encode(),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16 without a mark", "cp1252", "two in one file"],
)
def test_every_encoding(data):
    assert [row.words for row in read("chat.csv", data).rows] == ["Why is the café’s pond closed?"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("chat.csv", b"", "This file is empty"),
        ("chat.xlsx", b"PK", "We read chat exports"),
        ("chat", b"Question", "We read chat exports"),
        ("chat.csv", b"Pond,Depth\nOne,2\n", "no column of questions"),
        ("chat.csv", bytes(range(256)) * 40, "does not hold readable text"),
        ("talk.docx", b"not a document", "plain text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(name, data, says):
    with pytest.raises(RuleBroken, match=says):
        read(name, data)


@pytest.mark.django_db
def test_a_chat_is_taken_in_line_by_line(organiser: Any, ponds: Any):
    at = made.sitting(made.meeting())
    file = import_file(at, by=organiser, on=made.ON, now=made.NOW, name="chat.txt", data=ZOOM.encode())
    assert [(line["row"], line["became"]) for line in file.report["rows"]] == [(1, "sent"), (3, "thanks"), (8, "talk")]
    assert file.report["remarks"] == ["Line 6 was written to one person and not to everybody."]
    assert list(Said.objects.values_list("text", flat=True)) == ["Hello all"]
    assert set(Question.objects.values_list("asker_name", "is_anonymous")) == {
        ("Merle Otter", True),
        ("Heron Lodge", True),
    }


@pytest.mark.django_db
def test_nothing_is_taken_in_twice_or_by_half_or_too_early(organiser: Any, ponds: Any, monkeypatch: Any):
    meeting = made.meeting()
    at = made.sitting(meeting)
    given = {"by": organiser, "on": made.ON, "name": "chat.txt", "data": ZOOM.encode()}
    with pytest.raises(RuleBroken, match="not over"):
        import_file(at, now=at.starts_at, **given)
    with pytest.raises(RuleBroken, match="No sitting of this meeting is over"):
        sitting_for(meeting, at.starts_at)

    def stops(*_: Any, **__: Any) -> None:
        raise RuleBroken("stopped half way")

    with monkeypatch.context() as half:
        half.setattr("countywide.garden.floor.actions.sending.send", stops)
        with pytest.raises(RuleBroken, match="half way"):
            import_file(at, now=made.NOW, **given)
    assert (Question.objects.count(), Said.objects.count(), ImportedFile.objects.count()) == (0, 0, 0)
    import_file(sitting_for(meeting, made.NOW), now=made.NOW, **given)
    with pytest.raises(RuleBroken, match="imported into this sitting already"):
        import_file(at, now=made.NOW, **given)
    assert Question.objects.filter(kind=Kind.THANKS).count() == 1


@pytest.mark.django_db
def test_a_file_is_brought_in_on_the_page_and_each_row_is_told(organiser: Any, ponds: Any, client_for: Any):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.urls import reverse

    meeting = made.meeting()
    made.sitting(meeting)
    page, client = reverse("floor:import", args=[meeting.key]), client_for(organiser)
    bad = client.post(page, {"file": SimpleUploadedFile("chat.csv", b"Pond,Depth\nOne,2\n")})
    assert (bad.status_code, "no column of questions" in bad.content.decode()) == (422, True)
    answer = client.post(page, {"file": SimpleUploadedFile("chat.txt", ZOOM.encode())}, follow=True)
    shown = " ".join(answer.content.decode().split())
    assert "What became of each row" in shown and "Sent to its team" in shown and "Kept in the chat" in shown
    assert "Merle" not in shown


@pytest.mark.django_db
def test_the_command_brings_a_file_in_and_says_each_row(tmp_path: Any, ponds: Any):
    import json

    from click.testing import CliRunner

    from countywide.garden.floor.commands import forum

    meeting = made.meeting()
    made.sitting(meeting)
    file = tmp_path / "chat.txt"
    file.write_text(ZOOM)
    run = CliRunner().invoke(forum, ["import", str(file), "--meeting", meeting.key])
    assert run.exit_code == 0, run.output
    assert "Row 3: thanks, counted" in run.output and "3 rows:" in run.output
    again = CliRunner().invoke(forum, ["import", str(file), "--meeting", meeting.key, "--json"])
    assert again.exit_code == 1
    assert json.loads(again.output)["refused"].startswith("This very file was imported")
    assert CliRunner().invoke(forum, ["import", str(file), "--meeting", "none"]).exit_code == 1
