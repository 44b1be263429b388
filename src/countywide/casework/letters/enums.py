"""Choices of the letters room."""

from django.db import models


class AddressedTo(models.TextChoices):
    """Whom a kind of letter is written to."""

    FAMILY = "FAMILY", "Family"
    SCHOOL = "SCHOOL", "School or other setting"
    ADVISER = "ADVISER", "Somebody asked for advice"
    HEALTH = "HEALTH", "Health board"
    CARE = "CARE", "Social care"
    COUNCIL = "COUNCIL", "Another council"


class Voice(models.TextChoices):
    """How a letter speaks: plainly to a family, in the statute's words to those who work with it."""

    FAMILY = "FAMILY", "Plain words"
    PROFESSIONAL = "PROFESSIONAL", "The statute's words"


class Way(models.TextChoices):
    """How a letter reaches somebody."""

    EMAIL = "EMAIL", "Email with a link to the service"
    POST = "POST", "First-class post"
    HAND = "HAND", "Handed over or left at the address"
    SECURE = "SECURE", "Secure email"


class Because(models.TextChoices):
    """Why a letter goes this way."""

    CHOSEN = "CHOSEN", "They chose it"
    NO_CONSENT = "NO_CONSENT", "They have not agreed to email"
    CAME_BACK = "CAME_BACK", "The email came back"
    NOT_OPENED = "NOT_OPENED", "Nobody opened it in time"


BY_PAPER = (Way.POST, Way.HAND, Way.SECURE)
"""The ways that a person carries out and then records."""
