"""Choices of the bundles room."""

from django.db import models


class State(models.TextChoices):
    """Where a part of a bundle stands."""

    LISTED = "LISTED", "Its papers are being chosen"
    MAKING = "MAKING", "It is being bound"
    STOPPED = "STOPPED", "It could not be bound"
    MADE = "MADE", "Bound, not sent"
    SENT = "SENT", "Sent"


class Section(models.TextChoices):
    """The sections of a bundle, in their order."""

    TRIBUNAL = "1", "The appeal and the Tribunal’s papers"
    DECISION = "2", "The decision and letters about it"
    PLAN = "3", "The plan"
    ADVICE = "4", "Advice and reports"
    FAMILY = "5", "The family’s evidence"
    COUNCIL = "6", "The council’s evidence"
    OTHER = "7", "Other papers"
