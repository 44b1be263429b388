"""Choices of the assessments room."""

from django.db import models


class Question(models.TextChoices):
    """What is decided in an assessment."""

    ASSESS = "ASSESS", "Whether to assess"
    ISSUE = "ISSUE", "Whether to issue a plan"


class Outcome(models.TextChoices):
    """The answer to a question."""

    YES = "YES", "Yes"
    NO = "NO", "No"


class Route(models.TextChoices):
    """How the present time limits came about."""

    ORDINARY = "ORDINARY", "A request, or a child brought to attention"
    ORDER = "ORDER", "An order of the Tribunal"
    CONCESSION = "CONCESSION", "An appeal that the council does not oppose"
    MEDIATION = "MEDIATION", "An agreement in mediation"
    CHANGED_MIND = "CHANGED_MIND", "The council changed its decision by itself"
    AGAIN = "AGAIN", "A child with a plan is assessed again"


class AskedBy(models.TextChoices):
    """Who asked for the assessment (CFA 2014 s.36(1)), or brought the child to attention (ss.23, 24)."""

    PARENT = "PARENT", "A parent"
    YOUNG_PERSON = "YOUNG_PERSON", "The young person"
    SCHOOL = "SCHOOL", "The school or setting"
    POST_16 = "POST_16", "The college or other post-16 institution"
    PROFESSIONAL = "PROFESSIONAL", "A professional"
    COUNCIL = "COUNCIL", "The council itself"


class Senses(models.TextChoices):
    """Whether a qualified specialist teacher must be asked (reg 6(2))."""

    UNKNOWN = "", "Not known yet"
    NEITHER = "NEITHER", "No hearing or vision impairment"
    HEARING = "HEARING", "Hearing impairment"
    VISION = "VISION", "Vision impairment"
    BOTH = "BOTH", "Hearing and vision impairment"


class YoungPersonSays(models.TextChoices):
    """What somebody over compulsory school age says of a request that another made."""

    NOT_ASKED = "", "Not needed"
    AGREES = "AGREES", "The young person agrees to it"
    DISAGREES = "DISAGREES", "The young person does not want it"


class Advice(models.TextChoices):
    """From whom advice is sought, by the letters of SEND Regulations 2014, reg 6(1)."""

    FAMILY = "a", "The child's parent or the young person"
    EDUCATION = "b", "Educational advice"
    MEDICAL = "c", "Medical advice"
    PSYCHOLOGY = "d", "Psychological advice"
    SOCIAL_CARE = "e", "Social care advice"
    OTHER = "f", "Other advice that the council thinks appropriate"
    ADULTHOOD = "g", "Advice on preparing for adulthood and independent living"
    ASKED_FOR = "h", "Advice that the family reasonably asked for"


class AdviceState(models.TextChoices):
    """How a request for advice stands on a day."""

    PLANNED = "PLANNED", "Will be asked if we assess"
    ASKED = "ASKED", "Asked"
    LATE = "LATE", "Late"
    RECEIVED = "RECEIVED", "Received"
    RECEIVED_LATE = "RECEIVED_LATE", "Received late"
    ENOUGH = "ENOUGH", "Advice that exists is enough"
    WITHDRAWN = "WITHDRAWN", "No longer asked"


class DeskFor(models.TextChoices):
    """What a desk of the council or a partner is written to for."""

    HEALTH_BOARD = "HEALTH_BOARD", "Integrated care board: notices and final plans"
    CARE_NOTICES = "CARE_NOTICES", "Social care: notices"
    EDUCATION = "EDUCATION", "Educational advice where there is no school"
    SENSORY = "SENSORY", "Specialist teachers for hearing and vision"
    MEDICAL = "MEDICAL", "Medical advice"
    PSYCHOLOGY = "PSYCHOLOGY", "Psychological advice"
    SOCIAL_CARE = "SOCIAL_CARE", "Social care advice"
    ADULTHOOD = "ADULTHOOD", "Preparing for adulthood"
    PLANS = "PLANS", "The team that holds a case once its plan is final"


class ChallengeKind(models.TextChoices):
    """How a family challenges a decision."""

    MEDIATION = "MEDIATION", "Mediation"
    APPEAL = "APPEAL", "Appeal to the Tribunal"


class ChallengeOutcome(models.TextChoices):
    """How a challenge ended."""

    OPEN = "", "Not ended yet"
    UPHELD = "UPHELD", "The decision stands"
    OVERTURNED = "OVERTURNED", "The decision was overturned"
    CONCEDED = "CONCEDED", "The council does not oppose the appeal"
    AGREED = "AGREED", "Agreed in mediation: the decision is changed"
    WITHDRAWN = "WITHDRAWN", "The family withdrew it"


class Order(models.TextChoices):
    """What the council must now do, after a challenge succeeded."""

    ASSESS = "ASSESS", "Carry out an assessment"
    MAKE_PLAN = "MAKE_PLAN", "Make a plan"
    RECONSIDER = "RECONSIDER", "Think again about a plan"


class Position(models.TextChoices):
    """What a school that was consulted says."""

    WAITING = "", "No answer yet"
    CAN_ADMIT = "CAN_ADMIT", "It can admit the child"
    WITH_ADJUSTMENTS = "WITH_ADJUSTMENTS", "It can admit the child with adjustments"
    SHOULD_NOT = "SHOULD_NOT", "It says that it should not be named"


class Ending(models.TextChoices):
    """Why an assessment ended that was neither refused nor led to a plan."""

    DUPLICATE = "DUPLICATE", "The same request is being dealt with already"
    DIED = "DIED", "The child or young person has died"
    TWENTY_FIVE = "TWENTY_FIVE", "The young person is 25"
    UNCHANGED = "UNCHANGED", "The plan stays as it is after assessing again"
    PLAN_OVER = "PLAN_OVER", "The plan that was to be changed is not ours any more"


ENTERED = (Ending.DUPLICATE, Ending.DIED, Ending.TWENTY_FIVE)
"""Ends that an officer enters. The others follow from what is decided of the plan."""


class ToWhom(models.TextChoices):
    """To whom a notice went, which says whether it decides that a step was done."""

    FAMILY = "FAMILY", "The family"
    SCHOOL = "SCHOOL", "The school or setting"
    HEALTH = "HEALTH", "The integrated care board"
    CARE = "CARE", "Social care"
    ADVISER = "ADVISER", "An adviser"
    NAMED = "NAMED", "The setting that the plan names"
