"""The clocks running on a case, the exceptions recorded, and the bank holidays the council added or removed."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from countywide.law import clocks

from . import rules
from .enums import Change, FeedOf, Said, State


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Questions about deadlines."""

    def running(self) -> DeadlineQuerySet:
        """Neither met nor ended."""
        return self.filter(met_on=None, ended_on=None)

    def with_aim(self) -> DeadlineQuerySet:
        """With the day aimed for where an exception stands: `aimed_for` then asks nothing more."""
        standing = ExceptionClaim.objects.filter(deadline=OuterRef("pk"), ended_on=None).order_by("id")
        return self.annotate(aim=Subquery(standing.values("target_on")[:1]))


class Deadline(models.Model):
    """One clock of the law on one case: what started it, what it came to, and how it ended.

    What the law makes of the facts is computed by `law.clocks` and remembered here; it is computed again when a
    calendar changes.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="deadlines")
    clock = models.CharField(max_length=24)
    key = models.CharField(max_length=40, blank=True)  # tells apart several of one clock, such as "advice:41"
    ruleset = models.CharField(max_length=40)
    trigger_on = models.DateField()
    inputs = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    legal_due = models.DateField(null=True)
    act_by = models.DateField(null=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)  # the clock's further fields and its exceptions
    met_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)
    superseded_by = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.PositiveSmallIntegerField(default=0)  # how often its day to act by moved, for calendars

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["legal_due", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "clock", "key"], condition=Q(met_on=None, ended_on=None), name="one_running_clock"
            ),
            models.CheckConstraint(
                condition=Q(met_on=None) | Q(met_on__gte=F("trigger_on")) | Q(legal_due__lt=F("trigger_on")),
                name="met_after_its_start",  # unless its time is counted back, as for the notice of a meeting
            ),
            models.CheckConstraint(condition=Q(met_on=None) | Q(ended_on=None), name="met_or_ended"),
        ]
        indexes = [
            models.Index(fields=["case", "legal_due"], name="deadline_of_case"),
            models.Index(fields=["id"], condition=Q(met_on=None, ended_on=None), name="deadline_running"),
            models.Index(fields=["act_by", "id"], name="deadline_due"),
        ]

    def __str__(self) -> str:
        return f"deadline:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case."""
        return self.case.team_id

    @property
    def law(self) -> clocks.Clock:
        """What the law says of this clock."""
        return clocks.CLOCKS[self.clock]

    @property
    def is_running(self) -> bool:
        return self.met_on is None and self.ended_on is None

    @property
    def claim(self) -> ExceptionClaim | None:
        """The exception in force, if one is recorded. Reads `claims` once, prefetched or not."""
        return next((each for each in self.claims.all() if each.ended_on is None), None)

    @property
    def aimed_for(self) -> date | None:
        """The day aimed for while an exception stands; as `with_aim` read it, else by its claims."""
        if hasattr(self, "aim"):
            return self.aim
        return self.claim.target_on if self.claim else None

    def state_on(self, day: date) -> State:
        """How it stands on a day."""
        return rules.state(
            legal_due=self.legal_due,
            act_by=self.act_by,
            met_on=self.met_on,
            ended_on=self.ended_on,
            superseded=self.superseded_by_id is not None,
            has_claim=self.aimed_for is not None,
            on=day,
            is_right=self.law.owed_by == rules.FAMILY,
        )


class ExceptionClaim(models.Model):
    """An officer recorded that a time limit is impractical, on which ground, with what facts. It adds no days."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="claims")
    code = models.CharField(max_length=20)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    asked_on = models.DateField(null=True)  # when advice was asked for, where the ground turns on it
    asked_of = models.CharField(max_length=200, blank=True)
    window_from = models.DateField(null=True)
    window_to = models.DateField(null=True)
    impractical_because = models.TextField()
    evidence = models.TextField()
    target_on = models.DateField()
    review_on = models.DateField()
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    family_told_on = models.DateField(null=True)
    denied_on = models.DateField(null=True)  # the facts changed afterwards and no longer bear it out
    ended_on = models.DateField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["deadline", "code"], condition=Q(ended_on=None), name="one_claim_a_ground")
        ]
        indexes = [models.Index(fields=["review_on"], condition=Q(ended_on=None), name="claim_to_review")]

    def __str__(self) -> str:
        return f"exception:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.deadline.organisation_id

    @property
    def ground(self) -> clocks.ExceptionGround:
        return clocks.EXCEPTIONS[self.code]


class BankHoliday(models.Model):
    """A day that the council added to the bank holidays or took from them, such as one announced for a single year."""

    day = models.DateField(unique=True)
    change = models.CharField(max_length=8, choices=Change.choices)
    name = models.CharField(max_length=100)
    said_on = models.DateField()
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"bank-holiday:{self.day.isoformat()}"


class Recount(models.Model):
    """Somebody said something of a day, and every open clock was counted again: how many there were, how many moved."""

    day = models.DateField()
    change = models.CharField(max_length=10, choices=Said.choices)
    name = models.CharField(max_length=100)
    said_on = models.DateField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    seen = models.PositiveIntegerField(null=True)
    moved = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"recount:{self.pk}"

    def note(self, *, seen: int, moved: int) -> None:
        """Keep what came of it."""
        self.seen, self.moved, self.done_at = seen, moved, timezone.now()
        self.save(update_fields=["seen", "moved", "done_at"])


class CalendarFeed(models.Model):
    """A secret address at which a calendar program reads dates. Only the hash of its token is kept."""

    of = models.CharField(max_length=6, choices=FeedOf.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds")
    organisation = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    revoked_on = models.DateField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(of="PERSON", organisation=None) | (~Q(of="PERSON") & Q(organisation__isnull=False)),
                name="feed_of_a_person_or_a_place",
            )
        ]
        indexes = [models.Index(fields=["user", "-id"], name="feed_of_user")]

    def __str__(self) -> str:
        return f"calendar-feed:{self.pk}"
