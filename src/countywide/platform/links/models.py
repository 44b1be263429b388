"""Links that are one person's own, and the count of knocks at their doors."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from . import rules
from .enums import Ended
from .types import thread


class Link(models.Model):
    """A link sent to the mailbox of one person, for one purpose about one subject. Only the hash of its token is kept."""

    purpose = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)  # the key of what it is about
    holder = models.CharField(max_length=40)  # whose it is: "contact:12"
    reference = models.CharField(max_length=40)  # by which its messages say what it is about
    address = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    issued_on = models.DateField()
    expires_on = models.DateField()
    code_seal = models.CharField(max_length=64, default=rules.NEVER)
    code_sent_at = models.DateTimeField(null=True, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    verified_at = models.DateTimeField(null=True, blank=True)
    sessions_since = models.DateTimeField(default=timezone.now)  # guest sessions begun before it have ended
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=12, choices=Ended.choices, blank=True)
    next_link = models.OneToOneField("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="before")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "subject", "holder"], condition=Q(ended_at=None), name="one_live_link_of_a_person"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_because="") | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                name="link_ends_with_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["purpose", "subject", "holder", "-id"], name="link_of_a_person"),
            models.Index(fields=["address", "-id"], name="link_to_a_mailbox"),
            models.Index(fields=["expires_on", "id"], condition=Q(ended_at=None), name="link_to_expire"),
        ]

    def __str__(self) -> str:
        return f"link:{self.pk}"

    @property
    def thread(self) -> str:
        """What all links share that were sent to this person for the same."""
        return thread(self.purpose, self.subject, self.holder)

    def works_on(self, day: date) -> bool:
        """Whether it opens anything on a day: the nightly job may not have come round yet."""
        return self.ended_at is None and day <= self.expires_on


class Knock(models.Model):
    """One press of a button that costs something, such as sending a code. `bucket` is a keyed hash."""

    bucket = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["bucket", "at"], name="links_knock_in_bucket"),
            models.Index(fields=["at"], name="links_knock_at"),
        ]

    def __str__(self) -> str:
        return f"knock:{self.pk}"
