"""Choices of the room for children who move in the middle of a year."""

from django.db import models


class Known(models.TextChoices):
    """What is known of a child who arrived."""

    NOTHING = "NOTHING", "Nothing is known, or nothing was done"
    HERE = "HERE", "There was money at another school of this council’s area"
    ELSEWHERE = "ELSEWHERE", "There was money, and another council paid it"
    PLAN = "PLAN", "There is a plan"


class Does(models.TextChoices):
    """What becomes of money when a child moves."""

    FOLLOWS = "FOLLOWS", "Follows the child"
    STAYS = "STAYS", "Stays with the last school"
    ENDS = "ENDS", "Ends"


class Asks(models.TextChoices):
    """Who is asked for records."""

    SCHOOL = "SCHOOL", "The last school"
    COUNCIL = "COUNCIL", "The last council"


class Came(models.TextChoices):
    """What came of asking for records."""

    SENT = "SENT", "The records were sent"
    NOTHING = "NOTHING", "There are no records"
    NOT_OURS = "NOT_OURS", "The child was not there"
