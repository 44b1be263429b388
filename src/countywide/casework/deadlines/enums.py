"""Choices of the deadlines room."""

from django.db import models


class State(models.TextChoices):
    """How a clock stands on a day. No clock of the Act can be paused."""

    RUNNING = "RUNNING", "Running"
    DUE_SOON = "DUE_SOON", "Due soon"
    OVERDUE = "OVERDUE", "Overdue"
    EXCEPTION = "EXCEPTION", "Exception recorded: still open"
    MET = "MET", "Met"
    MET_LATE = "MET_LATE", "Met late"
    SUPERSEDED = "SUPERSEDED", "Replaced by a new time limit"
    ENDED = "ENDED", "No longer needed"


class Change(models.TextChoices):
    """What the council says of a day that the data knows otherwise."""

    ADDED = "ADDED", "A bank holiday that was added"
    REMOVED = "REMOVED", "Not a bank holiday after all"
