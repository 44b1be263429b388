"""The basket of links."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from ..models import Floor, Link


def basket_of(floor: Floor) -> list[Link]:
    """The links that the host let into the basket of this sitting, in the order they came."""
    return list(Link.objects.filter(floor=floor, approved_at__isnull=False).order_by("approved_at", "id"))


def links_waiting(floor: Floor) -> list[Link]:
    """Links that somebody wrote in the chat and nobody decided on yet."""
    return list(Link.objects.filter(floor=floor, approved_at=None, refused_at=None).order_by("id"))


def links_of(meeting: Any) -> QuerySet[Link]:
    """Every approved link of any sitting of a meeting: what goes into its pack."""
    found = Link.objects.filter(floor__sitting__meeting=meeting, approved_at__isnull=False)
    return found.select_related("floor").order_by("approved_at", "id")


def link_of(pk: int) -> Link | None:
    """One link."""
    return Link.objects.filter(pk=pk).select_related("floor__sitting").first()
