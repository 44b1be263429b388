"""Choices of the deadlines room."""

from django.db import models


class State(models.TextChoices):
    """How a clock stands on a day. No clock of the Act can be paused."""

    RUNNING = "RUNNING", "Running"
    DUE_SOON = "DUE_SOON", "Due soon"
    OVERDUE = "OVERDUE", "Overdue"
    PASSED = "PASSED", "The family’s time for it has passed"
    EXCEPTION = "EXCEPTION", "Exception recorded: still open"
    MET = "MET", "Met"
    MET_LATE = "MET_LATE", "Met late"
    SUPERSEDED = "SUPERSEDED", "Replaced by a new time limit"
    ENDED = "ENDED", "No longer needed"


class Change(models.TextChoices):
    """What the council says of a day that the data knows otherwise."""

    ADDED = "ADDED", "A bank holiday that was added"
    REMOVED = "REMOVED", "Not a bank holiday after all"


class Said(models.TextChoices):
    """What somebody said of a day of the calendar, once."""

    ADDED = "ADDED", "Added"
    REMOVED = "REMOVED", "Taken away"
    FORGOTTEN = "FORGOTTEN", "Put back as the data has it"


class FeedOf(models.TextChoices):
    """Whose dates a calendar shows."""

    PERSON = "PERSON", "My own cases"
    TEAM = "TEAM", "A team’s cases"
    SCHOOL = "SCHOOL", "A school’s pupils"


STATE_WORDS = {
    State.RUNNING: ("In time", "green"),
    State.DUE_SOON: ("Due soon", "yellow"),
    State.OVERDUE: ("Late", "red"),
    State.PASSED: ("Its time has passed", "grey"),
    State.EXCEPTION: ("Exception recorded", "orange"),
    State.MET: ("Done in time", "green"),
    State.MET_LATE: ("Done late", "orange"),
    State.SUPERSEDED: ("Replaced", "grey"),
    State.ENDED: ("No longer needed", "grey"),
}
"""Each state in a word or two, and the colour of its tag."""
