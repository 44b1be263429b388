"""Those who serve: their term, what stands in the directory, who asked for them, what they did, and thanks."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .choosing import PERSON


class ChampionQuerySet(models.QuerySet["Champion"]):
    """Questions about those who serve."""

    def serving_on(self, on: date) -> ChampionQuerySet:
        """Within their term, and not stepped down."""
        begun = self.filter(starts_on__lte=on, ends_on__gte=on)
        return begun.filter(Q(stepped_down_on=None) | Q(stepped_down_on__gt=on))

    def listed_on(self, on: date) -> ChampionQuerySet:
        """Those who agreed to stand in the public directory."""
        return self.serving_on(on).filter(agreed_on__lte=on)


class Champion(Versioned):
    """Somebody who serves in a role for a term, from a school. Only who agrees stands in the directory."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.SlugField(max_length=60)
    application = models.OneToOneField(
        "champions.Application", null=True, blank=True, on_delete=models.PROTECT, related_name="serves"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, **PERSON
    )  # nobody: somebody without an account
    name = models.CharField(max_length=200)
    email = models.EmailField()
    school = models.ForeignKey("schools.School", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    district = models.ForeignKey("schools.District", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    phases = models.JSONField(default=list)
    expertise = models.JSONField(default=list)
    starts_on = models.DateField()
    ends_on = models.DateField()
    stepped_down_on = models.DateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)  # to stand in the directory
    profile = models.TextField(blank=True)

    objects = ChampionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lt=models.F("ends_on")), name="a_term_ends_after_it_began"),
        ]
        indexes = [models.Index(fields=["kind", "ends_on", "id"], name="champion_by_kind")]

    def __str__(self) -> str:
        return f"champion:{self.pk}"


class Move(models.Model):
    """Somebody who serves changed school: from which, to which, from when, and whether the new one lets them go on."""

    champion = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="moves")
    before = models.ForeignKey("schools.School", null=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)  # the new school agreed to let them go on

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"champion-move:{self.pk}"


class Wanted(models.Model):
    """How many are wanted of a kind in a district, for which phase and expertise; none is a number too."""

    kind = models.SlugField(max_length=60)
    district = models.ForeignKey("schools.District", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=0)
    phase = models.CharField(max_length=80, blank=True)
    expertise = models.CharField(max_length=120, blank=True)
    since = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["kind", "district"], name="wanted_once_a_district")]

    def __str__(self) -> str:
        return f"champions-wanted:{self.pk}"


class Ask(models.Model):
    """A school asks for somebody to come: for what, between which days, and what became of it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.SlugField(max_length=60)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **PERSON)
    on = models.DateField()
    about = models.TextField()
    first = models.DateField()
    last = models.DateField()
    champion = models.ForeignKey(
        Champion, null=True, blank=True, on_delete=models.PROTECT, related_name="asks"
    )  # whose turn it is
    answer_by = models.DateField()
    planned_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    feedback = models.TextField(blank=True)
    feedback_on = models.DateField(null=True, blank=True)
    may_quote = models.BooleanField(default=False)  # with the school’s leave what changed becomes an example
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(held_on=None) | Q(planned_on__isnull=False), name="held_as_planned"),
            models.CheckConstraint(
                condition=Q(feedback="") | Q(held_on__isnull=False), name="feedback_after_the_visit"
            ),
        ]

    def __str__(self) -> str:
        return f"champion-asked:{self.pk}"

    @property
    def state(self) -> str:
        """Where it stands, worked out from what happened."""
        if self.withdrawn_on:
            return "WITHDRAWN"
        if self.held_on:
            return "HELD"
        return "PLANNED" if self.planned_on else "WAITS"


class Passed(models.Model):
    """Somebody passed a request on, and why."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="passed")
    champion = models.ForeignKey(Champion, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=300, blank=True)
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["ask", "champion"], name="passed_on_once")]

    def __str__(self) -> str:
        return f"champion-passed:{self.pk}"


class Activity(models.Model):
    """What somebody did on a day of their term, for how long, and what it changed."""

    champion = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="activities")
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.PROTECT, related_name="activities")
    sort = models.SlugField(max_length=20)
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    schools = models.PositiveSmallIntegerField(default=1)
    changed = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(minutes__gt=0), name="an_activity_takes_time")]
        indexes = [models.Index(fields=["on", "id"], name="activity_by_day")]

    def __str__(self) -> str:
        return f"champion-activity:{self.pk}"


class Thanks(models.Model):
    """Thanks to one of those who serve, or to all of a kind: forwarded, counted, and in no queue. Nobody’s name is published."""

    kind = models.SlugField(max_length=60)
    champion = models.ForeignKey(Champion, null=True, blank=True, on_delete=models.CASCADE, related_name="thanks")
    said = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, **PERSON)
    count = models.PositiveIntegerField(default=1)  # several of a forum, forwarded as one

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"champion-thanks:{self.pk}"
