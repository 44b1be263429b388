"""Every letter word for word, what it must say, how plainly, and how it comes out on paper."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import page
import pytest
from pdfua import validate

from countywide.casework.assessments.tests.test_letters import grade
from countywide.casework.letters import rules
from countywide.casework.letters.enums import Voice
from countywide.casework.letters.types import LetterKind
from countywide.casework.letters.wording import wording_on
from countywide.casework.reviews import letters
from countywide.casework.reviews.tests.letter_facts import GIVEN, VARIANTS, kind_of, made
from countywide.platform.kit.paper import blocks, pdf, text

GOLDEN = Path(__file__).parent / "golden"
KINDS = [kind for kind in vars(letters).values() if isinstance(kind, LetterKind)]
NAMES = [*GIVEN, *VARIANTS]
FAMILY = [name for name in NAMES if kind_of(VARIANTS.get(name, (name,))[0]).voice == Voice.FAMILY]
DAY = date(2026, 11, 3)


def words(name: str) -> str:
    return " ".join(text.write(made(name).blocks).split())


def test_every_kind_has_a_golden_copy_and_every_golden_copy_a_letter():
    assert sorted(f"reviews.{name}" for name in GIVEN) == sorted(kind.key for kind in KINDS)
    assert sorted(file.stem for file in GOLDEN.glob("*.txt")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_letter_is_word_for_word_its_golden_copy(name):
    """With COUNTYWIDE_GOLDEN=write the copies are written afresh: read what changed before keeping it."""
    letter, file = made(name), GOLDEN / f"{name}.txt"
    written = f"Subject: {letter.subject}\n\n{text.write(letter.blocks)}"
    if os.environ.get("COUNTYWIDE_GOLDEN") == "write":
        file.write_text(written, "utf-8")
    assert written == file.read_text("utf-8")
    assert "{" not in written and "}" not in written


@pytest.mark.parametrize(("kind", "clause"), [(kind, clause) for kind in KINDS for clause in rules.must_say(kind)])
def test_no_letter_goes_without_one_of_the_clauses_it_must_say(kind, clause):
    said = blocks.said(made(kind.key.removeprefix("reviews.")).blocks)
    assert rules.bar_to_finalising(kind, said) is None
    bar = rules.bar_to_finalising(kind, said - {clause.key})
    assert bar is not None and clause.says in bar and clause.law in bar


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_is_named_and_cites_its_law_and_its_news_is_about_nobody(kind):
    assert kind.law and kind.title and kind.news
    assert "{" not in kind.news + kind.title
    assert "{" not in wording_on(kind.template, DAY, kind.home).subject


@pytest.mark.parametrize("name", NAMES)
def test_on_paper_it_keeps_to_pdf_ua(name, tmp_path):
    letter, file = made(name), tmp_path / "letter.pdf"
    content = pdf.write(letter.blocks, title=letter.subject, author="A council", foot="EHC-TEST", on=DAY)
    file.write_bytes(content)
    assert page.validate_pdf_bytes(content, profile="ua1").failures == []
    assert list(validate(str(file)).findings) == []


@pytest.mark.parametrize(
    "told",
    [
        "We met about Juno’s plan on 12 October 2026",
        "On 3 November 2026 we decided not to change the plan",
        "B1 to say: Reading and writing take great effort.",
        "Not accepted",
        "The plan says this already.",
        "We must look at the plan again by 2 November 2027",
        "SEND Tribunal",
        # AP-LODGE of 3 November is 3 January, a Sunday; the Tribunal takes it until the next of its working days.
        "For you that is 4 January 2027, at 5pm",
        "1 month after the date on your mediation certificate",
        "Two Chairs Mediation. Telephone: 01632 960220",
        "You do not need a certificate if you appeal only about section I",
        "disagreement resolution",
        "Heronshire SEND Advice",
    ],
)
def test_a_plan_that_is_kept_as_it_is_has_a_reason_for_each_change_and_every_right(told):
    """SEND Regulations 2014 reg 20(10), 20(11), 32; CFA 2014 s.51(2)(e), s.44(1)."""
    assert told in words("maintained")


def test_a_school_is_told_how_to_ask_again_and_that_it_is_no_appeal():
    said = words("maintained-others")
    assert "replies within 10 working days. This is no appeal." in said
    assert "SEND Tribunal" not in said


@pytest.mark.parametrize("name", ["report", "report-others"])
def test_everybody_gets_the_same_report(name):
    said = words(name)
    for told in (
        "change the plan",
        "Writing is now the harder part",
        "Reading and writing take great effort.",
        "left out on most",
    ):
        assert told in said


@pytest.mark.parametrize("name", FAMILY)
def test_families_are_written_to_plainly(name):
    said = [block for block in made(name).blocks if block["kind"] in ("para", "note", "list")]
    runs = [run if run.endswith((".", "?", ":")) else f"{run}." for block in said for run in blocks.words_in(block)]
    assert round(grade(" ".join(runs)), 1) <= 6.0


@pytest.mark.parametrize("name", FAMILY)
def test_no_sentence_to_a_family_is_long(name):
    runs = [run for block in made(name).blocks if block["kind"] == "para" for run in blocks.words_in(block)]
    longest = max((each for run in runs for each in re.split(r"[.?:] ", run)), key=lambda each: len(each.split()))
    assert len(longest.split()) <= 30, longest


@pytest.mark.parametrize("name", FAMILY)
def test_a_familys_letter_uses_the_known_as_name_alone(name):
    assert "Juniper" not in text.write(made(name).blocks)
