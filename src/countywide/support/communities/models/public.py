"""What everybody may see or ask: documents for parents, and schools that would like to take part."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

USER, BODY = settings.AUTH_USER_MODEL, "accounts.Organisation"


class Interest(models.Model):
    """A school that cannot be a member would like to hear when that changes."""

    school = models.ForeignKey(BODY, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    said = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["school"], name="one_interest_a_school")]

    def __str__(self) -> str:
        return f"community-interest:{self.pk}"


class Document(Versioned):
    """A document for parents. It can be published only with the council's name, an owner, a date, a version, and what it says
    of rights; schools may put a cover note of their own before it."""

    slug = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField(default=1)  # the version
    title = models.CharField(max_length=150)
    brand = models.CharField(max_length=100, blank=True)  # whose it says that it is
    owner = models.ForeignKey(BODY, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dated_on = models.DateField(null=True, blank=True)
    body = models.TextField(blank=True)
    rights = models.TextField(blank=True)  # what it does not change
    cover = models.TextField(blank=True)  # a note that schools may change
    made_on = models.DateField()
    made_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    published_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["title", "-number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "number"], name="one_document_a_version"),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(published_on__isnull=False, withdrawn_on=None),
                name="one_version_published",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None)
                | (
                    ~Q(brand="")
                    & ~Q(rights="")
                    & ~Q(body="")
                    & ~Q(cover="")
                    & Q(owner__isnull=False)
                    & Q(dated_on__isnull=False)
                ),
                name="published_with_brand_owner_rights",
            ),
        ]

    def __str__(self) -> str:
        return f"parents-document:{self.pk}"
