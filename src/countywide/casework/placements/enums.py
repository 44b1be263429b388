"""Choices of the placements room."""

from django.db import models


class Kind(models.TextChoices):
    """What a family would like, as the law tells them apart: CFA 2014 s.38(3), s.61, Education Act 1996 s.7 and s.9."""

    SCHOOL = (
        "SCHOOL",
        "A state school, an academy, a college, or an independent school on the government’s section 41 list",
    )
    INDEPENDENT = "INDEPENDENT", "Another independent school or college"
    HOME = "HOME", "Education at home, arranged by the family"
    EOTAS = "EOTAS", "Lessons and support arranged by the council, not in a school or college"
    UNSURE = "UNSURE", "I am not sure yet"


class Tested(models.TextChoices):
    """Whether the child sits the test for schools that select by ability."""

    NO = "NO", "No"
    WILL = "WILL", "Not yet, and we mean to"
    YES = "YES", "Yes"


class Way(models.TextChoices):
    """How somebody was asked."""

    LINK = "LINK", "By personal link"
    ACCOUNT = "ACCOUNT", "By a message to their account"
    POST = "POST", "By post"


class How(models.TextChoices):
    """How a preference reached us."""

    LINK = "LINK", "By personal link"
    ACCOUNT = "ACCOUNT", "Signed in"
    PAPER = "PAPER", "On paper, entered by an officer"
    TOLD = "TOLD", "On the telephone or in person, entered by an officer"


class When(models.TextChoices):
    """When in the round a preference came. None is refused for it."""

    IN_TIME = "IN_TIME", "In time"
    LATE = "LATE", "After the day we asked for"
    LOCKED = "LOCKED", "After the last useful day: it may delay asking the school"


class Checked(models.TextChoices):
    """How a school made sure that a new address is the person's own."""

    RANG = "RANG", "I rang them on a number that we held before"
    MET = "MET", "I spoke to them face to face, and know who they are"
    DOCUMENT = "DOCUMENT", "I saw a document with their name and photograph"


class Outcome(models.TextChoices):
    """The result of a test for schools that select by ability."""

    QUALIFIED = "QUALIFIED", "Qualified"
    NOT_QUALIFIED = "NOT_QUALIFIED", "Not qualified"
    NOT_SAT = "NOT_SAT", "Did not sit the test"
