"""What every record that a team answers for has in common."""

from __future__ import annotations

from django.db import models


class OwnedByTeam(models.Model):
    """The team that answers for it. `team_key` is always set with it, and stands alone while the register has no teams."""

    team = models.ForeignKey("contacts.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team_key = models.SlugField(max_length=80, blank=True)

    class Meta:
        abstract = True

    @property
    def organisation_id(self) -> int | None:
        """The team's organisation: what `own` permissions compare with."""
        return self.team.organisation_id if self.team is not None else None
