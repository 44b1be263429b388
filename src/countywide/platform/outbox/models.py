"""Things to send: what is said once, and one row for each recipient and channel with all that befell it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import CharField, Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils import timezone

from countywide.platform.outbox.enums import IN_TROUBLE, Carrier, Channel, State

READ_BY_RECIPIENT = "read a message sent to their organisation"
"""Why an opening is logged when somebody of the organisation it was sent to opens a message: what "opened" means."""


class Notice(models.Model):
    """What is said, once, to one or more recipients. Its words are kept as they were sent, unless they are a secret."""

    kind = models.CharField(max_length=80)
    cause = models.CharField(max_length=160)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    is_secret = models.BooleanField(default=False)
    wiped_at = models.DateTimeField(null=True)
    about_kind = models.CharField(max_length=60, blank=True)
    about_key = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "cause"], name="one_notice_a_cause"),
            models.CheckConstraint(
                condition=Q(wiped_at=None) | Q(is_secret=True, body=""), name="only_secrets_are_wiped"
            ),
        ]
        indexes = [models.Index(fields=["about_kind", "about_key"], name="notice_about")]

    def __str__(self) -> str:
        return f"notice:{self.pk}"


class Attachment(models.Model):
    """A file that goes with a notice. Equal files are stored once, under their hash."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    file = models.FileField(upload_to="outbox", max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"attachment:{self.pk}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Questions about deliveries."""

    def due(self, now: datetime) -> DeliveryQuerySet:
        """Waiting, and its time has come: codes first, then the oldest."""
        return self.filter(state=State.WAITING, next_try_at__lte=now).order_by("-is_urgent", "next_try_at", "id")

    def listed(self) -> DeliveryQuerySet:
        """Those that may be shown at all: a code or a one-time link is in no list and on no page."""
        return self.filter(notice__is_secret=False)

    def seen_by(self, user: Any) -> DeliveryQuerySet:
        """What this person may read: everything; or what went to an organisation where they hold a role, or to them alone."""
        from countywide.platform.outbox import permissions

        if user.may(permissions.READ_ALL):
            return self.listed()
        return self.archive_of(user)

    def archive_of(self, user: Any) -> DeliveryQuerySet:
        """What was sent to the organisations where this person holds a role that opens it, or to this person alone."""
        from countywide.platform.outbox import permissions

        organisations = user.organisations_where(permissions.READ_OWN)
        return self.listed().filter(Q(organisation_id__in=organisations) | Q(organisation=None, user_id=user.pk))

    def with_opening(self) -> DeliveryQuerySet:
        """Adds `opened_at`: when its recipient first opened it in the service, worked out from the log of openings."""
        openings = apps.get_model("audit", "Opening").objects.filter(
            about_kind="outbox.delivery", about_key=Cast(OuterRef("pk"), CharField()), why=READ_BY_RECIPIENT
        )
        first = openings.order_by().values("about_key").annotate(first=Min("at")).values("first")
        return self.annotate(opened_at=Subquery(first))

    def in_trouble(self) -> DeliveryQuerySet:
        """Came back, given up or unsure, and nobody has sent it again since."""
        return self.filter(state__in=IN_TROUBLE).exclude(Exists(Delivery.objects.filter(resent_from=OuterRef("pk"))))


class Delivery(models.Model):
    """One notice on its way to one recipient by one channel."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    reference = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False
    )  # makes the Message-ID; no one can guess it
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.EMAIL)
    address = models.CharField(max_length=254)
    organisation = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    is_urgent = models.BooleanField(default=False)
    resent_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="resent")
    resent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    carrier = models.CharField(max_length=10, choices=Carrier.choices, blank=True)
    next_try_at = models.DateTimeField(null=True, default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sending_since = models.DateTimeField(null=True)  # set, durably, before the first byte leaves
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "channel", "address"], condition=Q(resent_from=None), name="one_delivery_a_recipient"
            ),
            models.CheckConstraint(
                condition=~Q(state="SENDING") | Q(sending_since__isnull=False), name="sending_is_dated"
            ),
            models.CheckConstraint(
                condition=~Q(state="WAITING") | Q(next_try_at__isnull=False), name="waiting_is_dated"
            ),
        ]
        indexes = [
            models.Index(fields=["-is_urgent", "next_try_at", "id"], condition=Q(state="WAITING"), name="delivery_due"),
            models.Index(fields=["sending_since"], condition=Q(state="SENDING"), name="delivery_sending"),
            models.Index(fields=["organisation", "-id"], name="delivery_of_organisation"),
            models.Index(fields=["state", "-id"], name="delivery_state"),
        ]

    def __str__(self) -> str:
        return f"delivery:{self.pk}"  # never the address

    @property
    def is_to_role_mailbox(self) -> bool:
        """Whether it went to an organisation's own mailbox and not to one person's."""
        return self.organisation_id is not None and self.user_id is None
