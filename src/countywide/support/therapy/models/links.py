"""Providers, the link of each school, and who is or was linked to it from one day to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.platform.kit.models import Versioned

from .. import permissions
from ..enums import Kind


class Provider(models.Model):
    """A health organisation that provides link therapists, and its mailboxes. They belong to roles and go on when people leave."""

    organisation = models.OneToOneField(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="therapy_provider"
    )
    mailbox = models.EmailField()
    liaison = models.EmailField(blank=True)  # about a named child whose home or school lies across the border
    records = models.EmailField(blank=True)  # where families ask for a therapy record
    phone = models.CharField(max_length=30, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "id"]

    def __str__(self) -> str:
        return f"therapy-provider:{self.pk}"

    @property
    def name(self) -> str:
        return self.organisation.name


class LinkQuerySet(models.QuerySet["Link"]):
    """Questions about links."""

    def seen_by(self, user: Any, on: date, grace: timedelta) -> LinkQuerySet:
        """One's own school's; those one is or was lately linked to; those that put one on their list; one's provider's; or all."""
        if user.may(permissions.OVERSEE):
            return self
        here = Q(school__in=user.organisations_where(permissions.SEE_OWN))
        if user.may(permissions.MEET):
            here |= Q(pk__in=Assignment.objects.lately(on, grace).filter(therapist_id=user.pk).values("link_id"))
        if user.may(permissions.SHARE):
            here |= Q(pk__in=Listed.objects.held_on(on).filter(teacher_id=user.pk).values("link_id"))
        if arranges := user.organisations_where(permissions.ARRANGE):
            here |= Q(provider__organisation__in=arranges)
        return self.filter(here)


class Link(Versioned):
    """What a school and its provider arranged. It is the school's: whoever follows there finds all of it."""

    school = models.OneToOneField("accounts.Organisation", on_delete=models.PROTECT, related_name="therapy_link")
    provider = models.ForeignKey(Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="links")
    opened_on = models.DateField()
    expected = models.PositiveSmallIntegerField(null=True, blank=True)  # set by the programme team; else worked out
    expected_why = models.CharField(max_length=200, blank=True)
    paused_from = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    paused_why = models.CharField(max_length=200, blank=True)
    vacancy_said = models.CharField(max_length=300, blank=True)  # what is done about the empty post
    filled_by = models.DateField(null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["school__name", "id"]
        indexes = [models.Index(fields=["provider", "id"], name="therapy_link_of_provider")]

    def __str__(self) -> str:
        return f"therapy-link:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The school: what `own` permissions compare with."""
        return self.school_id

    def is_paused(self, on: date) -> bool:
        return (
            self.paused_from is not None
            and self.paused_from <= on
            and (self.paused_until is None or on <= self.paused_until)
        )


class DatedQuerySet(models.QuerySet[Any]):
    """Ties with a first day and perhaps a last."""

    def held_on(self, day: date) -> DatedQuerySet:
        """In force on a day; the last day counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def lately(self, day: date, grace: timedelta) -> DatedQuerySet:
        """In force on a day or ended so shortly before that records are still finished."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day - grace), starts_on__lte=day)


class Assignment(models.Model):
    """Somebody is linked to a school: as its therapist, as an assistant, or as cover while the post is empty."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="assignments")
    therapist = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.LEAD)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    introduced_on = models.DateField()  # the school was told who comes
    note = models.TextField(blank=True)  # handover: what whoever comes next must know

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["link"], condition=Q(ends_on=None, kind="LEAD"), name="one_link_therapist"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="therapy_link_ends_after_it_starts"
            ),
        ]
        indexes = [models.Index(fields=["therapist", "ends_on"], name="therapy_links_of")]

    def __str__(self) -> str:
        return f"therapy-assignment:{self.pk}"


class Listed(models.Model):
    """A specialist teacher whom a school put on its list: they see the plan and own actions beside the therapist (Q56)."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="listed")
    teacher = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["link", "teacher"], condition=Q(ends_on=None), name="teacher_listed_once"),
        ]
        indexes = [models.Index(fields=["teacher", "ends_on"], name="listed_for_teacher")]

    def __str__(self) -> str:
        return f"therapy-listed:{self.pk}"
