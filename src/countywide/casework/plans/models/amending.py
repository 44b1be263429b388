"""Amending a plan that is in force: the proposal, what the family says of it, and how it ended (regs 22, 28)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import Because, Refusing
from .issued import Version
from .plan import Plan


class Amendment(Versioned):
    """One amendment of one plan, from the notice that lists its changes to the final plan or the decision against it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="amendments")
    because = models.CharField(max_length=10, choices=Because.choices)
    meeting_on = models.DateField(null=True, blank=True)  # of the review it follows: caps the eight weeks
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()
    before = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    proposed = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True, blank=True)  # the notice left: the eight weeks begin
    served_on = models.DateField(null=True, blank=True)  # the last of the family has it: the fifteen days begin
    comments_by = models.DateField(null=True, blank=True)
    final_from = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)  # the family said in writing that it has finished
    final = models.ForeignKey(Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    final_on = models.DateField(null=True, blank=True)
    final_sent_on = models.DateField(null=True, blank=True)  # to all whom reg 22(3) names
    names_from = models.DateField(null=True, blank=True)  # from this day it names the place; where section I changes
    told_on = models.DateField(null=True, blank=True)  # to everybody whom the law or the distribution list names
    moved_on = models.DateField(null=True, blank=True)  # its pupil became one of the setting that it names
    not_amended_on = models.DateField(null=True, blank=True)
    not_amended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(final_on=None, not_amended_on=None), name="one_open_amendment"
            ),
            models.CheckConstraint(condition=Q(final_on=None) | Q(not_amended_on=None), name="amended_or_not"),
        ]

    def __str__(self) -> str:
        return f"amendment:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id

    @property
    def key(self) -> str:
        """The key of its clocks on the case."""
        return f"amendment:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.final_on is None and self.not_amended_on is None


class Unsent(Versioned):
    """Somebody who is to hear of a final plan and could not be written to: a task until they were told."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="unsent")
    to_whom = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    why = models.CharField(max_length=300)
    noted_on = models.DateField()
    told_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=500, blank=True)  # how they were told otherwise than by a letter from here
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["amendment", "to_whom"], name="one_unsent_a_body")]
        indexes = [models.Index(fields=["noted_on", "id"], condition=Q(told_on=None), name="unsent_waits")]

    def __str__(self) -> str:
        return f"unsent:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.amendment.organisation_id


class Weighed(models.Model):
    """Why a place that the family asks for would not be named: recorded before the plan is issued (CFA 2014 s.39(4), s.33)."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="weighed")
    wish = models.CharField(max_length=200)
    setting = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ground = models.CharField(max_length=10, choices=Refusing.choices)
    analysis = models.TextField()
    steps = models.TextField(blank=True)
    weighed_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"weighed:{self.pk}"


class Representation(models.Model):
    """What one of the family says of proposed changes, on one day (reg 22(2)(c))."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="representations")
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


class Sent(models.Model):
    """A letter of this room and the step that it carries out once it reaches somebody: "notice:7", "final:7"."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sent")
    letter = models.OneToOneField("letters.Letter", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    to_whom = models.CharField(max_length=10)  # as `assessments.ToWhom`

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["plan", "what"], name="sent_of_step")]

    def __str__(self) -> str:
        return f"sent:{self.pk}"
