"""Funding years, pots, awards, and the double-entry ledger in pence that the database lets nobody alter."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .enums import Deed, Holds, Method, Standing, Stream

BEGINNING = "0" * 64


class FundingYear(models.Model):
    """One year of money. Whoever writes in its ledger locks this row; it remembers where the chain of its ledger ends."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()
    opened_on = models.DateField()
    paid_through = models.DateField(null=True, blank=True)  # schools are paid up to the end of this day
    closed_on = models.DateField(null=True, blank=True)
    transactions_made = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default=BEGINNING)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lt=F("ends_on")), name="funding_year_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"funding-year:{self.pk}"

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None


class Pot(models.Model):
    """The money of one stream in a year, of the whole county or of one community or area."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.ForeignKey(FundingYear, on_delete=models.PROTECT, related_name="pots")
    stream = models.CharField(max_length=14, choices=Stream.choices)
    community = models.ForeignKey(
        "schools.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    area = models.ForeignKey("schools.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()

    class Meta:
        ordering = ["year", "stream", "community__name", "area__name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "stream"], condition=Q(community=None, area=None), name="one_pot_a_stream"
            ),
            models.UniqueConstraint(
                fields=["year", "stream", "community"], condition=Q(community__isnull=False), name="one_pot_a_community"
            ),
            models.UniqueConstraint(
                fields=["year", "stream", "area"], condition=Q(area__isnull=False), name="one_pot_an_area"
            ),
            models.CheckConstraint(condition=Q(community=None) | Q(area=None), name="pot_of_one_place"),
        ]

    def __str__(self) -> str:
        return f"pot:{self.pk}"


class AwardQuerySet(models.QuerySet["Award"]):
    """Questions about awards."""

    def seen_by(self, user: Any) -> AwardQuerySet:
        """Every one for those who keep the county's money; else those of one's own school."""
        from . import permissions

        if user.may(permissions.READ):
            return self
        return self.filter(school__in=user.organisations_where(permissions.READ_OWN))

    def with_all(self) -> AwardQuerySet:
        """With what a page or a sum needs."""
        return self.select_related("pot__year", "pot__community", "school").prefetch_related("rates")


class Award(models.Model):
    """What a school is given out of a pot, for a child or for itself, from one day of the year to another."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pot = models.ForeignKey(Pot, on_delete=models.PROTECT, related_name="awards")
    school = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey("people.Child", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    standing = models.CharField(max_length=10, choices=Standing.choices)
    basis = models.CharField(max_length=300)  # read by the school: "Reception amount, tier 3". No child's name
    source = models.CharField(max_length=120, unique=True)  # what it was made from: "mapping:12"
    told_on = models.DateField()
    confirmed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)  # of an award that ended early
    ended_why = models.CharField(max_length=500, blank=True)
    moved_from = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_to")

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["from_on", "id"]
        indexes = [
            models.Index(fields=["school", "pot"], name="award_of_school"),
            models.Index(fields=["pot", "from_on", "id"], name="award_of_pot"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(from_on__lte=F("to_on")), name="award_ends_after_it_begins"),
            models.CheckConstraint(
                condition=~Q(standing="ENDED") | Q(ended_on__isnull=False, last_on__isnull=False),
                name="award_ended_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"award:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The school: what `own` permissions compare with."""
        return int(self.school_id)

    @property
    def until(self) -> Any:
        """The last day it runs."""
        return self.to_on if self.last_on is None else self.last_on

    @property
    def is_payable(self) -> bool:
        """What is merely indicative is not paid yet."""
        return self.standing != Standing.INDICATIVE


class Rate(models.Model):
    """So much a year from a day on, entered on a day and for a reason. The first one is the award; each other a change of it."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="rates")
    from_on = models.DateField()
    annual_pence = models.BigIntegerField()
    before_pence = models.BigIntegerField(null=True, blank=True)  # what it took the place of; none: the first
    entered_on = models.DateField()
    why = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(annual_pence__gte=0), name="rate_never_below_nothing")]

    def __str__(self) -> str:
        return f"rate:{self.pk}"


class Account(models.Model):
    """Where money stands in a year: the fund, a pot, what is promised out of it, a school. Never altered."""

    year = models.ForeignKey(FundingYear, on_delete=models.PROTECT, related_name="accounts")
    holds = models.CharField(max_length=9, choices=Holds.choices)
    pot = models.ForeignKey(Pot, null=True, blank=True, on_delete=models.PROTECT, related_name="accounts")
    school = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "holds"], condition=Q(pot=None, school=None), name="one_account_of_a_year"
            ),
            models.UniqueConstraint(
                fields=["holds", "pot"], condition=Q(pot__isnull=False), name="one_account_of_a_pot"
            ),
            models.UniqueConstraint(
                fields=["year", "school"], condition=Q(school__isnull=False), name="one_account_of_a_school"
            ),
            models.CheckConstraint(
                condition=Q(holds__in=["POT", "COMMITTED"], pot__isnull=False, school=None)
                | Q(holds="PAID", pot=None, school__isnull=False)
                | Q(holds__in=["FUND", "RETURNED", "CARRIED"], pot=None, school=None),
                name="account_holds_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"account:{self.pk}"


class Transaction(models.Model):
    """One change of the ledger: numbered, chained to the one before it by its hash, and never altered."""

    year = models.ForeignKey(FundingYear, on_delete=models.PROTECT, related_name="transactions")
    number = models.PositiveIntegerField()
    on = models.DateField()
    deed = models.CharField(max_length=9, choices=Deed.choices)
    why = models.CharField(max_length=500)
    authority = models.CharField(max_length=500, blank=True)  # the area board's decision that a pot goes below nothing
    actor = models.CharField(max_length=120)  # "user:12" or "machine:…": never a name
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["year", "number"]
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="transaction_numbered_once")]

    def __str__(self) -> str:
        return f"transaction:{self.pk}"


class Line(models.Model):
    """So many pence out of one account into another: what leaves one place always arrives in another, so that every
    transaction sums to nought whatever is written. Never altered."""

    transaction = models.ForeignKey(Transaction, on_delete=models.PROTECT, related_name="lines")
    out_of = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="gave")
    into = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="took")
    pence = models.BigIntegerField()
    award = models.ForeignKey(Award, null=True, blank=True, on_delete=models.PROTECT, related_name="lines")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="line_moves_money"),
            models.CheckConstraint(condition=~Q(out_of=F("into")), name="line_between_two_accounts"),
        ]

    def __str__(self) -> str:
        return f"line:{self.pk}"


class Statement(models.Model):
    """What a school was told of its money on a day, as it was told. Never altered: a newer one takes its place."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.ForeignKey(FundingYear, on_delete=models.PROTECT, related_name="statements")
    school = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # 1 is the first of the year for the school
    issued_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()  # the figures and words of the paper

    class Meta:
        ordering = ["year", "school", "-number"]
        constraints = [models.UniqueConstraint(fields=["year", "school", "number"], name="statement_numbered_once")]

    def __str__(self) -> str:
        return f"statement:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return int(self.school_id)


class Scenario(models.Model):
    """A comparison of ways to share a sum among schools, saved with a name. Not a decision."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.ForeignKey(FundingYear, on_delete=models.PROTECT, related_name="scenarios")
    name = models.CharField(max_length=120)
    stream = models.CharField(max_length=14, choices=Stream.choices)
    total_pence = models.BigIntegerField()
    against = models.CharField(max_length=8, choices=Method.choices, default=Method.EVEN)
    method = models.CharField(max_length=8, choices=Method.choices)
    weights = models.JSONField()  # for one child at each level, the lowest first
    floor_pence = models.BigIntegerField(null=True, blank=True)
    cap_pence = models.BigIntegerField(null=True, blank=True)
    rows = models.JSONField()  # the schools as they stood: name, pupils and children at each level
    saved_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-saved_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["year", "name"], name="scenario_named_once"),
            models.CheckConstraint(condition=Q(total_pence__gte=0), name="scenario_shares_a_sum"),
        ]

    def __str__(self) -> str:
        return f"scenario:{self.pk}"
