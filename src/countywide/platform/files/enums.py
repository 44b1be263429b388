"""Choices of the files room."""

from django.db import models


class State(models.TextChoices):
    """What is known of a file. Only a clean one is opened to anybody else."""

    RECEIVED = "RECEIVED", "Received, being checked"
    CLEAN = "CLEAN", "Checked"
    UNSCANNED = "UNSCANNED", "Kept back: the virus scanner could not read all of it"
    REFUSED = "REFUSED", "Cannot be used"
    QUARANTINED = "QUARANTINED", "Locked away: a virus was found"


class Trouble(models.TextChoices):
    """What was found wrong with a file; the words a person reads are in `rules`."""

    EMPTY = "EMPTY", "Empty"
    DAMAGED = "DAMAGED", "Cut short or damaged"
    KIND = "KIND", "Of a kind that is not taken"
    LOCKED = "LOCKED", "Locked with a password"
    MACROS = "MACROS", "Holds macros"
    BOMB = "BOMB", "Unpacks to far more than it should"
    VIRUS = "VIRUS", "Holds a virus"
    TOO_BIG_TO_SCAN = "TOO_BIG_TO_SCAN", "Too big for the virus scanner"
