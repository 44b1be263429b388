"""What was decided after each review, beside what it depends on: kept when it is decided, counted in one query."""

from __future__ import annotations

from django.db import models

from ..enums import Asked, Phase, SettingKind


class DecidedReview(models.Model):
    """One decision after a review, with nothing in it that tells of the child."""

    review = models.OneToOneField("reviews.Review", on_delete=models.CASCADE, related_name="measured")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    decided_on = models.DateField()
    area = models.ForeignKey("schools.Area", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    setting = models.CharField(max_length=10, choices=SettingKind.choices)
    phase = models.CharField(max_length=6, choices=Phase.choices)
    asked = models.CharField(max_length=7, choices=Asked.choices)
    is_material = models.BooleanField()  # a change of need, provision or place was asked for
    is_amended = models.BooleanField()
    days_to_report = models.SmallIntegerField(null=True)  # from the meeting
    days_to_decision = models.SmallIntegerField()  # from the meeting until the family was told
    days_to_final = models.SmallIntegerField(null=True)  # from the meeting

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["decided_on", "area", "team", "setting", "phase", "asked", "is_material", "is_amended"],
                name="decided_review_counted",
            ),
            models.Index(fields=["area", "decided_on", "id"], name="decided_review_of_area"),
            models.Index(fields=["team", "decided_on", "id"], name="decided_review_of_team"),
        ]

    def __str__(self) -> str:
        return f"decided-review:{self.pk}"


class DecidedChange(models.Model):
    """One change that was asked for, and whether it was made."""

    decided = models.ForeignKey(DecidedReview, on_delete=models.CASCADE, related_name="changes")
    section = models.CharField(max_length=4)
    is_made = models.BooleanField()
    criterion = models.CharField(max_length=60, blank=True)  # by which it was not made

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["section", "decided", "is_made"], name="decided_change_counted"),
            models.Index(fields=["decided", "section", "is_made", "criterion"], name="decided_change_of_review"),
        ]

    def __str__(self) -> str:
        return f"decided-change:{self.pk}"
