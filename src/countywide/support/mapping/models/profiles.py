"""A child's profile at one school, what shows each level, and every mapping of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .. import permissions
from ..enums import Basis, Ended, MappedBy, State

WORDS = 1500


class ProfileQuerySet(models.QuerySet["Profile"]):
    """Questions about profiles."""

    def seen_by(self, user: Any) -> ProfileQuerySet:
        """All that were sent in, for those who map or pay; one's own school's. A draft is its school's alone."""
        if not hasattr(user, "organisations_where"):
            return self.none()
        own = Q(school_id__in=user.organisations_where(permissions.READ_OWN))
        if user.may(permissions.MAP) or user.may(permissions.FUND) or user.may(permissions.FOLLOW):
            return self.filter(own | ~Q(state=State.DRAFT))
        return self.filter(own)

    def open(self) -> ProfileQuerySet:
        return self.exclude(state=State.ENDED)


class Profile(Versioned):
    """One child at one school: when the child starts, who knows of it, and how far the mapping has come."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    child = models.ForeignKey("people.Child", on_delete=models.PROTECT, related_name="profiles")
    school = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=9, choices=Basis.choices, default=Basis.YEAR_R)
    entry_on = models.DateField()
    entry_year = models.PositiveSmallIntegerField()  # the school year of the first day, by the year it begins in
    pattern = models.CharField(max_length=200, blank=True)
    parent_informed_on = models.DateField()
    provision = models.TextField(blank=True)
    early_years = models.TextField(blank=True)
    state = models.CharField(max_length=13, choices=State.choices, default=State.DRAFT)
    submitted_on = models.DateField(null=True, blank=True)
    due_by = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    pence = models.BigIntegerField(default=0)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        ordering = ["due_by", "id"]
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=~Q(state="ENDED"), name="one_open_profile_a_child"),
            models.CheckConstraint(
                condition=Q(state="DRAFT", submitted_on=None) | Q(submitted_on__isnull=False) | Q(state="ENDED"),
                name="profile_sent_on_a_day",
            ),
            models.CheckConstraint(
                condition=(Q(state="ENDED") & ~Q(ended_because="")) | (~Q(state="ENDED") & Q(ended_because="")),
                name="profile_ended_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["school", "entry_year"], name="profiles_of_a_school")]

    def __str__(self) -> str:
        return f"profile:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The school: what `own` permissions compare with."""
        return int(self.school_id)

    @property
    def source(self) -> str:
        """How the ledger names what its awards came from: the beginning that they share."""
        return f"mapping:{self.pk}:"


class Evidence(models.Model):
    """What a school sees that shows the level in one area. Whoever pays does not read it."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="evidence")
    area = models.CharField(max_length=20)
    words = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["profile", "area"], name="evidence_once_an_area")]

    def __str__(self) -> str:
        return f"profile-evidence:{self.pk}"


class Mapping(models.Model):
    """The levels that somebody chose for a child, by which set, what they come to, and why the step is another."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="mappings")
    mapped_by = models.CharField(max_length=10, choices=MappedBy.choices)
    version = models.CharField(max_length=40)  # of the descriptors
    basis = models.CharField(max_length=9, choices=Basis.choices, default=Basis.YEAR_R)
    levels = models.JSONField()
    points = models.PositiveSmallIntegerField()
    computed = models.PositiveSmallIntegerField()  # the step that the sum gives
    level = models.PositiveSmallIntegerField()  # the step that was given
    reason = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"mapping:{self.pk}"
