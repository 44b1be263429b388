"""Choices of the evidence room."""

from django.db import models


class LinkState(models.TextChoices):
    """How far one holder has come with a link. That it was opened is in the log of openings, not here."""

    ISSUED = "ISSUED", "Sent"
    VERIFIED = "VERIFIED", "Code entered"
    IN_USE = "IN_USE", "In use"
    COMPLETED = "COMPLETED", "Complete"
    EXPIRED = "EXPIRED", "Expired"
    REVOKED = "REVOKED", "Stopped"


LIVE = (LinkState.ISSUED, LinkState.VERIFIED, LinkState.IN_USE, LinkState.COMPLETED)
"""States in which a link opens something; a complete one can be opened to add more."""


class Ended(models.TextChoices):
    """Why a link opens nothing any more."""

    TIME = "TIME", "its last day has passed"
    CODES = "CODES", "too many wrong codes were typed"
    RENEWED = "RENEWED", "a newer link was sent"
    REASSIGNED = "REASSIGNED", "it was passed to a colleague"
    WITHDRAWN = "WITHDRAWN", "the council no longer asks"
    NOT_OURS = "NOT_OURS", "the setting said that the child is not theirs"


class Standing(models.TextChoices):
    """Where a request for evidence stands on a day, worked out from its dates."""

    ASKED = "ASKED", "Asked"
    STARTED = "STARTED", "Started"
    LATE = "LATE", "Late"
    COMPLETE = "COMPLETE", "Complete"
    ADDING = "ADDING", "Complete, adding more"
    NOT_THEIRS = "NOT_THEIRS", "Not their child"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"


class Source(models.TextChoices):
    """How a piece of evidence reached the council."""

    LINK = "LINK", "Evidence link"
    SCHOOL = "SCHOOL", "The setting, signed in"
    FAMILY = "FAMILY", "The family, signed in"
    REQUEST = "REQUEST", "With the request"
    ADVICE = "ADVICE", "Advice we asked for"
    EMAIL = "EMAIL", "Email"
    PAPER = "PAPER", "Paper or post"
    IN_PERSON = "IN_PERSON", "Handed in"


BY_HAND = (Source.EMAIL, Source.PAPER, Source.IN_PERSON)
"""Ways by which an officer enters evidence for somebody else."""


class FormStatus(models.TextChoices):
    """How the setting's report is made at present."""

    DOCUMENT = "DOCUMENT", "A document to fill in and upload"
    ONLINE = "ONLINE", "An online form"
