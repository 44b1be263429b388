"""Choices of the people room."""

from django.db import models


class Sex(models.TextChoices):
    """As the school census writes it."""

    FEMALE = "F", "Female"
    MALE = "M", "Male"


class Responsibility(models.TextChoices):
    """Whether somebody has parental responsibility (Children Act 1989, s.3)."""

    YES = "YES", "Has parental responsibility"
    NO = "NO", "Does not have parental responsibility"
    DISPUTED = "DISPUTED", "Parental responsibility is disputed"
    RESTRICTED = "RESTRICTED", "Restricted by an order of a court"


class Kin(models.TextChoices):
    """What somebody is to the child."""

    MOTHER = "MOTHER", "Mother"
    FATHER = "FATHER", "Father"
    PARENT = "PARENT", "Parent"
    STEP_PARENT = "STEP_PARENT", "Step-parent"
    GRANDPARENT = "GRANDPARENT", "Grandparent"
    FOSTER_CARER = "FOSTER_CARER", "Foster carer"
    GUARDIAN = "GUARDIAN", "Special guardian"
    SOCIAL_WORKER = "SOCIAL_WORKER", "Social worker for the authority that shares parental responsibility"
    SUPPORTER = "SUPPORTER", "Supporter or advocate"
    OTHER = "OTHER", "Another relation"


class Proof(models.TextChoices):
    """How an officer knows that an adult is who they say they are."""

    DOCUMENT = "DOCUMENT", "I have seen a document, such as a birth certificate"
    SERVICE = "SERVICE", "The school or another service that knows the family confirmed it"
    REACHED = "REACHED", "I reached them by a number or an address that we held before"


class Channel(models.TextChoices):
    """How somebody wants to hear from the council."""

    EMAIL = "EMAIL", "Email"
    POST = "POST", "Post"
    PHONE = "PHONE", "Telephone, and letters by post"


class Taught(models.TextChoices):
    """Where a child is taught, or not."""

    SCHOOL = "SCHOOL", "At a school"
    EARLY_YEARS = "EARLY_YEARS", "At a nursery or another early years setting"
    COLLEGE = "COLLEGE", "At a college or another post-16 setting"
    HOME_EDUCATED = "HOME_EDUCATED", "Educated at home"
    NOWHERE = "NOWHERE", "Not in a setting yet, or at present"


class NoUpn(models.TextChoices):
    """Why a child has no UPN on record."""

    NOT_ASKED = "NOT_ASKED", "Not asked for yet"
    NEVER_IN_STATE_SCHOOL = "NEVER_IN_STATE_SCHOOL", "Never at a state-funded school"
    UNKNOWN = "UNKNOWN", "Has one, but nobody can say which"


class Capacity(models.TextChoices):
    """Who decides, once rights have passed to the young person (Mental Capacity Act 2005; CFA 2014 s.80)."""

    OWN = "OWN", "The young person decides"
    REPRESENTED = "REPRESENTED", "The young person lacks capacity for this and is represented"
