"""Nobody floods a form that needs no account: every one counts its visitors' presses, or says here why it need not."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from countywide.platform.kit.guest_pages import Limited
from countywide.platform.kit.pages import FormPage
from countywide.platform.links import counting
from countywide.platform.links.models import Knock
from tests.house.pages import every_door

SECRETS = ("<slug:token>", "<str:token>", "<slug:secret>", "<str:secret>")
KEEPS_NOTHING = {"evidence:practice", "evidence:practice-step", "mapping:practise", "complaints:make"}
COUNTS_TRIES = ("accounts:",)  # by account and by place: platform/accounts/tries.py
OF_A_DRAFT = {"requests:check", "requests:later", "requests:page"}  # its browser or its link holds it
KEY_OF_ONES_OWN = {"champions:stop"}  # a key of the message that was sent


def public_forms() -> list[Any]:
    doors = (door for door in every_door() if door.is_ours and door.permission is not None and door.permission.public)
    return [door for door in doors if issubclass(getattr(door.view, "view_class", object), FormPage)]


def test_every_form_for_anybody_counts_presses_or_needs_a_secret_or_keeps_nothing():
    open_wide = {
        door.name
        for door in public_forms()
        if not issubclass(door.view.view_class, Limited)
        and not any(secret in door.route for secret in SECRETS)
        and not door.name.startswith(COUNTS_TRIES)
    }
    assert open_wide == KEEPS_NOTHING | OF_A_DRAFT | KEY_OF_ONES_OWN


@pytest.mark.django_db
def test_a_visitor_who_presses_too_often_waits_and_somebody_signed_in_does_not(monkeypatch, person, client_for):
    monkeypatch.setattr(counting, "PRESSES", 1)
    visitor, way_in = Client(), reverse("requests:who")
    assert visitor.post(way_in, {}).status_code == 422
    answer = visitor.post(way_in, {})
    assert (answer.status_code, "Too many tries" in answer.content.decode()) == (429, True)
    known = client_for(person("senco"))
    assert [known.post(way_in, {}).status_code for _ in range(3)] == [422] * 3
    assert Knock.objects.count() == 1
