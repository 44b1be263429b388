"""What stands beside a name: a title, a role, a signature, a body that is named after somebody, words about a child."""

from __future__ import annotations

import re

NEAR = 120
FULL_LINE = 50
TITLE = re.compile(
    r"\b(?:mr|mrs|ms|mx|dr|doctor|prof|professor|sir|dame|lord|lady|cllr|councillor|rev|revd|judge|nurse|mr\s?(?:and|&)\s?mrs)\.?\s+$",
    re.I,
)
ROLE = (
    r"(?:senco|sendco|inclusion lead|head ?teacher|executive head|deputy head|assistant head|head of (?:school|year|sixth form)|headmaster|headmistress"
    r"|principal|(?:class |form |subject |specialist |qualified |support )?teacher|tutor|teaching assistant|learning support assistant|lsa|ta|governor|manager|officer|case ?worker|coordinator|co-ordinator"
    r"|psychologist|therapist|p(?:a)?ediatrician|consultant|doctor|gp|nurse|health visitor|social worker|adviser|advisor|director|lead|practitioner|assistant|specialist"
    r"|solicitor|barrister|judge|clerk|chair|mediator|advocate|interpreter|escort|driver|dsl|sendiass"
    r"|mother|father|mum|dad|mummy|daddy|step-?mother|step-?father|step-?mum|step-?dad|parents?|carers?|guardian|grand(?:mother|father|parents?|ma|pa)|nan|aunt|uncle)"
)
BEFORE_ROLE = re.compile(
    rf"^\s*(?:[,(:|\n–-]|\s)\s*(?:the |our |my |her |his |their |lead |senior |principal )?"
    rf"(?:[A-Za-z&/-]+ ){{0,4}}{ROLE}\b(?!'s)",
    re.I,
)
AFTER_ROLE = re.compile(rf"\b{ROLE}s?(?:'s name)?\s*(?:[:,(–|-]|\bis\b|\bwas\b|\bnamed\b|\bcalled\b)?\s*$", re.I)
SIGNED = re.compile(
    r"\b(?:sincerely|faithfully|regards|wishes|thanks|signed|signature|signed by|author|written by|prepared by|produced by"
    r"|report by|completed by|reviewed by|assessed by|assessor|checked by|recorded by|last ?modified ?by|modified by|creator|from|cc"
    r"|supervised by|attended by|present|apologies|chaired by|seen by|(?:delivered|led|run|overseen|taught|trained|supported|observed|provided|carried out|administered|modelled|planned|monitored) by)\s*[:,]?\s*$",
    re.I,
)
BODY_AFTER = re.compile(
    r"^(?:'s?)?(?:\s+(?:c ?of ?e|ce|rc|roman|church|of|england|catholic|community|primary|infant|junior|secondary|high|grammar|special"
    r"|memorial|nursery|pre-?school|sixth|form|foundation|free|child|children's|family|health))*\s+"
    r"(?:school|schools|academy|academies|college|nursery|house|centre|road|rd|street|avenue|lane|close|way|drive|court|crescent|trust"
    r"|hospital|clinic|surgery|council|foundation|award|fund|act|test|scale|scales|programme|system|university|hall|building|wing|infirmary"
    r"|inventory|checklist|questionnaire|assessment battery|library|theatre|park|ltd|limited|llp|solicitors)\b",
    re.I,
)
AT_WORK = re.compile(
    r"^\s+(?:(?:has |had |will |who )?(?:rang|telephoned|phoned|e-?mailed|wrote|send|sent|chaired|advised|recommended|assessed|reported|minuted)"
    r"|(?:came to|attended|joined|was at|could not come to) (?:the |our |this |an? )?(?:[a-z-]+ )?(?:meeting|review|panel|visit))\b"
)
"""What those do who work with a child: pupils come to lessons, adults to meetings."""
CITED = re.compile(
    r"^[.,]{0,2}\s*(?:[A-Z]\.\s*)*(?:(?:&|and)\s+[A-Z][\w'-]+,?\s*(?:[A-Z]\.\s*)*|et al\.?,?\s*)*[\s,]*\(?(?:19|20)\d\d[a-z]?\)"
)
OF_A_CHILD = re.compile(
    r"\b(?:pupils?|child|children|classmates?|peers?|friends?|friendships?|siblings?|sibs?|brother|sister|twin|cousin|year (?:\d{1,2}|r)|reception"
    r"|class|d\.?o\.?b|born|aged?|patients?|young person|student|boy|girl|learner|ehcp?|plays? with|sits? (?:with|next to|beside)"
    r"|upn|nhs (?:no|number)|re:|name:)(?!\w)",
    re.I,
)
OF_THE_PUPIL = re.compile(
    r"\b(?:pupil|patient|child|student|learner|child's name|pupil name|name of (?:child|pupil)|re)\s*:?\s*(?:mr|master|miss|ms)?\.?\s*$",
    re.I,
)


def is_of_a_body(text: str, start: int, end: int) -> bool:
    """A school, a road or a test that bears somebody's name; on the next line only where this one is full."""
    after = text[end : end + 80]
    if not BODY_AFTER.match(after):
        return False
    begins = text.rfind("\n", 0, start) + 1
    return not after.lstrip(" ").startswith("\n") or end - begins > FULL_LINE


def is_of_an_adult(text: str, start: int, end: int) -> bool:
    """A title, a role or a signature, on either side; unless the words say that it is the pupil."""
    before, after = text[max(0, start - 60) : start], text[end : end + 80]
    if text[max(0, end - 2) : end].lower() == "'s":
        after = ""  # "James Taylor's teacher" is somebody else
    if OF_THE_PUPIL.search(before):
        return False
    return bool(
        TITLE.search(before)
        or AFTER_ROLE.search(before)
        or SIGNED.search(before)
        or BEFORE_ROLE.match(after)
        or AT_WORK.match(after)
    )


def is_cited(text: str, end: int) -> bool:
    """An author of a work with its year."""
    return bool(CITED.match(text[end : end + 80]))


def is_of_a_child(text: str, start: int, end: int) -> bool:
    """Words of the same lines that speak of a child: a second sign where the name alone is weak."""
    return text[max(0, end - 2) : end].lower() == "'s" or bool(
        OF_A_CHILD.search(text[max(0, start - NEAR // 2) : end + NEAR // 2])
    )
