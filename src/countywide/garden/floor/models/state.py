"""The state of one sitting while people are in it."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils import timezone

from countywide.garden.floor.enums import Mode


class Floor(models.Model):
    """One sitting's floor. `version` grows by one with every change that somebody in the room sees; each row that changed
    keeps the version at which it did (`turn`), so that whoever was cut off is told exactly what they missed."""

    sitting = models.OneToOneField("forum.Sitting", on_delete=models.CASCADE, related_name="floor")
    mode = models.CharField(max_length=14, choices=Mode.choices, default=Mode.OPEN)
    version = models.PositiveBigIntegerField(default=0, editable=False)
    current_item = models.ForeignKey(
        "forum.AgendaItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    item_began_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"floor {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether people are in it now."""
        return self.opened_at is not None and self.closed_at is None

    def next_turn(self) -> int:
        """Count a change. The row stays locked until the change is kept, so no version is seen before the one below it."""
        Floor.objects.filter(pk=self.pk).update(version=F("version") + 1)
        self.version = Floor.objects.values_list("version", flat=True).get(pk=self.pk)
        return self.version

    def opens(self) -> None:
        """Note when people were first let in."""
        self.opened_at = self.opened_at or timezone.now()
