"""Entries: questions with their answers and passages of guidance, and all that befalls them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from countywide.garden.knowledge import permissions, rules
from countywide.garden.knowledge.enums import (
    AnsweredState,
    AnswerType,
    Audience,
    Did,
    EntryKind,
    Field,
    HoldState,
    Status,
    WordingState,
)
from countywide.garden.knowledge.models.documents import Source
from countywide.garden.knowledge.models.owning import OwnedByTeam
from countywide.garden.knowledge.models.topics import Topic
from countywide.platform.kit.models import Versioned


class EntryQuerySet(models.QuerySet["Entry"]):
    """Questions about entries."""

    def seen_by(self, actor: Any) -> EntryQuerySet:
        """What somebody may read: editors everything; others what is published for them, and their own team's drafts."""
        if actor.may(permissions.EDIT):
            return self
        audiences = rules.audiences_open(for_schools=actor.may(permissions.READ_FOR_SCHOOLS))
        open_to = Q(published_at__lte=timezone.now(), audience__in=audiences)
        if actor.pk is not None and (own := actor.organisations_where(permissions.ANSWER)):
            open_to |= Q(team__organisation_id__in=own)
        return self.filter(open_to)

    def shown(self) -> EntryQuerySet:
        """Published and not withdrawn; those past their review date too, since they say so themselves."""
        return self.filter(published_at__lte=timezone.now(), withdrawn_at=None)

    def canonical(self) -> EntryQuerySet:
        """Leave out repeats that were merged into another entry."""
        return self.filter(merged_into=None)

    def expired_on(self, day: date) -> EntryQuerySet:
        """Shown, and past the day by which somebody should have looked at it again."""
        return self.shown().canonical().filter(review_by__lt=day)

    def with_owners(self) -> EntryQuerySet:
        """Read what every page says beside an entry in the same query."""
        return self.select_related("team", "topic", "source")


class Entry(OwnedByTeam, Versioned):
    """One question and its answer, or one passage. The words kept here are those that may be published."""

    slug = models.SlugField(max_length=90, unique=True)  # its public name: never changes
    kind = models.CharField(max_length=8, choices=EntryKind.choices, default=EntryKind.QA)
    question = models.TextField()
    short_answer = models.TextField(blank=True)
    answer = models.TextField(blank=True)  # Markdown
    section = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="entries")
    row = models.PositiveIntegerField(null=True, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    as_imported = models.CharField(
        max_length=64, blank=True
    )  # hash of the row as read: an editor's own words outlive it
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="entries")
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.EVERYONE)
    law = models.CharField(max_length=300, blank=True)
    answer_type = models.CharField(max_length=14, choices=AnswerType.choices, blank=True)
    answered = models.CharField(max_length=10, choices=AnsweredState.choices, default=AnsweredState.ANSWERED)
    asked_count = models.PositiveIntegerField(default=1)
    about_one_child = models.BooleanField(default=False)  # reads as if one child could be picked out
    looked_at = models.DateTimeField(null=True, blank=True)  # by an editor, since it reads as if about one child

    published_at = models.DateTimeField(null=True, blank=True)  # in the future: held under embargo until then
    checked_on = models.DateField(null=True, blank=True)
    review_by = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    next_update_by = models.DateField(null=True, blank=True)
    awaiting = models.CharField(max_length=300, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="repeats")

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "row"], name="one_entry_a_row"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="entry_merged_into_another"),
            models.CheckConstraint(
                condition=Q(awaiting="", next_update_by=None) | ~Q(awaiting="") & Q(next_update_by__isnull=False),
                name="entry_awaits_with_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["team_key", "review_by"], name="entry_of_team"),
            models.Index(fields=["review_by"], condition=Q(withdrawn_at=None, merged_into=None), name="entry_review"),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("knowledge:answer", args=[self.slug])

    @property
    def status(self) -> Status:
        """Worked out from the dates, today."""
        return rules.status_of(
            published_at=self.published_at,
            withdrawn_at=self.withdrawn_at,
            review_by=self.review_by,
            at=timezone.localtime(),
        )


class EntryHistory(models.Model):
    """One thing that befell an entry: who, when, why, and the words as they were before."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="history")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor = models.CharField(max_length=120)
    did = models.CharField(max_length=10, choices=Did.choices)
    why = models.CharField(max_length=300, blank=True)  # shown to readers
    before: Any = models.JSONField(default=dict)  # field: its old words; for editors only

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["entry", "-id"], name="history_of_entry"),
            models.Index(fields=["-at", "-id"], name="history_newest"),
        ]


class Wording(models.Model):
    """Another way of asking what an entry answers. Only an approved one is used to find it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="wordings")
    text = models.CharField(max_length=300)
    proposed_at = models.DateTimeField(default=timezone.now)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    refused_at = models.DateTimeField(null=True, blank=True)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "text"], name="one_wording_an_entry"),
            models.CheckConstraint(condition=Q(approved_at=None) | Q(refused_at=None), name="wording_decided_one_way"),
        ]
        indexes = [
            models.Index(
                fields=["-times", "-id"], condition=Q(approved_at=None, refused_at=None), name="wording_proposed"
            )
        ]

    @property
    def state(self) -> WordingState:
        return (
            WordingState.APPROVED
            if self.approved_at
            else WordingState.REFUSED
            if self.refused_at
            else WordingState.PROPOSED
        )

    @property
    def organisation_id(self) -> int | None:
        return self.entry.organisation_id


class HoldQuerySet(models.QuerySet["Hold"]):
    """Questions about what is held back."""

    def seen_by(self, actor: Any) -> HoldQuerySet:
        """Only those who may see personal data that is held back."""
        return self if actor.may(permissions.SEE_HELD) else self.none()

    def not_looked_at(self) -> HoldQuerySet:
        return self.filter(confirmed_at=None, released_at=None)


class Hold(models.Model):
    """Words held back from publication: what the marker in the published text stands for."""

    entry = models.ForeignKey(Entry, null=True, on_delete=models.CASCADE, related_name="holds")
    source = models.ForeignKey(Source, null=True, on_delete=models.CASCADE, related_name="holds")  # for its title
    field = models.CharField(max_length=10, choices=Field.choices)
    kind = models.CharField(max_length=30)
    why = models.CharField(max_length=200)
    text = models.TextField()
    marker = models.CharField(max_length=80)  # what stands for it in the published words
    place = models.PositiveIntegerField()  # its order within the field
    found_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["entry", "field", "place"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entry=None, source__isnull=False, field="TITLE")
                | Q(entry__isnull=False, source=None) & ~Q(field="TITLE"),
                name="hold_of_an_entry_or_a_title",
            ),
            models.UniqueConstraint(fields=["entry", "field", "place"], name="one_hold_a_place"),
            models.CheckConstraint(condition=Q(confirmed_at=None) | Q(released_at=None), name="hold_decided_one_way"),
        ]

    @property
    def state(self) -> HoldState:
        return HoldState.RELEASED if self.released_at else HoldState.CONFIRMED if self.confirmed_at else HoldState.HELD


class Link(models.Model):
    """An address an entry sends people to, and whether it was there when last looked at."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="links")
    address = models.CharField(max_length=500)
    checked_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["entry", "address"], name="one_link_an_entry")]


class Vector(models.Model):
    """An entry's sentence vectors as the engine packs them; their first bytes hold the fingerprint of the text."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="vector")
    kept = models.BinaryField()


class Apart(models.Model):
    """Two entries that look the same and that an editor has said are not: never offered for merging again."""

    one = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")  # always the later of the two

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="apart_in_order"),
        ]
