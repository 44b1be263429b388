"""Choices of the schools room."""

from django.db import models


class Direction(models.TextChoices):
    """Which way a link between schools leads in time."""

    FORWARD = "FORWARD", "to what took its place"
    BACK = "BACK", "to what came before"
    ASIDE = "ASIDE", "to a school beside it"


class FlagKind(models.TextChoices):
    """What the council knows of a school that the national file does not say."""

    SELECTIVE = "SELECTIVE", "Selective"
    RESOURCED_PROVISION = "RESOURCED_PROVISION", "Resourced provision"
    FUNDING_SCHEME = "FUNDING_SCHEME", "In the community funding scheme"
    NATIONAL_PROGRAMME = "NATIONAL_PROGRAMME", "In a national programme"
    IN_COUNTY = "IN_COUNTY", "Treated as inside the county"
    OUT_OF_COUNTY = "OUT_OF_COUNTY", "Treated as outside the county"
