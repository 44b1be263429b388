"""Papers that were stopped, what was found in them, and what somebody decided."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .enums import Decided, Sign


class HoldQuerySet(models.QuerySet["Hold"]):
    """Questions about stopped papers."""

    def seen_by(self, user: Any) -> HoldQuerySet:
        """Those of somebody's own teams: what was found in a paper is told to nobody else."""
        from . import permissions

        if not hasattr(user, "organisations_where"):
            return self.none()
        return self.filter(case__team_id__in=user.organisations_where(permissions.SEE))

    def waiting(self) -> HoldQuerySet:
        """Those about which nobody has decided yet."""
        return self.filter(decided="")


class Hold(Versioned):
    """A paper of a case that must not leave until somebody has decided; it is known again by its fingerprint."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="holds")
    what = models.CharField(max_length=80)  # what it was to be sent with: "The draft plan"
    title = models.CharField(max_length=255)
    file = models.ForeignKey("files.File", null=True, on_delete=models.SET_NULL, related_name="+")
    fingerprint = models.CharField(max_length=64)
    stopped_on = models.DateField()
    stopped_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided = models.CharField(max_length=9, choices=Decided.choices, blank=True)  # as the newest decision says

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["-stopped_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["case", "fingerprint"], name="paper_held_once")]
        indexes = [models.Index(fields=["case"], condition=Q(decided=""), name="paper_waits")]

    def __str__(self) -> str:
        return f"hold:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case: what `own` permissions compare with."""
        return int(self.case.team_id)

    @property
    def may_leave(self) -> bool:
        return self.decided == Decided.LET_GO


class Found(models.Model):
    """One thing of another child in a paper, or a part of it that could not be searched."""

    hold = models.ForeignKey(Hold, on_delete=models.CASCADE, related_name="found")
    sign = models.CharField(max_length=6, choices=Sign.choices)
    child = models.ForeignKey("people.Child", null=True, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=200)
    words = models.CharField(max_length=300, blank=True)
    passage = models.TextField(blank=True)
    why = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"found:{self.pk}"


class Decision(models.Model):
    """What somebody decided about a paper, when and why. A later one takes the place of an earlier one, which stays."""

    hold = models.ForeignKey(Hold, on_delete=models.CASCADE, related_name="decisions")
    decided = models.CharField(max_length=9, choices=Decided.choices)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="release_decided_with_reason")]

    def __str__(self) -> str:
        return f"release-decision:{self.pk}"
