"""Where a consultation stands, and what each of those who follow it reads of that."""

from __future__ import annotations

from ..enums import Standing
from ..types import Facts


def standing(facts: Facts) -> Standing:
    """The gravest first: withdrawn, answered in full, closed; then whose turn it is."""
    if facts.withdrawn_on:
        return Standing.WITHDRAWN
    if facts.sent_on is None:
        return Standing.DRAFTED
    if facts.adequate:
        return Standing.ADEQUATE
    if facts.answered_on and facts.adequate is None:
        return Standing.ANSWERED
    if facts.closed_on:
        return Standing.CLOSED
    if facts.question_open:
        return Standing.QUESTION
    if facts.adequate is False:
        return Standing.RETURNED
    if facts.acknowledged_on:
        return Standing.ACKNOWLEDGED
    return Standing.BOUNCED if facts.bounced_on else Standing.SENT


FAMILY: dict[Standing, str] = {
    Standing.SENT: "We have asked this school. It has not answered yet.",
    Standing.BOUNCED: "We have asked this school, and are making sure that our message reached it.",
    Standing.ACKNOWLEDGED: "The school is reading what we sent.",
    Standing.QUESTION: "The school asked us a question before it answers.",
    Standing.ANSWERED: "Reply received, being checked.",
    Standing.RETURNED: "Reply received, being checked. We asked the school to say more.",
    Standing.ADEQUATE: "The school has answered.",
    Standing.WITHDRAWN: "We no longer ask this school.",
    Standing.CLOSED: "The school did not answer before the decision.",
}


def as_family_reads(stands: Standing) -> str:
    """Where it stands, for the family and the child's own school. Never what a school says."""
    return FAMILY.get(stands, "")
