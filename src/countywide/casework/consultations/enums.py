"""Choices of the consultations room."""

from django.db import models


class Standing(models.TextChoices):
    """Where one consultation stands: worked out from its facts, never kept (`rules.standing`)."""

    DRAFTED = "DRAFTED", "Being prepared"
    SENT = "SENT", "Sent"
    BOUNCED = "BOUNCED", "The message came back"
    ACKNOWLEDGED = "ACKNOWLEDGED", "The school has opened the pack"
    QUESTION = "QUESTION", "The school asked a question"
    ANSWERED = "ANSWERED", "Answered, being checked"
    RETURNED = "RETURNED", "Returned for detail"
    ADEQUATE = "ADEQUATE", "Answered in full"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"
    CLOSED = "CLOSED", "Closed without an answer"


class Reach(models.TextChoices):
    """How a school is reached."""

    ACCOUNT = "ACCOUNT", "In the service, where its staff sign in"
    LINK = "LINK", "By a personal link and a code, to its checked mailbox"


class PaperKind(models.TextChoices):
    """What a pack is made of, in the order in which it is read."""

    LETTER = "LETTER", "Covering letter"
    PLAN = "PLAN", "The plan"
    REVIEW = "REVIEW", "Report of the latest review, and the decision"
    UPDATE = "UPDATE", "In-year review form"
    VIEWS = "VIEWS", "What the child and the family say"
    ADVICE = "ADVICE", "Advice"


class Fresh(models.TextChoices):
    """How old a paper is, by the policy in force. Whoever sends one that is red says why."""

    GREEN = "GREEN", "Fresh"
    AMBER = "AMBER", "Getting old"
    RED = "RED", "Old"


class Position(models.TextChoices):
    """What a school says."""

    CAN_ADMIT = "CAN_ADMIT", "We can admit this child"
    WITH_CHANGES = "WITH_CHANGES", "We can admit this child, with the changes that we describe"
    SHOULD_NOT = "SHOULD_NOT", "We believe that our school should not be named"


class Provided(models.TextChoices):
    """What a school says of one line of section F."""

    ALREADY = "ALREADY", "We have this already"
    FUNDED = "FUNDED", "We can provide it with funding"
    PARTNER = "PARTNER", "We can arrange it with a partner"
    CANNOT = "CANNOT", "We cannot, because…"


class GroundKind(models.TextChoices):
    """The only grounds on which a school that a family asks for need not be named: CFA 2014 s.39(4)."""

    AGE = "AGE", "Unsuitable for the child’s age"
    ABILITY = "ABILITY", "Unsuitable for the child’s ability"
    APTITUDE = "APTITUDE", "Unsuitable for the child’s aptitude"
    NEEDS = "NEEDS", "Unsuitable for the child’s special educational needs"
    OTHERS = "OTHERS", "Incompatible with the efficient education of others"
    RESOURCES = "RESOURCES", "Incompatible with the efficient use of resources"


class Context(models.TextChoices):
    """What schools often say and what is, by itself, no ground in law."""

    FULL = "FULL", "The year group is full, or over its admission number"
    UNFUNDED = "UNFUNDED", "There is no funding"
    MANY_PLANS = "MANY_PLANS", "We have many children with plans"
    STAFFING = "STAFFING", "We have not enough staff"
    OUT_OF_AREA = "OUT_OF_AREA", "The child lives outside our area"


class Qualifies(models.TextChoices):
    """The result of the test of a school that selects by ability."""

    YES = "YES", "Qualifies"
    NO = "NO", "Does not qualify"
    NOT_TESTED = "NOT_TESTED", "Has not been tested"


class Sort(models.TextChoices):
    """What kind of place a school offers, for whoever looks for one."""

    MAINSTREAM = "MAINSTREAM", "Mainstream school"
    UNIT = "UNIT", "Mainstream school with a unit or resourced provision"
    SPECIAL = "SPECIAL", "Special school or college"
    OTHER = "OTHER", "Another kind of setting"


class Looked(models.TextChoices):
    """What the child's present school says of what a pack would hold."""

    RIGHT = "RIGHT", "It is complete and right"
    WRONG = "WRONG", "Something is missing, old or wrong"


class Shown(models.TextChoices):
    """What of a reply was released to a family."""

    VIEW = "VIEW", "The reasons written for the family"
    FULL = "FULL", "The full reply"


class ReleasedBecause(models.TextChoices):
    """What released it."""

    ADEQUATE = "ADEQUATE", "The reply was found complete"
    DECISION = "DECISION", "The council’s decision went to the family"
    ASKED = "ASKED", "The family asked for the full reply"


class Withdrawn(models.TextChoices):
    """Why a consultation was withdrawn."""

    PREFERENCE = "PREFERENCE", "The family would like another school"
    NOT_OURS = "NOT_OURS", "The school says that it was not meant"
    MOVED = "MOVED", "The child moved to another council’s area"
    HOME = "HOME", "The family educates the child at home"
    CEASED = "CEASED", "The plan ended"
    NOT_QUALIFIED = "NOT_QUALIFIED", "The child did not qualify in a selection test"
    MISTAKE = "MISTAKE", "It was sent by mistake"
    SHUT = "SHUT", "The school closed"
    DECIDED = "DECIDED", "The council decided"
