"""Choices of the coverage room."""

from django.db import models


class State(models.TextChoices):
    """How far a service reaches a district. It is worked out from the dates and never stored."""

    RUNS = "RUNS", "Runs now"
    STARTS = "STARTS", "Has a start date"
    NO_DATE = "NO_DATE", "No date"
    NOT_SAID = "NOT_SAID", "Nothing said yet"


class Level(models.TextChoices):
    """Who was told that the day of the next news passed."""

    OWNER = "OWNER", "The team that owns it was reminded"
    MANAGER = "MANAGER", "The team’s manager was told"


class Came(models.TextChoices):
    """How a gap came."""

    FORM = "FORM", "Logged by a school"
    ENTERED = "ENTERED", "Asked elsewhere and entered by the team"
