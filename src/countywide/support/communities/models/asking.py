"""What a school asks its community, each step of it, what was decided, disputes, and what it brought. No name of a child."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.platform.kit.models import Versioned

from .. import permissions
from ..enums import OVER, Came, Ruling, Score, Sort, Stage, State, Step
from ..rules.codes import new_code

USER, BODY = settings.AUTH_USER_MODEL, "accounts.Organisation"


def new_reference() -> str:
    return new_code("COS")


class RequestQuerySet(models.QuerySet["Request"]):
    """Questions about requests."""

    def seen_by(self, user: Any) -> RequestQuerySet:
        """One's own school's; those sent to the community of one's school; every one that was sent, for the clerk and the board.

        What members of a community read holds no name: that a row is here does not open its pupil's record to them.
        """
        if not hasattr(user, "organisations_where"):
            return self.none()
        sent = ~Q(state__in=(State.DRAFT, State.WITHDRAWN))
        own = Q(school__in=user.organisations_where(permissions.PREPARE))
        if user.may(permissions.KEEP) or user.may(permissions.BOARD):
            return self.filter(own | sent)
        reads = user.organisations_where(permissions.MEMBER)
        together = Q(community__memberships__school__organisation__in=reads) & Q(community__memberships__ends_on=None)
        return self.filter(Q(pk__in=self.model.objects.filter(sent & together).values("pk")) | own)

    def open(self) -> RequestQuerySet:
        return self.exclude(state__in=OVER)


class Request(Versioned):
    """What one school asks of its community. The pupil is known by a code; the record of the pupil, where one is named, is for
    the school and, where there is a plan, for the council's own case."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=new_reference, editable=False)
    school = models.ForeignKey(BODY, on_delete=models.PROTECT, related_name="community_requests")
    community = models.ForeignKey("schools.Community", on_delete=models.PROTECT, related_name="requests")
    meeting = models.ForeignKey(
        "communities.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    is_urgent = models.BooleanField(default=False)  # the chair acts between two meetings
    sort = models.CharField(max_length=8, choices=Sort.choices)
    about = models.CharField(
        max_length=40
    )  # the pupil's code, or the sort with the first need: one request for each a meeting
    pupil_code = models.CharField(max_length=9, blank=True)
    year = models.SmallIntegerField(null=True, blank=True)
    needs = models.JSONField(default=list)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.NONE)
    child = models.ForeignKey("people.Child", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    awaits_specialist = models.BooleanField(default=False)
    is_new = models.BooleanField(default=False)
    funded_elsewhere = models.BooleanField(default=False)
    picture = models.TextField(blank=True)
    tried = models.JSONField(default=list)  # of {what, when, pence, impact}
    notional_pence = models.PositiveBigIntegerField(null=True, blank=True)
    asks = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    parent_informed_on = models.DateField(null=True, blank=True)
    sent_to_us_by = models.CharField(max_length=120, blank=True)  # which team pointed the school here
    source = models.CharField(max_length=40, blank=True)  # "mover:12": what began it
    begun_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    sent_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True, blank=True)
    act_by = models.DateField(null=True, blank=True)  # the chair's day, where it cannot wait for a meeting
    advice = models.TextField(blank=True)  # what the chair said at once, or where it belongs
    review_on = models.DateField(null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "meeting", "about"],
                condition=~Q(state__in=("WITHDRAWN", "REDIRECTED", "CLOSED")),
                name="one_request_a_need",
            ),
            models.UniqueConstraint(fields=["source"], condition=~Q(source=""), name="one_request_a_source"),
            models.CheckConstraint(
                condition=Q(state__in=("DRAFT", "WITHDRAWN")) | Q(sent_on__isnull=False), name="request_sent_on_a_day"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "id"], name="request_of_community"),
            models.Index(fields=["school", "-begun_on", "-id"], name="request_of_school"),
        ]

    def __str__(self) -> str:
        return f"community-request:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The school that asks: what `own` permissions compare with."""
        return int(self.school_id)

    @property
    def has_plan(self) -> bool:
        return self.stage == Stage.PLAN

    @property
    def outcome(self) -> Outcome | None:
        """The outcome that holds: the newest."""
        found = list(self.outcomes.all())
        return found[-1] if found else None


class Reached(models.Model):
    """A state that a request reached, on which day, by whom, with a word."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=State.choices)
    on = models.DateField()
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"community-step:{self.pk}"


class Outcome(models.Model):
    """What was decided of a request, by which schools, and why. It is never changed: a later one takes its place."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="outcomes")
    came = models.CharField(max_length=7, choices=Came.choices)
    on = models.DateField()
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    deciders = models.JSONField(default=list)  # the schools that decided: keys of organisations
    help = models.JSONField(default=list)
    said = models.TextField()  # what was discussed
    reasons = models.TextField()
    pence = models.PositiveBigIntegerField(default=0)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    conditions = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    board_said = models.CharField(max_length=300, blank=True)  # the board's vote, where the pot has not enough

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pence=0) | (Q(starts_on__isnull=False) & Q(ends_on__gte=F("starts_on"))),
                name="funded_outcome_from_to",
            )
        ]

    def __str__(self) -> str:
        return f"community-outcome:{self.pk}"


class Dispute(models.Model):
    """A school asks for another look: first the chair, then the Area Board, whose word is the last."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="disputes")
    step = models.CharField(max_length=5, choices=Step.choices)
    raised_on = models.DateField()
    raised_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    due_on = models.DateField()
    ruling = models.CharField(max_length=7, choices=Ruling.choices, blank=True)
    ruled_on = models.DateField(null=True, blank=True)
    ruled_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "step"], name="one_dispute_a_step"),
            models.CheckConstraint(
                condition=Q(ruling="", ruled_on=None) | (~Q(ruling="") & Q(ruled_on__isnull=False)),
                name="dispute_ruled_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"community-dispute:{self.pk}"


class Impact(models.Model):
    """What a decision brought, as the school says at its review."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="impact")
    on = models.DateField()
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(choices=Score.choices)
    said = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"community-impact:{self.pk}"
