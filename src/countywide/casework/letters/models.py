"""Letters as they were made, each way one went or is to go, and the PDF of each."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import CharField, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils import timezone

from countywide.register.people import queries as people

from . import permissions
from .enums import AddressedTo, Because, Way

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is misread from paper

READ_BY_ADDRESSEE = "read a letter written to them"
"""Why an opening is logged when its addressee opens a letter: what "opened" means."""


def new_key() -> str:
    """Twelve signs that nobody guesses."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


def first_opened(letter: str) -> Subquery:
    """When its addressee first opened a letter, from the log of openings; `letter` leads to its key."""
    openings = apps.get_model("audit", "Opening").objects.filter(
        about_kind="letters.letter", about_key=Cast(OuterRef(letter), CharField()), why=READ_BY_ADDRESSEE
    )
    return Subquery(openings.order_by().values("about_key").annotate(first=Min("at")).values("first"))


class LetterQuerySet(models.QuerySet["Letter"]):
    """Questions about letters."""

    def seen_by(self, user: Any) -> LetterQuerySet:
        """Those of the cases whose letters one's roles open, and those written to oneself or one's organisation."""
        if not hasattr(user, "organisations_where"):
            return self.none()
        seen = self.written_to(user)
        if user.may(permissions.READ_ALL):
            seen = Q()
        elif teams := user.organisations_where(permissions.READ_SENT):
            seen |= Q(case__team_id__in=teams)
        return self.filter(seen)

    def own(self, user: Any) -> LetterQuerySet:
        """Those written to oneself or one's organisation, and to nobody else."""
        return self.filter(self.written_to(user)) if hasattr(user, "organisations_where") else self.none()

    @staticmethod
    def written_to(user: Any) -> Q:
        """A family member reads their own copy while they may hear about the child: never that of another parent."""
        mine = Q(organisation_id__in=user.organisations_where(permissions.READ_OURS), user=None)
        mine |= Q(user_id=user.pk) & ~Q(addressed_to=AddressedTo.FAMILY)
        if user.may(permissions.READ_OWN_CHILD):
            own_copy = Q(contact__user_id=user.pk) | Q(contact=None, is_to_child=True, case__child__user_id=user.pk)
            mine |= own_copy & Q(organisation=None, case__child__in=people.children_of(user).order_by())
        return mine

    def standing(self) -> LetterQuerySet:
        """Those in whose place no newer one came."""
        return self.filter(superseded_by=None)

    def with_sending(self) -> LetterQuerySet:
        """With every way it went, and `opened_at`: when its addressee first opened it, from the log of openings."""
        return self.annotate(opened_at=first_opened("pk")).prefetch_related("sendings")

    def unopened(self) -> LetterQuerySet:
        """Those their addressee has not opened in the service."""
        return self.with_sending().filter(opened_at=None)


class Letter(models.Model):
    """One copy of a letter, written to one addressee. Nothing in it ever changes: the database refuses.

    A letter made in the place of another names it in `supersedes`.
    """

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=200)  # of its kind, as it then was: holds no name
    template_version = models.CharField(max_length=10)  # the first day of the wording it was made from
    addressed_to = models.CharField(max_length=10, choices=AddressedTo.choices)
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)
    address_lines = models.JSONField(default=list)
    channel = models.CharField(max_length=6)
    needs_format = models.CharField(max_length=100, blank=True)
    organisation = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey("people.Contact", null=True, on_delete=models.PROTECT, related_name="+")
    is_to_child = models.BooleanField(default=False)
    is_copy = models.BooleanField(default=False)  # for information: the letter itself went to the family
    council = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    words = models.JSONField()  # what the sender gave, from which it can be made again with another date
    blocks = models.JSONField()
    sha256 = models.CharField(max_length=64)  # of the blocks
    counts_from_sending = models.BooleanField()
    made_at = models.DateTimeField(default=timezone.now)
    finalised_on = models.DateField()  # the date on it
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")

    objects = LetterQuerySet.as_manager()
    known_ways: list[Sending] | None = None  # read with it, where it was read by the ways it went

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["case", "-id"], name="letter_of_case"),
            models.Index(fields=["contact", "-id"], name="letter_to_contact"),
            models.Index(fields=["organisation", "-id"], name="letter_to_organisation"),
            models.Index(fields=["case", "kind", "-id"], name="letter_of_kind"),
        ]

    def __str__(self) -> str:
        return f"letter:{self.pk}"

    @property
    def newer(self) -> Letter | None:
        """The letter that took its place, if one did."""
        return getattr(self, "superseded_by", None)

    @property
    def ways(self) -> list[Sending]:
        """Every way it went or is to go."""
        return list(self.sendings.all()) if self.known_ways is None else self.known_ways

    @property
    def arrived(self) -> list[Sending]:
        """The ways it went that did not come back, the first to leave first."""
        went = [each for each in self.ways if each.dispatched_on and not each.came_back_on]
        return sorted(went, key=lambda each: (each.dispatched_on, each.pk))

    @property
    def dispatched_on(self) -> date | None:
        """The day it was sent: what a limit to "send" is measured by."""
        arrived = self.arrived
        return arrived[0].dispatched_on if arrived else None

    @property
    def deemed_received_on(self) -> date | None:
        """The day it counts as received: what a limit to "notify" or "serve" is measured by."""
        return min((each.deemed_received_on for each in self.arrived), default=None)

    @property
    def method(self) -> str:
        """How it went, or is to go."""
        ways = self.arrived or sorted(self.ways, key=lambda each: -each.pk)
        return ways[0].way if ways else ""


class SendingQuerySet(models.QuerySet["Sending"]):
    """Questions about sendings."""

    def seen_by(self, user: Any) -> SendingQuerySet:
        """Those of the teams whose post one sends."""
        if not hasattr(user, "organisations_where"):
            return self.none()
        if user.may(permissions.POST_ALL):
            return self
        return self.filter(letter__case__team_id__in=user.organisations_where(permissions.POST))

    def to_post(self) -> SendingQuerySet:
        """What waits for somebody to put it in the post: not yet gone, and no newer letter in its place."""
        return self.filter(dispatched_on=None, letter__superseded_by=None).exclude(way=Way.EMAIL)


class Sending(models.Model):
    """One way by which a letter goes to its addressee: chosen, then dispatched, perhaps come back. Each is set once."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="sendings")
    way = models.CharField(max_length=6, choices=Way.choices)
    because = models.CharField(max_length=10, choices=Because.choices)
    wanted_on = models.DateField()
    dispatched_on = models.DateField(null=True)
    dispatched_at = models.DateTimeField(null=True)  # known where the service itself sent it
    deemed_received_on = models.DateField(null=True)
    came_back_on = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = SendingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dispatched_on=None, deemed_received_on=None)
                | Q(dispatched_on__isnull=False, deemed_received_on__gte=F("dispatched_on")),
                name="received_when_dispatched",
            ),
            models.UniqueConstraint(
                fields=["letter"], condition=~Q(way=Way.EMAIL) & Q(dispatched_on=None), name="posted_one_at_a_time"
            ),
        ]
        indexes = [
            models.Index(
                fields=["wanted_on", "id"], condition=Q(dispatched_on=None) & ~Q(way=Way.EMAIL), name="sending_to_post"
            ),
            models.Index(fields=["way", "dispatched_on", "id"], name="sending_dispatched"),
        ]

    def __str__(self) -> str:
        return f"sending:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case: what `own` permissions compare with."""
        return self.letter.case.team_id


class Paper(models.Model):
    """The PDF of a letter, kept under its hash. A worker makes it once; made again it has the same bytes."""

    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="paper")
    file = models.FileField(upload_to="letters", max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"paper:{self.pk}"
