"""The plan looked at line by line: outcomes, provision, and the changes that are asked for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import Answered, AskedBy, Delivered, Rating, Suggested, Weight
from .review import Review


class OutcomeReview(Versioned):
    """How far one outcome of the plan has come, and what is suggested for it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="outcomes")
    row_key = models.UUIDField()  # of the plan that is reviewed; kept when the row is gone from the plan
    rating = models.CharField(max_length=12, choices=Rating.choices, blank=True)
    evidence = models.TextField(blank=True)
    helped_by = models.JSONField(default=list)  # keys of the provision that helped
    suggested = models.CharField(max_length=8, choices=Suggested.choices, blank=True)
    wording = models.TextField(blank=True)
    next_step = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "row_key"], name="one_card_an_outcome")]

    def __str__(self) -> str:
        return f"outcome-review:{self.pk}"


class ProvisionReview(Versioned):
    """Whether one line of provision is given as the plan says, and what it does."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="provision")
    row_key = models.UUIDField()
    delivered = models.CharField(max_length=10, choices=Delivered.choices, blank=True)
    impact = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "row_key"], name="one_line_of_provision")]

    def __str__(self) -> str:
        return f"provision-review:{self.pk}"


class ChangeRequest(Versioned):
    """A change to the plan that somebody asks for, written on the plan's own words; and what the council decided on it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="changes")
    section = models.CharField(max_length=4)
    row_key = models.UUIDField(null=True, blank=True)  # none: a new row is asked for
    asked_by = models.CharField(max_length=12, choices=AskedBy.choices)
    name = models.CharField(max_length=200, blank=True)
    before = models.TextField(blank=True)  # the plan's words when it was asked
    wording = models.TextField(blank=True)  # empty: take the row out
    joined_into = models.UUIDField(null=True, blank=True)  # the outcome that says it too from then on
    why = models.TextField(blank=True)
    weight = models.CharField(max_length=8, choices=Weight.choices)
    made_on = models.DateField()
    from_card = models.BooleanField(
        default=False
    )  # made by what a card suggests for its outcome, and kept in step with it
    answered = models.CharField(max_length=8, choices=Answered.choices, blank=True)
    criterion = models.SlugField(max_length=60, blank=True)  # of the published set, by which it was decided
    because = models.TextField(blank=True)
    agreed_wording = models.TextField(blank=True)  # what goes into the plan, where it is accepted in part

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(answered="DECLINE") | (~Q(criterion="") & ~Q(because="")), name="declined_with_a_reason"
            ),
            models.CheckConstraint(condition=Q(joined_into=None) | Q(wording=""), name="joined_is_taken_out"),
            models.UniqueConstraint(
                fields=["review", "row_key"], condition=Q(from_card=True), name="one_change_from_a_card"
            ),
        ]

    def __str__(self) -> str:
        return f"change-request:{self.pk}"
