"""Choices of the disclosures room."""

from django.db import models


class Asker(models.TextChoices):
    """Who asks for the information, and for whom."""

    PARENT = "PARENT", "A parent, for the child"
    SUBJECT = "SUBJECT", "The child or young person"
    OTHER = "OTHER", "Somebody who acts for them, such as a solicitor"


class Competence(models.TextChoices):
    """Whether the child decides (DPA 2018; the right is the child’s own, whoever uses it)."""

    UNKNOWN = "", "Not looked at yet"
    AGREES = "AGREES", "The child understands what is asked, and agrees"
    DISAGREES = "DISAGREES", "The child understands what is asked, and does not agree"
    NOT_YET = "NOT_YET", "The child does not understand yet what is asked: the parent acts for the child"
    IS_ASKER = "IS_ASKER", "The child or young person asks"


class WaitsFor(models.TextChoices):
    """What stops the time (UK GDPR art. 12(6), 12A)."""

    IDENTITY = "IDENTITY", "Proof of who asks, or that they may act for the child"
    CLARITY = "CLARITY", "A clear answer which information is meant"


class Exemption(models.TextChoices):
    """Why information is not given (Data Protection Act 2018 schs 2 and 3)."""

    THIRD_PARTY = "THIRD_PARTY", "It is about somebody else, and it is not reasonable to give it (sch. 2 para 16)"
    EDUCATION_HARM = "EDUCATION_HARM", "Education record: serious harm to somebody’s health is likely (sch. 3 Part 4)"
    HEALTH_HARM = "HEALTH_HARM", "Health record: serious harm to somebody’s health is likely (sch. 3 Part 2)"
    SOCIAL_HARM = "SOCIAL_HARM", "Social work record: serious harm to somebody’s health is likely (sch. 3 Part 3)"
    ABUSE = "ABUSE", "Record of child abuse: not in the child’s best interests (sch. 3 Part 5)"
    PRIVILEGE = "PRIVILEGE", "Legal advice and papers for a court or tribunal (sch. 2 para 19)"
    WISHES = "WISHES", "The child gave or agreed to it expecting that the parent is not told (sch. 3)"


class Answered(models.TextChoices):
    """How a request ended."""

    OPEN = "", "Under way"
    GIVEN = "GIVEN", "All of it was given"
    PARTLY = "PARTLY", "It was given, but for what is withheld"
    NOTHING = "NOTHING", "We hold nothing that was asked for, or may give none of it"
    REFUSED = "REFUSED", "The request was refused: manifestly unfounded or excessive (UK GDPR art. 12(5))"
    WITHDRAWN = "WITHDRAWN", "The request was taken back"
