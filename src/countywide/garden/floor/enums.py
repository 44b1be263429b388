"""Choices of the floor."""

from django.db import models


class Mode(models.TextChoices):
    """How far attendees may write, as the host sets it (processes.md §9.5)."""

    OPEN = "OPEN", "Open"
    QUESTIONS_ONLY = "QUESTIONS_ONLY", "Questions only"
    PAUSED = "PAUSED", "Paused"


class Kind(models.TextChoices):
    """What somebody's words are: only questions stand in the queue."""

    QUESTION = "QUESTION", "A question"
    THANKS = "THANKS", "Thanks"
    OFF_TOPIC = "OFF_TOPIC", "About something else"
    OFFER = "OFFER", "An offer of help"
    ONE_CHILD = "ONE_CHILD", "About one child, or holding personal data"


class Source(models.TextChoices):
    """When and how it came."""

    PRE = "PRE", "Asked before the session"
    LIVE = "LIVE", "Asked in the session"
    AFTER = "AFTER", "Asked after the session"
    IMPORTED = "IMPORTED", "Imported from a document or a chat"
