"""One school asked whether a child's plan can name it (CFA 2014 ss.39, 40): its facts with their days."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.casework.cases import queries as cases
from countywide.platform.kit.models import Versioned

from .. import rules
from ..enums import Reach, Standing, Withdrawn
from ..types import Facts


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    """Questions about consultations."""

    def seen_by(self, user: Any) -> ConsultationQuerySet:
        """Those on whose cases somebody may read. A consulted school reads its own by another way (`of_school`)."""
        return self.filter(case__in=cases.cases_seen_by(user).order_by())

    def of_school(self, organisations: Iterable[int]) -> ConsultationQuerySet:
        """What these schools were sent."""
        return self.filter(setting__in=organisations, sent_on__isnull=False)

    def waiting(self) -> ConsultationQuerySet:
        """Sent, and not answered in full."""
        sent = self.filter(sent_on__isnull=False, withdrawn_on=None, closed_on=None)
        return sent.filter(Q(adequate=None) | Q(adequate=False))

    def queued(self) -> ConsultationQuerySet:
        """Asked for with many others, and not gone yet: a worker takes them in turn."""
        return self.filter(queued_on__isnull=False, sent_on=None, withdrawn_on=None, stopped_on=None)

    def stopped(self) -> ConsultationQuerySet:
        """Those of them that could not go by themselves and wait for an officer."""
        return self.filter(stopped_on__isnull=False, sent_on=None, withdrawn_on=None)

    def unanswered(self) -> ConsultationQuerySet:
        """Whose next word is the school's: nothing came, or what came was returned."""
        return self.waiting().filter(Q(answered_on=None) | Q(adequate=False))


class Consultation(Versioned):
    """A school, and one child's plan. Where it stands is worked out from these facts."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="school_consultations")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="consultations")
    transfer = models.ForeignKey(
        "transfers.Transfer", null=True, blank=True, on_delete=models.PROTECT, related_name="consultations"
    )
    setting = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    is_preference = models.BooleanField()  # the family asks for it (s.38(2)(b))
    why = models.TextField()  # why this school, as it and the family read it
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    queued_on = models.DateField(null=True, blank=True)  # asked for with many others: a worker sends it by itself
    queued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    stopped_on = models.DateField(null=True, blank=True)  # it could not go by itself
    stopped_because = models.CharField(max_length=300, blank=True)
    reach = models.CharField(max_length=7, choices=Reach.choices, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)  # the day in the Code, 9.83
    extended_to = models.DateField(null=True, blank=True)  # ours to give; the family's dates do not move
    extended_because = models.CharField(max_length=300, blank=True)
    bounced_on = models.DateField(null=True, blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=200, blank=True)  # name and role

    council_code = models.CharField(
        max_length=3, blank=True
    )  # the council that maintains the school, where it is another
    council_name = models.CharField(max_length=120, blank=True)
    council_address = models.EmailField(blank=True)
    council_told_on = models.DateField(null=True, blank=True)

    answered_on = models.DateField(null=True, blank=True)  # the newest answer
    adequate = models.BooleanField(null=True)  # the newest answer, once checked
    checked_on = models.DateField(null=True, blank=True)
    view_held_on = models.DateField(
        null=True, blank=True
    )  # the decision went, and the reply was stopped because another child may stand in it
    full_asked_on = models.DateField(null=True, blank=True)  # the family asks for the full reply
    full_asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=13, choices=Withdrawn.choices, blank=True)
    closed_on = models.DateField(null=True, blank=True)  # the council decided without an answer
    pack_shut_on = models.DateField(
        null=True, blank=True
    )  # the plan names another school: the papers are needed no more

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "setting"],
                condition=Q(withdrawn_on=None, closed_on=None, adequate=None),
                name="one_open_consultation_a_school",
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None, due_on=None, reach="") | (Q(sent_on__isnull=False, due_on__isnull=False) & ~Q(reach="")),
                name="consultation_sent_whole",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="") | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="consultation_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(stopped_on=None, stopped_because="")
                | (Q(stopped_on__isnull=False, queued_on__isnull=False) & ~Q(stopped_because="")),
                name="consultation_stopped_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(adequate=None) | Q(answered_on__isnull=False), name="checked_once_answered"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["case", "id"], name="school_consult_of_case"),
            models.Index(fields=["setting", "due_on", "id"], name="school_consult_of_school"),
            models.Index(fields=["due_on", "id"], name="school_consult_by_day"),
            models.Index(
                fields=["id"],
                condition=Q(queued_on__isnull=False, sent_on=None, withdrawn_on=None),
                name="school_consult_queued",
            ),
        ]

    def __str__(self) -> str:
        return f"school-consultation:{self.pk}"

    @property
    def organisation_id(self) -> int | None:
        """The team that holds the case: what `own` permissions of officers compare with."""
        return self.case.team_id  # type: ignore[no-any-return]

    @property
    def opens_papers(self) -> bool:
        """Whether the school may still open what it was sent: not once it is consulted no more, or another school is named."""
        return self.withdrawn_on is None and self.pack_shut_on is None

    @property
    def clock_key(self) -> str:
        """The key of its clock on the case."""
        return f"school-consultation:{self.pk}"

    @property
    def answer_by(self) -> date | None:
        """The day on which the answer is awaited: that of the Code, or the later one we gave."""
        return self.extended_to or self.due_on

    @property
    def facts(self) -> Facts:
        """What its standing follows from. `open_questions` is read where a query counted them."""
        asked = getattr(self, "open_questions", None)
        return Facts(
            sent_on=self.sent_on, bounced_on=self.bounced_on, acknowledged_on=self.acknowledged_on, answered_on=self.answered_on,
            adequate=self.adequate, withdrawn_on=self.withdrawn_on, closed_on=self.closed_on,
            question_open=bool(self.questions.filter(answered_on=None).exists() if asked is None else asked),
        )  # fmt: skip

    @property
    def standing(self) -> Standing:
        return rules.standing(self.facts)


class AtSchool(Consultation):
    """The same as the consulted school has it: it belongs to the school."""

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        proxy = True
        ordering = ["id"]

    @property
    def organisation_id(self) -> int | None:
        return self.setting_id


class Question(models.Model):
    """Something a consulted school asks before it answers. The days run on."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="questions")
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=200)
    text = models.TextField()
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="question_answered_with_words",
            )
        ]

    def __str__(self) -> str:
        return f"school-question:{self.pk}"


class Chase(models.Model):
    """A school was reminded, for one of the days on which that is due: once."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="chases")
    after = models.PositiveSmallIntegerField()  # days since sending
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["consultation", "after"], name="chased_once_a_day")]

    def __str__(self) -> str:
        return f"chase:{self.pk}"
