"""Pages of a plan's papers and of comparisons: what each reader is given, and to whom they are closed."""

from __future__ import annotations

import io
from datetime import date

import pdfplumber
import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from countywide.casework.plans import actions
from countywide.casework.plans.actions.sending import on_paper
from countywide.casework.plans.models import Plan
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.tests.pages import words
from countywide.platform.audit.models import Opening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
PAPERS = ("pdf", "plain", "plain-pdf", "word")
MOST_QUERIES = 12
DRAFT, FINAL, PROPOSED = 1, 2, 3


def freeze(held, issued_as):
    with transaction.atomic():
        return actions.freeze(held, by=make.BY, on=make.DAY, issued_as=issued_as)


@pytest.fixture
def held():
    """A plan that went out as a draft, was made final, and whose changes were proposed; and that is written on."""
    held = make.plan()
    rows = make.golden_thread(held)
    freeze(held, "DRAFT")
    officer = make.assessments.officer()
    details = {**rows["provision"].details, "amount_minutes": 60, "cost_pence": 420_000}
    actions.change_row(
        rows["provision"], by=officer, on=make.DAY, text="Teaching of reading and spelling", details=details
    )
    make.row(held, "I", "Made Up School, a primary school")
    freeze(held, "FINAL")
    make.row(held, "B", "Loud rooms are hard to bear.")
    freeze(held, "PROPOSED")
    make.row(held, "C", "Asthma, which nobody has agreed yet.")
    return held


@pytest.fixture
def officer(client_for):
    return client_for(make.assessments.officer())


@pytest.fixture
def parent(held, client_for):
    return client_for(make.assessments.family(held.child))


@pytest.fixture
def school(held, person, client_for):
    return client_for(person("senco", at=held.case.school))


def at(name, held, *keys):
    return reverse(f"plans:{name}", args=[held.key, *keys])


def printed(page):
    with pdfplumber.open(io.BytesIO(page.content)) as paper:
        return " ".join(" ".join((each.extract_text() or "").split()) for each in paper.pages)


# --- papers ----------------------------------------------------------------------------------


def test_the_paper_of_a_version_says_what_was_issued_and_its_name_says_nothing(parent, held):
    page = parent.get(at("pdf", held, DRAFT))
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Content-Disposition"] == f'inline; filename="plan-{held.case.reference}-1.pdf"'
    assert printed(page).startswith("DRAFT · ") and "30 minutes every school day" in printed(page)
    assert "1 hour every school day" in printed(parent.get(at("pdf", held, FINAL)))
    assert Opening.objects.filter(why="read the plan").count() == 2


def test_the_paper_of_a_version_is_the_one_that_was_sent(parent, held):
    with transaction.atomic():
        file = on_paper(held, issued_as="FINAL", by=make.BY, on=make.DAY)
        version = actions.freeze(held, by=make.BY, on=make.DAY, issued_as="FINAL", file_id=file.pk)
    sent = parent.get(at("pdf", held, version.number)).content
    held.child.legal_surname = "Another-Name"
    held.child.save()
    assert parent.get(at("pdf", held, version.number)).content == sent
    assert "Another-Name" not in printed(parent.get(at("pdf", held, version.number)))
    assert "Another-Name" in printed(parent.get(at("pdf", held, FINAL)))  # none was kept: it is made now


def test_in_plain_words_on_a_page_and_on_paper(parent, held):
    page = parent.get(at("plain", held, FINAL))
    assert words(page).count("<h1>") == 1
    assert "You get 1 hour every school day." in words(page) and "Made Up School" in words(page)
    assert f'href="{at("plain-pdf", held, FINAL)}"' in words(page)
    assert "You get 1 hour every school day." in printed(parent.get(at("plain-pdf", held, FINAL)))


def test_the_document_to_be_edited(parent, held):
    page = parent.get(at("word", held, FINAL))
    assert page.headers["Content-Disposition"] == f'attachment; filename="plan-{held.case.reference}-2.docx"'
    told = "\n".join(each.text for each in Document(io.BytesIO(page.content)).paragraphs)
    assert "How much and how often: 1 hour every school day" in told


def test_what_provision_costs_leaves_the_house_in_no_paper(parent, held):
    told = printed(parent.get(at("pdf", held, FINAL))) + printed(parent.get(at("plain-pdf", held, FINAL)))
    assert "4,200" not in told and "420000" not in told


@pytest.mark.parametrize("name", PAPERS)
def test_a_school_gets_no_paper_of_a_draft(name, school, held):
    assert [school.get(at(name, held, number)).status_code for number in (DRAFT, FINAL, PROPOSED)] == [404, 200, 200]


@pytest.mark.parametrize("name", PAPERS)
def test_papers_are_closed_to_everybody_else(name, held, person, client_for):
    address = at(name, held, FINAL)
    for role in ("parent", "senco", "casework-officer", "professional"):
        assert client_for(person(role)).get(address).status_code == 404, role
    assert Client().get(address).headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize("name", PAPERS)
def test_a_version_that_was_not_issued_is_not_there(name, officer, held):
    assert officer.get(at(name, held, 9)).status_code == 404


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_takes_few_queries(name, parent, held):
    with CaptureQueriesContext(connection) as asked:
        assert parent.get(at(name, held, FINAL)).status_code == 200
    assert len([each for each in asked if "SAVEPOINT" not in each["sql"]]) <= MOST_QUERIES


def test_the_page_of_a_version_leads_to_its_papers(parent, held):
    page = words(parent.get(at("version", held, FINAL)))
    assert all(f'href="{at(name, held, FINAL)}"' in page for name in ("pdf", "plain", "word"))
    assert f'href="{at("compare", held)}"' in page


# --- what changed ----------------------------------------------------------------------------


def test_the_two_newest_are_compared_unless_one_asks_for_others(parent, held):
    page = words(parent.get(at("compare", held)))
    assert "1 row added." in page and "B2</a> added" in page and "Asthma" not in page
    page = words(parent.get(at("compare", held), {"before": DRAFT, "after": FINAL}))
    assert "1 row added, 1 row changed." in page
    assert "F1</a> changed: the text, how much and how often" in page


def test_an_amended_plan_is_compared_with_the_plan_before_and_not_with_the_notice_that_said_the_same(parent, held):
    held.rows.get(text__startswith="Asthma").delete()
    freeze(held, "FINAL")
    page = words(parent.get(at("compare", held)))
    assert "1 row added." in page and "B2</a> added" in page


def test_what_was_added_and_taken_out_is_marked_and_said(parent, held):
    page = words(parent.get(at("compare", held), {"before": DRAFT, "after": FINAL}))
    assert (
        'Teaching of reading <ins><span class="cw-unseen">added: </span>and spelling<span class="cw-unseen"> (end of what '
        "was added)</span></ins>"
    ) in page
    assert '<del><span class="cw-unseen">taken out: </span>30 minutes every school day<span' in page
    assert "420000" not in page and "4,200" not in page


def test_what_stayed_is_shown_on_request(parent, held):
    asked = {"before": FINAL, "after": PROPOSED}
    assert "two years behind" not in words(parent.get(at("compare", held), asked))
    assert "two years behind" in words(parent.get(at("compare", held), {**asked, "all": "yes"}))


def test_the_working_copy_is_for_officers(officer, parent, school, held):
    asked = {"before": PROPOSED, "after": "now"}
    assert "nobody has agreed yet" in words(officer.get(at("compare", held), asked))
    for reader in (parent, school):
        page = words(reader.get(at("compare", held), asked))
        assert "nobody has agreed yet" not in page and "being written" not in page and "Word by word" not in page


def test_a_school_compares_no_draft(school, held):
    page = words(school.get(at("compare", held), {"before": DRAFT, "after": FINAL}))
    assert "Draft plan" not in page and "Word by word" not in page
    assert "1 row added." in words(school.get(at("compare", held)))


@pytest.mark.parametrize("asked", [{"before": "1", "after": "1"}, {"before": "1"}, {"before": "x", "after": "2"}])
def test_a_choice_that_cannot_be_compared_is_said(asked, parent, held):
    page = words(parent.get(at("compare", held), asked))
    assert "There is a problem" in page and "Word by word" not in page


def test_versions_that_say_the_same_differ_in_nothing(officer):
    held = make.plan()
    make.golden_thread(held)
    freeze(held, "DRAFT")
    assert "Nothing differs." in words(officer.get(at("compare", held), {"before": "1", "after": "now"}))


def test_where_there_is_one_version_it_says_so(held, person, client_for, organisation):
    named = organisation("SCHOOL")
    Plan.objects.filter(pk=held.pk).update(setting=named, made_on=date(2026, 11, 2))
    page = client_for(person("senco", at=named)).get(at("compare", held))
    assert "only one version that you can read" in words(page)


def test_comparing_is_closed_to_everybody_else(held, person, client_for):
    for role in ("parent", "senco", "casework-officer", "professional"):
        assert client_for(person(role)).get(at("compare", held)).status_code == 404, role
    assert Client().get(at("compare", held)).headers["Location"].startswith("/sign-in")


def test_comparing_takes_as_many_queries_for_many_rows(officer, held):
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert officer.get(at("compare", held)).status_code == 200
        assert len([each for each in asked if "SAVEPOINT" not in each["sql"]]) <= MOST_QUERIES
        for _ in range(6):
            make.golden_thread(held)


def test_a_taken_out_row_shows_all_that_it_said(officer, held):
    row = held.rows.get(section="F")
    actions.remove_row(row, by=make.assessments.officer(), on=make.DAY)
    page = words(officer.get(at("compare", held), {"before": PROPOSED, "after": "now"}))
    assert 'id="gone-F1"' in page and "1 hour every school day" in page
    assert "F1</a> taken out: this is the number that it had" in page
