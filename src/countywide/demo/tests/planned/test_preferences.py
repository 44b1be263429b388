"""The made-up county has preferences in every state, in the round that is open and in the one that is far on."""

from __future__ import annotations

import pytest
from django.db.models import Count
from django.utils.timezone import localdate

from countywide.casework.placements.models import Asked, Correction, Preference, Said, Wished
from countywide.demo.moving import listed_since
from countywide.demo.preferring import FAR_ON, OPEN, OURS, STATES
from countywide.platform.links.models import Link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("planned_county")]


def test_there_is_a_preference_in_every_state():
    said = Said.objects.filter(preference__transfer__round=OPEN)
    assert set(said.values_list("when", flat=True)) == {"IN_TIME"}
    assert Said.objects.filter(preference__transfer__round=FAR_ON, when="LOCKED").exists()
    assert Preference.objects.filter(bounced_on__isnull=False).exists()
    assert Correction.objects.filter(settled_on=None).exists()
    assert Preference.objects.annotate(n=Count("versions")).filter(n=2).exists()  # changed
    assert Wished.objects.filter(school__admissions="Selective").exists()
    assert Wished.objects.filter(kind="UNSURE").exists()
    assert Asked.objects.filter(transfer__preferences__said_on=None).exists()
    by_two = Asked.objects.annotate(n=Count("transfer__preferences__said_on")).filter(n=2)
    assert {each.transfer.round for each in by_two} == {OPEN, FAR_ON}  # two parents who do not want the same
    assert Link.objects.filter(purpose="placements.preferences", ended_at=None).exists()


def test_the_personas_school_has_some_of_them():
    carried_through = Asked.objects.filter(transfer__identified_on__lt=listed_since(localdate()))
    assert Asked.objects.count() - carried_through.count() <= 2 * len(STATES)
    assert Preference.objects.filter(transfer__setting__key=OURS).exists()
