"""Tells which questions read as if one child could be picked out, so an editor looks first."""

import re

CHILD = r"(?:child|pupil|student|boy|girl|young person|learner|cyp|yp|youngster|toddler|baby|son|daughter|grandson|granddaughter)"
EVENT = r"(?:received|got|had|was|were|has been|have been|moved|started|left|joined|turned|issued|diagnosed|excluded)"
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
SIGNS = tuple(
    re.compile(sign, re.I)
    for sign in (
        # We have a child who …; I still have two pupils with …
        rf"\b(?:we|i|i've|we've|my school|our school)(?:\s+(?:currently|still|also|now|do))?\s+(?:have|has|had|got|have got)"
        rf"\s+(?:a|an|one|two|this|another)\s+(?:[\w-]+\s+){{0,3}}{CHILD}(?:ren|s)?\b",
        r"\b(?:my|our)\s+(?:own\s+)?(?:foster\s+|step-?|adopted\s+|eldest\s+|youngest\s+)?"
        r"(?:son|daughter|grandson|granddaughter|nephew|niece)\b",
        r"\bmy\s+(?:own\s+)?child\b",
        # The pupil leaves our setting; this child has no place.
        rf"\b(?:the|this|that)\s+{CHILD}\s+(?:is|isn't|was|has|hasn't|had|leaves|left|cannot|can't|joined|started|moved|currently)\b"
        r"(?=.*\b(?:we|our|us|i|my|me)\b)",
        # … regarding a child with a plan who has not been …
        rf"\b(?:regarding|about|concerning|re)\s+(?:a|one|this|our)\s+(?:[\w-]+\s+){{0,2}}{CHILD}\b[^.?!]{{0,60}}\b(?:who|whose|with)\b",
        # She has a plan; they received it in March 2025.
        r"\b(?:he|she)\s+(?:is|has|was|had|does|did|will|would|cannot|can't|needs|attends|lives|left|started)\b",
        rf"\b(?:he|she|they)\s+{EVENT}\b[^.?!]{{0,60}}\b{MONTH}\s+(?:20\d\d|\d{{1,2}})\b",
        # Still no reply to our query about one decision.
        r"\b(?:no|not had (?:a|any)|awaiting|waiting for)\s+(?:response|reply|answer|decision|outcome)\s+(?:to|on|about|for)\s+"
        r"(?:our|my)\b[^.?!]{0,60}\b(?:letter|appeal|request|application|referral|amend\w*|plan|ehcp|assessment|year\s*\d+)\b",
        rf"\ba\s+(?:year\s*(?:r|\d+)\s+|reception\s+|\d+[- ]year[- ]old\s+){CHILD}\b",
    )
)


def about_one_child(question: str) -> bool:
    """One child's story, told by somebody who knows the child."""
    text = " ".join(question.replace("’", "'").split())
    return any(sign.search(text) for sign in SIGNS)
