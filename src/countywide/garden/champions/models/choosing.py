"""How a call is decided: who reads, what they declare and score, what was talked about, what was decided and offered."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

PERSON = {"on_delete": models.PROTECT, "related_name": "+"}


class Reader(models.Model):
    """A member of a call’s panel, and the day on which they said which interests they have."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey("champions.Call", on_delete=models.CASCADE, related_name="readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    since = models.DateField()
    declared_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "user"], condition=Q(left_on=None), name="on_a_panel_once")
        ]

    def __str__(self) -> str:
        return f"panel-reader:{self.pk}"


class Paper(models.Model):
    """An application as its panel knows it: a number, drawn when the panel begins, and what was decided about it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey("champions.Call", on_delete=models.CASCADE, related_name="papers")
    application = models.OneToOneField("champions.Application", on_delete=models.CASCADE, related_name="paper")
    number = models.PositiveSmallIntegerField()
    shortlisted = models.BooleanField(null=True, blank=True)
    reasons = models.TextField(blank=True)
    shortlisted_on = models.DateField(null=True, blank=True)
    shortlisted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **PERSON)
    talk_on = models.DateField(null=True, blank=True)  # the discussion with the person
    talked_on = models.DateField(null=True, blank=True)
    talk_notes = models.TextField(blank=True)

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="one_number_a_paper"),
            models.CheckConstraint(
                condition=Q(shortlisted=None) | (Q(shortlisted_on__isnull=False) & ~Q(reasons="")),
                name="shortlisted_or_not_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"panel-paper:{self.pk}"


class Tie(models.Model):
    """A reader’s interest in a paper, in their own words; they do not score it."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="ties")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="ties")
    says = models.CharField(max_length=200)
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["reader", "paper"], name="one_interest_a_paper")]

    def __str__(self) -> str:
        return f"panel-interest:{self.pk}"


class Score(models.Model):
    """What a reader gave a paper for one criterion, and why."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="scores")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="scores")
    criterion = models.SlugField(max_length=40)
    points = models.PositiveSmallIntegerField()
    note = models.TextField()
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["reader", "paper", "criterion"], name="scored_once")]

    def __str__(self) -> str:
        return f"panel-score:{self.pk}"


class Talk(models.Model):
    """What the panel said about a difference or a tie: of one paper and criterion, or of several that are level."""

    call = models.ForeignKey("champions.Call", on_delete=models.CASCADE, related_name="talks")
    papers = models.ManyToManyField(Paper, related_name="talks")
    criterion = models.SlugField(max_length=40, blank=True)
    said = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **PERSON)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"panel-talk:{self.pk}"


class Outcome(models.Model):
    """How an application ended: a place, the reserve list, or neither; with the panel’s words, and when they were sent."""

    RESULTS = (("OFFER", "Offered a place"), ("RESERVE", "On the reserve list"), ("NO", "Not chosen this time"))
    application = models.OneToOneField("champions.Application", on_delete=models.CASCADE, related_name="outcome")
    result = models.CharField(max_length=7, choices=RESULTS)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **PERSON)
    feedback = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)  # on the reserve list
    reserve_until = models.DateField(null=True, blank=True)
    left_reserve_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(told_on=None) | ~Q(feedback=""), name="told_with_feedback"),
            models.CheckConstraint(
                condition=~Q(result="RESERVE") | Q(place__isnull=False, reserve_until__isnull=False),
                name="reserve_has_a_place_and_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"application-outcome:{self.pk}"


class Offer(models.Model):
    """A place offered with its release agreement, and the answer."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey("champions.Application", on_delete=models.CASCADE, related_name="offers")
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **PERSON)
    agreement = models.TextField()  # how the school lets them go: the days and the cover
    reply_by = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    declined_because = models.CharField(max_length=300, blank=True)
    lapsed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(declined_on=None, lapsed_on=None), name="one_offer_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(declined_on=None, lapsed_on=None), name="accepted_or_not"
            ),
        ]

    def __str__(self) -> str:
        return f"offer:{self.pk}"

    @property
    def waits(self) -> bool:
        return self.accepted_on is None and self.declined_on is None and self.lapsed_on is None
