"""Choices of the transfers room."""

from django.db import models


class Move(models.TextChoices):
    """The moves between phases (SEND Regulations 2014 reg 2): each has a date in law by which the plan is reviewed and amended."""

    EARLY_SCHOOL = "EARLY_SCHOOL", "Early years to school"
    INFANT_JUNIOR = "INFANT_JUNIOR", "Infant school to junior school"
    PRIMARY_MIDDLE = "PRIMARY_MIDDLE", "Primary school to middle school"
    PRIMARY_SECONDARY = "PRIMARY_SECONDARY", "Primary school to secondary school"
    MIDDLE_SECONDARY = "MIDDLE_SECONDARY", "Middle school to secondary school"
    SECONDARY_POST_16 = "SECONDARY_POST_16", "Secondary school to a setting after 16"
    BETWEEN_POST_16 = "BETWEEN_POST_16", "One setting after 16 to another"


class Stage(models.TextChoices):
    """Where one child stands in a round, kept beside the facts it follows from because lists of a round filter on it."""

    IDENTIFIED = "IDENTIFIED", "On the list, not confirmed yet"
    QUERIED = "QUERIED", "The school says something else"
    CONFIRMED = "CONFIRMED", "Confirmed"
    NAMED = "NAMED", "The final plan names the next place"
    LEFT = "LEFT", "Left the round"


class Says(models.TextChoices):
    """What a school says of a child on its list."""

    MOVES = "MOVES", "Yes, this child moves"
    STAYS = "STAYS", "No, this child does not move"
    OTHER_YEAR = "OTHER_YEAR", "This child is in another year group"


class Left(models.TextChoices):
    """Why a child is in a round no longer."""

    CEASED = "CEASED", "The plan has ended"
    MOVED_AWAY = "MOVED_AWAY", "The plan passed to another council"
    DIED = "DIED", "The child has died"
    OTHER_MOVE = "OTHER_MOVE", "At the setting of today this is no move of this round"
    NOT_MOVING = "NOT_MOVING", "The school says the child does not move, and the council agrees"
    OTHER_YEAR = "OTHER_YEAR", "The child is in another year group"
    CALLED_OFF = "CALLED_OFF", "The move to another college or setting is off"


class Reviewed(models.TextChoices):
    """What the council decided instead of a review inside the twelve months."""

    ACCEPTED = "ACCEPTED", "An earlier review is accepted"
    WAIVED = "WAIVED", "No further review is asked for"


class AskedBy(models.TextChoices):
    """Who asks for another year group."""

    FAMILY = "FAMILY", "The family"
    SCHOOL = "SCHOOL", "The school or setting"


class Voice(models.TextChoices):
    """Whose view, or what sort of evidence, is recorded before another year group is decided."""

    FAMILY = "FAMILY", "The family"
    CHILD = "CHILD", "The child or young person"
    SCHOOL_NOW = "SCHOOL_NOW", "The school or setting of today"
    SCHOOL_NEXT = "SCHOOL_NEXT", "A school that the child may go to"
    EVIDENCE = "EVIDENCE", "A report, advice or other paper"
