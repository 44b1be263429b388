"""Where a case stands, in the words of whoever reads it."""

from __future__ import annotations

from typing import Any

from countywide.casework.cases.enums import CaseKind, Stage, Waiting

FAMILY = {
    Stage.RECEIVED: "We have your request. An officer checks it first.",
    Stage.VALIDATED: "We are thinking about whether to assess. We are asking those who know {name}.",
    Stage.EVIDENCE_REQUESTED: "We have asked for information that helps us decide.",
    Stage.EVIDENCE_IN: "The information we asked for is here. An officer is reading it.",
    Stage.READY: "Everything is read. The decision whether to assess comes next.",
    Stage.AGREED: "We are assessing {name}. We have asked for advice from those who know {name}.",
    Stage.ADVICE_IN: "The advice is here. We are deciding whether {name} needs a plan.",
    Stage.DECIDED_TO_ISSUE: "{name} will have a plan. We are writing the draft.",
    Stage.DRAFT_ISSUED: "You have the draft plan. We want to know what you think of it.",
    Stage.FINAL_ISSUED: "The plan is final.",
    Stage.REFUSED_TO_ASSESS: "We decided not to assess. The letter says why, and how you can challenge it.",
    Stage.REFUSED_TO_ISSUE: "We decided not to issue a plan. The letter says why, and how you can challenge it.",
    Stage.WITHDRAWN: "The request was withdrawn.",
    Stage.TRANSFERRED: "Another council now looks after this.",
    Stage.ENDED: "This has ended.",
    Stage.IN_FORCE: "The plan is in force.",
    Stage.REVIEW_PLANNED: "The plan is in force. A review of it is being prepared.",
    Stage.REVIEW_HELD: "The review meeting was held. We are waiting for its report.",
    Stage.REVIEW_REPORTED: "We have the report of the review. We are deciding what should change.",
    Stage.AMENDING: "You have the changes that we propose to the plan. The plan stays in force meanwhile.",
    Stage.CEASING: "We decided to end the plan. It stays in force while you can appeal.",
    Stage.CEASED: "The plan has ended.",
}
WAITING_FAMILY = {
    Waiting.SCHOOL: "We are waiting for the school or nursery. The time limit runs all the same.",
    Waiting.FAMILY: "We are waiting for you. Take the time you need; the time limit runs all the same.",
    Waiting.ADVISERS: "We are waiting for advice. The time limit runs all the same.",
}


ABOUT = {CaseKind.ASSESSMENT: "Request for an assessment", CaseKind.PLAN: "Education, health and care plan"}
"""What a case is about, in the family's words."""

FAMILYS = "parent or young person"


def must(law: Any, audience: str) -> str:
    """Who must or may do what a clock measures, as the beginning of a sentence that ends with a day."""
    you = "You" if audience == "FAMILY" else "The family"
    if law.verb == "allow":
        return f"{you} {'have' if audience == 'FAMILY' else 'has'} until"
    if law.owed_by == FAMILYS:
        return f"{you} can do this until"
    who = "The council" if law.owed_by == "LA" else f"The {law.owed_by}"
    return f"{who} must do this by" if law.kind in "SR" else f"{who} should do this by"


def about(case: Any) -> str:
    """What a case is about, to the family."""
    return ABOUT[CaseKind(case.kind)]


def in_words(case: Any, audience: str) -> str:
    """One sentence that says where the case stands."""
    stage = Stage(case.stage)
    if audience == "FAMILY":
        return FAMILY[stage].format(name=case.child.first_name)
    return stage.label


def waiting_in_words(case: Any, audience: str) -> str:
    """Whom the council waits for, if for anybody; the clock runs all the same."""
    if not case.waiting_on:
        return ""
    waiting = Waiting(case.waiting_on)
    if audience == "FAMILY":
        return WAITING_FAMILY[waiting]
    return f"Waiting for: {waiting.label.lower()}. The clock runs all the same."
