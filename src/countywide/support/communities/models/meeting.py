"""When a community meets, which schools came, who declared an interest, and who links it to the council."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.platform.kit.models import Versioned

from ..enums import Held

USER, BODY = settings.AUTH_USER_MODEL, "accounts.Organisation"


class LinkOfficer(models.Model):
    """The officer of the council whom a community turns to, from a day and perhaps until a day."""

    community = models.ForeignKey("schools.Community", on_delete=models.PROTECT, related_name="link_officers")
    officer = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["community"], condition=Q(ends_on=None), name="one_link_officer"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="link_officer_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"link-officer:{self.pk}"


class Meeting(Versioned):
    """One meeting of a community. Where it stands follows from the days on which each step was taken."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey("schools.Community", on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    at = models.TimeField()
    place = models.CharField(max_length=200)
    closes_on = models.DateField()  # the last day on which a request can come
    challenger = models.ForeignKey(BODY, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField(null=True, blank=True)
    papers_on = models.DateField(null=True, blank=True)
    begun_on = models.DateField(null=True, blank=True)
    members = models.PositiveSmallIntegerField(default=0)  # how many schools the community had when it met
    minuted_on = models.DateField(null=True, blank=True)
    minutes = models.TextField(blank=True)
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["community", "on"], name="one_meeting_a_day"),
            models.CheckConstraint(condition=Q(closes_on__lt=F("on")), name="meeting_closes_before_it"),
        ]
        indexes = [models.Index(fields=["community", "on", "id"], name="meeting_of_community")]

    def __str__(self) -> str:
        return f"community-meeting:{self.pk}"

    @property
    def held(self) -> Held:
        """Where it stands."""
        steps = (
            (self.confirmed_on, Held.CONFIRMED), (self.minuted_on, Held.MINUTED), (self.begun_on, Held.MEETING),
            (self.papers_on, Held.PAPERS), (self.opened_on, Held.OPEN),
        )  # fmt: skip
        return next((state for day, state in steps if day is not None), Held.PLANNED)


class Attendance(models.Model):
    """A school was at a meeting, by somebody in a role."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attended")
    school = models.ForeignKey(BODY, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["school__name", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "school"], name="a_school_attends_once")]

    def __str__(self) -> str:
        return f"community-attendance:{self.pk}"


class Declaration(models.Model):
    """A school has an interest in one item, and so does not decide it."""

    request = models.ForeignKey("communities.Request", on_delete=models.CASCADE, related_name="declarations")
    school = models.ForeignKey(BODY, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    on = models.DateField()

    class Meta:
        ordering = ["school__name", "id"]
        constraints = [models.UniqueConstraint(fields=["request", "school"], name="one_declaration_a_school")]

    def __str__(self) -> str:
        return f"community-declaration:{self.pk}"
