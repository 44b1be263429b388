"""The council's own lists: what can be asked for, and the dated versions of its report form."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ..enums import FormStatus
from ..types import EvidenceKind


class Kind(models.Model):
    """One kind of evidence in the council's own list. While there is none, the list that comes with the service holds."""

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    asks = models.CharField(max_length=300)
    is_form = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=50)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.key

    @property
    def facts(self) -> EvidenceKind:
        return EvidenceKind(self.key, self.name, self.asks, self.is_form)


class EvidenceForm(models.Model):
    """One dated version of the form on which a setting writes its report, in the council's own words."""

    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    status = models.CharField(max_length=10, choices=FormStatus.choices, default=FormStatus.DOCUMENT)
    from_on = models.DateField()
    accepted_until = models.DateField(null=True, blank=True)  # set when a newer version is laid down
    file = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.URLField(blank=True)  # of the online form
    says = models.CharField(max_length=300, blank=True)  # what is new in it
    said_on = models.DateField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["key", "-from_on"]
        constraints = [
            models.UniqueConstraint(fields=["key", "from_on"], name="one_form_version_a_day"),
            models.CheckConstraint(
                condition=Q(accepted_until=None) | Q(accepted_until__gte=F("from_on")), name="form_accepted_once_begun"
            ),
        ]

    def __str__(self) -> str:
        return f"form:{self.key}:{self.from_on.isoformat()}"


class Follower(models.Model):
    """A setting that wants to be told when the form changes."""

    organisation = models.OneToOneField("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    since_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"follower:{self.pk}"
