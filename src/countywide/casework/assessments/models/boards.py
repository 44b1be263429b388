"""Which health board is responsible for one child, where that is another than the one of their area."""

from __future__ import annotations

from django.db import models


class HealthBoard(models.Model):
    """The integrated care board that is responsible for one child from a day on: the newest of them holds."""

    child = models.ForeignKey("people.Child", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(blank=True)  # where it is one that we write to in the service,
    address = models.TextField(blank=True)  # or else where it is sent letters by post
    starts_on = models.DateField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["child", "starts_on"], name="health_board_of")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(address=""), name="board_is_somewhere"
            )
        ]

    def __str__(self) -> str:
        return f"health-board:{self.pk}"
