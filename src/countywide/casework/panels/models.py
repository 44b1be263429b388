"""Meetings at which cases are decided: when one sits, who sits on it, what stands on its agenda and what was said."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from . import permissions
from .enums import Outcome

LETTERS = "23456789bcdfghjkmnpqrstvwxz"


def new_key() -> str:
    """A key for addresses that cannot be guessed."""
    return "".join(secrets.choice(LETTERS) for _ in range(8))


class PanelQuerySet(models.QuerySet["Panel"]):
    """Questions about panels."""

    def seen_by(self, user: Any) -> PanelQuerySet:
        """Those of the teams one works in."""
        if not hasattr(user, "organisations_where"):
            return self.none()
        return self.filter(team_id__in=user.organisations_where(permissions.READ))

    def standing(self) -> PanelQuerySet:
        """Called and not called off."""
        return self.filter(cancelled_on=None)


class Panel(Versioned):
    """One meeting of a team at which cases are decided."""

    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    meets_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    most_items = models.PositiveSmallIntegerField(default=12)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    minutes = models.TextField(blank=True)
    minutes_on = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)

    objects = PanelQuerySet.as_manager()

    class Meta:
        ordering = ["meets_on", "id"]
        indexes = [models.Index(fields=["team", "-meets_on", "-id"], name="panel_of_team")]

    def __str__(self) -> str:
        return f"panel:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team whose panel it is."""
        return self.team_id

    def is_over(self, on: date) -> bool:
        """Whether nothing more can be put before it."""
        return bool(self.cancelled_on or self.minutes_on or self.meets_on < on)


class Attendee(models.Model):
    """Somebody who sits on a panel, and whether they came."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="attendees")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120)
    came = models.BooleanField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["panel", "name"], name="one_seat_a_name")]


class Item(models.Model):
    """One case on an agenda: what is asked, what the officer recommends, and what became of it."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="items")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="panel_items")
    matter = models.CharField(max_length=40)
    recommendation = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default=Outcome.WAITING)
    decision = models.CharField(max_length=200, blank=True)  # in words: "We will carry out an assessment"
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    said = models.TextField(blank=True)  # what was said about it

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "matter"], condition=Q(outcome=""), name="on_one_agenda_at_a_time"),
            models.CheckConstraint(
                condition=Q(outcome="", settled_on=None) | (~Q(outcome="") & Q(settled_on__isnull=False)),
                name="item_settled_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["panel", "place", "id"], name="item_of_panel")]

    def __str__(self) -> str:
        return f"panel-item:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team whose panel it is on."""
        return self.panel.team_id
