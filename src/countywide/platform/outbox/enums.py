"""Choices of the outbox."""

from django.db import models


class Channel(models.TextChoices):
    EMAIL = "EMAIL", "Email"


class State(models.TextChoices):
    """Where a delivery has got to; the dates beside it say when. That it was opened is in the record of openings."""

    WAITING = "WAITING", "Waiting"
    SENDING = "SENDING", "Being sent"
    SENT = "SENT", "Sent"
    DELIVERED = "DELIVERED", "Delivered"
    BOUNCED = "BOUNCED", "Bounced"
    FAILED = "FAILED", "Not sent"
    UNSURE = "UNSURE", "Not certain"


IN_TROUBLE = (State.BOUNCED, State.FAILED, State.UNSURE)
ON_ITS_WAY = (State.WAITING, State.SENDING)


class Carrier(models.TextChoices):
    """What carried it away. A file written twice is one file; a mail given twice to a server is two mails."""

    FILE = "FILE", "A file in the outbox folder"
    SMTP = "SMTP", "A mail server"


REPEATS_HARMLESSLY = (Carrier.FILE,)
