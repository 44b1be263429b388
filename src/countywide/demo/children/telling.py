"""What the timeline says of each step: the officer's words and the family's."""

from __future__ import annotations

SAYS = {
    "received": ("Request received", "We received the request", True),
    "checked": (
        "Request checked; notices that an assessment is considered went out",
        "We began to consider an assessment",
        True,
    ),
    "evidence_asked": ("The setting was asked for evidence", "We asked the school or nursery for information", True),
    "evidence_in": ("The evidence asked for is in", "The information we asked for arrived", True),
    "ready": ("The officer proposed what to decide", "", False),
    "agreed": ("Decided to assess", "We decided to assess", True),
    "refused": ("Decided not to assess", "We decided not to assess; the letter gives reasons and your rights", True),
    "advice_in": ("The advice is in", "The advice we asked for arrived", True),
    "issue_agreed": ("Decided to issue a plan", "We decided to write a plan", True),
    "issue_refused": (
        "Decided not to issue a plan",
        "We decided not to write a plan; the letter gives reasons and your rights",
        True,
    ),
    "draft": ("Draft plan served", "We sent you the draft plan", True),
    "final": ("Final plan sent to the family, the setting and the health body", "We sent you the final plan", True),
    "withdrawn": ("The request was withdrawn in writing", "You withdrew the request", True),
    "moved": ("The family moved; another council is responsible", "Another council looks after this now", True),
}
"""Each step: for officers, for families, and whether family and school are told of it."""
