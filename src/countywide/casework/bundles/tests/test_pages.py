"""The pages of a bundle: what an officer does there, what the family reads, and to whom they are closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.bundles import queries, tasks
from countywide.casework.bundles.enums import Section, State
from countywide.casework.bundles.models import Item, Part
from countywide.casework.disputes.models import Dispute
from countywide.casework.disputes.tests import factories as disputes

from . import factories as make
from . import papers

pytestmark = pytest.mark.django_db
TODAY = localdate()
DAY = timedelta(days=1)
MOST_QUERIES = 14


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, dispute: Dispute, *more: Any) -> str:
    return reverse(f"bundles:{name}", args=[dispute.key, *more])


def opens(client: Any, part: Part) -> bool:
    """Whether somebody may open the bound file."""
    answer = client.get(f"/files/{part.file_id}/open")
    return bool(answer.status_code == 200 and b"".join(answer.streaming_content).startswith(b"%PDF"))


@pytest.fixture
def dispute() -> Dispute:
    return make.appealed(TODAY)


@pytest.fixture
def officer(dispute, client_for) -> Any:
    return client_for(make.officer(dispute))


@pytest.fixture
def family(dispute, client_for) -> Any:
    return client_for(disputes.parent_of(dispute.right))


def test_from_the_dispute_to_a_bundle_that_was_sent(officer, family, dispute):
    assert "The bundle for the Tribunal" in words(officer.get(reverse("disputes:show", args=[dispute.key])))
    assert "Nobody has begun the bundle yet" in words(officer.get(at("show", dispute)))
    assert officer.post(at("begin", dispute)).url == at("show", dispute)
    part = Part.objects.get(dispute=dispute)
    chosen = [each.pk for each in queries.chosen(part)]
    assert officer.post(at("show", dispute), {"chosen": chosen, "then": "bind"}).status_code == 302
    assert "A worker is binding" in words(officer.get(at("show", dispute)))
    tasks.bind(str(part.key))
    page = words(officer.get(at("show", dispute)))
    assert "Open the bundle" in page
    assert "From page 2" in page
    assert family.get(at("show", dispute)).status_code == 404
    day = {"sent_on-day": str(TODAY.day), "sent_on-month": str(TODAY.month), "sent_on-year": str(TODAY.year)}
    answer = officer.post(at("sent", dispute), day, follow=True)
    assert "The family can read it here" in words(answer)
    assert "Add later papers" in words(answer)
    read = words(family.get(at("show", dispute)))
    assert f"/files/{make.part(part).file_id}/open" in read
    assert "Change" not in read
    assert "The papers that were sent to the Tribunal" in words(
        family.get(reverse("disputes:show", args=[dispute.key]))
    )
    assert opens(family, make.part(part))


def test_ticks_are_kept_and_nothing_ticked_is_a_sentence(officer, dispute):
    part = make.begun(dispute, TODAY)
    [first, *_] = queries.chosen(part)
    officer.post(at("show", dispute), {"chosen": [first.pk], "then": "save"})
    assert make.titles(make.part(part)) == [first.title]
    answer = officer.post(at("show", dispute), {"then": "bind"})
    assert answer.status_code == 422
    assert "Choose at least one paper" in words(answer)


def test_a_title_is_put_right(officer, dispute):
    part = make.begun(dispute, TODAY)
    item = queries.chosen(part)[0]
    given = {"title": "Our decision", "author": "", "section": Section.COUNCIL.value}
    assert officer.post(at("paper", dispute, item.pk), given).url == at("show", dispute)
    assert Item.objects.get(pk=item.pk).title == "Our decision"
    assert officer.post(at("paper", dispute, item.pk), {**given, "title": ""}).status_code == 422


def test_a_file_of_the_wrong_kind_is_marked_where_it_stands(officer, dispute):
    part = make.begun(dispute, TODAY)
    make.added(part, papers.word(), "report.docx")
    make.bound(part, TODAY)
    page = words(officer.get(at("show", dispute)))
    assert "It could not be bound" not in page
    assert "They are marked below" in page
    assert "Save it as a PDF and add that" in page


@pytest.mark.parametrize("name", ["show", "begin", "sent"])
def test_the_pages_are_closed(dispute, name, client, client_for, person, organisation):
    make.begun(dispute, TODAY)
    assert client.get(at(name, dispute)).status_code == 302
    stranger = client_for(person("parent"))
    assert stranger.get(at(name, dispute)).status_code == 404
    other_team = client_for(person("casework-officer", at=organisation("TEAM")))
    assert other_team.get(at(name, dispute)).status_code in (403, 404)
    school = client_for(
        person(
            "senco",
            at=dispute.case.child.setting.organisation if hasattr(dispute.case.child, "setting") else organisation(),
        )
    )
    assert school.get(at(name, dispute)).status_code in (403, 404)


def test_what_was_not_sent_is_closed_to_the_family(dispute, family, officer):
    part = make.bound(make.begun(dispute, TODAY), TODAY)
    assert part.state == State.MADE
    assert not opens(family, part)
    assert opens(officer, part)
    assert family.post(at("show", dispute), {"then": "save"}).status_code in (403, 404)


def test_the_page_asks_little_however_many_papers(officer, dispute):
    part = make.begun(dispute, TODAY)
    for number in range(12):
        make.added(part, papers.pdf(), f"report {number}.pdf")
    officer.get(at("show", dispute))
    with CaptureQueriesContext(connection) as found:
        assert officer.get(at("show", dispute)).status_code == 200
    assert len(found) <= MOST_QUERIES
