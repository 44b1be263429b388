"""Wording files are read, filled and found by date."""

from datetime import date

import pytest

from countywide.casework.letters.filling import WordsMissing, fill
from countywide.casework.letters.wording import BadWording, read, wording_on
from countywide.platform.kit.paper import blocks

DAY = date(2026, 9, 14)
WHOLE = """subject: A letter
---
# About {child}

{reasons}

- one
- {each_thing…} is here

|= What we read
| What | When |
| {papers…} |

! Mind {child}

:: holiday if reopens_on
The school opens on {reopens_on}.
::

:: unless young
You are a parent.
::
"""


@pytest.fixture
def kept(tmp_path):
    """Keeps a wording file in a folder laid out like a room's templates, and reads it filled."""

    def keep(text, name="room/letters/kind.2026-09-01.md", **words):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return fill(read(file, name), words, DAY)

    return keep


def test_every_kind_of_piece_becomes_its_block(kept):
    made = kept(
        WHOLE,
        child="Juno",
        reasons="One.\n\n- two\n- three\nfour",
        each_thing=["A pen", "A book"],
        papers=[("Report", date(2026, 5, 1))],
        reopens_on=date(2026, 9, 2),
    )
    assert made == [
        blocks.heading("About Juno", 1),
        blocks.para("One."),
        blocks.bullets(["two", "three"]),
        blocks.para("four"),
        blocks.bullets(["one", "A pen is here", "A book is here"]),
        blocks.table("What we read", ["What", "When"], [["Report", "1 May 2026"]]),
        blocks.note("Mind Juno"),
        blocks.saying(blocks.para("The school opens on 2 September 2026."), "holiday"),
        blocks.para("You are a parent."),
    ]


def test_a_part_that_does_not_apply_is_left_out_and_wants_no_words(kept):
    made = kept(
        "---\n:: holiday if reopens_on\n{reopens_on} {never_given}\n::\n:: unless young\nParent.\n::\nEnd.", young=True
    )
    assert made == [blocks.para("End.")]


def test_items_and_notes_run_over_several_lines(kept):
    made = kept("---\n- one\n  goes on\n- two\n! mind\nthis", child="Juno")
    assert made == [blocks.bullets(["one goes on", "two"]), blocks.note("mind this")]


def test_every_missing_word_is_named_at_once(kept):
    with pytest.raises(WordsMissing) as missing:
        kept("---\n{a} and {b} and {c}", b="  ", c="there")
    assert missing.value.names == ("a", "b")


@pytest.mark.parametrize("words", ["{child}", "*b* #panic() $x$", "# not a heading", ":: reasons", ">> appeal-right"])
def test_what_people_write_is_never_read_as_wording(kept, words):
    assert kept("---\n{reasons}", reasons=words, child="Juno") == [blocks.para(words)]


def test_a_long_text_in_the_middle_of_a_line_stays_on_the_line(kept):
    assert kept("---\nThey said: {words}", words="one\n\ntwo") == [blocks.para("They said: one two")]


@pytest.mark.parametrize(
    ("written", "kept_as"),
    [
        ("a\u202eb", "ab"),  # an override turns words round
        ("a\x00\x07b", "ab"),
        ("e\u0301", "é"),
        ("zero\u200bwidth", "zero\u200bwidth"),
        ("\ttab", "tab"),
        ("a\r\n\r\nb", "a\n\nb"),
    ],
)
def test_hidden_characters_are_taken_out(written, kept_as):
    assert blocks.clean(written) == kept_as


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no head", "kind.2026-09-01.md: there is no line --- after the head."),
        ("---\n:: reasons\nWords.", None),
        ("---\n|= Caption\n| a |", None),
        ("---\n:: if this and that\nWords.\n::", None),
    ],
)
def test_a_file_that_cannot_be_read_is_named(kept, text, says):
    with pytest.raises(BadWording) as bad:
        kept(text)
    assert str(bad.value).startswith("kind.2026-09-01.md: ") and (says is None or str(bad.value).endswith(says[21:]))


def test_the_newest_version_that_has_begun_is_used(tmp_path):
    for day in ("2024-09-01", "2026-09-14", "2027-01-01"):
        (tmp_path / f"kind.{day}.md").write_text(f"subject: Since {day}\n---\n", encoding="utf-8")
    (tmp_path / "kind-other.2026-09-10.md").write_text("subject: Another\n---\n", encoding="utf-8")
    assert wording_on("kind", DAY, tmp_path).subject == "Since 2026-09-14"
    assert wording_on("kind", date(2026, 9, 13), tmp_path).version == "2024-09-01"
    with pytest.raises(BadWording):
        wording_on("kind", date(2020, 1, 1), tmp_path)


def test_a_councils_own_wording_goes_before_ours(tmp_path, settings):
    home, own = tmp_path / "home", tmp_path / "own"
    for folder, subject in ((home, "Ours"), (own, "Theirs")):
        folder.mkdir()
        (folder / "kind.2026-09-01.md").write_text(f"subject: {subject}\n---\n", encoding="utf-8")
    settings.LETTERS_FOLDER = str(own)
    assert wording_on("kind", DAY, home).subject == "Theirs"


@pytest.mark.parametrize(
    ("block", "counts"),
    [
        (blocks.para("Words."), {"reasons"}),
        (blocks.para("   "), set()),
        (blocks.bullets([]), set()),
        (blocks.table("Evidence", ["What"], []), set()),
        (blocks.table("Evidence", ["What"], [["Report"]]), {"reasons"}),
        (blocks.heading("Reasons"), set()),
    ],
)
def test_a_clause_is_said_only_by_words_of_its_own(block, counts):
    assert blocks.said([blocks.saying(block, "reasons")]) == counts
