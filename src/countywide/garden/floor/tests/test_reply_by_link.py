"""Whoever asked privately without an account reads the reply by a personal link, and nobody else does."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.timezone import localdate

from countywide.garden.floor.actions import diverting
from countywide.garden.floor.models import Private
from countywide.garden.floor.queries import becoming as queries
from countywide.platform.audit.models import Opening
from countywide.platform.links.models import Link
from countywide.platform.links.tests.factories import let_in, token_of
from countywide.platform.outbox.models import Delivery

from . import factories_after as made
from .test_becoming import CHILD, floor, keeper, other, owner, sent

__all__ = ["floor", "keeper", "other", "owner"]
pytestmark = pytest.mark.django_db
GUEST, LETTER, REPLY = "ottoline@nursery.example", "floor.private-link", "We ring you on Monday about a place."


def replied(floor: Any, owner: Any, *, email: str = GUEST, by: Any = None) -> Private:
    """Asked privately by a guest, or by somebody, and replied to today."""
    question = made.asked(floor, CHILD, by=by, email=email, asker_email=email or by.email)
    Private.objects.update(team=owner.roles_today[0].organisation.contact_team, team_key="ponds")
    private = queries.private_called(question.reference, owner)
    assert private is not None
    diverting.reply(private, by=owner, on=localdate(), words=REPLY)
    return private


def test_a_guest_is_sent_a_link_and_reads_the_reply_once_the_code_is_entered(floor, owner, client):
    private = replied(floor, owner)
    assert "no account" in Delivery.objects.get(notice__kind="floor.kept-private").notice.body
    assert sent(LETTER) == [GUEST] and sent("floor.private-replied") == []
    said = "".join(Delivery.objects.values_list("notice__body", flat=True))
    assert "Monday" not in said and "Wilbur" not in said
    link = Link.objects.get()
    page = f"/floor/reply/{token_of(link, LETTER)}"
    assert client.get(page).headers["Location"].endswith(f"/personal-link/{token_of(link, LETTER)}")
    guest, leads_to = let_in(link, kind=LETTER)
    assert leads_to == page
    words = guest.get(page).content.decode()
    assert REPLY in words and CHILD in words and private.question.reference in words
    assert Opening.objects.filter(
        about_kind="floor.private", about_key=str(private.pk), why__contains="personal link"
    ).exists()


def test_the_link_to_one_reply_opens_no_other(floor, owner):
    replied(floor, owner)
    guest, page = let_in(Link.objects.get(), kind=LETTER)
    other = replied(floor, owner, email="somebody@nursery.example")
    theirs = Link.objects.exclude(address=GUEST).get()
    answer = guest.get(f"/floor/reply/{token_of(theirs, LETTER)}")
    assert answer.status_code == 302
    assert other.question.reference not in guest.get(page).content.decode()


def test_whoever_has_an_account_signs_in_and_is_sent_no_link(floor, owner, keeper):
    replied(floor, owner, email="", by=keeper)
    assert not Link.objects.exists()
    assert sent("floor.private-replied") == [keeper.email]


def test_the_team_is_told_how_its_reply_is_read(floor, owner, client_for):
    question = made.asked(floor, CHILD, email=GUEST, asker_email=GUEST)
    Private.objects.update(team=owner.roles_today[0].organisation.contact_team, team_key="ponds")
    page = client_for(owner).get(f"/floor/private/{question.reference}").content.decode()
    assert "are sent a personal link to the reply" in page and "cannot read a reply" not in page
