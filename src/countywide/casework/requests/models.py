"""What is being typed, and what reached the council: a request for an assessment, or a child brought to attention."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from countywide.platform.kit.models import Versioned
from countywide.register.people.enums import Channel as Writes
from countywide.register.people.enums import Kin, Sex, Taught

from . import permissions, rules
from .enums import (
    Answered,
    Attention,
    Channel,
    Likeness,
    Requester,
    Responsible,
    Says,
    SoonAfter,
    Source,
    Way,
)


class RequestQuerySet(models.QuerySet["AssessmentRequest"]):
    """Questions about requests."""

    def seen_by(self, user: Any) -> RequestQuerySet:
        """Those of one's own team; all of them for whoever oversees them. Families see theirs by their case."""
        if user.may(permissions.READ_ALL):
            return self
        teams = user.organisations_where(permissions.READ) if hasattr(user, "organisations_where") else ()
        return self.filter(team_id__in=teams) if teams else self.none()

    def to_look_at(self) -> RequestQuerySet:
        return self.filter(settled_on=None)

    def listed(self) -> RequestQuerySet:
        """With everything a list shows, in one query."""
        return self.select_related("case", "child", "school", "asker_organisation", "team")


class AssessmentRequest(Versioned):
    """One request or message as it arrived. What was said stays as it was said; what became of it is added."""

    key = models.CharField(max_length=16, unique=True, default=rules.new_key, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=rules.new_reference, editable=False)
    requester = models.CharField(max_length=12, choices=Requester.choices)
    source = models.PositiveSmallIntegerField(choices=Source.choices)
    channel = models.CharField(max_length=8, choices=Channel.choices)

    received_on = models.DateField()  # the day it reached any address of the council: day 0 of every clock
    received_at = models.DateTimeField(default=timezone.now)  # when it was sent or entered here
    late_because = models.CharField(max_length=300, blank=True)  # where it was until it was entered
    arrived_at = models.CharField(max_length=200, blank=True)  # which desk or address it reached
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sitting = models.CharField(max_length=16, blank=True, db_index=True)  # brothers and sisters asked for together

    asker_name = models.CharField(max_length=200)
    asker_job = models.CharField(max_length=120, blank=True)
    asker_email = models.EmailField(blank=True)
    asker_phone = models.CharField(max_length=40, blank=True)
    asker_lines = models.TextField(blank=True)
    asker_postcode = models.CharField(max_length=8, blank=True)
    asker_channel = models.CharField(max_length=6, choices=Writes.choices, default=Writes.EMAIL)
    asker_format = models.CharField(max_length=100, blank=True)
    asker_language = models.CharField(max_length=60, blank=True)
    asker_kin = models.CharField(max_length=14, choices=Kin.choices, blank=True)
    asker_responsible = models.CharField(max_length=6, choices=Answered.choices, blank=True)
    agrees_to_email = models.BooleanField(default=False)
    asker_organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )  # for which the asker acts
    asker_organisation_name = models.CharField(max_length=200, blank=True)

    child_forename = models.CharField(max_length=100)
    child_surname = models.CharField(max_length=100)
    child_known_as = models.CharField(max_length=100, blank=True)
    child_pronouns = models.CharField(max_length=30, blank=True)
    child_born_on = models.DateField()
    child_sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    child_upn = models.CharField(max_length=13, blank=True)
    child_lines = models.TextField(blank=True)
    child_postcode = models.CharField(max_length=8, blank=True)
    child_language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(default=False)
    is_withheld = models.BooleanField(default=False)  # the family asked that nobody be told where they live
    taught = models.CharField(max_length=14, choices=Taught.choices, blank=True)
    school = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    school_name = models.CharField(max_length=200, blank=True)
    lives_here = models.CharField(max_length=6, choices=Answered.choices, default=Answered.YES)
    other_council = models.CharField(max_length=3, blank=True)
    is_parent_aware = models.BooleanField(null=True)
    family = models.JSONField(default=list)  # adults a school or professional told us of
    reason = models.TextField(blank=True)
    answers = models.JSONField(default=list)  # everything else: [heading, [[question, answer], …]]

    team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("schools.Area", null=True, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey("people.Child", null=True, on_delete=models.PROTECT, related_name="requests")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="requests")

    attention = models.CharField(max_length=10, choices=Attention.choices, blank=True, default=Attention.NOT_NEEDED)
    attention_because = models.TextField(blank=True)
    attention_on = models.DateField(null=True)
    attention_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    likeness = models.CharField(max_length=10, choices=Likeness.choices, blank=True, default=Likeness.NONE)
    responsible = models.CharField(max_length=10, choices=Responsible.choices, blank=True, default=Responsible.OURS)
    is_for_young_person = models.BooleanField(default=False)  # a parent asked, and the right is the young person's
    young_person_says = models.CharField(max_length=10, choices=Says.choices, blank=True, default=Says.NOT_ASKED)
    soon_after = models.CharField(max_length=10, choices=SoonAfter.choices, blank=True, default=SoonAfter.NOTHING)
    family_is_checked = models.BooleanField(default=True)  # False: an officer looks who has parental responsibility
    joined_on = models.DateField(null=True)  # found to be about a child whose case was open already
    settled_on = models.DateField(null=True)  # every question about it is answered
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(attention__in=["TO_DECIDE", "NO"], case=None) | Q(attention__in=["", "YES"]),
                name="undecided_attention_has_no_case",
            ),
            models.CheckConstraint(
                condition=~Q(attention="NO") | (Q(attention_on__isnull=False) & ~Q(attention_because="")),
                name="no_attention_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["team", "received_on", "id"], condition=Q(settled_on=None), name="request_of_team_new"
            ),
            models.Index(fields=["received_on", "id"], condition=Q(settled_on=None), name="request_new"),
            models.Index(fields=["-received_on", "-id"], name="request_by_day"),
        ]

    def __str__(self) -> str:
        return f"request:{self.pk}"  # a key, never the child

    @property
    def organisation_id(self) -> int:
        """The team that holds it: what `own` permissions compare with."""
        return self.team_id

    @property
    def is_request(self) -> bool:
        return rules.is_request(self.requester)

    @property
    def first_name(self) -> str:
        return self.child_known_as or self.child_forename

    @property
    def child_name(self) -> str:
        return f"{self.first_name} {self.child_surname}"


class Draft(models.Model):
    """What somebody is typing, page by page, until it is sent or 28 days have gone by."""

    key = models.CharField(max_length=16, unique=True, default=rules.new_key, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=rules.new_reference, editable=False)
    way = models.CharField(max_length=12, choices=Way.choices)
    answers = models.JSONField(default=dict)  # page → field → what was typed
    marks = models.JSONField(default=dict)  # page → version, the window that wrote it, whether it was finished
    asides = models.JSONField(default=dict)  # page → words of another window, kept so that none are lost
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    asker_organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sitting = models.CharField(max_length=16, default=rules.new_key)
    copied_from = models.CharField(max_length=16, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    link_hash = models.CharField(max_length=64, blank=True, db_index=True)
    mails_sent = models.PositiveSmallIntegerField(default=0)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    dies_on = models.DateField(db_index=True)
    request = models.OneToOneField(
        AssessmentRequest, null=True, on_delete=models.CASCADE, related_name="draft"
    )  # what it became: sent twice, it is still one request

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"draft:{self.pk}"  # a key, never what is typed
