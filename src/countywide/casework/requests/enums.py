"""Choices of the requests room."""

from django.db import models


class Requester(models.TextChoices):
    """Who asked, or told us. Only the first four can make a request under section 36(1) of the Act."""

    PARENT = "PARENT", "Parent or carer"
    YOUNG_PERSON = "YOUNG_PERSON", "Young person"
    SCHOOL = "SCHOOL", "School"
    POST_16 = "POST_16", "College or another post-16 setting"
    PROFESSIONAL = "PROFESSIONAL", "Somebody else who told us about the child"
    COUNCIL = "COUNCIL", "The council itself"


class Source(models.IntegerChoices):
    """Who asked, as the SEN2 return counts it."""

    FAMILY = 1, "Young person, parent or carer"
    SETTING = 2, "School or another education setting"
    HEALTH = 3, "Health professional"
    CARE = 4, "Social care professional"
    OTHER = 5, "Somebody else"


class Channel(models.TextChoices):
    """How it reached the council. Whatever the way, it is received on the day it arrives."""

    ONLINE = "ONLINE", "Through this service"
    EMAIL = "EMAIL", "By email"
    PAPER = "PAPER", "On paper"
    PHONE = "PHONE", "By telephone or in person"


class Way(models.TextChoices):
    """Which form somebody fills in."""

    FAMILY = "FAMILY", "I am a parent or carer"
    YOUNG_PERSON = "YOUNG_PERSON", "I am the young person"
    SCHOOL = "SCHOOL", "I work at a school or college"
    REFERRAL = "REFERRAL", "I am somebody else"


class Work(models.TextChoices):
    """What somebody does who tells us about a child without being able to ask."""

    EARLY_YEARS = "EARLY_YEARS", "I work at a nursery or with a childminder"
    HEALTH = "HEALTH", "I work in health"
    CARE = "CARE", "I work in social care"
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "I work in youth justice"
    OTHER = "OTHER", "I know the child in another way"


class Answered(models.TextChoices):
    """A question that may be answered with yes, with no, or not at all."""

    YES = "YES", "Yes"
    NO = "NO", "No"
    UNSURE = "UNSURE", "I am not sure"


class Attention(models.TextChoices):
    """Whether somebody who cannot ask has brought a child to attention (CFA 2014 ss.23, 24)."""

    NOT_NEEDED = "", "It is a request"
    TO_DECIDE = "TO_DECIDE", "To be decided"
    YES = "YES", "Brought to attention: it is considered like a request"
    NO = "NO", "Not brought to attention"


class Likeness(models.TextChoices):
    """Whether the child may be one the council knows already."""

    NONE = "", "Nobody like them is known"
    TO_LOOK = "TO_LOOK", "Like a child we know: to be looked at"
    DIFFERENT = "DIFFERENT", "Looked at: another child"
    SAME = "SAME", "The same child"


class Responsible(models.TextChoices):
    """Whether this council is responsible for the child (CFA 2014 s.24)."""

    OURS = "", "In our area"
    TO_CHECK = "TO_CHECK", "May live in another council's area: to be checked"
    CHECKED = "CHECKED", "Checked: in our area"
    THEIRS = "THEIRS", "In another council's area"


class Says(models.TextChoices):
    """What a young person says of a request that a parent made (CFA 2014 s.83; Mental Capacity Act 2005)."""

    NOT_ASKED = "", "Not asked yet"
    AGREES = "AGREES", "The young person agrees"
    CANNOT = "CANNOT", "They lack capacity for this, and are represented"
    DISAGREES = "DISAGREES", "The young person does not want it"


class SoonAfter(models.TextChoices):
    """An earlier request of the same child ended less than six months before this one."""

    NOTHING = "", "No earlier request in six months"
    REFUSED = "REFUSED", "An assessment was refused or withdrawn less than six months before"
    ASSESSED = "ASSESSED", "The child was assessed less than six months before"
