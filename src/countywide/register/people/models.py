"""Children and young people, the adults around them, where they live and where they are taught."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from countywide.platform.kit.models import Versioned

from . import permissions, rules
from .enums import Capacity, Channel, Kin, NoUpn, Responsibility, Sex, Taught

SCOPES: list[Callable[[Any], Q]] = []
"""Who else may see a child, added by the rooms above: officers by their cases, advisers by what they are asked."""


class ChildQuerySet(models.QuerySet["Child"]):
    """Questions about children."""

    def seen_by(self, user: Any) -> ChildQuerySet:
        """Every child; or one's own pupils, one's own family, and those of one's cases. Nobody by default."""
        if not hasattr(user, "organisations_where"):
            return self.none()
        if user.may(permissions.READ_ALL):
            return self
        scopes = [Q(user_id=user.pk) | Q(relationships__contact__user_id=user.pk, relationships__in=open_ties())]
        if schools := user.organisations_where(permissions.READ_OWN_PUPILS):
            today = Enrolment.objects.filter(organisation_id__in=schools, ends_on=None)
            scopes.append(Q(pk__in=today.values("child_id")))
        scopes += [scope for widen in SCOPES if (scope := widen(user))]
        seen = scopes[0]
        for scope in scopes[1:]:
            seen |= scope
        return self.filter(seen).distinct()


def open_ties() -> models.QuerySet[Relationship]:
    """Relations that let an adult see the child's record: with responsibility, and not barred by a court."""
    return Relationship.objects.filter(ended_on=None, responsibility=Responsibility.YES).filter(is_safe=True)


class Child(Versioned):
    """A child or young person, from birth to 25."""

    key = models.CharField(max_length=10, unique=True, default=rules.new_key, editable=False)
    legal_forename = models.CharField(max_length=100)
    legal_surname = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=30, blank=True)
    born_on = models.DateField()
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    ethnicity = models.CharField(max_length=4, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    no_upn = models.CharField(max_length=24, choices=NoUpn.choices, blank=True, default=NoUpn.NOT_ASKED)
    uln = models.CharField(max_length=10, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(default=False)
    is_looked_after = models.BooleanField(default=False)
    home_la_code = models.CharField(max_length=3, blank=True)
    is_withheld = models.BooleanField(default=False)  # the address is told to nobody who need not know it
    year_group = models.SmallIntegerField(null=True, blank=True)  # where it differs from the one of their age
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # a young person's own account
    died_on = models.DateField(null=True, blank=True)
    surname_key = models.CharField(max_length=100, editable=False)
    forename_key = models.CharField(max_length=100, editable=False)

    objects = ChildQuerySet.as_manager()

    class Meta:
        ordering = ["surname_key", "forename_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["upn"], condition=~Q(upn=""), name="one_child_a_upn"),
        ]
        indexes = [
            models.Index(fields=["born_on", "surname_key"], name="child_born_and_named"),
            models.Index(fields=["surname_key", "forename_key", "id"], name="child_by_name"),
        ]

    def __str__(self) -> str:
        return f"child:{self.pk}"  # a key, never a name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the names as they are compared beside the names as they are written."""
        self.keep_keys()
        super().save(*args, **kwargs)

    def keep_keys(self) -> None:
        """The names as they are compared."""
        self.surname_key = rules.name_key(self.legal_surname)
        self.forename_key = rules.name_key(self.legal_forename)

    @property
    def first_name(self) -> str:
        """The name they go by."""
        return self.known_as or self.legal_forename

    @property
    def name_shown(self) -> str:
        """How they are named on every page and in every letter."""
        return f"{self.first_name} {self.legal_surname}"

    @property
    def initials(self) -> str:
        """All that somebody sees who has not been verified."""
        return f"{self.first_name[:1]}{self.legal_surname[:1]}".upper()


class Contact(Versioned):
    """An adult around one or more children."""

    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=6, choices=Channel.choices, default=Channel.EMAIL)
    format = models.CharField(max_length=100, blank=True)  # large print, easy read, in a language
    language = models.CharField(max_length=60, blank=True)
    email_consent_on = models.DateField(null=True, blank=True)
    email_bounced_on = models.DateField(null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts"
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(Upper("email"), name="contact_by_email")]

    def __str__(self) -> str:
        return f"contact:{self.pk}"


class Relationship(Versioned):
    """What an adult is to a child, and whether they are written to."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="relationships")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="relationships")
    kind = models.CharField(max_length=14, choices=Kin.choices)
    responsibility = models.CharField(max_length=10, choices=Responsibility.choices)
    lives_with = models.BooleanField(default=True)
    corresponds = models.BooleanField(default=True)
    is_safe = models.BooleanField(default=True)
    note = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["child", "contact"], condition=Q(ended_on=None), name="one_tie_at_a_time")
        ]

    @property
    def may_be_written_to(self) -> bool:
        """Whether letters may go to this adult: they want them, and it is safe."""
        return self.corresponds and self.is_safe

    @property
    def is_written_to(self) -> bool:
        """Whether every letter about the child goes to this adult, who has parental responsibility."""
        return self.responsibility == Responsibility.YES and self.may_be_written_to


class Address(models.Model):
    """Where a child or an adult lives, from a day, perhaps until a day."""

    child = models.ForeignKey(Child, null=True, on_delete=models.CASCADE, related_name="addresses")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.CASCADE, related_name="addresses")
    lines = models.TextField()
    postcode = models.CharField(max_length=8, blank=True, db_index=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    is_withheld = models.BooleanField(default=False)

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(child=None, contact__isnull=False) | Q(child__isnull=False, contact=None),
                name="address_of_one",
            ),
            models.UniqueConstraint(fields=["child"], condition=Q(until_on=None), name="one_home_of_a_child"),
            models.UniqueConstraint(fields=["contact"], condition=Q(until_on=None), name="one_home_of_an_adult"),
        ]

    @property
    def address_lines(self) -> tuple[str, ...]:
        return tuple(line for line in (*self.lines.splitlines(), self.postcode) if line.strip())


class Enrolment(models.Model):
    """Where a child is taught, from a day, perhaps until a day."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="enrolments")
    kind = models.CharField(max_length=14, choices=Taught.choices)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)  # of a setting the register does not know
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(ends_on=None), name="taught_at_one_place"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="enrolment_ends_after_it_starts"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "ends_on"], name="enrolled_at")]


class CapacityRecord(models.Model):
    """Who decides for a young person, once rights have passed, and on what ground."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="capacity")
    who = models.CharField(max_length=12, choices=Capacity.choices)
    representative = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=300, blank=True)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["-recorded_on", "-id"]


def current(day: date) -> Q:
    """Begun by a day and not yet ended."""
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))


class Proposal(models.Model):
    """A family asks for something to be put right; an officer takes it up or says why not."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="proposals")
    what = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    is_taken_up = models.BooleanField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_taken_up=None, answered_on=None)
                | Q(is_taken_up__isnull=False, answered_on__isnull=False),
                name="proposal_answered_whole",
            )
        ]

    def __str__(self) -> str:
        return f"proposal:{self.pk}"
