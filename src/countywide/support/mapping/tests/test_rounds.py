"""Rounds of moderation: blind, compared, settled, fed back, queried, published."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from countywide.platform.outbox.models import Delivery
from countywide.support.mapping import actions, queries, rules
from countywide.support.mapping.enums import MappedBy
from countywide.support.mapping.models import Profile, Reading, Round, Sampled

from . import factories as make
from .factories import BY, LEVELS, ON
from .test_pages import words
from .test_profiles import REASON, refused

pytestmark = pytest.mark.django_db
OTHER = {**LEVELS, "emotional": 3}
LEARNED = "The words for level three in emotional needs are read in two ways, so an example was added to the next set."


@pytest.fixture
def held():
    """A round of two children of one school, mapped blind by somebody of another and an officer."""
    at, elsewhere = make.school(), make.school()
    make.pots()
    one, two = make.somebody("moderator", elsewhere), make.somebody("inclusion-officer", make.school())
    for _ in range(2):
        make.issued(at)
    make.mapped(elsewhere)  # of the moderator's own school: never sampled
    return opened(one, two)


def opened(one, two, number=2):
    return actions.open_round(
        None, by=BY, on=ON, title="Spring 2027", number=number, school_moderator=one, council_moderator=two
    )


def both_read(found, *, first=None, second=None):
    for sampled in found.sampled.all():
        actions.read(sampled, by=found.school_moderator, on=ON, levels=first or LEVELS)
        actions.read(sampled, by=found.council_moderator, on=ON, levels=second or LEVELS)
    found.refresh_from_db()


def settled(found, levels=None, reason=""):
    for sampled in found.sampled.all():
        actions.settle(sampled, by=BY, on=ON, levels=levels or LEVELS, reason=reason)
    found.refresh_from_db()


def told(kind):
    return Delivery.objects.filter(notice__kind=kind).count()


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Wren-Ada points. WREN cries; wrens sing.", "the child points. the child cries; wrens sing."),
        ("Otterby has a chair.", "the child has a chair."),
        ("Nobody is named.", "Nobody is named."),
    ],
)
def test_what_moderators_read_has_no_name_in_it(said, read):
    assert rules.without_names(said, ("Wren-Ada", "Otterby", "")) == read


def test_children_of_the_moderators_own_school_are_not_sampled_and_both_are_told(held):
    assert held.sampled.count() == 2 and told("mapping.to-moderate") == 2
    refused("There are 0 mapped children", opened, held.school_moderator, held.council_moderator)
    refused("two people", opened, held.school_moderator, held.school_moderator)
    assert Round.objects.count() == 1


def test_each_maps_each_child_once_and_nobody_else_may(held):
    first = held.sampled.first()
    actions.read(first, by=held.school_moderator, on=ON, levels=LEVELS)
    refused("already", actions.read, first, by=held.school_moderator, on=ON, levels=OTHER)
    with pytest.raises(PermissionDenied):
        actions.read(first, by=make.somebody("moderator", make.school()), on=ON, levels=LEVELS)
    assert Reading.objects.count() == 1


def test_how_far_the_two_agree_is_counted_over_every_judgement(held):
    both_read(held, second=OTHER)
    found = queries.agreement_of(held, queries.sampled_in(held))
    assert (found.same, found.pairs) == (10, 12) and found.kappa == pytest.approx(0.7692, abs=0.001)


def test_an_outcome_that_changes_the_levels_has_a_reason_and_is_a_mapping_of_its_own(held):
    refused("Both moderators", actions.settle, held.sampled.first(), by=BY, on=ON, levels=LEVELS)
    both_read(held)
    first = held.sampled.first()
    refused("at least 80 letters", actions.settle, first, by=BY, on=ON, levels=OTHER, reason="More")
    actions.settle(first, by=BY, on=ON, levels=OTHER, reason=REASON)
    mapping = queries.standing_mapping(Profile.objects.get(pk=first.profile_id))
    assert (mapping.mapped_by, mapping.points, mapping.computed) == (MappedBy.MODERATORS, 33, 3)


def test_with_the_last_child_schools_are_told_and_may_query_for_ten_school_days(held):
    both_read(held)
    settled(held)
    assert (held.closed_on, held.query_by) == (ON, date(2027, 3, 15))
    assert told("mapping.moderated") == 6  # head, SENCO and finance, of each child
    first = held.sampled.first()
    profile = first.profile
    said = "In emotional needs she has two adults, which the words of level one do not tell."
    actions.query(profile, by=BY, on=date(2027, 3, 15), words=said)
    refused("already", actions.query, profile, by=BY, on=ON, words=said)
    refused(
        "days for a query are over", actions.query, held.sampled.last().profile, by=BY, on=date(2027, 3, 16), words=said
    )
    refused("A query waits", actions.publish, held, by=BY, on=date(2027, 3, 16), learned=LEARNED)
    actions.answer_query(Sampled.objects.get(pk=first.pk), by=BY, on=ON, words=REASON)
    assert told("mapping.query-answered") == 3
    refused("may still query", actions.publish, held, by=BY, on=date(2027, 3, 15), learned=LEARNED)
    actions.publish(held, by=BY, on=date(2027, 3, 16), learned=LEARNED)


def test_pages_are_blind_and_what_was_found_is_public(client_for, client, held):
    one, payer = client_for(held.school_moderator), client_for(make.somebody("finance-officer", make.school()))
    address = reverse("mapping:read", args=[held.key, 1])
    profile = held.sampled.get(number=1).profile
    profile.evidence.filter(area="care").update(words=f"{profile.child.legal_forename} needs a hand with lunch.")
    said = words(one.get(address))
    assert make.SHOWN in said and "the child needs a hand with lunch." in said
    assert profile.child.legal_forename not in said and profile.school.name not in said
    assert "Kept." in words(one.post(address, LEVELS, follow=True))
    show = reverse("mapping:round", args=[held.key])
    assert "is shown once both have mapped" in words(payer.get(show))
    for sampled in held.sampled.all():
        for by in (held.school_moderator, held.council_moderator):
            if not sampled.readings.filter(by=by).exists():
                actions.read(sampled, by=by, on=ON, levels=LEVELS)
    assert "12 of 12 judgements" in words(payer.get(show))
    settled(Round.objects.get())
    assert make.SHOWN not in words(payer.get(show))
    actions.publish(Round.objects.get(), by=BY, on=ON + timedelta(days=30), learned=LEARNED)
    public = words(client.get("/funding-descriptors/moderation"))
    assert LEARNED in public and "12 of 12 judgements: 100%" in public and profile.school.name not in public
    assert client_for(make.somebody("moderator", make.school())).get(show).status_code == 404
    assert client_for(make.somebody("senco", make.school())).get(show).status_code == 403


def test_a_round_is_opened_on_a_page(client_for, organisation):
    at = make.school()
    make.mapped(at), make.mapped(at)
    one, two = make.somebody("moderator", make.school()), make.somebody("inclusion-officer", organisation("TEAM"))
    payer = client_for(make.somebody("finance-officer", make.school()))
    given = {"title": "Spring", "number": 2, "school_moderator": one.pk, "council_moderator": two.pk}
    said = words(payer.post("/moderation/open", given, follow=True))
    assert "Opened. Both moderators are told." in said and "0 of 2 children mapped" in said
    assert "Child 1" in words(client_for(one).get(reverse("mapping:round", args=[Round.objects.get().key])))
