"""Who booked, where, and who came."""

from __future__ import annotations

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .programme import Meeting, Sitting


def new_token() -> str:
    """What the link of a confirmation carries: nobody guesses it."""
    return secrets.token_urlsafe(24).replace("_", "-").strip("-")


class BookingQuerySet(models.QuerySet["Booking"]):
    """Questions about bookings."""

    def live(self) -> BookingQuerySet:
        return self.filter(cancelled_at=None)

    def placed(self) -> BookingQuerySet:
        """With a place; not those who wait for one."""
        return self.live().filter(placed_at__isnull=False)

    def waiting(self) -> BookingQuerySet:
        return self.live().filter(placed_at=None).order_by("waits_since", "id")


class Booking(Versioned):
    """One person's booking for one meeting, at one of its sittings. It moves with a swap, so its link goes on working."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    token = models.CharField(max_length=48, unique=True, default=new_token, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="bookings")
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="bookings")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField()
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    where_from = models.CharField(max_length=160, blank=True)  # the school or service, as they say it
    access = models.JSONField(default=list, blank=True)
    access_words = models.CharField(max_length=300, blank=True)
    asked_before = models.TextField(blank=True)
    has_nothing_to_ask = models.BooleanField(default=False)
    booked_at = models.DateTimeField()
    waits_since = models.DateTimeField()  # a place that falls free goes to whoever waits longest
    placed_at = models.DateTimeField(null=True, blank=True)  # none: on the waiting list
    cancelled_at = models.DateTimeField(null=True, blank=True)
    attended_at = models.DateTimeField(null=True, blank=True)
    marked_absent_at = models.DateTimeField(null=True, blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["booked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "email"], condition=Q(cancelled_at=None), name="one_booking_a_meeting"
            ),
            models.CheckConstraint(condition=Q(attended_at=None) | Q(marked_absent_at=None), name="came_or_was_absent"),
        ]
        indexes = [
            models.Index(fields=["sitting", "waits_since"], condition=Q(cancelled_at=None), name="booked_sitting"),
            models.Index(fields=["user", "id"], condition=Q(cancelled_at=None), name="booked_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"forum-booking:{self.pk}"


class Moved(models.Model):
    """A booking went to the other sitting (Q70), or to a colleague."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="moves")
    left = models.ForeignKey(Sitting, null=True, on_delete=models.PROTECT, related_name="+")
    took = models.ForeignKey(Sitting, null=True, on_delete=models.PROTECT, related_name="+")
    from_email = models.EmailField(blank=True)  # a colleague took the place
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["moved_at", "id"]

    def __str__(self) -> str:
        return f"forum-move:{self.pk}"
