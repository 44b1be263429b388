"""Choices of the panels room."""

from django.db import models


class Outcome(models.TextChoices):
    """What became of a case on an agenda."""

    WAITING = "", "Not reached yet"
    DECIDED = "DECIDED", "Decided"
    SENT_BACK = "SENT_BACK", "Sent back for more information"
    PUT_OFF = "PUT_OFF", "Put off to another meeting"
    TAKEN_OFF = "TAKEN_OFF", "Taken off the agenda"
