"""Schools and other settings, what the national file says of them, and what the council knows beside."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from countywide.law.codes import authorities, establishments, gias, setting_groups

from . import rules
from .enums import Direction, FlagKind


class Area(models.Model):
    """One of the areas the council works in."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A district of the national map; ours lie in an area."""

    gss_code = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=100)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="districts")

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Community(models.Model):
    """A Community of Schools: state schools that plan together."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    district = models.ForeignKey(District, null=True, blank=True, on_delete=models.PROTECT, related_name="communities")

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "communities"

    def __str__(self) -> str:
        return self.name


class SchoolQuerySet(models.QuerySet["School"]):
    """Questions about schools."""

    def seen_by(self, user: Any) -> SchoolQuerySet:
        """Everybody may see every school: the register is public."""
        return self

    def open(self) -> SchoolQuerySet:
        """Where a child can be on roll today."""
        return self.filter(status__in=gias.TEACHING_STATUSES)

    def named(self, typed: str) -> SchoolQuerySet:
        """Schools in whose name every word typed begins a word."""
        found = self
        for word in rules.searched_words(typed):
            found = found.filter(name_key__contains=f" {word}")
        return found

    def flagged(self, kind: str, on: date) -> SchoolQuerySet:
        """Schools with a flag in force on a day."""
        return self.filter(pk__in=Flag.objects.held_on(on).filter(kind=kind).values("school_id"))

    def in_county(self, council: str, on: date) -> SchoolQuerySet:
        """Schools the council treats as inside its county."""
        said_out = Flag.objects.held_on(on).filter(kind=FlagKind.OUT_OF_COUNTY).values("school_id")
        said_in = Flag.objects.held_on(on).filter(kind=FlagKind.IN_COUNTY).values("school_id")
        ours = self.filter(Q(la_code=council) | Q(pk__in=said_in)) if council else self
        return ours.exclude(pk__in=said_out)


class School(models.Model):
    """One establishment under one URN. Everything but `organisation` is as the national file last said."""

    urn = models.CharField(max_length=6, unique=True)
    organisation = models.OneToOneField("accounts.Organisation", on_delete=models.PROTECT, related_name="school")

    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=250)  # how it is searched: `rules.name_key`
    laestab = models.CharField(max_length=7, blank=True, db_index=True)
    ukprn = models.CharField(max_length=8, blank=True)
    la_code = models.CharField(max_length=3, blank=True)
    la_name = models.CharField(max_length=100, blank=True)
    type = models.CharField(max_length=3, blank=True)
    type_name = models.CharField(max_length=100, blank=True)
    group = models.CharField(max_length=3, blank=True)
    status = models.CharField(max_length=2)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    phase = models.CharField(max_length=2, blank=True)
    lowest_age = models.PositiveSmallIntegerField(null=True, blank=True)
    highest_age = models.PositiveSmallIntegerField(null=True, blank=True)
    gender = models.CharField(max_length=2, blank=True)
    boarders = models.CharField(max_length=2, blank=True)
    has_sixth_form = models.BooleanField(null=True, blank=True)
    admissions = models.CharField(max_length=100, blank=True)
    trust = models.CharField(max_length=200, blank=True)

    street = models.CharField(max_length=200, blank=True)
    locality = models.CharField(max_length=200, blank=True)
    address_3 = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=12, blank=True, db_index=True)
    website = models.CharField(max_length=300, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    district = models.ForeignKey(District, null=True, blank=True, on_delete=models.PROTECT, related_name="schools")
    easting = models.PositiveIntegerField(null=True, blank=True)
    northing = models.PositiveIntegerField(null=True, blank=True)

    needs = models.CharField(max_length=80, blank=True)  # " ASD SPLD": codes, a space before each
    provision = models.CharField(max_length=4, blank=True)
    provision_on_roll = models.PositiveIntegerField(null=True, blank=True)
    provision_places = models.PositiveIntegerField(null=True, blank=True)
    unit_on_roll = models.PositiveIntegerField(null=True, blank=True)
    unit_places = models.PositiveIntegerField(null=True, blank=True)
    section_41 = models.BooleanField(null=True, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    pupils = models.PositiveIntegerField(null=True, blank=True)
    pupils_with_plan = models.PositiveIntegerField(null=True, blank=True)
    pupils_with_support = models.PositiveIntegerField(null=True, blank=True)

    miles: float | None = None  # how far away, where somebody asked for the nearest
    objects = SchoolQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["la_code", "status", "name"], name="school_of_authority"),
            models.Index(fields=["easting", "northing"], name="school_place"),
            models.Index(fields=["name", "id"], name="school_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.status in gias.TEACHING_STATUSES

    @property
    def kind_of_setting(self) -> str:
        """The GIAS type in words; a type newer than our list by the name the file gave it."""
        return gias.TYPES.get(self.type) or self.type_name

    @property
    def status_words(self) -> str:
        return gias.STATUSES[self.status]

    @property
    def phase_words(self) -> str:
        return gias.PHASES.get(self.phase, "")

    @property
    def authority_name(self) -> str:
        known = authorities.find(self.la_code)
        return known.name if known else self.la_name

    @property
    def written_laestab(self) -> str:
        return establishments.written_laestab(self.laestab) if self.laestab else ""

    @property
    def setting_group(self) -> str | None:
        """The group of the published SEN2 figures."""
        return setting_groups.group_of(self.type)

    @property
    def need_codes(self) -> list[str]:
        return self.needs.split()

    @property
    def address_lines(self) -> list[str]:
        lines = (self.street, self.locality, self.address_3, self.town, self.county, self.postcode)
        return list(dict.fromkeys(line for line in lines if line))

    @property
    def place(self) -> tuple[int, int] | None:
        return (self.easting, self.northing) if self.easting and self.northing else None


class Link(models.Model):
    """A link of the national file between two establishments, kept as written; either may be unknown to us."""

    urn = models.CharField(max_length=6)
    other = models.CharField(max_length=6)
    other_name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=60)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    linked_on = models.DateField(null=True, blank=True)
    school: School | None = None  # the one at the other end, where a query looked it up

    class Meta:
        ordering = ["urn", F("linked_on").asc(nulls_last=True), "other", "kind"]
        constraints = [models.UniqueConstraint(fields=["urn", "other", "kind"], name="one_link_a_kind")]
        indexes = [models.Index(fields=["other", "direction"], name="link_from_the_other_end")]


class DatedQuerySet(models.QuerySet[Any]):
    """Facts with a first day and perhaps a last."""

    def held_on(self, day: date) -> DatedQuerySet:
        """In force on a day; the last day counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Membership(models.Model):
    """A school's time in a Community of Schools."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="memberships")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="memberships")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["school"], condition=Q(ends_on=None), name="one_community_at_a_time"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="membership_ends_after_it_starts"
            ),
        ]


class Flag(models.Model):
    """Something the council knows of a school from one day, perhaps to another."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="flags")
    kind = models.CharField(max_length=24, choices=FlagKind.choices)
    detail = models.CharField(max_length=120, blank=True)  # the test, the programme, the need provided for
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["school", "kind"], condition=Q(ends_on=None), name="one_open_flag_a_kind"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="flag_ends_after_it_starts"
            ),
        ]
        indexes = [models.Index(fields=["kind", "starts_on"], name="flag_kind")]

    @property
    def organisation_id(self) -> int:
        return self.school.organisation_id


class ExtractRead(models.Model):
    """One reading of the national file, with what it did: how fresh the register is."""

    read_on = models.DateField()
    read_at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=200)
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()
    rejected = models.PositiveIntegerField()

    class Meta:
        ordering = ["-read_at", "-id"]


class Term(models.Model):
    """A school term of the council's own schools: the first and the last day for pupils."""

    year = models.CharField(max_length=7)  # "2026/27"
    number = models.PositiveSmallIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["first_day"]
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="one_term_a_number")]


class Closure(models.Model):
    """What a school says of itself: closed from a day, and the first day staff are back."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="closures")
    first_closed = models.DateField()
    reopens_on = models.DateField()
    reason = models.CharField(max_length=120, blank=True)
    said_on = models.DateField()

    class Meta:
        ordering = ["first_closed", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(reopens_on__gt=F("first_closed")), name="closure_ends_after_it_starts"),
            models.UniqueConstraint(fields=["school", "first_closed"], name="one_closure_a_day"),
        ]
