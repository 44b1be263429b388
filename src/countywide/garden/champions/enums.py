"""Choices of the champions room."""

from django.db import models


class CallState(models.TextChoices):
    """Where a call stands; worked out from its dates."""

    PLANNED = "PLANNED", "Planned"
    ANNOUNCED = "ANNOUNCED", "Announced"
    OPEN = "OPEN", "Open for applications"
    CLOSED = "CLOSED", "Closed: being decided"
    DECIDED = "DECIDED", "Decided"
    ARCHIVED = "ARCHIVED", "Archived"


class Source(models.TextChoices):
    """How somebody's interest came to us."""

    PAGE = "PAGE", "The page of the call"
    FLOOR = "FLOOR", "An offer made at the forum"
    FUTURE = "FUTURE", "Kept informed, as they cannot take part now"


class ApplicationState(models.TextChoices):
    """Where an application stands until it is decided on; worked out from its dates."""

    DRAFT = "DRAFT", "Draft"
    ASKED = "ASKED", "Waiting for approval"
    REFUSED = "REFUSED", "Approval was not given"
    APPROVED = "APPROVED", "Approved: ready to send"
    SENT = "SENT", "Sent"
    KEPT = "KEPT", "Kept, not sent: not approved by the deadline"
    UNSENT = "UNSENT", "Not sent by the deadline"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"


class Approver(models.TextChoices):
    """Who lets an applicant be released."""

    NOBODY = "", "Nobody"
    HEAD = "HEAD", "Headteacher"
    CHAIR = "CHAIR", "Chair of governors"


class Asks(models.TextChoices):
    """How a question of a form is answered."""

    TEXT = "text", "A line"
    LONG = "long", "Several lines"
    NUMBER = "number", "A whole number"
    CHOICE = "choice", "One of a list"
    CHOICES = "choices", "Some of a list"
    TICK = "tick", "A tick"
