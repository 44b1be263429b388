"""Choices of the packs room."""

from django.db import models


class Recorded(models.TextChoices):
    """How somebody who was not there can follow what was said."""

    RECORDING = "RECORDING", "A recording"
    SUMMARY = "SUMMARY", "A written summary, because it was not recorded"


class About(models.TextChoices):
    """What somebody writes to the organisers after a session."""

    FEEDBACK = "FEEDBACK", "How it was"
    MISSING = "MISSING", "Something is missing from the pack"


class Rating(models.IntegerChoices):
    """How useful a session was, as somebody rates it."""

    FIVE = 5, "Very useful"
    FOUR = 4, "Useful"
    THREE = 3, "Partly useful"
    TWO = 2, "Hardly useful"
    ONE = 1, "Not useful"
