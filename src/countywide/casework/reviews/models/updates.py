"""The in-year review form: an update that a school sends between reviews. It is no review in law (CFA 2014 s.44)."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import AboutWhat, UpdateAnswer
from .review import Review


class Update(Versioned):
    """What an in-year review form is for, and what the council answered. Its pages and files are those of its `review`, a
    record that counts as no review: it has no meeting and no clock, and the twelve months run on."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="in_year")
    about = models.JSONField(default=list)  # of AboutWhat
    began_on = models.DateField()
    began_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField(null=True, blank=True)  # the council's own promise; no limit of the law
    answer = models.CharField(max_length=8, choices=UpdateAnswer.choices, blank=True)
    because = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    led_to = models.ForeignKey(Review, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | (Q(sent_on__isnull=False) & ~Q(answer="") & ~Q(because="")),
                name="update_answered_with_a_reason",
            )
        ]
        indexes = [
            models.Index(
                fields=["answer_by", "id"], condition=Q(answered_on=None, sent_on__isnull=False), name="update_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"update:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that answers."""
        return self.review.organisation_id

    @property
    def is_for_move(self) -> bool:
        return AboutWhat.MOVE in self.about

    def is_late(self, on: date) -> bool:
        """Whether the council has not kept its promise to answer."""
        return self.answered_on is None and self.answer_by is not None and self.answer_by < on
