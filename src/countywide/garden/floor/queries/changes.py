"""What changed on a floor since a version, and who may go on listening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.utils import timezone

from countywide.platform.accounts import queries as accounts

from .. import permissions
from ..models import Floor, Link, Question, Said


@dataclass(frozen=True)
class Change:
    """The state of a floor, and every row that is not as it was at `since`."""

    floor: Floor
    since: int
    questions: tuple[Question, ...]
    said: tuple[Said, ...]
    links: tuple[Link, ...]
    waiting: int  # links on which the host has not decided


def change_since(floor_id: int, since: int) -> Change | None:
    """What changed after a version. The floor is read first: what is added meanwhile is told again with the next change."""
    floor = Floor.objects.filter(pk=floor_id).select_related("current_item").first()
    if floor is None:
        return None
    links = Link.objects.filter(floor=floor, turn__gt=since)
    return Change(
        floor=floor,
        since=since,
        questions=tuple(Question.objects.filter(floor=floor, turn__gt=since).select_related("item").order_by("id")),
        said=tuple(Said.objects.filter(floor=floor, turn__gt=since).order_by("id")),
        links=tuple(links.order_by("id")),
        waiting=Link.objects.filter(floor=floor, approved_at=None, refused_at=None).count(),
    )


def versions_of(floor_ids: Iterable[int]) -> dict[int, int]:
    """The version of each floor, in one small query."""
    return dict(Floor.objects.filter(pk__in=list(floor_ids)).order_by().values_list("pk", "version"))


def who_may_stay(session_keys: set[str], user_ids: set[int]) -> tuple[set[str], set[int]]:
    """Of those who listen: the sessions that have not ended, and the people whose role still lets them in."""
    going_on = Session.objects.filter(session_key__in=session_keys, expire_date__gt=timezone.now())
    allowed = accounts.who_may(permissions.JOIN, on=timezone.localdate()).filter(pk__in=user_ids)
    return set(going_on.values_list("session_key", flat=True)), set(allowed.values_list("pk", flat=True))
