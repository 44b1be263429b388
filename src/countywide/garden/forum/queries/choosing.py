"""Polls about days and times, and what they gave."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from .. import permissions
from ..models import Ballot, Poll, Slot


def polls_seen(actor: Any, on: date) -> QuerySet[Poll]:
    """Polls that have opened; a host those to come too."""
    found = Poll.objects.select_related("series").order_by("-opens_on", "-id")
    return found if actor.may(permissions.HOST) else found.filter(opens_on__lte=on)


def polls_open(on: date) -> QuerySet[Poll]:
    return Poll.objects.filter(opens_on__lte=on, closes_on__gte=on).select_related("series").order_by("closes_on", "id")


def poll_called(key: str, actor: Any, on: date) -> Poll | None:
    return polls_seen(actor, on).filter(key=key).prefetch_related("slots").first()


def result_of(poll: Poll) -> list[tuple[Slot, int]]:
    """The slots with how many they suit, in the order of the week."""
    counted = Slot.objects.filter(poll=poll).annotate(votes=Count("ballots")).order_by("weekday", "time", "id")
    return [(slot, slot.votes) for slot in counted]


def own_ballot(actor: Any, poll: Poll) -> list[str]:
    """What somebody chose before."""
    if actor.pk is None:
        return []
    chosen = Ballot.objects.filter(poll=poll, user=actor.pk).order_by("id").values_list("slots", flat=True)
    return [str(each) for each in chosen if each]
