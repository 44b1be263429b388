"""Tells how far an answer answers: in words, only by naming a team, or not at all."""

import re

from ..types import Answered

# What a team is asked to do when the answer is left to it.
LEFT_TO = re.compile(
    r"\b(?:to (?:support|respond|reply|answer|advise|confirm|follow up|pick up|action|discuss|review|comment|update)"
    r"|discussion (?:for|with)|(?:one |a question )?for (?:the )?[\w &/-]{2,60}\b(?:team|service|schools?)\b"
    r"|(?:passed|referred|forwarded|sent) (?:this )?(?:on )?to|refer to|(?:please )?(?:contact|email|speak to|ask)\b)",
    re.I,
)
TEAM = re.compile(
    r"\b(?:team|teams|service|services|department|colleagues?|unit|hub|funding|finance|transport|admissions|panel"
    r"|community of schools|communities of schools|schools? team|officers?|@)",
    re.I,
)
ASKS_FOR_TEAM = re.compile(
    r"(?:^|[.?!,]\s|\b(?:and|but|so|know|tell me|say)\s)(?:who|to whom|which (?:team|officer|department))\b"
    r"|\bcontact (?:details|for)\b|\bhow (?:do|can|should) (?:i|we) (?:contact|reach|get in touch)\b",
    re.I,
)
NOTHING = frozenset(
    ("", "n/a", "na", "none", "tbc", "tba", "to follow", "to be confirmed", "awaiting response", "no response", "?")
)


def how_far(question: str, answer: str) -> Answered:
    """A team's name answers "who do we ask?" and leaves any other question open."""
    text = " ".join(answer.split())
    if text.lower().strip(" .-–—…*") in NOTHING:
        return Answered.NONE
    words = len(text.split())
    if words <= 12 and LEFT_TO.search(text) and TEAM.search(text) and not ASKS_FOR_TEAM.search(question):
        return Answered.REFERRED
    return Answered.ANSWERED
