"""What families say which schools they would like: one record a person, every version kept; and how they were asked."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .enums import Checked, How, Kind, Outcome, Tested, Way, When


class Asked(models.Model):
    """The family of one child in a round was asked, and perhaps nobody answered by the close."""

    transfer = models.OneToOneField("transfers.Transfer", on_delete=models.PROTECT, related_name="asked")
    asked_on = models.DateField()
    silent_on = models.DateField(null=True, blank=True)  # nobody had answered: officers and the school were told

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["silent_on", "id"], name="asked_and_silent")]

    def __str__(self) -> str:
        return f"preferences-asked:{self.pk}"


class Preference(Versioned):
    """One person's word for one child in one round. What each says stands for itself: nothing is merged."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    transfer = models.ForeignKey("transfers.Transfer", on_delete=models.PROTECT, related_name="preferences")
    contact = models.ForeignKey(
        "people.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # none: the young person
    way = models.CharField(max_length=7, choices=Way.choices, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    reminded_for = models.DateField(null=True, blank=True)  # the day whose reminder went last
    bounced_on = models.DateField(null=True, blank=True)  # what was sent last came back
    said_on = models.DateField(null=True, blank=True)  # the newest version

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["transfer", "contact"], name="one_preference_an_adult"),
            models.UniqueConstraint(fields=["transfer"], condition=Q(contact=None), name="one_preference_of_the_young"),
        ]
        indexes = [models.Index(fields=["bounced_on", "id"], name="preference_bounced")]

    def __str__(self) -> str:
        return f"preference:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case: what `own` permissions of officers compare with."""
        return self.transfer.case.team_id  # type: ignore[no-any-return]

    @property
    def holder(self) -> str:
        """Whose it is, as links and letters say it."""
        return f"contact:{self.contact_id}" if self.contact_id else f"child:{self.transfer.child_id}"


class AtSchool(Preference):
    """The same as the school or setting sees it where the child is: whether it came, never what it says."""

    class Meta:
        proxy = True
        ordering = ["id"]

    @property
    def organisation_id(self) -> int | None:  # type: ignore[override]
        return self.transfer.setting_id  # type: ignore[no-any-return]


class Said(models.Model):
    """One version of what one person said. The database refuses to alter or remove it (`guards`)."""

    preference = models.ForeignKey(Preference, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    said_on = models.DateField()
    how = models.CharField(max_length=7, choices=How.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    when = models.CharField(max_length=7, choices=When.choices)
    provisional = models.BooleanField()  # before the plan was proposed
    start_year = models.SmallIntegerField(null=True, blank=True)
    why_year = models.TextField(blank=True)
    tested = models.CharField(max_length=4, choices=Tested.choices, blank=True)
    which_test = models.CharField(max_length=200, blank=True)
    reserve = models.CharField(max_length=200, blank=True)  # told to no school before it is needed
    reserve_school = models.ForeignKey("schools.School", null=True, on_delete=models.PROTECT, related_name="+")
    child_view = models.TextField(blank=True)
    visits = models.TextField(blank=True)
    wants_meeting = models.BooleanField(default=False)
    language = models.CharField(max_length=100, blank=True)
    format = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["preference", "number"], name="preference_versions_counted")]

    def __str__(self) -> str:
        return f"preference-version:{self.pk}"


class Wished(models.Model):
    """One place of one version, in its rank. The database refuses to alter or remove it."""

    said = models.ForeignKey(Said, on_delete=models.PROTECT, related_name="wishes")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=Kind.choices)
    name = models.CharField(max_length=200, blank=True)
    school = models.ForeignKey("schools.School", null=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField(blank=True)

    class Meta:
        ordering = ["said", "rank"]
        constraints = [models.UniqueConstraint(fields=["said", "rank"], name="one_place_a_rank")]

    def __str__(self) -> str:
        return f"wish:{self.pk}"


class Correction(models.Model):
    """A school gives another email address of somebody whose link did not come, and says how it made sure."""

    preference = models.ForeignKey(Preference, on_delete=models.CASCADE, related_name="corrections")
    email = models.EmailField()
    checked = models.CharField(max_length=8, choices=Checked.choices)
    at_once = models.BooleanField(default=False)  # a message had come back: a link went there before an officer looked
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField(null=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["preference"], condition=Q(settled_on=None), name="one_correction_waits_a_person"
            ),
            models.CheckConstraint(
                condition=Q(agreed=None, settled_on=None) | Q(agreed__isnull=False, settled_on__isnull=False),
                name="correction_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"address-proposed:{self.pk}"


class ResultsImport(models.Model):
    """One file of test results: how many lines were taken, and every one that was not, with why."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.CharField(max_length=20)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    taken = models.PositiveIntegerField()
    replacing = models.PositiveIntegerField()  # families that are asked for another choice
    rejected = models.JSONField(default=list)  # [line, pupil number, why] of each

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"results-import:{self.pk}"


class Result(models.Model):
    """The result of one child, from one file."""

    transfer = models.OneToOneField("transfers.Transfer", on_delete=models.PROTECT, related_name="test_result")
    outcome = models.CharField(max_length=13, choices=Outcome.choices)
    came_on = models.DateField()
    came_with = models.ForeignKey(ResultsImport, on_delete=models.PROTECT, related_name="results")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"test-result:{self.pk}"


class Replacing(models.Model):
    """Somebody put a school first which selects by ability, and the child did not qualify: they are asked for another choice."""

    preference = models.OneToOneField(Preference, on_delete=models.PROTECT, related_name="replacing")
    said = models.ForeignKey(Said, on_delete=models.PROTECT, related_name="+")  # what they had said until then
    opened_on = models.DateField()
    answer_by = models.DateField()
    reserve_on = models.DateField(null=True, blank=True)  # the reserve they had named is to be asked since this day
    went = models.BooleanField(default=False)  # something left: a link, a message or a letter
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["answered_on", "answer_by", "id"], name="replacing_open")]

    def __str__(self) -> str:
        return f"replacing:{self.pk}"
