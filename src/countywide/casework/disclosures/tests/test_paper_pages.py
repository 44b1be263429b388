"""The pages of gathered papers and of the copy: what an officer and a manager do there, and to whom they are closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.disclosures import tasks
from countywide.casework.disclosures.models import Copy, Item, Mark, Request
from countywide.casework.disclosures.tests import factories as make
from countywide.platform.kit.paper.redacting import words_on

pytestmark = pytest.mark.django_db
TODAY = localdate()
WHY = "It names another child of the school."


@pytest.fixture
def held() -> Request:
    found = make.known(make.request(TODAY - timedelta(days=3)), TODAY)
    make.another_child()
    make.paper(found, make.SAID.format(other=make.OTHER).encode())
    return found


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, held: Any, *more: Any) -> str:
    return reverse(f"disclosures:{name}", args=[held.key, *more])


def test_from_gathering_to_giving(held, client_for):
    officer, manager = client_for(make.officer(held)), client_for(make.manager(held))
    assert at("gather", held) in words(officer.get(at("show", held)))
    assert held.case.reference in words(officer.get(at("gather", held)))
    assert officer.post(at("gather", held)).url == at("papers", held)
    assert "Being looked through" in words(officer.get(at("papers", held)))
    tasks.look(held.pk)
    page = words(officer.get(at("papers", held)))
    assert "1 place may be about somebody else." in page and "To decide" in page
    item = Item.objects.get(request=held, of__startswith="file:")
    form = words(officer.get(at("take-out", held, item.pk)))
    assert "Page 1: Amara Quillfeather" in form and "paragraph 17 says that this is reasonable" in form
    nothing = officer.post(at("take-out", held, item.pk), {"exemption": "THIRD_PARTY", "why": WHY})
    assert (nothing.status_code, "Say what to take out" in words(nothing)) == (422, True)
    wrong = officer.post(at("take-out", held, item.pk), {"exemption": "THIRD_PARTY", "why": WHY, "pages": "4"})
    assert "Write page numbers of this paper, 1 to 1" in words(wrong)
    place = form.split('name="places"')[1].split('value="')[1].split('"')[0]
    said = {"exemption": "THIRD_PARTY", "why": WHY, "places": [place]}
    assert officer.post(at("take-out", held, item.pk), said).url == at("paper", held, item.pk)
    page = words(officer.get(at("paper", held, item.pk)))
    assert "Some words, page 1." in page and "Amara" not in page
    assert "Quillfeather" in " ".join(words_on(officer.get(at("pages", held, item.pk)).content))
    assert "Quillfeather" not in " ".join(words_on(officer.get(at("without", held, item.pk)).content))
    assert "Some words, page 1" in words(officer.get(at("log", held)))
    for other in Item.objects.listed().filter(request=held):
        if other.waits:
            assert officer.post(at("whole", held, other.pk), {"why": "They acted in their work."}).status_code == 302
    assert officer.post(at("copy", held)).url == at("copy", held)
    assert "A worker draws the papers" in words(officer.get(at("copy", held)))
    tasks.bind(str(Copy.objects.get().key))
    assert "Somebody who decides such requests" in words(officer.get(at("copy", held)))
    assert officer.get(at("copy-file", held))["Content-Type"] == "application/pdf"
    assert at("give", held) in words(manager.get(at("copy", held)))
    assert manager.post(at("give", held), {"how": "LINK", "reasons": ""}).url == at("copy", held)
    page = words(manager.get(at("copy", held)))
    assert "Given" in page and "Nobody yet." in page and at("send-again", held) in page
    assert "Answered" in words(officer.get(at("show", held)))
    assert "Put back" not in words(officer.get(at("paper", held, item.pk)))


def test_putting_back_and_posting(held, client_for):
    officer, manager = client_for(make.officer(held)), client_for(make.manager(held))
    make.gathered(held, TODAY)
    item = Item.objects.get(request=held, of__startswith="file:")
    make.taken_out(item, TODAY, words=make.OTHER)
    make.taken_out(item, TODAY, words="library")
    back = at("put-back", held, item.pk, Mark.objects.latest("pk").pk)
    assert "Some words, page 1" in words(officer.get(back))
    assert officer.post(back).url == at("paper", held, item.pk)
    assert Mark.objects.count() == 1
    make.settled(held, TODAY)
    make.bound(held, TODAY)
    manager.post(at("give", held), {"how": "POST", "reasons": ""})
    assert "Copies to post" in words(officer.get(reverse("disclosures:team")))
    assert manager.post(at("take-back", held)).url == at("copy", held)
    manager.post(at("give", held), {"how": "POST", "reasons": ""})
    day = {"posted_on-day": TODAY.day, "posted_on-month": TODAY.month, "posted_on-year": TODAY.year}
    assert officer.post(at("posted", held), day).url == at("copy", held)
    assert "On paper, by post" in words(officer.get(at("copy", held)))
    assert "Copies to post" not in words(officer.get(reverse("disclosures:team")))


def test_since_gathered_is_shown(held, client_for):
    make.gathered(held, TODAY)
    make.paper(held, b"Later words.", "later.txt")
    page = words(client_for(make.officer(held)).get(at("papers", held)))
    assert "Since gathered" in page and "Evidence and reports: Progress data" in page


def test_a_manager_keeps_a_paper_back_and_the_officer_cannot(held, client_for):
    make.gathered(held, TODAY)
    item = Item.objects.get(request=held, of__startswith="file:")
    officer, manager = client_for(make.officer(held)), client_for(make.manager(held))
    for name in ("keep-back", "give", "take-back", "send-again"):
        make_copy(held)
        where = at(name, held, item.pk) if name == "keep-back" else at(name, held)
        assert officer.get(where).status_code == 403
    Copy.objects.all().delete()
    said = {"exemption": "ABUSE", "why": "It is not in the child’s best interests."}
    assert manager.post(at("keep-back", held, item.pk), said).url == at("paper", held, item.pk)
    assert "Kept back" in words(officer.get(at("papers", held)))


def make_copy(held: Request) -> None:
    Copy.objects.get_or_create(request=held, defaults={"state": "MAKING"})


def test_the_pages_are_closed_to_the_family_the_school_and_other_teams(held, client, client_for, person, organisation):
    make.gathered(held, TODAY)
    make_copy(held)
    item = Item.objects.filter(request=held).first()
    pages = [at(each, held) for each in ("papers", "gather", "log", "copy", "copy-file", "give", "posted")]
    pages += [at(each, held, item.pk) for each in ("paper", "pages", "without", "whole", "keep-back", "take-out")]
    others = [
        client_for(person("parent")), client_for(person("casework-officer", at=organisation("TEAM"))),
        client_for(person("senco", at=organisation())), client_for(person("data-coordinator")),
    ]  # fmt: skip
    for page in pages:
        assert client.get(page).status_code == 302
        for other in others:
            assert other.get(page).status_code in (403, 404), page


def test_a_paper_of_another_request_is_not_there(held, client_for):
    make.gathered(held, TODAY)
    other = make.gathered(make.request(TODAY), TODAY)
    item = Item.objects.filter(request=other).first()
    assert client_for(make.officer(held)).get(at("paper", held, item.pk)).status_code == 404


@pytest.mark.parametrize("more", [0, 6])
def test_the_list_of_papers_asks_the_same_however_many(held, client_for, more):
    for number in range(more):
        make.paper(held, f"Day {number} was quiet.".encode(), f"day{number}.txt")
    make.gathered(held, TODAY)
    client = client_for(make.officer(held))
    client.get(at("papers", held))
    with CaptureQueriesContext(connection) as found:
        page = words(client.get(at("papers", held)))
    assert page.count("Progress data") == 1 + more
    assert len(found) <= 24, len(found)
    for name, most in (("show", 14), ("copy", 12), ("log", 12)):
        with CaptureQueriesContext(connection) as found:
            client.get(at(name, held))
        assert len(found) <= most, (name, len(found))
