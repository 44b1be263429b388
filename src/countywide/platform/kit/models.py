"""What the kit keeps: words somebody has typed and not yet sent, and the version counter of editable records."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Versioned(models.Model):
    """A record that several people may edit: `version` grows with every change, so a stale page is noticed."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Count the change before keeping it."""
        if not self._state.adding:
            self.version += 1
            fields = kwargs.get("update_fields")
            if fields is not None:
                kwargs["update_fields"] = {*fields, "version"}  # type: ignore[misc]
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Draft(models.Model):
    """The fields of one form as one person left them."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=300)
    fields = models.JSONField()
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "page"], name="one_draft_a_page")]
