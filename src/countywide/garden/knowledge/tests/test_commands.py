"""`countywide knowledge …`: what it prints, and one clear sentence for everything that is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from countywide.garden.knowledge import commands
from countywide.garden.knowledge.models import Entry, Source

pytestmark = pytest.mark.django_db

WORDS = "Pond questions, 1 June 2026\n\nQuestion\tAnswer\nMay otters swim?\tYes, until noon.\nMay newts fly?\t\nIs the pond deep?\tThree metres.\n"


@pytest.fixture
def ponds(tmp_path):
    file = tmp_path / "ponds.txt"
    file.write_text(WORDS)
    return file


@pytest.fixture
def does(monkeypatch):
    """Runs one command and gives its exit code and lines; the test's own database is up to date already."""
    from countywide.platform.kit import upkeep

    monkeypatch.setattr(upkeep, "bring_up_to_date", lambda: None)

    def run(*arguments, given=None):
        outcome = CliRunner().invoke(commands.knowledge, [str(one) for one in arguments], input=given)
        assert not outcome.exception or isinstance(outcome.exception, SystemExit), outcome.exception
        return outcome.exit_code, outcome.stdout.splitlines(), outcome.stderr.splitlines()

    return run


def test_a_document_is_imported_and_reported(does, ponds):
    code, lines, _ = does("import", ponds)
    assert code == 0
    assert lines[0].startswith("ponds.txt: 3 rows. Document ")
    assert lines[1] == "  3 added, 0 changed, 0 unchanged, 0 withdrawn, 0 merged as repeats"
    assert "Row 2 has no answer" in lines[2]


def test_the_report_as_json(does, ponds):
    _, lines, _ = does("import", ponds, "--json")
    (report,) = map(json.loads, lines)
    assert (report["file"], report["rows"], report["added"], len(report["queued"])) == ("ponds.txt", 3, 3, 1)


def test_the_same_file_again_changes_nothing(does, ponds):
    does("import", ponds)
    before = list(Entry.objects.order_by("id").values())
    code, lines, _ = does("import", ponds)
    assert (code, lines[0].endswith("Nothing was changed.")) == (0, True)
    assert (list(Entry.objects.order_by("id").values()), Source.objects.count()) == (before, 1)


def test_rows_are_exported_in_order(does, ponds):
    does("import", ponds)
    _, lines, _ = does("export")
    assert [json.loads(line) for line in lines] == [
        {"id": f"ponds-{row}", "question": question, "answer": answer, "section": section, "source": source, "row": row}
        for row, question, answer, section, source in (
            (row, entry.question, entry.answer, entry.section, entry.source.title)
            for row, entry in enumerate(Entry.objects.order_by("row"), 1)
        )
    ]
    assert [json.loads(line)["question"] for line in lines] == [
        "May otters swim?",
        "May newts fly?",
        "Is the pond deep?",
    ]


@pytest.mark.parametrize(
    "name, content, says",
    [
        ("empty.txt", b"", "empty"),
        ("blank.docx", b"", "empty"),
        ("odd.xls", b"words", "cannot read files that end in .xls"),
        ("broken.pdf", b"%PDF-1.7 nothing", "PDF"),
        ("broken.docx", b"PK\x03\x04 nothing", "damaged"),
        ("huge.txt", b"word " * 5_000_000, "MB"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(does, tmp_path, name, content, says):
    file = tmp_path / name
    file.write_bytes(content)
    code, lines, errors = does("import", file)
    assert (code, lines, len(errors)) == (1, [], 1)
    assert errors[0].startswith(f"{name}: ")
    assert says.lower() in errors[0].lower()
    assert not Source.objects.exists()


def test_each_of_several_files_is_reported(does, ponds, tmp_path):
    code, lines, errors = does("import", tmp_path / "nowhere.txt", ponds, "--json")
    assert code == 1
    missing, report = map(json.loads, lines)
    assert (missing["file"], "error" in missing, report["rows"]) == ("nowhere.txt", True, 3)
    assert len(errors) == 1


@pytest.mark.parametrize(
    "options, says",
    [
        (["--replaces", "99"], "There is no document number 99 that could be replaced."),
        (["--team", "nobody"], "There is no team called nobody."),
    ],
)
def test_options_that_name_nothing_are_refused(does, ponds, options, says):
    code, _, errors = does("import", ponds, *options)
    assert code == 1 and says in errors[0]
    assert not Source.objects.exists()


def test_a_question_is_answered(does, ponds):
    does("import", ponds)
    _, lines, _ = does("ask", "may otters swim", "--json")
    (reply,) = map(json.loads, lines)
    assert reply["answered"] is True
    assert {key: reply["answers"][0][key] for key in ("id", "question", "answer", "dated")} == {
        "id": "ponds-1",
        "question": "May otters swim?",
        "answer": "Yes, until noon.",
        "dated": "2026-06-01",
    }
    assert set(reply["answers"][0]) >= {"id", "score", "question", "answer", "source", "dated", "owner"}
    assert set(reply["route"]) >= {"team", "why"}
    assert "Yes, until noon." in does("ask", "may otters swim")[1]


def test_a_question_nobody_answered_names_a_team(does):
    _, lines, _ = does("ask", "who pays for a taxi", "--json")
    (reply,) = map(json.loads, lines)
    assert (reply["answered"], reply["answers"], reply["route"]["team"]) == (False, [], "transport")
    assert does("ask", "who pays for a taxi")[1][-1].startswith(
        "Nobody has answered this yet. It goes to Home to school transport because it "
    )


def test_lines_are_answered_one_by_one_and_a_bad_one_is_not_the_end(does, ponds):
    does("import", ponds)
    given = '{"id": "a", "text": "may otters swim"}\nnot json\n[1]\n{"id": 2}\n\n{"id": 3, "text": ""}\n'
    code, lines, _ = does("run", given=given)
    first, bad, listed, wordless, empty = map(json.loads, lines)
    assert code == 0
    assert (first["id"], first["answered"], first["ids"][0], set(first)) == (
        "a",
        True,
        "ponds-1",
        {"id", "answered", "ids", "scores", "route", "ms"},
    )
    assert [bad["id"], listed["id"], wordless["id"]] == [None, None, 2]
    assert all("error" in line for line in (bad, listed, wordless))
    assert (empty["id"], empty["answered"], empty["ids"]) == (3, False, [])


def test_refreshing_says_what_it_did(does, ponds):
    does("import", ponds)
    _, lines, _ = does("refresh")
    assert lines[0] == "3 rows can be found; 0 were read for meaning anew."


def countywide(var: Path, *arguments: str, **more: object) -> subprocess.CompletedProcess:
    environment = {**os.environ, "COUNTYWIDE_VAR": str(var), "DJANGO_SETTINGS_MODULE": "countywide.config.settings"}
    environment.pop("COUNTYWIDE_DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "countywide", "knowledge", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        **more,
    )


@pytest.mark.kills
def test_the_program_works_on_an_empty_folder_and_a_kill_leaves_all_or_nothing(tmp_path, ponds):
    assert countywide(tmp_path / "var", "export").stdout == ""
    rows = "\n".join(f"What is rule number {number} of the pond?\tRule {number} says so." for number in range(60))
    many = tmp_path / "many.txt"
    many.write_text(f"Pond rules\n\nQuestion\tAnswer\n{rows}\n")
    for patience in (0.8, 1.6, 2.4, 3.2):
        try:
            countywide(tmp_path / "var", "import", str(many), timeout=patience)  # killed when its time is up
        except subprocess.TimeoutExpired:
            pass
        assert len(countywide(tmp_path / "var", "export").stdout.splitlines()) in (0, 60)
    assert countywide(tmp_path / "var", "import", str(many)).returncode == 0
    assert len(countywide(tmp_path / "var", "export").stdout.splitlines()) == 60
    asked = countywide(tmp_path / "var", "run", input='{"id": 1, "text": "rule number 7 of the pond"}\n')
    assert json.loads(asked.stdout)["ids"][0] == "many-8"
