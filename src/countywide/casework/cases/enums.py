"""Choices of the cases room."""

from django.db import models


class CaseKind(models.TextChoices):
    """What a case is about. One child may have several at once."""

    ASSESSMENT = "ASSESSMENT", "EHC needs assessment"
    PLAN = "PLAN", "EHC plan"


class Stage(models.TextChoices):
    """Where a case stands, kept beside the facts it follows from because lists of a million cases filter on it."""

    RECEIVED = "RECEIVED", "Request received"
    VALIDATED = "VALIDATED", "Checked and being considered"
    EVIDENCE_REQUESTED = "EVIDENCE_REQUESTED", "Evidence asked for"
    EVIDENCE_IN = "EVIDENCE_IN", "Evidence in"
    READY = "READY", "Ready to decide whether to assess"
    AGREED = "AGREED", "Assessing: advice asked for"
    ADVICE_IN = "ADVICE_IN", "Assessing: advice in"
    DECIDED_TO_ISSUE = "DECIDED_TO_ISSUE", "A plan will be issued"
    DRAFT_ISSUED = "DRAFT_ISSUED", "Draft plan with the family"
    FINAL_ISSUED = "FINAL_ISSUED", "Final plan issued"
    REFUSED_TO_ASSESS = "REFUSED_TO_ASSESS", "Decided not to assess"
    REFUSED_TO_ISSUE = "REFUSED_TO_ISSUE", "Decided not to issue a plan"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"
    TRANSFERRED = "TRANSFERRED", "Moved to another council"
    ENDED = "ENDED", "Ended: no longer possible or needed"
    IN_FORCE = "IN_FORCE", "Plan in force"
    REVIEW_PLANNED = "REVIEW_PLANNED", "Review being prepared"
    REVIEW_HELD = "REVIEW_HELD", "Review held: report awaited"
    REVIEW_REPORTED = "REVIEW_REPORTED", "Report in: ready to decide"
    AMENDING = "AMENDING", "Proposed changes with the family"
    CEASING = "CEASING", "Decided to end the plan"
    CEASED = "CEASED", "Plan ended"


OVER = frozenset(
    {
        Stage.FINAL_ISSUED,
        Stage.REFUSED_TO_ASSESS,
        Stage.REFUSED_TO_ISSUE,
        Stage.WITHDRAWN,
        Stage.TRANSFERRED,
        Stage.ENDED,
        Stage.CEASED,
    }
)
"""Stages in which the council owes nothing more on this case."""

ASSESSING = (
    Stage.RECEIVED,
    Stage.VALIDATED,
    Stage.EVIDENCE_REQUESTED,
    Stage.EVIDENCE_IN,
    Stage.READY,
    Stage.AGREED,
    Stage.ADVICE_IN,
    Stage.DECIDED_TO_ISSUE,
    Stage.DRAFT_ISSUED,
)
"""Stages of a running assessment, in their order."""


PLAN_STAGES = (
    Stage.IN_FORCE,
    Stage.REVIEW_PLANNED,
    Stage.REVIEW_HELD,
    Stage.REVIEW_REPORTED,
    Stage.AMENDING,
    Stage.CEASING,
)
"""Stages of a plan in force, in the order of a review."""


class Waiting(models.TextChoices):
    """Whom the council waits for. The clock runs all the same."""

    NOBODY = "", "Nobody: it is with the council"
    SCHOOL = "SCHOOL", "The school or setting"
    FAMILY = "FAMILY", "The family"
    ADVISERS = "ADVISERS", "The advisers"
