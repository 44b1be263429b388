"""Rights that decision letters opened, the disputes that came of them, their mediation and appeal, and every step that has a day.

A date is never kept here twice: a step hangs on its clock in the deadlines room, which counts it and remembers whether it was met.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.casework.cases import queries as cases
from countywide.platform.kit.models import Versioned

from . import permissions
from .enums import About, Certificate, Ground, Mediated, Outcome, Over, Owes, Wants, What

USER = settings.AUTH_USER_MODEL


class Right(Versioned):
    """One decision that can be appealed against, from the day its letter left for the first of the family (s.51(2))."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="rights")
    letter_kind = models.CharField(max_length=80)
    ground = models.CharField(max_length=10, choices=Ground.choices)
    decision = models.CharField(
        max_length=64
    )  # what the copies of one decision have in common: a hash of what was given
    opened_on = models.DateField()

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["case", "letter_kind", "decision"], name="one_right_a_decision")]
        indexes = [models.Index(fields=["case", "-opened_on"], name="right_of_case")]

    def __str__(self) -> str:
        return f"right:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case."""
        return self.case.team_id


class RightLetter(models.Model):
    """The letter that brought the decision to one of the family: the time to appeal runs from the day this copy was sent."""

    right = models.ForeignKey(Right, on_delete=models.CASCADE, related_name="letters")
    letter = models.OneToOneField("letters.Letter", on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True)  # none while it came back
    clock_key = models.CharField(max_length=40, blank=True)  # of ME-CONTACT and AP-LODGE on the case

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"right-letter:{self.pk}"


class DisputeQuerySet(models.QuerySet["Dispute"]):
    """Questions about disputes."""

    def seen_by(self, user: Any) -> DisputeQuerySet:
        """Those on whose cases somebody may read."""
        return self.filter(case__in=cases.cases_seen_by(user).order_by())

    def of_teams_of(self, user: Any) -> DisputeQuerySet:
        """Those of the teams in which somebody works on disputes."""
        return self.filter(case__team__in=user.organisations_where(permissions.WORK))

    def under_way(self) -> DisputeQuerySet:
        return self.filter(over=Over.OPEN)


class Dispute(Versioned):
    """A family disputes one decision: from the first we hear of mediation or an appeal to the end of both."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    right = models.ForeignKey(Right, on_delete=models.PROTECT, related_name="disputes")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="disputes")  # on which its clocks run
    begun_on = models.DateField()
    told_by = models.CharField(max_length=200, blank=True)
    told_appeal_on = models.DateField(null=True)  # the family says that it appealed; the Tribunal has not written yet
    certificate_on = models.DateField(null=True)
    certificate = models.CharField(max_length=7, choices=Certificate.choices, blank=True)
    over = models.CharField(max_length=10, choices=Over.choices, blank=True, default=Over.OPEN)
    over_on = models.DateField(null=True)
    note = models.TextField(blank=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["right"], condition=Q(over=""), name="one_open_dispute_a_right"),
            models.CheckConstraint(
                condition=Q(over="", over_on=None) | (~Q(over="") & Q(over_on__isnull=False)), name="dispute_over_on_a_day"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["over", "id"], name="dispute_open")]

    def __str__(self) -> str:
        return f"dispute:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case."""
        return self.case.team_id

    @property
    def is_open(self) -> bool:
        return self.over == Over.OPEN


class Mediation(models.Model):
    """The contact with the adviser, and the mediation if the family wants one."""

    dispute = models.OneToOneField(Dispute, on_delete=models.CASCADE, related_name="mediation")
    contact_on = models.DateField(null=True)
    wants = models.CharField(max_length=3, choices=Wants.choices, blank=True, default=Wants.UNKNOWN)
    wanted_on = models.DateField(null=True)  # the day the family told the council, which starts the 30 days
    issues = models.TextField(blank=True)
    about = models.CharField(max_length=10, choices=About.choices, blank=True)
    health_wanted = models.TextField(blank=True)
    health_told_on = models.DateField(null=True)
    meeting_on = models.DateField(null=True)
    meeting_place = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=10, choices=Mediated.choices, blank=True, default=Mediated.OPEN)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(wants="YES") | Q(wanted_on__isnull=False), name="mediation_wanted_on_a_day"),
            models.CheckConstraint(
                condition=Q(outcome="", ended_on=None) | (~Q(outcome="") & Q(ended_on__isnull=False)),
                name="mediation_ended_on_a_day",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"mediation:{self.pk}"


class Appeal(models.Model):
    """An appeal as the Tribunal registered it, what the council answered, when it is heard, and how it ended."""

    dispute = models.OneToOneField(Dispute, on_delete=models.CASCADE, related_name="appeal")
    number = models.CharField(max_length=40)
    lodged_on = models.DateField(null=True)
    registered_on = models.DateField()
    received_on = models.DateField()
    subjects = models.JSONField(default=list)
    recommendations = models.JSONField(default=list)  # HEALTH, CARE: what the Tribunal is asked to recommend
    responded_on = models.DateField(null=True)
    hearing_on = models.DateField(null=True)
    listed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default=Outcome.OPEN)
    ended_on = models.DateField(null=True)  # the day from which the duties run: the order, or telling the Tribunal
    sent_on = models.DateField(null=True)  # the Tribunal sent its decision
    orders = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", ended_on=None) | (~Q(outcome="") & Q(ended_on__isnull=False)),
                name="appeal_ended_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"appeal:{self.pk}"


class StepQuerySet(models.QuerySet["Step"]):
    """Questions about steps."""

    def running(self) -> StepQuerySet:
        """Neither done nor ended."""
        return self.filter(deadline__met_on=None, deadline__ended_on=None)

    def of_teams_of(self, user: Any) -> StepQuerySet:
        return self.filter(dispute__case__team__in=user.organisations_where(permissions.WORK))


class Step(models.Model):
    """Something in a dispute that has a day, and who sees to it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=16, choices=What.choices)
    text = models.TextField(blank=True)
    owed_by = models.CharField(max_length=8, choices=Owes.choices, default=Owes.COUNCIL)
    owner = models.ForeignKey(USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    deadline = models.OneToOneField("deadlines.Deadline", on_delete=models.PROTECT, related_name="+")

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["deadline__legal_due", "id"]

    def __str__(self) -> str:
        return f"dispute-step:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.dispute.organisation_id

    @property
    def says(self) -> str:
        """What is to be done, in words."""
        return self.text or self.get_what_display()

    @property
    def due_on(self) -> date | None:
        return self.deadline.legal_due
