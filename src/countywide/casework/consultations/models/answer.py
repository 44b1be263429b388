"""What schools answer, how it was checked, and what families were shown of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from countywide.platform.kit.models import Versioned

from ..enums import GroundKind, Position, Provided, Qualifies, ReleasedBecause, Shown
from .consultation import Consultation


class Writing(Versioned):
    """An answer that a school has begun and not sent: its own until then."""

    consultation = models.OneToOneField(Consultation, on_delete=models.CASCADE, related_name="writing")
    said = models.JSONField(default=dict)
    changed_on = models.DateField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"answer-begun:{self.pk}"


class Answer(models.Model):
    """One answer as it came. The database refuses to alter or remove it (`guards`); another one comes beside it."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    came_on = models.DateField()
    days_late = models.PositiveSmallIntegerField(default=0)  # after the day on which it was awaited
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120)
    conflict = models.CharField(max_length=500, blank=True)
    position = models.CharField(max_length=12, choices=Position.choices)
    adjustments = models.TextField(blank=True)
    context = models.JSONField(default=list)  # of `Context`: never counted as a ground
    capacity = models.JSONField(default=dict)
    qualifies = models.CharField(max_length=10, choices=Qualifies.choices, blank=True)
    fees = models.TextField(blank=True)
    transition = models.TextField(blank=True)
    family_view = models.TextField()
    head = models.CharField(max_length=120)
    head_on = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["consultation", "number"], name="answers_counted")]

    def __str__(self) -> str:
        return f"school-answer:{self.pk}"


class Line(models.Model):
    """What the school says of one line of section F."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="lines")
    row_key = models.CharField(max_length=40)
    number = models.CharField(max_length=8)
    what = models.TextField()  # as the plan said it
    says = models.CharField(max_length=7, choices=Provided.choices)
    note = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["answer", "row_key"], name="one_word_a_line")]

    def __str__(self) -> str:
        return f"answer-line:{self.pk}"


class Ground(models.Model):
    """One ground of s.39(4) that the school relies on."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="grounds")
    kind = models.CharField(max_length=9, choices=GroundKind.choices)
    explanation = models.TextField()
    evidence = models.TextField()
    steps = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["answer", "kind"], name="each_ground_once")]

    def __str__(self) -> str:
        return f"answer-ground:{self.pk}"


class Passage(models.Model):
    """Words about somebody else that the school asks to take out before the family reads them."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="passages")
    words = models.TextField()
    why = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"answer-passage:{self.pk}"


class Check(models.Model):
    """What an officer found: complete, or returned for detail. The decision's own dates run on."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="check_made")
    adequate = models.BooleanField()
    because = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"answer-check:{self.pk}"


class Taken(models.Model):
    """A log of words that were taken out before a family read a reply: which, why, by whom. The family reads only why."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="taken_out")
    words = models.TextField()
    why = models.CharField(max_length=200)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"taken-out:{self.pk}"


class Release(models.Model):
    """What a family was shown of an answer, word for word, when, and what released it. Never altered."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="releases")
    what = models.CharField(max_length=4, choices=Shown.choices)
    text = models.TextField()
    removed = models.JSONField(default=list)  # why each passage was taken out, never its words
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=8, choices=ReleasedBecause.choices)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["answer", "what"], name="each_released_once")]

    def __str__(self) -> str:
        return f"released:{self.pk}"
