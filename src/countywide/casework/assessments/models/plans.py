"""Drafts of the plan, what the family says of them, schools that are consulted, and the final plan."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import Position
from .assessment import Assessment


class Draft(models.Model):
    """One draft plan as it went to the family. A new draft begins 15 days of its own (Code of Practice 9.77)."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=500, blank=True)  # why a new one was made
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")  # the document
    served_on = models.DateField(null=True, blank=True)  # on the last of those it was served on
    comments_by = models.DateField(null=True, blank=True)
    final_from = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)  # the family said in writing that it has finished

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["assessment", "number"], name="draft_numbered")]

    def __str__(self) -> str:
        return f"draft:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.assessment.organisation_id

    @property
    def key(self) -> str:
        """The key of its 15 days on the case."""
        return f"draft:{self.number}"

    @property
    def what(self) -> str:
        return f"draft:{self.pk}"


class Representation(models.Model):
    """What one of the family says of a draft, on one day (CFA 2014 s.38(2))."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="representations")
    said_on = models.DateField()
    said_by = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    comments = models.TextField(blank=True)
    school = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    school_name = models.CharField(max_length=200, blank=True)
    wants_meeting = models.BooleanField(default=False)
    met_on = models.DateField(null=True, blank=True)
    is_finished = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"representation:{self.pk}"


class Consultation(Versioned):
    """A school is asked whether the plan can name it (CFA 2014 ss.39, 40)."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="consultations")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    is_preference = models.BooleanField(default=True)
    asked_on = models.DateField()
    due_on = models.DateField()
    other_council_told = models.CharField(max_length=120, blank=True)  # the authority that maintains it
    answered_on = models.DateField(null=True, blank=True)
    position = models.CharField(max_length=16, choices=Position.choices, blank=True, default=Position.WAITING)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "organisation"], condition=Q(answered_on=None), name="one_open_consultation"
            )
        ]
        indexes = [models.Index(fields=["organisation", "due_on"], name="consultation_of_school")]

    def __str__(self) -> str:
        return f"consultation:{self.pk}"

    @property
    def key(self) -> str:
        """The key of its own clock on the case."""
        return f"consult:{self.pk}"


class FinalPlan(models.Model):
    """The final plan as it was sent. It is met only when family, named setting and health board have it (reg 13(2))."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="final_plan")
    final_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")  # the document
    setting = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    named = models.CharField(max_length=200)  # the setting, or the type where none is named
    is_type_only = models.BooleanField(default=False)
    starts_on = models.DateField()
    preference = models.TextField()  # whether the family's wish was met, and why
    next_contact_on = models.DateField(null=True, blank=True)
    review_by = models.DateField()
    family_sent_on = models.DateField(null=True, blank=True)
    setting_sent_on = models.DateField(null=True, blank=True)
    health_sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_type_only=True) | Q(setting__isnull=False) | ~Q(named=""), name="final_plan_names"
            )
        ]

    def __str__(self) -> str:
        return f"final-plan:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.assessment.organisation_id

    @property
    def what(self) -> str:
        return f"final:{self.pk}"
