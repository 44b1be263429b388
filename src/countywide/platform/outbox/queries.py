"""Questions about messages and their delivery, limited to whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from countywide.platform.outbox import permissions
from countywide.platform.outbox.enums import IN_TROUBLE, ON_ITS_WAY
from countywide.platform.outbox.models import Attachment, Delivery, DeliveryQuerySet, Notice


def archive(user: Any) -> DeliveryQuerySet:
    """Every message sent to this person's organisations, newest first, each with when it was opened."""
    return Delivery.objects.archive_of(user).select_related("notice", "organisation").with_opening().order_by("-id")


def deliveries(user: Any) -> DeliveryQuerySet:
    """Every delivery this person may see, newest first, each with its recipient and when it was opened."""
    return Delivery.objects.seen_by(user).select_related("notice", "organisation").with_opening().order_by("-id")


def deliveries_about(about: models.Model) -> DeliveryQuerySet:
    """What was sent about one record, newest first: for the room that keeps the record and knows who may see it."""
    told = Delivery.objects.listed().filter(notice__about_kind=about._meta.label_lower, notice__about_key=str(about.pk))
    return told.select_related("notice").with_opening().order_by("-id")


def kinds_spoken_of() -> list[str]:
    """Which kinds of record any message is about."""
    return list(Notice.objects.order_by().values_list("about_kind", flat=True).distinct())


def notices_about(which: Q) -> QuerySet[Notice]:
    """What was said about some records, in order, for a room that knows who may see them: never a code or a one-time link."""
    return Notice.objects.filter(which, is_secret=False).order_by("id")


def standing_of(kind: str, about_kind: str, keys: Iterable[str]) -> dict[str, Delivery]:
    """The newest delivery of a kind about each of some records, by its key: where it stands, never what it said.

    For a room that sends one-time links: those are in no list, but whether they arrived must be known.
    """
    told = Delivery.objects.filter(notice__kind=kind, notice__about_kind=about_kind, notice__about_key__in=list(keys))
    return {each.notice.about_key: each for each in told.select_related("notice").defer("notice__body").order_by("id")}


def attachments(delivery: Delivery) -> QuerySet[Attachment]:
    """The files that went with a message, as they were enclosed."""
    return Attachment.objects.filter(notice=delivery.notice_id).order_by("id")


def repeats(delivery: Delivery) -> QuerySet[Delivery]:
    """When a message was sent again, newest first."""
    return Delivery.objects.filter(resent_from=delivery).order_by("-id")


def saying(deliveries: QuerySet[Delivery], words: str) -> QuerySet[Delivery]:
    """Narrow to messages that hold every word, in the subject, in the text or in the name of an attachment."""
    for word in words.split():
        named = Exists(Attachment.objects.filter(notice=OuterRef("notice_id"), name__icontains=word))
        deliveries = deliveries.filter(Q(notice__subject__icontains=word) | Q(notice__body__icontains=word) | named)
    return deliveries


def addressed_to(deliveries: QuerySet[Delivery], words: str) -> QuerySet[Delivery]:
    """Narrow to an address, or to an organisation by its name, in part or whole."""
    return deliveries.filter(Q(address__icontains=words.strip()) | Q(organisation__name__icontains=words.strip()))


def colleagues(delivery: Delivery, on: date) -> list[Any]:
    """The people of the organisation it was sent to who may read its messages on a day, by name."""
    if delivery.organisation is None:
        return []
    held = delivery.organisation.roles.held_on(on).select_related("user")
    readers = {role.user for role in held if permissions.READ_OWN.key in role.permissions and role.user.is_active}
    return sorted(readers, key=lambda person: (person.name, person.pk))


def troubles(user: Any) -> dict[str, int]:
    """How many deliveries are on their way, and how many are in trouble, by state."""
    seen = Delivery.objects.seen_by(user)
    counted = seen.filter(state__in=ON_ITS_WAY) | seen.filter(
        pk__in=seen.filter(state__in=IN_TROUBLE).in_trouble().values("pk")
    )
    return dict(counted.order_by().values_list("state").annotate(Count("pk")))
