"""The papers gathered for a request, what is taken out of each and why, and the copy that whoever asked gets.

What is taken out is kept by where it stands, never as words: the log cannot give away what it hides.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Q

from countywide.platform.kit.models import Versioned

from ..enums import How, State
from .request import Request

USER = settings.AUTH_USER_MODEL


class ItemQuerySet(models.QuerySet["Item"]):
    """Questions about gathered papers."""

    def listed(self) -> ItemQuerySet:
        """In the order in which they are bound, with how much was taken out of each."""
        return self.annotate(taken=Count("marks")).order_by(
            "place", "heading", models.F("dated").asc(nulls_last=True), "id"
        )


class Item(Versioned):
    """One paper that the record holds, and what becomes of it: given as it is, given with words taken out, or kept back."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="items")
    case = models.ForeignKey("cases.Case", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    of = models.CharField(max_length=200)  # "letter:k3…": how the register of papers knows it
    series = models.CharField(max_length=160, blank=True)
    place = models.PositiveSmallIntegerField()  # of its kind among the kinds
    heading = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    author = models.CharField(max_length=200, blank=True)
    dated = models.DateField(null=True, blank=True)
    file = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    third_party = models.BooleanField(default=False)
    gathered_on = models.DateField()

    looked_on = models.DateField(null=True, blank=True)  # a worker read it for other people
    pages = models.PositiveIntegerField(default=0)
    flagged = models.PositiveIntegerField(default=0)  # places that may be about somebody else
    unread = models.PositiveIntegerField(default=0)  # pages that hold no words, such as scans
    trouble = models.CharField(max_length=300, blank=True)  # why it has no pages

    is_out = models.BooleanField(default=False)
    exemption = models.CharField(max_length=20, blank=True)
    why = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, blank=True)  # of its words, when the first was taken out
    first_page = models.PositiveIntegerField(null=True, blank=True)  # in the copy
    bound_pages = models.PositiveIntegerField(default=0)

    objects = ItemQuerySet.as_manager()
    taken: int

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "of"], name="paper_gathered_once"),
            models.CheckConstraint(
                condition=Q(is_out=False) | (~Q(exemption="") & ~Q(why="") & Q(decided_on__isnull=False)),
                name="paper_kept_back_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"gathered-paper:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.request.organisation_id

    @property
    def waits(self) -> bool:
        """Whether somebody still has to say what becomes of it."""
        tells = self.third_party or self.flagged or self.unread or self.trouble
        return bool(tells) and not self.is_out and not self.taken and self.decided_on is None

    @property
    def paper_key(self) -> str:
        """How the release guard knows it where it is made anew each time."""
        return "" if self.file_id else self.of


class Mark(models.Model):
    """Words, a page (no length), or what is not on the pages (page 0), that were taken out of a paper: the log."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="marks")
    page = models.PositiveIntegerField()
    start = models.PositiveIntegerField(default=0)
    length = models.PositiveIntegerField(default=0)
    exemption = models.CharField(max_length=20)
    why = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["page", "start", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "page", "start", "length"], name="taken_out_once"),
            models.CheckConstraint(condition=~Q(why="") & ~Q(exemption=""), name="taken_out_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"taken-out-of-paper:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.item.organisation_id


class Copy(Versioned):
    """The bound copy of one request: its file, how it was given, until when it can be opened, when it is deleted."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="copy")
    state = models.CharField(max_length=7, choices=State.choices)
    asked_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField(null=True, blank=True)
    file = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)
    leads_to = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=7, choices=How.choices, blank=True)
    user = models.ForeignKey(USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # whose account
    given_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    open_until = models.DateField(null=True, blank=True)
    delete_on = models.DateField(null=True, blank=True)
    deleted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("MADE", "TO_POST", "GIVEN")) | (Q(file__isnull=False) & ~Q(sha256="")),
                name="copy_bound_with_file",
            ),
            models.CheckConstraint(
                condition=~Q(state="GIVEN") | (Q(given_on__isnull=False, delete_on__isnull=False) & ~Q(how="")),
                name="copy_given_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["delete_on", "id"], condition=Q(state="GIVEN"), name="copy_to_delete")]

    def __str__(self) -> str:
        return f"subject-request-copy:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.request.organisation_id

    @property
    def job_key(self) -> str:
        """The key of its job, which says how far it is."""
        return f"subject-request-copy:{self.pk}"

    def can_be_opened_on(self, on: Any) -> bool:
        """Whether whoever asked can open it on a day."""
        return self.state == State.GIVEN and self.open_until is not None and on <= self.open_until
