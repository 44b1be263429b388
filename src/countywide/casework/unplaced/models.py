"""Children whose plan names no place, or whose place ends: the search, whom it asked, what it said, and flags with their answers."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.casework.cases import queries as cases
from countywide.platform.kit.models import Versioned

from .enums import Begun, CameOf, Level, Over

WORDS = 2000


class SearchQuerySet(models.QuerySet["Search"]):
    """Questions about searches."""

    def seen_by(self, user: Any) -> SearchQuerySet:
        """Those on whose cases somebody may read."""
        return self.filter(case__in=cases.cases_seen_by(user).order_by())

    def under_way(self) -> SearchQuerySet:
        return self.filter(over_on=None)


class Search(Versioned):
    """The search for a place for one child, until the plan names one."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="place_searches")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="place_searches")
    begun_on = models.DateField()
    begun_because = models.CharField(max_length=9, choices=Begun.choices)
    needed_on = models.DateField(null=True, blank=True)  # the day the next place begins
    ends_on = models.DateField(null=True, blank=True)  # the last day of the present place, where there is one
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.ONE)
    next_contact_on = models.DateField()
    interim = models.TextField(blank=True)
    interim_from = models.DateField(null=True, blank=True)
    over_on = models.DateField(null=True, blank=True)
    over_because = models.CharField(max_length=10, choices=Over.choices, blank=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        ordering = ["-level", "next_contact_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(over_on=None), name="one_search_a_case"),
            models.CheckConstraint(
                condition=Q(over_on=None, over_because="") | (Q(over_on__isnull=False) & ~Q(over_because="")),
                name="search_over_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["-level", "next_contact_on", "id"], condition=Q(over_on=None), name="search_listed")
        ]

    def __str__(self) -> str:
        return f"place-search:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case: what `own` permissions of officers compare with."""
        return int(self.case.team_id)


class Reached(models.Model):
    """A level that a search reached, on which day."""

    search = models.ForeignKey(Search, on_delete=models.CASCADE, related_name="levels")
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["search", "level"], name="one_level_reached_once")]

    def __str__(self) -> str:
        return f"place-search-level:{self.pk}"


class Tried(models.Model):
    """A school or other setting that was asked, when, and what came of it."""

    search = models.ForeignKey(Search, on_delete=models.CASCADE, related_name="tried")
    setting = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    asked_on = models.DateField()
    came_of = models.CharField(max_length=10, choices=CameOf.choices, default=CameOf.ASKED)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(came_of="ASKED", answered_on=None) | (~Q(came_of="ASKED") & Q(answered_on__isnull=False)),
                name="tried_answered_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"place-tried:{self.pk}"


class Contact(models.Model):
    """The council spoke or wrote to the family about the search, and when it does so next."""

    search = models.ForeignKey(Search, on_delete=models.CASCADE, related_name="contacts")
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    said = models.TextField()

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"place-contact:{self.pk}"


class Flag(models.Model):
    """A school or a family says that a child will have no place. It is over only when a senior officer has answered."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    search = models.ForeignKey(Search, on_delete=models.PROTECT, related_name="flags")
    raised_on = models.DateField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_school = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # none: the family
    ends_on = models.DateField(null=True, blank=True)
    said = models.TextField(blank=True)
    senior = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reply_by = models.DateField()
    alerted_on = models.DateField(null=True, blank=True)  # nobody had answered in time: whoever leads was told
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["search"], condition=Q(answered_on=None), name="one_flag_waits_a_search"),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="flag_over_by_an_answer",
            ),
        ]
        indexes = [models.Index(fields=["reply_by", "id"], condition=Q(answered_on=None), name="flag_waits")]

    def __str__(self) -> str:
        return f"place-flag:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case."""
        return self.search.organisation_id
