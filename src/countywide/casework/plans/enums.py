"""Choices of the plans room."""

from django.db import models


class Sort(models.TextChoices):
    """What a row of a plan is."""

    TEXT = "TEXT", "Text"
    NEED = "NEED", "Need"
    OUTCOME = "OUTCOME", "Outcome"
    PROVISION = "PROVISION", "Provision"
    PLACEMENT = "PLACEMENT", "Placement"


class Issued(models.TextChoices):
    """As what a version of a plan went out. Once it has, it is never altered."""

    DRAFT = "DRAFT", "Draft plan"
    PROPOSED = "PROPOSED", "Plan with proposed changes"
    FINAL = "FINAL", "Final plan"


class Every(models.TextChoices):
    """How often provision is given."""

    DAY = "DAY", "every school day"
    WEEK = "WEEK", "every week"
    FORTNIGHT = "FORTNIGHT", "every two weeks"
    TERM = "TERM", "every term"
    HALF_TERM = "HALF_TERM", "every half term"
    YEAR = "YEAR", "every year"
    ONCE = "ONCE", "once"
    ALWAYS = "ALWAYS", "all the time"


class Because(models.TextChoices):
    """Why a plan is amended."""

    REVIEW = "REVIEW", "After a review (reg 22)"
    OTHERWISE = "OTHERWISE", "Without a review (reg 28)"
    TRIBUNAL = "TRIBUNAL", "The tribunal ordered it"


class AskedAgain(models.TextChoices):
    """Who asked that a child with a plan is assessed again (CFA 2014 s.44(2)), or that the council decided it (s.44(3))."""

    PARENT = "PARENT", "A parent"
    YOUNG_PERSON = "YOUNG_PERSON", "The young person"
    SCHOOL = "SCHOOL", "The school or college"
    HEALTH = "HEALTH", "The health board"
    COUNCIL = "COUNCIL", "The council itself"


class NotAgain(models.TextChoices):
    """Why the council need not assess again (reg 24)."""

    SIX_MONTHS = "SIX_MONTHS", "It assessed within the six months before the request"
    NOT_NECESSARY = "NOT_NECESSARY", "It is not necessary"
    REVIEW = "REVIEW", "It reviews the plan instead, for a health board that cannot arrange what is in it (reg 16)"


class AskedBudget(models.TextChoices):
    """Who asked for a personal budget (CFA 2014 s.49)."""

    PARENT = "PARENT", "A parent"
    YOUNG_PERSON = "YOUNG_PERSON", "The young person"


class Paid(models.TextChoices):
    """How the money of a personal budget is held and paid (Code 9.101)."""

    DIRECT = "DIRECT", "Direct payment"
    NOTIONAL = "NOTIONAL", "Kept by the council (notional)"
    THIRD_PARTY = "THIRD_PARTY", "Paid to a third party"


class LookedAt(models.TextChoices):
    """Which decision on direct payments the family can ask us to look at again (SI 2014/1652 reg 7, 14)."""

    REFUSAL = "REFUSAL", "The refusal"
    STOP = "STOP", "The stop"


class Outcome(models.TextChoices):
    """What came of assessing again."""

    CHANGED = "CHANGED", "The plan was changed"
    UNCHANGED = "UNCHANGED", "The plan stays as it is"
    OVER = "OVER", "The plan is not ours any more"
    STOPPED = "STOPPED", "The assessment was stopped"


class Ended(models.TextChoices):
    """Why this council maintains a plan no longer: it ended (CFA 2014 s.45), or passed to another council (reg 15)."""

    NOT_RESPONSIBLE = "NOT_RESPONSIBLE", "The council is no longer responsible"
    NOT_NECESSARY = "NOT_NECESSARY", "The plan is no longer necessary"
    MOVED = "MOVED", "The plan passed to another council"


class Ceasing(models.TextChoices):
    """On which ground a plan ends (CFA 2014 s.45)."""

    NOT_RESPONSIBLE = "NOT_RESPONSIBLE", "The council is no longer responsible"
    NOT_NECESSARY = "NOT_NECESSARY", "The plan is no longer necessary"


class Refusing(models.TextChoices):
    """The grounds on which a place that the family asks for is not named (CFA 2014 s.39(4); Education Act 1996 s.9)."""

    UNSUITABLE = "UNSUITABLE", "It does not suit the age, ability, aptitude or special educational needs (s.39(4)(a))"
    OTHERS = "OTHERS", "It would not go with the efficient education of others there (s.39(4)(b)(i))"
    RESOURCES = "RESOURCES", "It would not go with the efficient use of resources (s.39(4)(b)(ii))"
    NOT_LISTED = (
        "NOT_LISTED",
        "It is none of the kinds that can be asked for by right (s.38(3)); unreasonable public spending (Education Act 1996 s.9)",
    )
    NO_OFFER = "NO_OFFER", "It is independent, not on the section 41 list, and has offered no place"


TEAMS = ("ADMISSIONS", "TRANSPORT", "FINANCE")
"""Teams of the council that a distribution list can name, beside those of `assessments.ToWhom`."""
OTHER_COUNCIL = "COUNCIL"
