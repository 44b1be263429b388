"""Documents for parents: none is published without the council's name, an owner, a date, a version, rights and a cover note."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from countywide.platform.kit.conduct import RuleBroken
from countywide.support.communities import actions
from countywide.support.communities.models import Document
from countywide.support.communities.rules import parents as rules

from . import factories as make

ON = date(2026, 11, 2)
BODY = "## What a community is\nSchools near each other meet each term and share a small fund.\n- It is small.\n- Schools decide together what it is used for."
RIGHTS = "Anybody may ask for an assessment at any time. What is written in a plan is owed by the council, whatever a community decides."
COVER = "We send you this from the council. Ask our SENCO whatever is not clear."
WELL = {
    "council": "Heronshire", "brand": "Heronshire", "has_owner": True, "dated_on": ON, "number": 1, "body": BODY,
    "rights": RIGHTS, "cover": COVER, "on": ON,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, ""),
        ({"brand": ""}, "the council’s name"),
        ({"brand": "Your schools"}, "the council’s name"),
        ({"has_owner": False}, "an owner"),
        ({"dated_on": None}, "a date"),
        ({"dated_on": ON + timedelta(days=1)}, "a date"),
        ({"number": 0}, "a version"),
        ({"body": "It is good."}, "its text"),
        ({"rights": "Nothing changes."}, "a statement of rights"),
        ({"rights": RIGHTS.replace("assessment", "answer")}, "may ask for an assessment"),
        ({"rights": RIGHTS.replace("plan", "letter")}, "written in a plan"),
        ({"cover": ""}, "a cover note"),
    ],
)
def test_what_a_document_lacks(changes, lacks):
    found = rules.lacking(**{**WELL, **changes})
    assert (found == []) if not lacks else any(lacks in each for each in found)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def world(council_facts):
    return make.world()


def draft(world, **given):
    from countywide.platform.kit.shell import council

    made = actions.begin_document(None, by=world.clerk, on=ON, title=given.pop("title", "Communities and your child"))
    owner = world.clerk.roles_today[0].organisation_id
    whole = {
        "brand": council().name, "owner_id": owner, "dated_on": ON, "body": BODY, "rights": RIGHTS, "cover": COVER, **given,
    }  # fmt: skip
    actions.write_document(made, by=world.clerk, on=ON, **whole)
    return made


@pytest.mark.django_db
def test_an_unbranded_document_is_not_published_and_the_database_refuses_it_too(world):
    held = draft(world, brand="", rights="")
    with pytest.raises(RuleBroken, match="It lacks: the council’s name at its top.*a statement of rights"):
        actions.publish_document(held, by=world.clerk, on=ON)
    assert held.published_on is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=held.pk).update(published_on=ON)
    with pytest.raises(PermissionDenied):
        actions.publish_document(held, by=world.sencos[0], on=ON)


@pytest.mark.django_db
def test_what_is_published_is_not_changed_a_new_version_takes_its_place(world):
    held = draft(world)
    actions.publish_document(held, by=world.clerk, on=ON)
    with pytest.raises(RuleBroken, match="not changed any more"):
        actions.write_document(held, by=world.clerk, on=ON, body="Other words.")
    newer = actions.new_version(held, by=world.clerk, on=ON)
    with pytest.raises(RuleBroken, match="a date"):
        actions.publish_document(newer, by=world.clerk, on=ON)
    actions.write_document(newer, by=world.clerk, on=ON, dated_on=ON)
    actions.publish_document(newer, by=world.clerk, on=ON)
    held.refresh_from_db()
    assert (held.withdrawn_on, newer.number, newer.published_on) == (ON, 2, ON)
    actions.withdraw_document(newer, by=world.clerk, on=ON, why="It is written anew.")
    assert not Document.objects.filter(withdrawn_on=None, published_on__isnull=False).exists()


@pytest.mark.django_db
def test_everybody_reads_it_and_a_school_adds_its_own_note_apart(world, client, client_for):
    held = draft(world)
    assert client.get(f"/communities/for-parents/{held.slug}").status_code == 404
    actions.publish_document(held, by=world.clerk, on=ON)
    said = words(client.get(f"/communities/for-parents/{held.slug}"))
    assert "What this does not change" in said and "Heronshire" in said and "Version" in said and "It is small." in said
    assert held.title in words(client.get("/communities/for-parents"))
    address = f"/communities/for-parents/{held.slug}/cover"
    assert client.get(address).status_code == 302
    school = client_for(world.sencos[0])
    assert COVER in words(school.get(address))
    got = school.post(address, {"note": "From our school, with kind regards.", "form": "docx"})
    paper = zipfile.ZipFile(io.BytesIO(got.content)).read("word/document.xml").decode()
    assert (
        "with kind regards" in paper
        and "owed by the council" in paper
        and got["Content-Disposition"].endswith('.docx"')
    )
    got = school.post(address, {"note": "From our school, with kind regards.", "form": "txt"})
    assert "The school has changed nothing in it." in " ".join(got.content.decode().split())
    assert school.post(address, {"note": "", "form": "txt"}).status_code == 422


@pytest.mark.django_db
def test_the_desk_says_what_lacks_and_publishes_when_nothing_does(world, client_for):
    clerk = client_for(world.clerk)
    made = clerk.post("/communities/documents/begin", {"title": "A very good leaflet"}, follow=True)
    held = Document.objects.get()
    assert "Whose is it, as it says at its top?" in words(made)
    page, today = f"/communities/documents/{held.pk}", localdate()
    assert "It cannot be published yet" in words(clerk.get(page))
    answer = clerk.post(f"{page}/publish")
    assert answer.status_code == 422 and "This cannot be published yet. It lacks" in words(answer)
    whole = {
        "title": held.title, "brand": "Heronshire County Council", "owner": "communities", "body": BODY, "rights": RIGHTS,
        "cover": COVER, "dated_on-day": today.day, "dated_on-month": today.month, "dated_on-year": today.year,
    }  # fmt: skip
    from countywide.platform.kit.shell import council

    clerk.post(f"{page}/write", {**whole, "brand": council().name})
    assert "It is published. Parents can read it." in words(clerk.post(f"{page}/publish", follow=True))
    assert client_for(world.sencos[0]).get(page).status_code == 403
    assert "Begin a new version" in words(clerk.get(page))
    clerk.post(f"{page}/withdraw", {"why": "It was too cheerful."})
    assert "too cheerful" in words(clerk.get(page))
