"""Choices of the room for children without a named place."""

from django.db import models


class Level(models.IntegerChoices):
    """How far up the council the search for a place stands. It never falls while the search goes on."""

    ONE = 1, "Level 1: the officer who holds the case"
    TWO = 2, "Level 2: a senior officer and the area manager"
    THREE = 3, "Level 3: the head of service"
    FOUR = 4, "Level 4: the director’s daily list"
    FIVE = 5, "Level 5: without a place after the day it was needed"


class Begun(models.TextChoices):
    """Why a search began."""

    TYPE_ONLY = "TYPE_ONLY", "The plan names a type of school or college, and none by name"
    FLAG = "FLAG", "Somebody said that a place ends and no other is named"
    OFFICER = "OFFICER", "An officer began it"


class Over(models.TextChoices):
    """How a search ended."""

    NAMED = "NAMED", "The plan names a place"
    NOT_NEEDED = "NOT_NEEDED", "No other place is needed"
    PLAN_ENDED = "PLAN_ENDED", "The plan has ended, or another council keeps it"


class CameOf(models.TextChoices):
    """What came of trying one setting."""

    ASKED = "ASKED", "Asked: no answer yet"
    CANNOT = "CANNOT", "It says that it cannot meet the needs"
    FULL = "FULL", "It says that it is full: by itself no ground in law"
    OFFERS = "OFFERS", "It offers a place"
    UNSUITABLE = "UNSUITABLE", "Not suitable for this child"
