"""People, the organisations they act for, and the roles they hold there from one date to another."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from countywide.platform.accounts.enums import OrganisationKind
from countywide.platform.kit.doors import Permission


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Questions about organisations."""

    def seen_by(self, user: Any) -> OrganisationQuerySet:
        """Those whose people this person may manage: their own, or every one."""
        from countywide.platform.accounts.permissions import MANAGE_PEOPLE

        if user.has_everywhere(MANAGE_PEOPLE):
            return self
        return self.filter(pk__in=user.organisations_where(MANAGE_PEOPLE))


class Organisation(models.Model):
    """A body in which roles are held: the council, one of its teams, a school, a health body, another council."""

    key = models.SlugField(max_length=80, unique=True)  # "council", "team-assessment", "school-900001"
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["kind", "name"], name="organisation_of_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_id(self) -> int:
        """An organisation belongs to itself: what `own` permissions compare with."""
        return self.pk


class UserManager(BaseUserManager["User"]):
    """Makes people."""

    def create_user(self, email: str, name: str, password: str | None = None, **more: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), name=name, **more)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in. What they may do comes only from the roles they hold today."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return f"user:{self.pk}"  # what logs and the record show: a key, never a name

    def get_full_name(self) -> str:
        return self.name

    def shown_as(self) -> str:
        """How the frame of a page names the person and what they act as."""
        held = self.roles_today
        if not held:
            return self.name
        label = held[0].label
        spoken = label if label.isupper() else label[:1].lower() + label[1:]  # "SENCO" stays as it is
        where = held[0].organisation
        return f"{self.name}, {spoken}" if where.kind == "FAMILY" else f"{self.name}, {spoken} at {where.name}"

    @property
    def roles_today(self) -> list[RoleHeld]:
        """The roles held today, read once a request."""
        if not hasattr(self, "_roles_today"):
            self._roles_today = list(RoleHeld.objects.held_on(timezone.localdate()).filter(user=self))
        return self._roles_today

    def forget_roles(self) -> None:
        """Read the roles afresh next time: they were just changed."""
        self.__dict__.pop("_roles_today", None)

    def may(self, permission: Permission, about: Any = None) -> bool:
        """Whether a role held today opens this; an `own` permission only for the organisation of that role."""
        if not self.is_active:
            return False
        if permission.public or permission.everyone:
            return True
        if self.has_everywhere(permission):
            return True
        return any(
            not permission.own or about is None or organisation_of(about) == held.organisation_id
            for held in self.roles_today
            if permission.key in held.permissions
        )

    def has_everywhere(self, permission: Permission) -> bool:
        """Whether a role held today opens an `own` permission in every organisation, as an operator's does."""
        from countywide.platform.accounts.roles import REACHES_EVERYWHERE

        wider = REACHES_EVERYWHERE.get(permission.key)
        return wider is not None and any(wider in held.permissions for held in self.roles_today)

    def organisations_where(self, permission: Permission) -> list[int]:
        """The organisations in which this person holds a role that opens `permission`; for `seen_by` querysets."""
        return [held.organisation_id for held in self.roles_today if permission.key in held.permissions]

    @property
    def is_staff_of_council(self) -> bool:
        """Whether a second factor is needed: any role today that handles the council's casework."""
        return any(held.needs_second_factor for held in self.roles_today)


def organisation_of(about: Any) -> int | None:
    """The organisation a record belongs to: its `organisation_id`."""
    return getattr(about, "organisation_id", None)


class RoleHeldQuerySet(models.QuerySet["RoleHeld"]):
    """Questions about roles."""

    def seen_by(self, user: Any) -> RoleHeldQuerySet:
        """One's own roles, and those in the organisations whose people one manages."""
        from countywide.platform.accounts.permissions import MANAGE_PEOPLE

        if user.has_everywhere(MANAGE_PEOPLE):
            return self
        return self.filter(Q(user=user) | Q(organisation__in=user.organisations_where(MANAGE_PEOPLE)))

    def held_on(self, day: date) -> RoleHeldQuerySet:
        """Roles in force on `day`; the last day counts."""
        return (
            self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
            .select_related("organisation")
            .order_by("starts_on", "id")
        )


class RoleHeld(models.Model):
    """One person holds one role in one organisation, from a date, perhaps until a date; perhaps as cover."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="roles")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    is_cover = models.BooleanField(default=False)
    covers = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="covered_by")
    granted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    handed_over_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="taken_over_from")

    objects = RoleHeldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "organisation", "starts_on"], name="role_held_once"),
        ]
        indexes = [models.Index(fields=["organisation", "role", "ends_on"], name="role_of_organisation")]

    def __str__(self) -> str:
        return f"role:{self.pk}"

    @property
    def has_successor(self) -> bool:
        """Whether it was handed over to somebody, and not withdrawn from them before their first day."""
        then = self.handed_over_to
        return then is not None and (then.ends_on is None or then.ends_on >= then.starts_on)

    @property
    def label(self) -> str:
        from countywide.platform.accounts.roles import ROLES

        return ROLES[self.role].label

    @property
    def permissions(self) -> frozenset[str]:
        """The keys this role opens. A role that the house no longer knows opens nothing."""
        from countywide.platform.accounts.roles import ROLES

        return ROLES[self.role].permissions if self.role in ROLES else frozenset()

    @property
    def needs_second_factor(self) -> bool:
        from countywide.platform.accounts.roles import ROLES

        return self.role in ROLES and ROLES[self.role].second_factor


class Try(models.Model):
    """One try at a door that failed or is under way. `bucket` is a keyed hash: no email and no address is kept."""

    bucket = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["bucket", "at"], name="try_in_bucket"),
            models.Index(fields=["at"], name="try_at"),
        ]

    def __str__(self) -> str:
        return f"try:{self.pk}"


class Persona(models.Model):
    """Somebody invented, to sign in as. Read only while the service runs as a demonstration."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="persona")
    key = models.SlugField(max_length=40, unique=True)
    who = models.TextField()  # one sentence: who they are and what to try
    place = models.PositiveSmallIntegerField(default=50)

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.key
