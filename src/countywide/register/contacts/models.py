"""Teams and what they own, the mailboxes of roles and who holds them, and the table that says who to ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.platform.kit.models import Versioned

from .enums import County, MailboxRole, Phase
from .types import RouteFacts


class Team(Versioned):
    """A team of the council, or a partner, in the words of the people who need it. No person is named here."""

    key = models.SlugField(max_length=60, unique=True)
    organisation = models.OneToOneField("accounts.Organisation", on_delete=models.PROTECT, related_name="contact_team")
    name = models.CharField(max_length=120)
    owns = models.TextField()
    card = models.TextField(blank=True)  # a line each: what people say when they need this team
    covers = models.ManyToManyField("schools.Area", blank=True, related_name="teams")
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    reply_days = models.PositiveSmallIntegerField(default=5)  # working days
    include = models.TextField(blank=True)  # a line each
    escalation = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def card_lines(self) -> list[str]:
        return self.card.splitlines()

    @property
    def include_lines(self) -> list[str]:
        return self.include.splitlines()


class Topic(models.Model):
    """Something people ask about."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    """Questions about mailboxes."""

    def seen_by(self, user: Any) -> MailboxQuerySet:
        """Those of one's own school; all of them to whoever oversees contacts; none to a visitor."""
        from . import permissions

        if user.may(permissions.OVERSEE) or user.may(permissions.ARRANGE):
            return self
        own = user.organisations_where(permissions.KEEP_OWN) if hasattr(user, "organisations_where") else []
        return self.filter(organisation_id__in=own)

    def open(self) -> MailboxQuerySet:
        return self.filter(ended_on=None)

    def with_holders(self) -> MailboxQuerySet:
        return self.select_related("area").prefetch_related("holdings")


class Mailbox(Versioned):
    """The address of a role at a school or of a team: it goes on when its holder leaves."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="mailboxes")
    role = models.CharField(max_length=10, choices=MailboxRole.choices)
    area = models.ForeignKey("schools.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_out_of_county = models.BooleanField(default=False)  # for schools and councils across the border
    purpose = models.CharField(max_length=120, blank=True)
    address = models.EmailField()
    verified_on = models.DateField(null=True, blank=True)
    bounced_on = models.DateField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = MailboxQuerySet.as_manager()

    class Meta:
        ordering = ["organisation_id", "role", "is_out_of_county", "area__name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "role", "is_out_of_county"],
                condition=Q(area=None, ended_on=None),
                name="one_mailbox_a_role",
            ),
            models.UniqueConstraint(
                fields=["organisation", "role", "area"],
                condition=Q(area__isnull=False, ended_on=None),
                name="one_mailbox_a_role_and_area",
            ),
        ]
        indexes = [models.Index(fields=["address"], name="mailbox_address")]

    def __str__(self) -> str:
        return f"mailbox:{self.pk}"

    def holder_on(self, day: date) -> Holding | None:
        """Who answers for it on a day: a stand-in before the one they cover. Reads `holdings` once, prefetched or not."""
        held = [
            each for each in self.holdings.all() if each.starts_on <= day and (not each.ends_on or day <= each.ends_on)
        ]
        return max(held, key=lambda each: (each.is_cover, each.starts_on, each.pk), default=None)


class Holding(models.Model):
    """Somebody answers for a mailbox, from a day, perhaps until a day; perhaps as cover."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="holdings")
    name = models.CharField(max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_cover = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]


class Route(models.Model):
    """One row of the table that says who to ask. An empty topic, area, phase or county fits any."""

    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="routes")
    area = models.ForeignKey("schools.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=12, choices=Phase.choices, blank=True)
    county = models.CharField(max_length=3, choices=County.choices, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="routes")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["topic__name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="route_ends_after_it_starts"
            )
        ]

    @property
    def facts(self) -> RouteFacts:
        """The row as the rule sees it; read with its topic, area and team."""
        return RouteFacts(
            key=self.pk or 0,
            team=self.team.key,
            topic=self.topic.key if self.topic else "",
            area=self.area.key if self.area else "",
            phase=self.phase,
            county=self.county,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            why=self.why,
        )


class Asking(models.Model):
    """A school was asked to confirm its contacts, once in a September."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    asked_on = models.DateField()

    class Meta:
        ordering = ["-asked_on", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="asked_once_a_september")]


class Confirmation(models.Model):
    """Somebody at a school said that all its contacts are right."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-confirmed_on", "-id"]
        indexes = [models.Index(fields=["organisation", "-confirmed_on"], name="confirmation_latest")]
