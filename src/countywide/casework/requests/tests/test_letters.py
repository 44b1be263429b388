"""The receipts word for word, what they must say, and how plainly the family's is written."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import page
import pytest

from countywide.casework.letters import rules
from countywide.casework.letters.composing import all_words, compose
from countywide.casework.letters.enums import Way
from countywide.casework.letters.facts import council_facts
from countywide.casework.letters.reader import About
from countywide.casework.letters.types import Addressee
from countywide.casework.requests import letters
from countywide.casework.requests.rules import closure_words
from countywide.law.clocks import Closure
from countywide.platform.kit.paper import blocks, pdf, text

pytestmark = pytest.mark.usefixtures("council_facts")

GOLDEN = Path(__file__).parent / "golden"
JUNO = About("Juno", "Juniper Marrowby (known as Juno)", date(2019, 3, 8), "they/them")
PARENT = Addressee("Ottilie Marrowby", address_lines=("4 Curlew Row", "Larkvale", "ZX4 9QQ"))
YOUNG_PERSON = Addressee("Juno Marrowby", address_lines=("4 Curlew Row", "Larkvale", "ZX4 9QQ"), is_young_person=True)
SCHOOL = Addressee("The SENCO, Sedgebank Primary School", organisation_id=1)
CASE = {
    "reference": "EHC-7KQ2-M4TD",
    "team": "Assessment Team",
    "team_phone": "01632 960120",
    "officer": "Ignatius Fell",
}
DAY = date(2026, 7, 13)
DATES = {"received_on": DAY, "decide_by": date(2026, 8, 24)}
CLOSED = Closure(date(2026, 7, 23), date(2026, 9, 2))
HOLIDAY = {
    "school": "Sedgebank Primary School",
    "closed_from": CLOSED.first_closed,
    "reopens_on": CLOSED.reopens,
    "closure": closure_words("Sedgebank Primary School", CLOSED),
}
LETTERS = {
    "receipt": (letters.RECEIPT, {**DATES, **HOLIDAY}, PARENT),
    "receipt-no-closure": (letters.RECEIPT, DATES, PARENT),
    "receipt-to-young-person": (letters.RECEIPT, {**DATES, **HOLIDAY}, YOUNG_PERSON),
    "receipt-school": (letters.RECEIPT_SCHOOL, {**DATES, **HOLIDAY}, SCHOOL),
}


def made(name):
    kind, given, to = LETTERS[name]
    way = Way.POST if to.address_lines else Way.EMAIL
    words = all_words(given, to=to, on=DAY, way=way, facts=council_facts(), about=JUNO, case=CASE)
    return compose(kind, words, to=to, on=DAY)


@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_is_word_for_word_its_golden_copy(name):
    """With COUNTYWIDE_GOLDEN=write the copies are written afresh: read what changed before keeping it."""
    letter, file = made(name), GOLDEN / f"{name}.txt"
    written = f"Subject: {letter.subject}\n\n{text.write(letter.blocks)}"
    if os.environ.get("COUNTYWIDE_GOLDEN") == "write":
        file.write_text(written, "utf-8")
    assert written == file.read_text("utf-8")
    assert "{" not in written and "}" not in written


def test_every_golden_copy_is_of_a_letter():
    assert sorted(file.stem for file in GOLDEN.glob("*.txt")) == sorted(LETTERS)


@pytest.mark.parametrize("name", LETTERS)
def test_no_receipt_goes_without_one_of_the_clauses_it_must_say(name):
    said, kind = blocks.said(made(name).blocks), LETTERS[name][0]
    assert rules.bar_to_finalising(kind, said) is None
    for clause in rules.must_say(kind):
        bar = rules.bar_to_finalising(kind, said - {clause.key})
        assert bar is not None and clause.says in bar


@pytest.mark.parametrize("name", LETTERS)
def test_on_paper_it_keeps_to_pdf_ua(name):
    letter = made(name)
    content = pdf.write(letter.blocks, title=letter.subject, author="A council", foot="EHC-TEST", on=DAY)
    assert page.validate_pdf_bytes(content, profile="ua1").failures == []


@pytest.mark.parametrize("name", ["receipt", "receipt-no-closure", "receipt-to-young-person"])
def test_no_sentence_to_a_family_is_long(name):
    runs = [run for block in made(name).blocks if block["kind"] in ("para", "note") for run in blocks.words_in(block)]
    longest = max((each for run in runs for each in re.split(r"[.?:] ", run)), key=lambda each: len(each.split()))
    assert len(longest.split()) <= 30, longest


def test_the_receipt_of_a_summer_request_says_all_that_a_family_asks(council_facts):
    """Q17: the date, when the school reopens, that holidays do not stop it, the only reasons to be later, and who helps."""
    words = " ".join(text.write(made("receipt").blocks).replace("|", " ").split())
    for told in (
        "We must tell you by 24 August 2026",
        "is closed from 23 July 2026 and opens again on 2 September 2026",
        "Our 6 weeks go on through the holiday",
        "We can only be later if",
        "Telephone: 01632 960120",
        "Heronshire SEND Advice",
    ):
        assert told in words
