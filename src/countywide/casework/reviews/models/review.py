"""One review of one plan, its form page by page, the papers sent with it, and the letters that carry out its steps."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.casework.cases import queries as cases
from countywide.platform.kit.models import Versioned

from ..enums import Arranger, Mode, Outcome, ReviewType


class ReviewQuerySet(models.QuerySet["Review"]):
    """Questions about reviews."""

    def seen_by(self, user: Any) -> ReviewQuerySet:
        """The reviews on whose cases somebody may read."""
        return self.filter(case__in=cases.cases_seen_by(user).order_by())

    def held_by(self, organisations: Iterable[int]) -> ReviewQuerySet:
        """Those whose meeting one of these organisations holds."""
        by_council = Q(arranged_by=Arranger.COUNCIL, case__team__in=organisations)
        return self.filter(by_council | Q(arranged_by=Arranger.SCHOOL, setting__in=organisations))

    def open(self) -> ReviewQuerySet:
        return self.filter(over_on=None)


class Review(Versioned):
    """The facts of a review with their dates. Where it stands is worked out from them by `rules.standing`."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="reviews")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="reviews")
    of_version = models.ForeignKey(
        "plans.Version", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # the final plan that is reviewed; none where the plan is only a document
    type = models.CharField(max_length=10, choices=ReviewType.choices, default=ReviewType.ANNUAL)
    is_in_law = models.BooleanField(default=True)  # counts as a review under s.44; an in-year review form does not
    form = models.DateField()  # the day from which the set of pages holds
    arranged_by = models.CharField(max_length=8, choices=Arranger.choices, default=Arranger.SCHOOL)
    setting = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    scheduled_on = models.DateField()  # the day this review was laid down
    due_by = models.DateField()  # by when its decision must be notified (s.44(1))

    meeting_on = models.DateField(null=True, blank=True)
    meeting_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    chair = models.CharField(max_length=120, blank=True)
    planned_on = models.DateField(null=True, blank=True)
    care_review_on = models.DateField(null=True, blank=True)  # of a looked-after child: when the care plan is reviewed
    invited_on = models.DateField(null=True, blank=True)
    papers_out_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    quorum_note = models.CharField(max_length=500, blank=True)  # who was missing, and why it went on
    report_on = models.DateField(null=True, blank=True)
    report_number = models.PositiveSmallIntegerField(default=0)  # how often it was sent; a second time says so
    signed_by = models.CharField(max_length=120, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    returned_because = models.TextField(blank=True)

    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)  # the last of the family has the decision: the review is complete
    amendment = models.OneToOneField(
        "plans.Amendment", null=True, blank=True, on_delete=models.PROTECT, related_name="review"
    )
    over_on = models.DateField(null=True, blank=True)
    dropped_because = models.CharField(max_length=300, blank=True)  # where it was not held: merged, moved away …

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(decided_on=None) | ~Q(outcome=""), name="review_decided_to_something"),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(met_on__isnull=False), name="review_decided_after_the_meeting"
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(over_on=None, is_in_law=True), name="one_open_review_a_plan"
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(over_on=None, report_on=None, is_in_law=False),
                name="one_update_written_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(is_in_law=True) | Q(met_on=None, decided_on=None), name="update_has_no_meeting_or_decision"
            ),
        ]
        indexes = [
            models.Index(fields=["setting", "due_by", "id"], condition=Q(over_on=None), name="review_of_setting"),
            models.Index(fields=["due_by", "id"], condition=Q(over_on=None), name="review_due"),
            models.Index(fields=["decided_on", "id"], condition=Q(decided_on__isnull=False), name="review_decided"),
        ]

    def __str__(self) -> str:
        return f"review:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case: what `own` permissions of officers compare with."""
        return self.case.team_id

    @property
    def clock_key(self) -> str:
        """The key of its clocks on the case."""
        return f"review:{self.pk}"


class Held(Review):
    """A review as whoever holds its meeting sees it: it belongs to the school or setting, or to the team where the council
    holds it (reg 21). What `own` permissions to hold and to sign compare with."""

    objects = ReviewQuerySet.as_manager()

    class Meta:
        proxy = True
        ordering = ["id"]

    @property
    def organisation_id(self) -> int | None:  # type: ignore[override]
        return self.setting_id if self.arranged_by == Arranger.SCHOOL else self.case.team_id


class Page(Versioned):
    """The answers on one page of the form as they stand. One record a page, so that several people can write at once."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="pages")
    name = models.SlugField(max_length=40)
    answers = models.JSONField(default=dict)
    changed_on = models.DateField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "name"], name="one_record_a_page")]

    def __str__(self) -> str:
        return f"page:{self.pk}"


class Paper(models.Model):
    """A file that goes with a page of the form. As many as the case has room for (Q28)."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="papers")
    page = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    written_on = models.DateField(null=True, blank=True)
    file = models.OneToOneField("files.File", on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"paper:{self.pk}"


class Notice(models.Model):
    """A letter of this room and the step that it carries out: "invitation:7", "decision:7"."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="notices")
    letter = models.OneToOneField("letters.Letter", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    to_whom = models.CharField(max_length=10)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["review", "what"], name="review_notice_of_step")]

    def __str__(self) -> str:
        return f"notice:{self.pk}"
