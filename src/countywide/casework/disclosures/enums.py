"""Choices of the disclosures room."""

from django.db import models


class Asker(models.TextChoices):
    """Who asks for the information, and for whom."""

    PARENT = "PARENT", "A parent, for the child"
    SUBJECT = "SUBJECT", "The child or young person"
    OTHER = "OTHER", "Somebody who acts for them, such as a solicitor"


class Competence(models.TextChoices):
    """Whether the child decides (DPA 2018; the right is the child’s own, whoever uses it)."""

    UNKNOWN = "", "Not looked at yet"
    AGREES = "AGREES", "The child understands what is asked, and agrees"
    DISAGREES = "DISAGREES", "The child understands what is asked, and does not agree"
    NOT_YET = "NOT_YET", "The child does not understand yet what is asked: the parent acts for the child"
    IS_ASKER = "IS_ASKER", "The child or young person asks"


class WaitsFor(models.TextChoices):
    """What stops the time (UK GDPR art. 12(6), 12A)."""

    IDENTITY = "IDENTITY", "Proof of who asks, or that they may act for the child"
    CLARITY = "CLARITY", "A clear answer which information is meant"


class Answered(models.TextChoices):
    """How a request ended."""

    OPEN = "", "Under way"
    GIVEN = "GIVEN", "All of it was given"
    PARTLY = "PARTLY", "It was given, but for what is withheld"
    NOTHING = "NOTHING", "We hold nothing that was asked for, or may give none of it"
    REFUSED = "REFUSED", "The request was refused: manifestly unfounded or excessive (UK GDPR art. 12(5))"
    WITHDRAWN = "WITHDRAWN", "The request was taken back"


class State(models.TextChoices):
    """How far the copy is that whoever asked gets."""

    MAKING = "MAKING", "Being bound"
    STOPPED = "STOPPED", "It could not be bound"
    MADE = "MADE", "Bound, not given"
    TO_POST = "TO_POST", "To be printed and posted"
    GIVEN = "GIVEN", "Given"
    DELETED = "DELETED", "Deleted: its time was over"


class How(models.TextChoices):
    """How whoever asked gets the copy."""

    LINK = "LINK", "By a personal link, opened with a code that we send to their email address"
    ACCOUNT = "ACCOUNT", "On a page of their own, for somebody who has an account and signs in"
    POST = "POST", "On paper, by post"


class Decided(models.TextChoices):
    """What becomes of one paper."""

    WHOLE = "WHOLE", "Give it as it is"
    OUT = "OUT", "Keep the whole paper back"
