"""Choices of the mapping room."""

from django.db import models


class SetState(models.TextChoices):
    """How a set of descriptors stands on a day."""

    DRAFT = "DRAFT", "Draft: nothing is decided by it"
    COMING = "COMING", "Published, and not yet in force"
    IN_FORCE = "IN_FORCE", "In force"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"


class State(models.TextChoices):
    """How far a child's profile has come."""

    DRAFT = "DRAFT", "Being written by the school"
    SUBMITTED = "SUBMITTED", "With the council: to be mapped"
    IN_MODERATION = "IN_MODERATION", "Looked at by moderators"
    AGREED = "AGREED", "Mapped: the amount is to come"
    INDICATIVE = "INDICATIVE", "Indicative amount issued"
    CONFIRMED = "CONFIRMED", "Confirmed after the child started"
    ENDED = "ENDED", "Ended"


FUNDED = (State.INDICATIVE, State.CONFIRMED)


class MappedBy(models.TextChoices):
    """Whose view of a child's levels a mapping is."""

    SCHOOL = "SCHOOL", "The school"
    COUNCIL = "COUNCIL", "The council"
    MODERATORS = "MODERATORS", "The moderators"
    PLAN = "PLAN", "Mapped again when the plan was issued"


class Basis(models.TextChoices):
    """Which of the two ladders of a set a child stands on."""

    YEAR_R = "YEAR_R", "Year R level"
    PLAN_TIER = "PLAN_TIER", "Plan tier"


class Ended(models.TextChoices):
    """Why a profile came to its end."""

    NOT_COMING = "NOT_COMING", "The child does not come to this school"
    LEFT = "LEFT", "The child left the school"
    NO_LEVEL = "NO_LEVEL", "The levels carry no amount"
    WITHDRAWN = "WITHDRAWN", "The school took the profile back"


class Answered(models.TextChoices):
    """How the funding team answered that needs have grown."""

    FULL = "FULL", "Agreed in full"
    PART = "PART", "Agreed in part"
    NONE = "NONE", "Not agreed"


class Expected(models.TextChoices):
    """The stage that a pupil in a forecast has reached."""

    ASSESSING = "ASSESSING", "Agreed to assess"
    LIKELY = "LIKELY", "A plan is likely"
    ISSUED = "ISSUED", "Plan issued"
