"""Choices of the release room."""

from django.db import models


class Sign(models.TextChoices):
    """What of another child stands in a paper."""

    NAME = "NAME", "Name"
    BORN = "BORN", "Date of birth"
    UPN = "UPN", "Unique pupil number"
    ULN = "ULN", "Unique learner number"
    NHS = "NHS", "NHS number"
    HOME = "HOME", "Address"
    UNREAD = "UNREAD", "Could not be read"


class Decided(models.TextChoices):
    """What somebody decided about a paper that was stopped."""

    LET_GO = "LET_GO", "It may leave as it is"
    KEPT_BACK = "KEPT_BACK", "It must not leave"
