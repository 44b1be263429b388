"""Choices of the quality room."""

from django.db import models


class Result(models.TextChoices):
    """How far one thing that an audit looks at was found."""

    MET = "MET", "Met"
    PART = "PART", "Partly met"
    NOT = "NOT", "Not met"
    NONE = "NONE", "Does not apply"


class Grade(models.TextChoices):
    """What a whole record comes to, the best first."""

    OUTSTANDING = "OUTSTANDING", "Outstanding"
    GOOD = "GOOD", "Good"
    IMPROVE = "IMPROVE", "Requires improvement"
    INADEQUATE = "INADEQUATE", "Inadequate"


class SettingKind(models.TextChoices):
    """Where a child is taught, as far as a fair sample looks at it."""

    MAINSTREAM = "MAINSTREAM", "Mainstream"
    SPECIAL = "SPECIAL", "Special"
    OTHER = "OTHER", "Other setting"
    NONE = "NONE", "No setting"
