"""Every letter word for word, what it must say, how plainly, and how it comes out on paper."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import page
import pytest
from pdfua import validate

from countywide.casework.assessments import letters
from countywide.casework.assessments.tests.letter_facts import GIVEN, VARIANTS, kind_of, made
from countywide.casework.letters import queries, rules
from countywide.casework.letters.enums import Voice
from countywide.casework.letters.types import LetterKind
from countywide.casework.letters.wording import wording_on
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.paper import blocks, pdf, text

GOLDEN = Path(__file__).parent / "golden"
KINDS = [kind for kind in vars(letters).values() if isinstance(kind, LetterKind)]
NAMES = [*GIVEN, *VARIANTS]
FAMILY = [name for name in NAMES if kind_of(VARIANTS.get(name, (name,))[0]).voice == Voice.FAMILY]
DAY = date(2026, 8, 20)

pytestmark = pytest.mark.usefixtures("council_facts")


def test_every_kind_has_a_golden_copy_and_every_golden_copy_a_letter():
    assert sorted(f"assessments.{name}" for name in GIVEN) == sorted(kind.key for kind in KINDS)
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
    said = blocks.said(made(kind.key.removeprefix("assessments.")).blocks)
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


def test_rights_are_told_whole_where_a_decision_can_be_appealed():
    """SEND Regulations 2014 reg 5(3), 10(3), 14 and 32; CFA 2014 s.51, s.55."""
    for name in ("refusal", "refusal-to-issue", "final-plan"):
        words = " ".join(text.write(made(name).blocks).split())
        for told in (
            "SEND Tribunal",
            "2 months after we sent this letter",
            "1 month after the date on your mediation certificate",
            "Two Chairs Mediation. Telephone: 01632 960220",
            "Contact the mediation adviser within 2 months",
            "Tell us what you do not agree with",
            "what health care you want",
            "disagreement resolution",
            "Heronshire SEND Advice",
        ):
            assert told in words, f"{name}: {told}"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        # AP-LODGE of 20 August is 20 October; of 26 October it is 26 December, which the Tribunal's rule moves on.
        ("refusal", "For you that is 20 October 2026, at 5pm"),
        ("refusal-to-issue", "For you that is 4 January 2027, at 5pm"),
        ("refusal-to-issue", "Two months end on 26 December 2026."),
        (
            "refusal-to-issue",
            "The last day is 26 December 2026.",
        ),  # mediation: the Tribunal's rules are not written for it
        ("final-plan", "For you that is 1 February 2027, at 5pm"),
        # Posted on Monday 19 October, served on the 21st, which is day 1.
        ("draft-plan", "You have until 4 November 2026 to tell us"),
    ],
)
def test_the_days_are_those_of_the_clocks(name, says):
    assert says in " ".join(text.write(made(name).blocks).split())


def test_a_certificate_is_not_asked_for_an_appeal_about_section_i_alone():
    told = "You do not need a certificate if you appeal only about section I"
    assert [told in " ".join(text.write(made(name).blocks).split()) for name in ("final-plan", "refusal")] == [
        True,
        False,
    ]


def test_a_refusal_without_evidence_read_is_not_made(monkeypatch):
    monkeypatch.setitem(GIVEN, "refusal", {**GIVEN["refusal"], "evidence": []})
    with pytest.raises(RuleBroken, match="it does not say what was read"):
        made("refusal")


def test_the_words_a_kind_wants_are_known_before_it_is_made():
    named = queries.words_named(letters.REFUSAL, DAY)
    assert {"decided_on", "reasons", "evidence", "support", "meeting", "received_on", "mediation_adviser"} <= named


# --- how plainly families are written to ---

SENTENCES = re.compile(r"[^.!?:]+[.!?:]?")
VOWELS = re.compile(r"[aeiouy]+")
NAMES_OF_THINGS = re.compile(
    r"First-tier Tribunal \(Special Educational Needs and Disability\)|Children and Families Act 2014|education, health and "
    r"care (?:needs|plan)|Heronshire[\w ]*|Two Chairs Mediation|Local Government and Social Care Ombudsman|SEND Regulations "
    r"2014[^.)]*|\S+@\S+|https?://\S+|\d[\d ,]*"
)


def grade(words: str) -> float:
    """Flesch-Kincaid grade: 6 is read at eleven. The names of laws, services and numbers are left out."""
    plain = NAMES_OF_THINGS.sub("it", words)
    sentences = [each for each in SENTENCES.findall(plain) if len(each.split()) > 2]
    read = [word for each in sentences for word in re.findall(r"[A-Za-z’]+", each)]
    beats = sum(max(1, len(VOWELS.findall(word.lower().removesuffix("e")))) for word in read)
    return 0.39 * len(read) / len(sentences) + 11.8 * beats / len(read) - 15.59


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


def test_a_kind_cannot_take_the_key_of_another():
    from countywide.casework.letters.types import register

    with pytest.raises(ValueError, match="share the key"):
        register(replace(letters.REFUSAL, title="Another"))
