"""Choices of the disputes room."""

from django.db import models


class Ground(models.TextChoices):
    """The decisions a family can appeal against (CFA 2014 s.51(2)(a) to (f))."""

    ASSESS = "ASSESS", "The decision not to assess"
    ISSUE = "ISSUE", "The decision not to issue a plan"
    PLAN = "PLAN", "What the final plan says"
    REASSESS = "REASSESS", "The decision not to assess again"
    AMEND = "AMEND", "The decision not to change the plan"
    CEASE = "CEASE", "The decision to end the plan"


class Subject(models.TextChoices):
    """What an appeal is about: the decision itself, or parts of the plan (s.51(2)(c))."""

    DECISION = "DECISION", "The decision as a whole"
    B = "B", "Section B: the needs"
    F = "F", "Section F: the provision"
    I = "I", "Section I: the school or college, or the type"  # noqa: E741  # the letter of the section
    I_NONE = "I_NONE", "Section I: that no school or college is named"


class Wants(models.TextChoices):
    """What the family told us of mediation."""

    UNKNOWN = "", "Not said yet"
    YES = "YES", "Wants mediation"
    NO = "NO", "Does not want mediation"


class About(models.TextChoices):
    """What the mediation is about: it says who arranges it and from which day the 30 days run (regs 36, 37)."""

    EDUCATION = "EDUCATION", "Education or social care"
    MIXED = "MIXED", "Health care, and education or social care"
    HEALTH = "HEALTH", "Health care alone"


class Certificate(models.TextChoices):
    """The two ways in which a certificate is issued (s.55(4), (5))."""

    WITHOUT = "WITHOUT", "Without mediation: the family does not want it"
    WITH = "WITH", "After mediation, or because it could not be held in time"


class Mediated(models.TextChoices):
    """How a mediation ended."""

    OPEN = "", "Under way"
    AGREED = "AGREED", "An agreement was reached"
    FAILED = "FAILED", "No agreement"
    WITHDRAWN = "WITHDRAWN", "The family withdrew from it"


class Outcome(models.TextChoices):
    """How an appeal ended."""

    OPEN = "", "Under way"
    ORDERED = "ORDERED", "The Tribunal made an order"
    DISMISSED = "DISMISSED", "The Tribunal dismissed the appeal"
    CONCEDED = "CONCEDED", "The council does not oppose the appeal"
    CONSENT = "CONSENT", "An order that both sides agreed"
    WITHDRAWN = "WITHDRAWN", "The family withdrew the appeal"
    STRUCK_OUT = "STRUCK_OUT", "The Tribunal struck the appeal out"


OUTCOME_TO_FAMILY = {
    Outcome.CONCEDED: "We do not oppose your appeal",
    Outcome.WITHDRAWN: "You withdrew the appeal",
}
"""What the family reads in the place of the words above; the others are the same for all."""


class Order(models.TextChoices):
    """What the Tribunal can order, as the regulations name it (reg 44(2))."""

    ASSESS = "ASSESS", "Assess, or assess again"
    MAKE = "MAKE", "Make and maintain a plan"
    RECONSIDER = "RECONSIDER", "Think again: the case is sent back"
    AMEND = "AMEND", "Change the needs or the provision in the plan"
    PLACE = "PLACE", "Change the school or college named, or the type"
    CONTINUE = "CONTINUE", "Keep the plan as it is"
    CONTINUE_AMEND = "CONTINUE_AMEND", "Keep the plan and change it"


class Part(models.TextChoices):
    """What a point of a mediation agreement is, which says its time (reg 42)."""

    AS_ORDER = "as-order", "Something that could be appealed: the times of an order hold"
    PROMISES = "promises", "Anything else: two weeks"
    TELL_LA = "tell-la", "The council was not there: the health body tells it, one week"


class What(models.TextChoices):
    """The steps of a dispute that have a day."""

    CERTIFICATE = "CERTIFICATE", "The adviser issues the certificate"
    TELL_HEALTH = "TELL_HEALTH", "Tell the health body what is in dispute"
    ARRANGE = "ARRANGE", "Hold the mediation"
    POINT = "POINT", "A point of the mediation agreement"
    RESPOND = "RESPOND", "Send our response to the Tribunal"
    EVIDENCE = "EVIDENCE", "Evidence"
    FINAL_EVIDENCE = "FINAL_EVIDENCE", "Final evidence"
    WORKING_DOCUMENT = "WORKING_DOCUMENT", "The working document"
    ATTENDANCE = "ATTENDANCE", "Who comes to the hearing"
    BUNDLE = "BUNDLE", "The bundle"
    OTHER = "OTHER", "Another direction"
    DUTY = "DUTY", "What the order asks"
    RECOMMENDATION = "RECOMMENDATION", "Answer a recommendation"


DIRECTED = (What.EVIDENCE, What.FINAL_EVIDENCE, What.WORKING_DOCUMENT, What.ATTENDANCE, What.BUNDLE, What.OTHER)
"""What the Tribunal directs."""


class Owes(models.TextChoices):
    """Who has to do a step."""

    COUNCIL = "COUNCIL", "The council"
    FAMILY = "FAMILY", "The family"
    ADVISER = "ADVISER", "The mediation adviser"
    HEALTH = "HEALTH", "The health body"
    CARE = "CARE", "Social care"


class Over(models.TextChoices):
    """How a dispute ended."""

    OPEN = "", "Under way"
    ORDERED = "ORDERED", "An order of the Tribunal"
    CONSENT = "CONSENT", "An order both sides agreed"
    CONCEDED = "CONCEDED", "The council did not oppose the appeal"
    AGREED = "AGREED", "An agreement in mediation"
    STANDS = "STANDS", "The decision stands"
    WITHDRAWN = "WITHDRAWN", "The family took it back"
