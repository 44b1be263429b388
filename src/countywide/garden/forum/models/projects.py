"""Projects that services work on together, and who takes part from when (Q68)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ..enums import Belongs


class Project(models.Model):
    """A piece of work that several services plan together, and say at the forum how far it has come."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    about = models.TextField()
    team_key = models.SlugField(max_length=80)
    begins_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return f"forum-project:{self.pk}"


class Membership(models.Model):
    """A service in a project: it asked or was invited, and takes part from a day."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=160, blank=True)  # what it brings
    asked_on = models.DateField(null=True, blank=True)
    invited_on = models.DateField(null=True, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["joined_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="one_membership_a_service"),
            models.CheckConstraint(
                condition=Q(asked_on__isnull=False) | Q(invited_on__isnull=False), name="member_asked_or_invited"
            ),
        ]

    def __str__(self) -> str:
        return f"forum-member:{self.pk}"

    @property
    def state(self) -> Belongs:
        """Worked out from the dates."""
        if self.left_on:
            return Belongs.LEFT
        if self.joined_on:
            return Belongs.MEMBER
        return Belongs.INVITED if self.invited_on else Belongs.ASKED
