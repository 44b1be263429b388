"""A school’s way to accreditation: each step with its day, its licence, what was charged, and its yearly check-ins."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import Route, State

ON_THE_WAY = (
    State.INTERESTED,
    State.ROUTE,
    State.LICENSED,
    State.BASELINE,
    State.PLANNED,
    State.MIDPOINT,
    State.PORTFOLIO,
    State.ASSESSED,
    State.ACTIONS,
)


class JourneyQuerySet(models.QuerySet["Journey"]):
    """Questions about journeys."""

    def on_the_way(self) -> JourneyQuerySet:
        return self.filter(state__in=ON_THE_WAY)

    def accredited(self) -> JourneyQuerySet:
        return self.filter(state=State.ACCREDITED)


class Journey(Versioned):
    """One school’s way from interest to accreditation, and what it keeps up afterwards."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="journeys")
    state = models.CharField(max_length=10, choices=State.choices, default=State.INTERESTED)
    since = models.DateField()  # in this state
    begun_on = models.DateField()
    is_again = models.BooleanField(default=False)  # the school takes part again
    call_by = models.DateField(null=True, blank=True)  # the programme rings by then
    called_on = models.DateField(null=True, blank=True)
    route = models.CharField(max_length=9, choices=Route.choices, blank=True)
    price_pence = models.PositiveIntegerField(null=True, blank=True)
    required = models.TextField(blank=True)  # the actions that the assessor asked for
    accredited_on = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    is_legacy = models.BooleanField(default=False)  # accredited before records were kept here
    confirmed_on = models.DateField(
        null=True, blank=True
    )  # a legacy that the school itself told of: seen by the programme

    objects = JourneyQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state__in=ON_THE_WAY), name="one_journey_on_the_way"
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="ACCREDITED"), name="one_accreditation_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="ACCREDITED") | Q(accredited_on__isnull=False, valid_to__isnull=False),
                name="accredited_from_a_day_to_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(route__in=("PROGRAMME", "LICENCE")) | Q(price_pence=0), name="free_routes_cost_nothing"
            ),
        ]
        indexes = [models.Index(fields=["state", "id"], name="journey_by_state")]

    def __str__(self) -> str:
        return f"accreditation:{self.pk}"

    @property
    def is_on_the_way(self) -> bool:
        return self.state in ON_THE_WAY


class Step(models.Model):
    """A journey reached a state, on which day, by whom, and what was said of it."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=State.choices)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"accreditation-step:{self.pk}"


class LicenceQuerySet(models.QuerySet["Licence"]):
    """Questions about funded licences."""

    def taken_on(self, on: Any, *, begins: Any) -> LicenceQuerySet:
        """Those of the terms that began on a day which are issued, or held for a school that still thinks about it."""
        return self.filter(terms_from=begins, ended_on=None).filter(Q(issued_on__isnull=False) | Q(held_until__gte=on))


class Licence(models.Model):
    """One of the funded licences: held for a school for some days, then issued or given back. Its number is taken once."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="licences")
    terms_from = models.DateField()
    number = models.PositiveSmallIntegerField()
    held_until = models.DateField()
    issued_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = LicenceQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["terms_from", "number"], condition=Q(ended_on=None), name="a_licence_is_taken_once"
            ),
            models.UniqueConstraint(fields=["journey"], condition=Q(ended_on=None), name="one_licence_a_journey"),
        ]

    def __str__(self) -> str:
        return f"accreditation-licence:{self.pk}"


class Charge(models.Model):
    """The invoice that was asked for, and the credit where it was a mistake. Nothing is ever charged that costs nothing."""

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="charges")
    pence = models.PositiveIntegerField()
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    credited_on = models.DateField(null=True, blank=True)
    credited_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="a_charge_is_more_than_nothing"),
            models.UniqueConstraint(fields=["journey"], condition=Q(credited_on=None), name="one_charge_a_journey"),
        ]

    def __str__(self) -> str:
        return f"accreditation-charge:{self.pk}"


class CheckIn(models.Model):
    """A yearly check-in: made beforehand, with an owner and a day, so that nobody’s diary is needed."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="check_ins")
    due_on = models.DateField()
    missed_on = models.DateField(null=True, blank=True)  # a catch-up: the day on which one was due and did not come
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reminded_on = models.DateField(null=True, blank=True)
    late_told_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "due_on"], name="one_check_in_a_day"),
            models.CheckConstraint(
                condition=Q(held_on=None, notes="") | (Q(held_on__isnull=False) & ~Q(notes="")),
                name="check_in_held_with_notes",
            ),
        ]
        indexes = [models.Index(fields=["due_on", "id"], condition=Q(held_on=None), name="check_in_waits")]

    def __str__(self) -> str:
        return f"check-in:{self.pk}"
