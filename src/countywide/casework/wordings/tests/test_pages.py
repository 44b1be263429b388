"""The pages of a working document: what each side does there, and to whom they are closed."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.wordings import actions, queries
from countywide.casework.wordings.models import Document, Issue, Proposal
from countywide.casework.wordings.tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = localdate()
DAY = timedelta(days=1)
MOST_QUERIES = 30
WHY = {"reasons": "The psychologist’s report says so.", "evidence": "Psychology, page 4"}


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, held: Any, *more: Any) -> str:
    return reverse(f"wordings:{name}", args=[getattr(held, "dispute", held).key, *more])


def day(name: str, on: Any) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


@pytest.fixture
def held() -> Document:
    return make.begun(TODAY)


@pytest.fixture
def officer(held, client_for) -> Any:
    return client_for(make.officer(held.dispute))


@pytest.fixture
def manager(held, client_for) -> Any:
    return client_for(make.manager(held.dispute))


@pytest.fixture
def family(held, client_for) -> Any:
    return client_for(make.parent(held.dispute))


def test_an_officer_begins_it_from_the_page_of_the_dispute(client_for):
    dispute = make.appealed(TODAY)
    client = client_for(make.officer(dispute))
    shown = reverse("disputes:show", args=[dispute.key])
    assert at("begin", dispute) in words(client.get(shown))
    assert client.get(at("show", dispute)).status_code == 404
    assert client.post(at("begin", dispute)).url == at("show", dispute)
    page = words(client.get(at("show", dispute)))
    assert "Section B: Special educational needs" in page
    assert make.NEED in page
    assert at("show", dispute) in words(client_for(make.parent(dispute)).get(shown))


def test_both_sides_write_answer_and_read_each_other(held, officer, manager, family):
    b, text = make.passage(held), make.NEED.replace("two", "three")
    assert family.post(at("write", held, b.key), {"text": text, **WHY}).url == at("show", held)
    page = words(manager.get(at("show", held)))
    assert '<ins class="cw-bold"><span class="cw-unseen">The family asks to add: </span>three' in page
    assert '<del class="cw-bold"><span class="cw-unseen">The family asks to take out: </span>two' in page
    assert "“three” instead of “two”" in page
    assert "Shown by: Psychology, page 4." in page
    change = Proposal.objects.get()
    refused = manager.post(at("answer", held, change.key), {"says": "REFUSE", "reasons": ""})
    assert (refused.status_code, "Say why you do not agree" in words(refused)) == (422, True)
    assert manager.post(at("answer", held, change.key), {"says": "AGREE", "reasons": ""}).url == at("show", held)
    page = words(family.get(at("show", held)))
    assert '<ins class="cw-underline"><span class="cw-unseen">Agreed: added: </span>three' in page
    assert "1 agreed" in page
    officer.post(at("write", held, b.key), {"text": text.replace("great", "some"), **WHY})
    assert '<ins class="cw-italic">' in words(family.get(at("show", held)))
    assert "is agreed" in words(officer.post(at("write", held, b.key), {"text": make.NEED, **WHY}))


def test_an_officer_enters_what_the_family_sent_and_answered(held, officer, family):
    b = make.passage(held)
    given = {
        "told_by": "The father, by post",
        "text": make.NEED.replace("two", "three"),
        **WHY,
        **day("said_on", TODAY),
    }
    assert officer.post(at("write-for-family", held, b.key), given).url == at("show", held)
    assert "sent by The father, by post, entered by the council" in words(family.get(at("show", held)))
    new = {"section": "B", "text": "Writing is slow.", **WHY}
    assert officer.post(at("add", held), new).url == at("show", held)
    change = Proposal.objects.latest("pk")
    said = {"told_by": "The father", "says": "REFUSE", "reasons": "It is said in B1."}
    assert officer.post(at("answer-for-family", held, change.key), said).url == at("show", held)
    assert "It is said in B1." in words(family.get(at("show", held)))
    assert family.post(at("add", held), {**new, "text": "Sums are easy."}).url == at("show", held)


def test_versions_are_kept_read_and_sent(held, officer, family):
    make.by_family(held, make.NEED.replace("two", "three"), TODAY)
    assert officer.post(at("keep", held)).url == at("show", held)
    issue = Issue.objects.get()
    page = words(family.get(at("show", held)))
    assert f"/files/{issue.file_id}/open" in page
    opened = family.get(f"/files/{issue.file_id}/open")
    assert b"".join(opened.streaming_content).startswith(b"%PDF")
    answer = family.get(at("word", held, 1))
    runs = [run for line in docx.Document(io.BytesIO(answer.content)).paragraphs for run in line.runs]
    assert [run.text.strip() for run in runs if run.bold and run.font.strike and "struck" not in run.text] == ["two"]
    assert [run.text.strip() for run in runs if run.text.strip() == "three"] == ["three"]
    assert officer.post(at("sent", held, 1), day("sent_on", TODAY)).url == at("show", held)
    assert "Sent to the Tribunal on" in words(family.get(at("show", held)))


def test_the_order_and_the_way_into_the_plan(held, officer, family):
    change = make.by_family(held, make.NEED.replace("two", "three"), TODAY)
    assert "has not ended" in words(officer.get(at("into-plan", held)))
    assert officer.post(at("into-plan", held)).status_code == 422
    make.ordered(held, TODAY)
    assert "The appeal is over" in words(family.get(at("show", held)))
    assert officer.post(at("as-it-stands", held, change.key)).url == at("show", held)
    b = make.passage(held)
    text = make.NEED.replace("two", "three").replace("great", "very great")
    assert officer.post(at("ordered", held, b.key), {"text": text}).url == at("show", held)
    assert "Ordered by the Tribunal: added" in words(family.get(at("show", held)))
    page = words(officer.get(at("into-plan", held)))
    assert text in page
    assert officer.post(at("into-plan", held)).url == at("into-plan", held)
    assert "Go on to amend the plan" in words(officer.get(at("into-plan", held)))
    assert family.get(at("into-plan", held)).status_code == 404


def everywhere(held: Document) -> list[str]:
    change, b = make.by_family(held, make.NEED.replace("two", "three"), TODAY), make.passage(held)
    make.kept(held, TODAY)
    return [
        *(at(name, held) for name in ("show", "begin", "add", "add-for-family", "keep")),
        *(at(name, held, b.key) for name in ("write", "write-for-family", "ordered")),
        *(at(name, held, change.key) for name in ("answer", "answer-for-family", "as-it-stands")),
        *(at(name, held, 1) for name in ("word", "sent")),
    ]


def test_the_pages_are_closed(held, client, client_for, person, organisation):
    issue_file = None
    others = [
        client_for(person("parent")), client_for(person("casework-officer", at=organisation("TEAM"))),
        client_for(person("senco", at=organisation())),
    ]  # fmt: skip
    for page in everywhere(held):
        assert client.get(page).status_code == 302, page
        for other in others:
            assert other.get(page).status_code in (403, 404), page
    issue_file = Issue.objects.get().file_id
    for other in others:
        assert other.get(f"/files/{issue_file}/open").status_code in (403, 404)


def test_the_family_does_none_of_the_councils_deeds_and_an_officer_does_not_agree(held, family, officer):
    pages = everywhere(held)
    closed = {page for page in pages if family.get(page).status_code in (403, 404)}
    open_ = [page.rpartition("working-document")[2] for page in pages if page not in closed]
    b = make.passage(held)
    assert sorted(open_) == sorted(["", "/add", f"/passages/{b.key}", "/versions/1/document"])
    assert officer.get(at("answer", held, Proposal.objects.latest("pk").key)).status_code == 403


def test_somebody_elses_passage_is_not_found_under_ones_own_appeal(held, officer):
    other = make.begun(TODAY)
    assert officer.get(at("write", held, make.passage(other).key)).status_code == 404


def test_the_page_asks_little_however_many_changes(held, officer):
    for number in range(8):
        actions.add(
            held, by=make.officer(held.dispute), on=TODAY, section="B", asked=make.asked(f"Passage {number} is new.")
        )
    officer.get(at("show", held))
    with CaptureQueriesContext(connection) as found:
        assert officer.get(at("show", held)).status_code == 200
    assert len(found) <= MOST_QUERIES
    assert len(queries.passages_of(held)) > 8
