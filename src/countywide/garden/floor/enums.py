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


class Became(models.TextChoices):
    """What became of what somebody said; worked out from the facts, never stored."""

    UNSORTED = "UNSORTED", "Waiting to be sorted"
    JOINED = "JOINED", "Joined to the same question"
    WITH_TEAM = "WITH_TEAM", "With a team"
    LATE = "LATE", "Late"
    ANSWERED = "ANSWERED", "Answered"
    CLOSED = "CLOSED", "Closed without a published answer"
    PRIVATE = "PRIVATE", "Handled privately"
    REPLIED = "REPLIED", "Handled privately: there is a reply"
    COUNTED = "COUNTED", "Counted and passed on"
    OFFERED = "OFFERED", "An offer of help"
