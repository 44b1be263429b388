"""Tells thanks, offers of help and what belongs elsewhere from questions, by words alone; whoever sorts may say otherwise.

The order is the one that does least harm when the rule errs: what could be about one child is kept apart first; then
anything that asks is a question, whatever thanks surround it; only what asks nothing and complains of nothing is thanks.
"""

from __future__ import annotations

import re

from countywide.garden.floor.enums import Kind

SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+|\s[-–—]\s")
THANKS = re.compile(
    r"\b(?:thanks?|thank you|thankyou|thx|ta|cheers|grateful|appreciat\w+|well done|brilliant|fantastic|excellent|"
    r"(?:really|very|so|super|most|extremely|incredibly)\s+(?:useful|helpful|interesting|informative|good|clear|positive|pleased|glad|great)|"
    r"(?:great|good|lovely|nice|wonderful|interesting) (?:to (?:hear|see|know|have)|session|meeting|forum|webinar|talk|presentation|work|news)|"
    r"useful|helpful|informative|pleased|glad|love(?:d)?|enjoyed|keep (?:doing|going|up|it up|them going)|cannot praise|can't praise|praise)\b",
    re.I,
)
NOTHING_TO_ASK = re.compile(
    r"^\W*(?:no|none|nothing|not)\b[\w ,'’]{0,30}?\b(?:questions?|to ask|comments?|query|queries|at (?:this|the) (?:time|moment)|today|now|really)\b"
    r"|^\W*(?:none|no|nope|n/?a|nothing)\W*$|\bnot a question\b|\bjust (?:a|wanted to|to say)\b",
    re.I,
)
ASKS = re.compile(
    r"\?|^\W*(?:and |but |so |also,? |hi,? |hello,? )*(?:who|whom|whose|what|when|where|which|why|how|will|would|can|could|"
    r"should|shall|is|are|am|do|does|did|has|have you|may|might)\s+(?!(?:is|are|was|were)\s+(?:great|good))\w+"
    r"|\bplease\s+(?!(?:pass|give|send)\s+(?:on\s+)?(?:my|our)\s+thanks)(?:\w+ly\s+)?(?:could|can|would|will|may|advise|confirm|send|share|circulate|"
    r"consider|clarify|explain|tell|let|provide|give|see|do|make|ask|pass|put|add|check|contact|look|email|note|remind|stop|keep us)\b"
    r"|\b(?:could|can|would|will) (?:you|we|i|someone|somebody|there|it|the|this|they)\b"
    r"|\b(?:i|we)(?:'d| would| should)? (?:like|need|want|require|hope)\b(?! to (?:say|thank|pass|add|express))"
    r"|\b(?:wondering|wonder (?:if|whether)|unsure|not sure|don't know|do not know|clarification|clarify|advise|would be (?:helpful|useful|good|appreciated)|"
    r"looking for|information (?:on|about|with)|how (?:do|does|can|should|will|often|much|many))\b",
    re.I,
)
COMPLAINS = re.compile(
    r"\b(?:but|however|although|though|unfortunately|sadly|shame|disappoint\w+|concern(?:ed|s|ing)?|worr(?:y|ied|ying)|difficult|"
    r"distracting|irritating|frustrat\w+|annoying|confus\w+|unclear|too (?:long|fast|late|short|many|much|little)|issue|issues|problem|"
    r"problems|never|still (?:no|not|waiting)|lack|lacks|insufficient|inequity|unfair|not (?:good|enough|clear|helpful|useful|working)|"
    r"didn't|did not|doesn't|does not|couldn't|could not|wasn't|was not|aren't|isn't|no longer|instead of|wrong)\b",
    re.I,
)
DENIES = re.compile(r"\b(?:not|no|nobody|none)\b|n't\b", re.I)
OFFERS = re.compile(
    r"\b(?:pass|put|take|add|give) (?:on |down |forward )?(?:my|our) (?:name|details|school)\b(?!\w* of)"
    r"|\bput (?:my|our)sel(?:f|ves) forward\b|\b(?:i|we)(?:'d| would|'m| am|'re| are)? (?:be )?(?:happy|willing|keen|glad|pleased|love|like) to "
    r"(?:help|volunteer|join in|be (?:part of|involved|considered)|take part|host|share our|support (?:you|this|others|other schools|with this))\b"
    r"|\b(?:i|we)(?:'m| am|'re| are| would be|'d be) (?:very |really |also )?interested in (?:being|becoming|joining|helping|hosting|volunteering|taking part)\b"
    r"|\b(?:count (?:me|us) in|sign (?:me|us) up|happy to (?:help|volunteer|host)|(?:i|we) (?:can|could) (?:offer|host|help))\b",
    re.I,
)
OFF_TOPIC = re.compile(
    r"\b(?:unrelated to|not (?:related|relevant|linked) to (?:today|this|the)|nothing to do with (?:today|this|the)|off[- ]topic|"
    r"(?:a )?(?:separate|different) (?:matter|subject|topic|question)|on (?:another|a different) (?:note|subject|matter|topic)|"
    r"not about (?:today|this|the) ?(?:session|forum|meeting|agenda)?|not on (?:today's|the) agenda)\b",
    re.I,
)  # fmt: skip
WANTS_TRAINING = re.compile(
    r"\b(?:training|trained|course|courses|workshop|workshops|webinar|webinars|cpd|learn (?:about|more|how)|session on|inset)\b",
    re.I,
)
WANTS = re.compile(
    r"\b(?:like|need|want|would|could|can|any|more|opportunit\w+|when|where|how|request|offer(?:ed)?|access|please|interested)\b",
    re.I,
)


def kind_of(words: str, *, about_one_child: bool = False) -> Kind:
    """What somebody's words are, as far as words tell."""
    text = tidy(words)
    if about_one_child:
        return Kind.ONE_CHILD
    if OFFERS.search(text):
        return Kind.OFFER
    if is_thanks(text):
        return Kind.THANKS
    if OFF_TOPIC.search(text):
        return Kind.OFF_TOPIC
    return Kind.QUESTION


def is_thanks(words: str) -> bool:
    """Pure appreciation, or nothing to ask: some sentence says so, none asks or complains, and the rest deny nothing."""
    parts = [part for part in SENTENCE.split(tidy(words)) if part.strip()]
    says_so = [part for part in parts if THANKS.search(part) or NOTHING_TO_ASK.search(part)]
    if not says_so or any(asks(part) or COMPLAINS.search(part) for part in parts):
        return False
    return not any(DENIES.search(part) for part in parts if part not in says_so)


def asks(words: str) -> bool:
    """Whether a sentence wants anything of anybody."""
    text = tidy(words)
    return bool(ASKS.search(text))


def wants_training(words: str) -> bool:
    """Somebody asks to be taught: counted, whatever else becomes of the question."""
    text = tidy(words)
    return bool(WANTS_TRAINING.search(text) and WANTS.search(text))


def tidy(words: str) -> str:
    """One kind of apostrophe, and no stray spaces but the ends of lines."""
    lines = (" ".join(line.split()) for line in words.replace("’", "'").replace("‘", "'").splitlines())
    return "\n".join(line for line in lines if line)
