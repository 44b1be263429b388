"""A child's case: who holds it, where it stands, what happened, and who may open it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from countywide.platform.kit.models import Versioned
from countywide.register.people import queries as people

from . import permissions, rules
from .enums import CaseKind, Stage, Waiting

BESIDE: list[str] = []
COUNTED: dict[str, Callable[[Any], Any]] = {}
"""The names under which a case knows the one record that a room above keeps beside it."""

READERS: list[Callable[[Any], Q]] = []
"""Who else may see a case, added by the rooms above (a professional who is asked for advice)."""


class Counted(Subquery):
    """How many rows a query finds, as one column of another; the query says itself how far to count."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()
    empty_result_set_value = 0


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions about cases."""

    def seen_by(self, user: Any) -> CaseQuerySet:
        """Every case, or one's own team's; one's own pupils'; one's own child's; and those one is asked about."""
        if user.may(permissions.READ_ALL):
            return self
        scopes = list(scopes_of(user))
        if not scopes:
            return self.none()
        seen = scopes[0]
        for scope in scopes[1:]:
            seen |= scope
        return self.filter(seen)

    def open(self) -> CaseQuerySet:
        return self.filter(closed_on=None)

    def listed(self) -> CaseQuerySet:
        """With everything a list shows, in one query."""
        return self.select_related("child", "team__contact_team", "owner", "school", "area")

    def with_rooms(self, user: Any) -> CaseQuerySet:
        """With the one record that each room above keeps beside a case, and what rooms count on it for somebody, in that query."""
        found = self.select_related(*BESIDE) if BESIDE else self
        return found.annotate(**{name: counted(user) for name, counted in COUNTED.items()})

    def with_passing(self, on: date) -> CaseQuerySet:
        """With since when it is held as it is, and the next hand-over: an officer's own, else that of a dated rule."""
        held = Holding.objects.filter(case=OuterRef("pk"), ends_on=None).values("starts_on")[:1]
        planned = PlannedHandOver.objects.filter(case=OuterRef("pk"), done_on=None, dropped_on=None)
        ruled = HandOverRule.objects.filter(
            kind=OuterRef("kind"),
            from_team=OuterRef("team"),
            cut_off_on__gt=on,
            born_from__lte=OuterRef("child__born_on"),
            born_until__gte=OuterRef("child__born_on"),
        ).order_by("cut_off_on", "id")
        own = JSONObject(team="team__name", on="on", condition="because")
        by_rule = JSONObject(team="to_team__name", on="cut_off_on", condition="condition")
        return self.annotate(
            held_since=Subquery(held),
            planned_passing=Subquery(planned.values(found=own)[:1]),
            ruled_passing=Subquery(ruled.values(found=by_rule)[:1]),
        )


def scopes_of(user: Any) -> list[Q]:
    """The parts of the county's cases that a person's roles open, none of them looked for in vain."""
    found = []
    if not hasattr(user, "organisations_where"):
        return found
    if teams := user.organisations_where(permissions.READ):
        found.append(Q(team_id__in=teams))
    if schools := user.organisations_where(permissions.READ_OWN_PUPILS):
        found.append(Q(school_id__in=schools))
    if user.may(permissions.READ_OWN_CHILD):
        found.append(Q(child_id__in=own_children(user)))
    if user.may(permissions.READ_ADVISED):
        found += [scope for reader in READERS if (scope := reader(user))]
    return found


def own_children(user: Any) -> list[int]:
    """The keys of one's own children, or oneself; read once a request."""
    if not hasattr(user, "_own_children"):
        user._own_children = list(people.children_of(user).values_list("pk", flat=True))
    return list(user._own_children)


class Case(Versioned):
    """One matter about one child, from the day it reached the council to the day it is closed."""

    reference = models.CharField(max_length=16, unique=True, default=rules.new_reference, editable=False)
    child = models.ForeignKey("people.Child", on_delete=models.PROTECT, related_name="cases")
    kind = models.CharField(max_length=12, choices=CaseKind.choices)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.CharField(max_length=200, blank=True)
    team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    area = models.ForeignKey("schools.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # where the child is taught: whose pupil the case is about
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.RECEIVED)
    waiting_on = models.CharField(max_length=10, choices=Waiting.choices, blank=True, default=Waiting.NOBODY)
    act_by = models.DateField(null=True, blank=True)  # the next day by which the council must act; kept by `deadlines`
    next_clock = models.CharField(max_length=24, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="case_closes_after_it_opens"
            ),
            models.CheckConstraint(condition=Q(closed_on=None) | Q(act_by=None), name="closed_case_owes_nothing"),
        ]
        indexes = [
            models.Index(fields=["team", "act_by", "id"], condition=Q(closed_on=None), name="case_of_team"),
            models.Index(fields=["owner", "act_by", "id"], condition=Q(closed_on=None), name="case_of_owner"),
            models.Index(fields=["team", "act_by", "id"], condition=Q(closed_on=None, owner=None), name="case_unowned"),
            models.Index(fields=["opened_on", "id"], condition=Q(closed_on=None), name="case_opened"),
            models.Index(fields=["school", "act_by", "id"], name="case_of_school"),
            models.Index(fields=["act_by", "id"], condition=Q(closed_on=None), name="case_due"),
            # The filter first: with a team or two after it, or with none for those who see every case.
            models.Index(fields=["stage", "team", "act_by", "id"], condition=Q(closed_on=None), name="case_at_stage"),
            models.Index(
                fields=["waiting_on", "team", "act_by", "id"], condition=Q(closed_on=None), name="case_waiting"
            ),
            models.Index(
                fields=["next_clock", "team", "act_by", "id"], condition=Q(closed_on=None), name="case_at_clock"
            ),
        ]

    def __str__(self) -> str:
        return f"case:{self.pk}"  # a key, never the child

    @property
    def organisation_id(self) -> int:
        """The team that holds it: what `own` permissions compare with."""
        return self.team_id

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class Holding(models.Model):
    """A team, and perhaps one officer of it, held the case from a day, perhaps until a day."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holdings")
    team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ends_on=None), name="one_holding_at_a_time"),
        ]


class PlannedHandOver(models.Model):
    """An officer laid down that the case passes to another team on a day."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="planned")
    team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    because = models.CharField(max_length=300)
    done_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(done_on=None, dropped_on=None), name="one_planned_hand_over"
            )
        ]
        indexes = [models.Index(fields=["on"], condition=Q(done_on=None, dropped_on=None), name="hand_over_due")]


class HandOverRule(models.Model):
    """On a cut-off day, open cases of children who will be in a year group that September pass to another team.

    Only those at one of `stages` pass; the others stay until their stage is reached or an officer decides.
    """

    key = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=12, choices=CaseKind.choices, default=CaseKind.ASSESSMENT)
    from_team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    year_group = models.SmallIntegerField()  # in the September after the cut-off; Reception is 0
    cut_off_on = models.DateField()
    born_from = models.DateField(editable=False)  # whose children will be in that year group then: follows from both
    born_until = models.DateField(editable=False)
    stages = models.JSONField(default=list)
    condition = models.CharField(max_length=300)  # "if the final plan is not yet issued on that day"
    because = models.CharField(max_length=300)

    class Meta:
        ordering = ["cut_off_on", "id"]

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> None:
        """Keep the birthdays of its year group beside it, so that a million cases are asked in the database."""
        self.born_from, self.born_until = rules.born_for_year(self.year_group, cut_off_on=self.cut_off_on)
        if update_fields is not None:
            update_fields = {*update_fields, "born_from", "born_until"}
        super().save(*args, update_fields=update_fields, **kwargs)


class EventQuerySet(models.QuerySet["Event"]):
    """Questions about what happened."""

    def told_to(self, audience: str) -> EventQuerySet:
        """What a family, a school or a professional is shown; an officer is shown everything."""
        fields = {"FAMILY": "to_family", "SCHOOL": "to_school", "PROFESSIONAL": "to_professionals"}
        return self.filter(**{fields[audience]: True}) if audience in fields else self


class Event(models.Model):
    """One thing that happened on a case: the timeline, in the officer's words and in the family's."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    key = models.CharField(max_length=60)  # "assessments.refused"
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    family_title = models.CharField(max_length=200, blank=True)
    detail = models.TextField(blank=True)
    to_family = models.BooleanField(default=False)
    to_school = models.BooleanField(default=False)
    to_professionals = models.BooleanField(default=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["case", "-on", "-id"], name="event_of_case")]

    def __str__(self) -> str:
        return f"event:{self.pk}"

    def words_for(self, audience: str) -> str:
        """The family's words for it where there are any; else the officer's."""
        return self.family_title or self.title if audience == "FAMILY" else self.title
