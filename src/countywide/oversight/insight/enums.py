"""Choices of the insight room."""

from django.db import models


class By(models.TextChoices):
    """Between what decisions are compared."""

    AREA = "area", "Area"
    TEAM = "team", "Team"
    SETTING = "setting", "Type of setting"
    PHASE = "phase", "Phase"
    SECTION = "section", "Section of the plan"


class SettingKind(models.TextChoices):
    """Where the child is taught, as far as it matters to what a review asks for."""

    EARLY = "EARLY", "Early years"
    MAINSTREAM = "MAINSTREAM", "Mainstream school"
    SPECIAL = "SPECIAL", "Special school"
    COLLEGE = "COLLEGE", "College or after 16"
    NONE = "NONE", "Not in a setting"


class Phase(models.TextChoices):
    """How old the child was when it was decided, by school phases."""

    EARLY = "EARLY", "Before Reception"
    FIRST = "FIRST", "Reception to Year 2"
    JUNIOR = "JUNIOR", "Years 3 to 6"
    LOWER = "LOWER", "Years 7 to 9"
    UPPER = "UPPER", "Years 10 and 11"
    AFTER = "AFTER", "After Year 11"


class Asked(models.TextChoices):
    """How much was asked for at the review."""

    NOTHING = "NOTHING", "No change"
    FEW = "FEW", "One or two changes"
    MANY = "MANY", "Three changes or more"


class Standing(models.TextChoices):
    """How one group stands beside the county, once its children are taken into account."""

    WITHIN = "WITHIN", "Within chance"
    BELOW = "BELOW", "Fewer changes than chance explains"
    ABOVE = "ABOVE", "More changes than chance explains"
    TOO_FEW = "TOO_FEW", "Too few to show"
