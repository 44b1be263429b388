"""A plan on paper: what stands in it, what never does, and that the PDF is one that everybody can read."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import page
import pdfplumber
import pikepdf
import pytest
from docx import Document
from pdfua import validate

from countywide.casework.plans import queries
from countywide.casework.plans.models import Plan
from countywide.casework.plans.tests import contents as say
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.writers import blocks, pdf, plain, word, words
from countywide.platform.kit.paper import text


def made(content=None, issued_as="FINAL", about=say.ABOUT):
    return pdf.write(content or say.whole(), about=about, issued_as=issued_as, on=say.DAY)


def shown(issued_as="FINAL", about=say.ABOUT, content=None):
    return text.write(blocks.blocks_of(content or say.whole(), about=about, issued_as=issued_as, on=say.DAY))


def printed(document: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(document)) as paper:
        return [" ".join((each.extract_text() or "").split()) for each in paper.pages]


def test_every_section_of_the_set_stands_in_its_order():
    headings = [line for line in shown().splitlines() if line.startswith("Section ")]
    assert [line.split(":")[0].removeprefix("Section ") for line in headings] == [each.key for each in say.SET.sections]


def test_provision_says_what_who_how_much_how_often_how_long_and_what_for():
    section = shown().split("Section F: ")[1].split("Section G: ")[0]
    assert section.split("--\n", 2)[2].strip() == (
        "Teaching of reading, word by word.\n\nWhat is provided: Teaching of reading\n"
        "Who provides it: a teacher trained in it\nHow much and how often: 30 minutes every school day\n"
        "Alone or in a group: alone\nFrom: 9 November 2026\nUntil: 20 July 2027\nFor: B1 and E1"
    )


def test_what_provision_costs_is_no_part_of_the_plan():
    assert "2,100" not in shown() and "210000" not in shown()


def test_a_need_names_what_answers_it_and_what_it_rests_on():
    section = shown().split("Section B: ")[1].split("Section C: ")[0]
    assert section.split("B1\n--\n")[1].strip() == (
        "Reading takes great effort and is two years behind.\n\nOutcomes: E1\nProvision: F1\n"
        "Based on: Educational psychology, A. Writer, 3 March 2026"
    )


def test_section_k_is_made_from_the_record():
    section = shown().split("Section K: ")[1]
    assert "- Educational psychology, A. Writer, 3 March 2026\n- Speech and language therapy, B. Other" in section
    assert "No advice is on the record yet." in shown(about=replace(say.ABOUT, advice=()), content=say.content())


def test_a_draft_says_so_on_every_page_and_leaves_section_i_blank():
    pages = printed(made(issued_as="DRAFT"))
    assert all(each.startswith("DRAFT · Made Up Council") for each in pages)
    section = shown("DRAFT").split("Section I: ")[1].split("Section J: ")[0]
    assert "Blank in a draft" in section and "Primary School" not in section
    assert not any("DRAFT" in each for each in printed(made()))


@pytest.mark.parametrize(("issued_as", "says"), [("PROPOSED", "PROPOSED CHANGES."), ("", "WORKING COPY.")])
def test_what_is_not_final_says_what_it_is(issued_as, says):
    assert f"| {says}" in shown(issued_as)
    assert "Made Up Primary School" in shown(issued_as)


def test_a_final_plan_is_signed():
    assert "By: C. Signer\nOn: 2 November 2026" in shown(about=replace(say.ABOUT, signed_by="C. Signer"))


@pytest.mark.parametrize("issued_as", ["DRAFT", "FINAL"])
def test_the_pdf_keeps_to_pdf_ua(issued_as, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(made(issued_as=issued_as))
    assert page.validate_pdf_bytes(file.read_bytes(), profile="ua1").failures == []
    assert list(validate(str(file)).findings) == []


def test_the_pdf_has_title_language_and_council_and_names_no_child_in_its_title():
    with pikepdf.open(io.BytesIO(made(issued_as="DRAFT"))) as paper:
        assert (str(paper.Root.Lang), str(paper.docinfo["/Author"])) == ("en-GB", "Made Up Council")
        assert str(paper.docinfo["/Title"]) == "DRAFT – Education, health and care plan – EHC-TEST-0001"


def test_the_same_content_gives_the_same_bytes():
    assert made() == made()


def test_a_plan_of_thirty_pages_and_more_stands_whole():
    pages = printed(made(say.long()))
    assert len(pages) >= 30
    assert all(f"Need {number}." in " ".join(pages) for number in range(40))


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"amount_minutes": 90, "every": "WEEK"}, "1 hour and 30 minutes every week"),
        ({"amount_minutes": 60, "every": "ONCE"}, "1 hour once"),
        ({"every": "ALWAYS"}, "all the time"),
        ({"amount_minutes": 1}, "1 minute"),
        ({}, ""),
    ],
)
def test_how_much_and_how_often(details, says):
    assert words.how_much(details) == says


@pytest.mark.django_db
@pytest.mark.usefixtures("council_facts")
class TestAbout:
    def test_it_names_the_child_the_council_and_the_advice_that_had_come(self, django_assert_num_queries):
        held = make.plan()
        with django_assert_num_queries(3):  # its team, its assessment and the advice
            found = queries.about(held, on=make.DAY)
        child = held.child
        assert (found.full_name, found.born_on) == (f"{child.legal_forename} {child.legal_surname}", child.born_on)
        assert (found.reference, found.team, found.advice) == (held.case.reference, "Assessment Team", ())
        assert found.council

    def test_a_plan_that_came_from_elsewhere_has_no_assessment(self):
        held = make.plan()
        Plan.objects.filter(pk=held.pk).update(assessment=None)
        assert queries.about(Plan.objects.get(pk=held.pk), on=make.DAY).advice == ()


# --- in plain words --------------------------------------------------------------------------


def plainly(issued_as="FINAL", content=None):
    made = plain.blocks_of(content or say.whole(), about=say.ABOUT, issued_as=issued_as, on=say.DAY)
    return text.write(made)


def test_the_companion_speaks_under_plain_headings_and_leaves_out_what_says_nothing():
    headings = [line for line, under in pairwise(plainly().splitlines()) if under and set(under) == {"-"}]
    assert [line for line in headings if "(" not in line] == [
        "What you and your family told us",
        "What is hard for you at school",
        "Your health",
        "What we want you to be able to do",
        "The help you get at school",
        "The help you get from health",
        "Your school or college",
        "Who gave us advice",
    ]


def test_the_companion_tells_help_in_short_sentences():
    told = plainly().split("Teaching of reading (F1)\n---")[1].split("The help you get from health")[0]
    assert " ".join(told.split()).lstrip("- ") == (
        "You get 30 minutes every school day. - You get it from a teacher trained in it. - You get it alone. "
        "- It starts on 9 November 2026 and ends on 20 July 2027. - It is for: Reading takes great effort and is two years "
        "behind (B1); Ash reads a page of their own book aloud with no more than three mistakes (E1)."
    )


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"group": "in a group of 4"}, ["You get it in a group of 4."]),
        ({"group": "1:1"}, ["With whom: 1:1."]),
        ({"every": "ALWAYS"}, ["You get it all the time."]),
        ({"starts_on": "2026-11-09"}, ["It starts on 9 November 2026."]),
        ({}, []),
    ],
)
def test_sentences_fit_what_is_known(details, says):
    row = replace(say.said("p", "F", "Help"), details=details)
    assert [each for each in plain.sentences(row, say.content(row)) if each] == says


def test_provision_without_parts_is_told_whole():
    told = plainly(content=say.content(say.said("p", "F", "A quiet place to eat.\n\n- or the library")))
    assert "A quiet place to eat. (F1)\n\n- or the library" in told


def test_the_companion_of_a_draft_names_no_place():
    assert "Primary School" not in plainly("DRAFT") and "We have not decided this yet." in plainly("DRAFT")


def test_the_companion_stays_in_step_with_every_row_of_the_plan():
    numbers = [row.number for row in say.whole().rows]
    assert [number for number in numbers if f"({number})" not in plainly()] == []


def test_the_companion_keeps_to_pdf_ua(tmp_path):
    file = tmp_path / "plain.pdf"
    file.write_bytes(pdf.write_plain(say.whole(), about=say.ABOUT, issued_as="DRAFT", on=say.DAY))
    assert page.validate_pdf_bytes(file.read_bytes(), profile="ua1").failures == []
    assert list(validate(str(file)).findings) == []


# --- to be edited ----------------------------------------------------------------------------


def test_the_editable_document_says_the_same_in_the_styles_that_word_processors_know():
    made = Document(io.BytesIO(word.write(say.whole(), about=say.ABOUT, issued_as="DRAFT", on=say.DAY)))
    styled = [(each.style.name, each.text) for each in made.paragraphs]
    assert ("Heading 1", "Education, health and care plan") in styled
    assert [text for style, text in styled if style == "Heading 3"] == [row.number for row in say.whole().rows if row.section != "I"]  # fmt: skip
    assert ("List Bullet", "to the library") in styled and (
        "Normal",
        "Who provides it: a teacher trained in it",
    ) in styled
    assert made.sections[0].header.paragraphs[0].text == "DRAFT · Made Up Council"
    facts = made.core_properties
    assert (facts.title, facts.author, facts.language) == (
        "DRAFT – Education, health and care plan – EHC-TEST-0001", "Made Up Council", "en-GB",
    )  # fmt: skip


def test_words_from_a_word_processor_cannot_break_the_document():
    odd = say.content(say.said("n", "B", "Reads\x0b\x00 well\x1f\ud7ff", measured_by="a\x07b"))
    assert word.write(odd, about=say.ABOUT, issued_as="", on=say.DAY)
    assert made(odd)
