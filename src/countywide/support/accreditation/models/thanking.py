"""Thanks of schools: counted, and passed on."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Thanks(models.Model):
    """A school says thank you. It waits for nobody: it is counted and passed on."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    said = models.TextField()

    class Meta:
        ordering = ["-on", "-id"]
        verbose_name_plural = "thanks"

    def __str__(self) -> str:
        return f"thanks:{self.pk}"
