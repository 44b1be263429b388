"""One assessment, from the day the request was received until the plan is final or refused."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import AskedBy, Ending, Route, Senses, ToWhom, YoungPersonSays


class Assessment(Versioned):
    """The facts of one assessment with their dates. Where it stands is worked out from them by `rules.stage`."""

    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="assessment")
    requested_on = models.DateField()  # day 0: received, or the council became responsible (reg 5(1))
    source = models.PositiveSmallIntegerField(null=True, blank=True)  # as the SEN2 return counts it, 1 to 5
    asked_by = models.CharField(max_length=14, choices=AskedBy.choices)
    earlier = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    route = models.CharField(max_length=14, choices=Route.choices, default=Route.ORDINARY)
    senses = models.CharField(max_length=10, choices=Senses.choices, blank=True, default=Senses.UNKNOWN)
    young_person_says = models.CharField(
        max_length=14, choices=YoungPersonSays.choices, blank=True, default=YoungPersonSays.NOT_ASKED
    )

    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    family_consulted_on = models.DateField(null=True, blank=True)
    evidence_asked_on = models.DateField(null=True, blank=True)
    evidence_in_on = models.DateField(null=True, blank=True)
    evidence_late_on = models.DateField(null=True, blank=True)
    ready_on = models.DateField(null=True, blank=True)  # the officer proposed what to decide
    agreed_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    advice_in_on = models.DateField(null=True, blank=True)
    advice_in_because = models.CharField(max_length=500, blank=True)  # where it goes on without some of it
    plan_ready_on = models.DateField(null=True, blank=True)  # the officer proposed whether to issue
    issue_agreed_on = models.DateField(null=True, blank=True)
    issue_refused_on = models.DateField(null=True, blank=True)
    draft_on = models.DateField(null=True, blank=True)
    final_on = models.DateField(null=True, blank=True)
    final_sent_on = models.DateField(null=True, blank=True)  # to all three that reg 13(2) names

    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)
    still_attention = models.BooleanField(null=True)  # whether the child stays brought to attention (ss.23, 24)
    still_attention_because = models.CharField(max_length=500, blank=True)
    moved_on = models.DateField(null=True, blank=True)
    moved_to = models.CharField(max_length=120, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=14, choices=Ending.choices, blank=True)
    duplicate_of = models.ForeignKey("cases.Case", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(agreed_on=None) | Q(refused_on=None), name="assess_or_refuse"),
            models.CheckConstraint(
                condition=Q(issue_agreed_on=None) | Q(issue_refused_on=None), name="issue_or_refuse_to_issue"
            ),
            models.CheckConstraint(
                condition=Q(issue_agreed_on=None, issue_refused_on=None) | Q(agreed_on__isnull=False),
                name="plan_decided_after_assessing",
            ),
            models.CheckConstraint(
                condition=Q(final_sent_on=None) | Q(final_on__isnull=False), name="final_sent_once_final"
            ),
        ]

    def __str__(self) -> str:
        return f"assessment:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case: what `own` permissions compare with."""
        return self.case.team_id

    @property
    def is_over(self) -> bool:
        """Withdrawn for good, moved away or ended."""
        return bool(self.moved_on or self.ended_on or (self.withdrawn_on and not self.still_attention))


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Questions about notices."""

    def about(self, what: str) -> NoticeQuerySet:
        return self.filter(what=what)


class Notice(models.Model):
    """A letter of this room, and the step that is done when it reaches somebody: "decision:7", "draft:3", "advice:12"."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="notices")
    letter = models.OneToOneField("letters.Letter", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    to_whom = models.CharField(max_length=10, choices=ToWhom.choices)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["assessment", "what"], name="notice_of_step")]

    def __str__(self) -> str:
        return f"notice:{self.pk}"
