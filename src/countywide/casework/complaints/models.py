"""Complaints about the council's own work, kept apart from every case: who complains of what, the stages, the answer, the Ombudsman.

The day by which something is due is not kept: it is counted anew whenever somebody looks.
"""

from __future__ import annotations

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.platform.kit.models import Versioned

from . import permissions
from .enums import Came, Ended, Finding, Maker, Outcome, Remedies, Sort, Way

USER = settings.AUTH_USER_MODEL
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is misread from paper


def new_reference() -> str:
    """Nobody guesses it, and it says nothing about anybody."""
    return "CMP-" + "-".join("".join(secrets.choice(SIGNS) for _ in range(4)) for _ in range(2))


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Questions about complaints."""

    def seen_by(self, user: Any) -> ComplaintQuerySet:
        """All of them for the complaints team; for anybody else those they were asked to answer. Nobody reads in their work one
        that is about themselves, or that they made as a parent."""
        if user.may(permissions.WORK):
            held = self
        elif user.may(permissions.ANSWER):
            held = self.filter(pk__in=Stage.objects.filter(investigator_id=user.pk).values("complaint_id"))
        else:
            return self.none()
        return held.exclude(user_id=user.pk).exclude(
            pk__in=self.model.objects.filter(complained_of=user.pk).values("pk")
        )

    def made_by(self, user: Any) -> ComplaintQuerySet:
        """One's own, and nobody else's: not those of the other parent."""
        return self.filter(user_id=user.pk) if user.pk else self.none()

    def under_way(self) -> ComplaintQuerySet:
        """Those with a stage that is not answered."""
        return self.filter(ended="", pk__in=Stage.objects.filter(answered_on=None).values("complaint_id"))


class Complaint(Versioned):
    """One complaint. It names the case it is about, for the complaints team alone: no case leads to it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=new_reference, editable=False)
    received_on = models.DateField()
    came = models.CharField(max_length=9, choices=Came.choices)
    maker = models.CharField(max_length=12, choices=Maker.choices)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    user = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="complaints_made")
    consent = models.TextField(blank=True)
    child_name = models.CharField(max_length=200, blank=True)
    child = models.ForeignKey("people.Child", null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="+")
    about = models.JSONField(default=list)  # the keys of the procedure's subjects
    words = models.TextField()
    wants = models.TextField(blank=True)
    known_on = models.DateField(null=True)
    complained_of = models.ManyToManyField(USER, blank=True, related_name="+")
    team = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    ended = models.CharField(max_length=9, choices=Ended.choices, blank=True, default=Ended.OPEN)
    ended_on = models.DateField(null=True)
    ended_because = models.TextField(blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended="", ended_on=None) | (~Q(ended="") & Q(ended_on__isnull=False)),
                name="complaint_ended_on",
            ),
            models.CheckConstraint(
                condition=Q(received_on__lte=F("recorded_on")), name="complaint_came_before_recorded"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-received_on", "-id"], name="complaint_own"),
            models.Index(fields=["ended", "received_on", "id"], name="complaint_open"),
        ]

    def __str__(self) -> str:
        return f"complaint:{self.pk}"

    @property
    def stage(self) -> Stage:
        """The stage it has come to."""
        return list(self.stages.all())[-1]  # type: ignore[no-any-return]

    @property
    def is_open(self) -> bool:
        return self.ended == Ended.OPEN


class Stage(models.Model):
    """The first look at a complaint, or the second by somebody else."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    began_on = models.DateField()
    why = models.TextField(blank=True)  # what whoever complains still is not content with
    acknowledged_on = models.DateField(null=True)
    investigator = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(null=True)
    extended_on = models.DateField(null=True)
    extended_by = models.PositiveSmallIntegerField(default=0)  # working days
    extended_because = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    learning = models.TextField(blank=True)  # names nobody

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "number"], name="complaint_stage_once"),
            models.CheckConstraint(condition=Q(number__in=(1, 2)), name="complaint_two_stages"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("began_on")), name="complaint_answered_after"
            ),
        ]

    def __str__(self) -> str:
        return f"complaint-stage:{self.pk}"


class Point(models.Model):
    """One point of a complaint as a stage answers it."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="points")
    text = models.TextField()
    finding = models.CharField(max_length=10, choices=Finding.choices)
    reasons = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"complaint-point:{self.pk}"


class Referral(models.Model):
    """The Ombudsman has it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="referrals")
    number = models.CharField(max_length=40)  # the Ombudsman's own reference
    came_on = models.DateField()
    registered_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default=Outcome.OPEN)
    decided_on = models.DateField(null=True)
    reasons = models.TextField(blank=True)
    is_public_report = models.BooleanField(default=False)

    class Meta:
        ordering = ["came_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["number"], name="ombudsman_number_once"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_on=None) | (~Q(outcome="") & Q(decided_on__isnull=False)),
                name="ombudsman_decided_on",
            ),
        ]

    def __str__(self) -> str:
        return f"ombudsman:{self.pk}"


class Step(models.Model):
    """Something the Ombudsman sent, and by when it wants an answer."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="steps")
    sort = models.CharField(max_length=13, choices=Sort.choices)
    came_on = models.DateField()
    asks = models.TextField(blank=True)
    answer_by = models.DateField(null=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["came_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("came_on")), name="ombudsman_answered_after"
            )
        ]

    def __str__(self) -> str:
        return f"ombudsman-step:{self.pk}"


class Remedy(models.Model):
    """Something that is owed after an answer or the Ombudsman’s decision, by whom and until when."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="remedies")
    stage = models.ForeignKey(Stage, null=True, on_delete=models.CASCADE, related_name="remedies")
    referral = models.ForeignKey(Referral, null=True, on_delete=models.CASCADE, related_name="remedies")
    sort = models.CharField(max_length=8, choices=Remedies.choices)
    what = models.TextField()
    owner = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    pence = models.PositiveIntegerField(null=True)
    done_on = models.DateField(null=True)
    evidence = models.TextField(blank=True)
    done_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(sort="PAYMENT") | Q(pence=None), name="complaint_pence_of_payment"),
            models.CheckConstraint(
                condition=Q(stage=None, referral__isnull=False) | Q(stage__isnull=False, referral=None),
                name="complaint_remedy_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"complaint-remedy:{self.pk}"


class Addition(models.Model):
    """What whoever complains said later."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="additions")
    said_on = models.DateField()
    words = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"complaint-addition:{self.pk}"


class Written(models.Model):
    """A letter to whoever complains. Nothing in it ever changes: the database refuses.

    It is composed and checked by the letters room, and kept here: whoever reads the letters of a case must not find it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=200)
    template_version = models.CharField(max_length=10)
    council = models.CharField(max_length=200)
    way = models.CharField(max_length=5, choices=Way.choices)
    made_on = models.DateField()
    made_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    blocks = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"complaint-letter:{self.pk}"


class Posting(models.Model):
    """A letter on paper left."""

    letter = models.OneToOneField(Written, on_delete=models.PROTECT, related_name="posting")
    posted_on = models.DateField()
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"complaint-posting:{self.pk}"


class Knock(models.Model):
    """A press of the public form's button, so that nobody floods it: only a keyed hash."""

    bucket = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["bucket", "at"], name="complaint_knock")]

    def __str__(self) -> str:
        return f"complaint-knock:{self.pk}"
