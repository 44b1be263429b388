"""Choices of the forum."""

from django.db import models


class Standing(models.TextChoices):
    """Where a sitting stands; worked out from its times and its bookings, never stored."""

    OPEN = "OPEN", "Open to book"
    FULL = "FULL", "Full: waiting list"
    LIVE = "LIVE", "On now"
    ENDED = "ENDED", "Over"
    CANCELLED = "CANCELLED", "Cancelled"


class Place(models.TextChoices):
    """Where somebody's booking stands; worked out from its dates."""

    BOOKED = "BOOKED", "Booked"
    WAITING = "WAITING", "On the waiting list"
    CANCELLED = "CANCELLED", "Given up"
    CAME = "CAME", "Came"
    MISSED = "MISSED", "Could not come"


class Access(models.TextChoices):
    """What somebody needs to take part. Captions are always on, so nobody has to ask for them."""

    SIGNER = "SIGNER", "A sign language interpreter"
    LARGE_PRINT = "LARGE_PRINT", "Papers in large print"
    BY_PHONE = "BY_PHONE", "To join by telephone"
    OTHER = "OTHER", "Something else"


class Before(models.TextChoices):
    """Whether somebody has a question before the session."""

    NOTHING = "NOTHING", "Nothing to ask"
    QUESTION = "QUESTION", "I have a question"


class Asked(models.TextChoices):
    """Where an invitation to a partner service stands; worked out from its dates."""

    INVITED = "INVITED", "Invited"
    CONTRIBUTES = "CONTRIBUTES", "Contributes"
    DECLINED = "DECLINED", "Not this time"


class Belongs(models.TextChoices):
    """Where a service stands in a project; worked out from its dates."""

    ASKED = "ASKED", "Asks to take part"
    INVITED = "INVITED", "Invited"
    MEMBER = "MEMBER", "Takes part"
    LEFT = "LEFT", "Took part until then"
