"""The pack of one meeting: slides, recording or summary, links, and what changed after it was sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from countywide.platform.kit.models import Versioned

from .. import permissions
from ..enums import Recorded

OURS = settings.AUTH_USER_MODEL


class PackQuerySet(models.QuerySet["Pack"]):
    """Questions about packs."""

    def seen_by(self, actor: Any) -> PackQuerySet:
        """Organisers see a pack while it is put together; everybody else once it was sent."""
        return self if actor.may(permissions.KEEP) else self.exclude(sent_at=None)

    def waiting(self) -> PackQuerySet:
        return self.filter(sent_at=None)


class Pack(Versioned):
    """What everybody who booked is sent after a meeting. One for both of its sittings."""

    meeting = models.OneToOneField("forum.Meeting", on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField()  # the day of the last sitting
    due_on = models.DateField()
    has_no_slides = models.BooleanField(default=False)  # said by an organiser: nobody showed any
    recorded = models.CharField(max_length=9, choices=Recorded.choices, blank=True)
    recording_address = models.URLField(max_length=500, blank=True)
    recording_file = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    keep_until = models.DateField(null=True, blank=True)
    what_was_cut = models.CharField(max_length=300, blank=True)  # by the time it stood at, never by who was named
    confirmed_at = models.DateTimeField(null=True, blank=True)  # heard through: no pupil is named in what is left
    confirmed_by = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recording_ended_on = models.DateField(null=True, blank=True)  # it was taken away, when its time was over
    summary = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = PackQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(recorded="RECORDING") | Q(keep_until__isnull=False), name="pack_recording_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(recording_address="", recording_file=None) | Q(recorded="RECORDING"), name="pack_one_kind"
            ),
        ]
        indexes = [models.Index(fields=["due_on", "id"], condition=Q(sent_at=None), name="pack_waiting")]

    def __str__(self) -> str:
        return f"pack:{self.pk}"

    @property
    def place(self) -> str:
        """Where its files lie."""
        return f"pack:{self.pk}"

    @property
    def is_recording_open(self) -> bool:
        """Whether the recording may be opened: there is one, and an organiser confirmed that nobody's child is named in it."""
        return bool(
            self.recorded == Recorded.RECORDING
            and self.confirmed_at
            and self.recording_ended_on is None
            and (self.recording_address or self.recording_file_id)
        )

    def is_overdue(self, on: date) -> bool:
        return self.sent_at is None and on > self.due_on


class Slide(models.Model):
    """One file of slides, named and dated."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="slides")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=150)
    given_by = models.CharField(max_length=120)  # the team or speaker
    dated_on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["pack", "number"], name="pack_slide_number")]

    def __str__(self) -> str:
        return f"slide:{self.pk}"


class Listed(models.Model):
    """A link of the pack. One that is broken is named and left out, until somebody mends it or says that it works."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="links")
    number = models.PositiveSmallIntegerField()
    source_key = models.PositiveBigIntegerField(null=True, blank=True)  # the link of the chat basket it was taken from
    address = models.CharField(max_length=500)
    title = models.CharField(max_length=200)
    given_by = models.CharField(max_length=120, blank=True)  # a team or speaker, never somebody who attended
    posted_on = models.DateField(default=timezone.localdate)
    checked_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)  # a reader says that it does not open
    vouched_at = models.DateTimeField(null=True, blank=True)  # an organiser opened it: it works
    left_out_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "number"], name="pack_link_number"),
            models.UniqueConstraint(fields=["pack", "source_key"], name="pack_link_taken_once"),
        ]

    def __str__(self) -> str:
        return f"pack-link:{self.pk}"

    @property
    def is_broken(self) -> bool:
        """What the check found, or a reader said, since an organiser last opened it."""
        if self.reported_at and (self.vouched_at is None or self.reported_at > self.vouched_at):
            return True
        return bool(self.trouble) and self.vouched_at is None

    @property
    def says_trouble(self) -> str:
        if self.trouble and self.vouched_at is None:
            return self.trouble
        return "A reader says that it does not open." if self.is_broken else ""


class Change(models.Model):
    """What changed after the pack was sent, in a sentence: everybody is told once."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="changes")
    says = models.CharField(max_length=250)
    at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["pack"], condition=Q(told_at=None), name="pack_change_untold")]

    def __str__(self) -> str:
        return f"pack-change:{self.pk}"
