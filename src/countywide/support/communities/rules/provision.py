"""What a plan provides is the council's to secure (CFA 2014 s.42): no case about it ends at the community (FND-1, Q51)."""

from __future__ import annotations

import re
from datetime import date

from ..enums import Secured
from ..types import Provision

POINTS_BACK = re.compile(
    r"\b(?:ask|use|try|go (?:back )?to|refer(?:red)?[^.;]{0,30} to|turn to|apply to|through|via)\b[^.;]{0,60}"
    r"\b(?:cos\b|shared (?:pot|fund)|communit(?:y|ies)\b(?! (?:health|nurs|paediatric|therap|dent|care|team)))",
    re.IGNORECASE,
)
"""Words that send a school to its community for what the council owes."""
NOT_THE_POT = (
    "This says that the school should ask its community. What a plan provides is the council’s own duty "
    "(Children and Families Act 2014 s.42), so the case cannot end that way. Say what the council does."
)


def points_to_community(words: str) -> bool:
    """Whether somebody is sent to the community, in free words."""
    return bool(POINTS_BACK.search(words))


def bar_to_closing(*, secured: str, reasons: str, is_closed: bool, policy: Provision) -> str | None:
    """A case ends when what the plan says is secured, in one of the council's own ways, with reasons the school can read."""
    if is_closed:
        return "This case is closed already."
    if secured not in Secured:
        return "Say how what the plan provides is secured. “Ask the community” is not among the ways: the duty is the council’s."
    if points_to_community(reasons):
        return NOT_THE_POT
    if len(reasons.strip()) < policy.reasons_least:
        return (
            f"Say what is done, by whom and from when, in at least {policy.reasons_least} letters. The school reads it."
        )
    return None


def bar_to_asking_bridge(
    *, has_plan: bool, waits: bool, needs: str, cannot: str, pence: int, family_told_on: date | None, on: date
) -> str | None:
    """A bridge is for a pupil with a plan, once at a time; the family knows of it."""
    if not has_plan:
        return "A bridge is for a pupil who has a plan. For others ask the community, or for an assessment."
    if waits:
        return "A request for this pupil waits for its decision already. The page says by when."
    if len(needs.split()) < 8:
        return "Say what is needed to keep the child safe and learning."
    if len(cannot.split()) < 5:
        return "Say what you cannot provide."
    if pence <= 0:
        return "Say what it costs for a year."
    if family_told_on is None or family_told_on > on:
        return "Tell the family first, and say on which day you did."
    return None


def bar_to_deciding_bridge(
    *, is_decided: bool, is_granted: bool, pence: int, starts_on: date | None, ends_on: date | None, reasons: str,
    policy: Provision,
) -> str | None:  # fmt: skip
    """A bridge is granted for a time, or refused with reasons that do not point back at the community."""
    if is_decided:
        return "This was decided already."
    if points_to_community(reasons):
        return NOT_THE_POT
    if len(reasons.strip()) < policy.reasons_least:
        return f"Give reasons in at least {policy.reasons_least} letters. The school reads them."
    if not is_granted:
        return None
    if pence <= 0 or starts_on is None or ends_on is None:
        return "Say how much is paid, from when and until when."
    if not starts_on <= ends_on or (ends_on - starts_on).days > policy.bridge_longest_days:
        return f"The bridge runs from its first to its last day, for {policy.bridge_longest_days} days at most."
    return None


def bar_to_referring(*, reason: str) -> str | None:
    """An officer who points a school to its community says why. The reason is read by a manager."""
    if len(reason.split()) < 8:
        return "Say why you pointed the school to its community. Your manager reads it."
    return None
