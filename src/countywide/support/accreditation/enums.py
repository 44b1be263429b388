"""Choices of the accreditation room."""

from django.db import models


class Stands(models.TextChoices):
    """Where a school’s evaluation stands: worked out from what happened, never kept."""

    STARTED = "STARTED", "Started"
    RATED = "RATED", "Rated by the school"
    EVIDENCED = "EVIDENCED", "Evidence added"
    REVIEWED = "REVIEWED", "Looked at with the link therapist"
    LOCKED = "LOCKED", "Baseline locked"
    AGAIN = "AGAIN", "Rated again"


class State(models.TextChoices):
    """Where a school stands on the way to accreditation."""

    INTERESTED = "INTERESTED", "Interested"
    ROUTE = "ROUTE", "How it is paid for is settled"
    LICENSED = "LICENSED", "Licence issued"
    BASELINE = "BASELINE", "Baseline locked"
    PLANNED = "PLANNED", "Enhancement plan agreed"
    MIDPOINT = "MIDPOINT", "Half-way talk held"
    PORTFOLIO = "PORTFOLIO", "Portfolio handed in"
    ASSESSED = "ASSESSED", "Assessed"
    ACTIONS = "ACTIONS", "Actions required"
    ACCREDITED = "ACCREDITED", "Accredited"
    RENEWED = "RENEWED", "Accredited again since"
    LAPSED = "LAPSED", "Lapsed"
    ENDED = "ENDED", "Ended by the school"


class Route(models.TextChoices):
    """How accreditation is paid for."""

    PROGRAMME = "PROGRAMME", "Free: the school is in a national programme"
    LICENCE = "LICENCE", "Free: one of the funded licences"
    DISCOUNT = "DISCOUNT", "The price for state schools of the county"
    FULL = "FULL", "The full price"
    EARLIER = "EARLIER", "Settled before records were kept here"


class Phase(models.TextChoices):
    """What kind of school one would like to see."""

    PRIMARY = "PRIMARY", "Nursery, infant, junior or primary"
    SECONDARY = "SECONDARY", "Secondary or sixth form"
    ALL = "ALL", "All ages, or special"
