"""Finds people's names by what stands around them; a list of forenames only helps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..types import Span
from .forenames import OTHERWISE, is_forename, is_word_too
from .vocabulary import GENERIC, ROLE, is_ordinary, known_words
from .words import words

WORD = r"(?:Mc|Mac|O['’]|D['’])?[A-ZÀ-Þ][a-zà-ÿ]+(?:['’](?!s\b)[a-zà-ÿ]+)?(?:-[A-ZÀ-Þ][a-zà-ÿ]+)*"
PARTICLES = words("van von der den de da di del la le bin al el ter ap st")
SMALL = r"(?:van|von|der|den|de|da|di|del|la|le|bin|al|el|ter|ap)"
FULL = rf"{WORD}(?:\s+(?:[A-Z]\.?|{SMALL}))*(?:\s+{WORD}){{1,3}}"
ANY = rf"{WORD}(?:(?:\s+(?:[A-Z]\.?|{SMALL}))*\s+{WORD}){{0,3}}"
END = r"(?=\s*(?:[,.!?;:)\-–—\n]|$)|\s+(?:and|for|it|we|i|you|your|that|this|is|was|the|so|if|as|about|from|at|on)\b)"

TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev|Revd)\.?\s+({ANY})")
GREETED = re.compile(
    rf"\b(?i:hi|hello|hiya|hey|dear|thanks|thank you|sorry|cheers|(?:good )?(?:morning|afternoon)|well done|welcome"
    rf"|apologies|regards|wishes)(?:\s+(?:so much|very much|again|to))?,?\s+({ANY}){END}"
)
ASKED = re.compile(
    rf"\b(?i:contact|contacted|e-?mail|e-?mailed|phone|ring|rang|speak to|spoke to|spoke with|spoken to|speak with"
    rf"|talk to|talked to|meeting with|met with|liaise with|write to|wrote to|copy in|named|called|name is|my name|name"
    rf"|line manager|i am|i'm|this is|ask|asked|ref:|cc:?|from:?|by|to|via|signed)\s+({FULL})"
)
WITH_ROLE = re.compile(
    rf"\b(?:{ROLE}|(?i:manager|officer|psychologist|therapist|director|mum|dad|mother|father|parent))"
    rf"\s*[,:(–-]\s*({FULL})"
)
BEFORE_ROLE = re.compile(
    rf"\b({FULL})\s*[,(–-]\s*(?:(?i:the|our|my|your)\s+)?"
    rf"(?:{ROLE}|(?i:[\w ]{{0,30}}?(?:manager|officer|psychologist|therapist|director|coordinator|adviser|advisor|lead)))\b"
)
SPEAKING = re.compile(
    rf"\b({WORD})\s+(?:said|says|told|mentioned|explained|asked|suggested|emailed|replied|thinks|wondered"
    rf"|(?:was|is)\s+(?:right|great|brilliant|lovely|helpful|amazing|fantastic|kind|excellent|wonderful|leaving|away))\b"
)
SIGNED = re.compile(rf"(?:\n|[a-z.!,]\s+)({FULL})\s*$")
EMAIL = re.compile(r"([A-Za-z][A-Za-z.'’_-]*\d{0,3})@[A-Za-z0-9-]+\.")
PAIR = re.compile(rf"\b({FULL})")
ALONE = re.compile(rf"\b({WORD})\b")
AND = re.compile(rf"\s*(?:,|and|&|or)\s+({FULL})")
PLACED = re.compile(r"\b(?i:in|within|across|near|throughout|outside|around|into)\s+$")
SAINT = re.compile(r"\b(?:St|Saint|Our Lady)\.?\s$")
BODY_AFTER = re.compile(
    r"^(?:['’]s?)?\s+(?:CE |RC |C of E )?(?:Primary|Infant|Junior|Secondary|High|Grammar|Special|School|Academy|College|Nursery|House|Centre|Road|Street"
    r"|Avenue|Lane|Close|Trust|Hospital|Council|Foundation|Award|Fund|Act|Test|Scale|Programme|System|University|Hall)\b"
)


PAIRED = "a forename followed by a surname"


@dataclass(frozen=True)
class Known:
    """The names a document gives away: whole names, and the parts that may stand alone."""

    full: frozenset[str] = frozenset()
    tokens: frozenset[str] = frozenset()  # in small letters
    places: frozenset[str] = frozenset()  # words the document uses for a place
    common: frozenset[str] = frozenset()  # words the document also writes small


@dataclass
class _Learning:
    full: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)


def learn(texts: list[str]) -> Known:
    """What the whole document tells: its places, its ordinary words, then its people."""
    whole = "\n".join(texts)
    bare = EMAIL.sub(" ", whole)
    places = {match.group(1).lower() for match in ALONE.finditer(bare) if _is_placed(match, bare)}
    common = set(re.findall(r"\b[a-z]{3,}\b", re.sub(r"\S+@\S+|https?://\S+", " ", bare)))
    known = Known(places=frozenset(places), common=frozenset(common))
    learning = _from_emails(whole)
    known = Known(frozenset(learning.full), frozenset(learning.tokens), known.places - learning.tokens, known.common)
    for text in texts:
        for start, end, _ in _by_context(text, known):
            words = re.findall(WORD, text[start:end])
            if len(words) > 1:
                learning.full.add(text[start:end])
            if _may_stand_alone(words[0]):
                learning.tokens.add(words[0].lower())
    return Known(frozenset(learning.full), frozenset(learning.tokens), known.places, known.common)


def _is_placed(match: re.Match[str], text: str) -> bool:
    """A capitalised word after `in` or `near`; but "in Jo's absence" speaks of a person."""
    if not PLACED.search(text[max(0, match.start() - 12) : match.start()]):
        return False
    return text[match.end() : match.end() + 2] not in ("'s", "’s") and not is_forename(match.group(1))


def found(text: str, known: Known) -> Iterator[Span]:
    """Names in one text: by what stands around them, then by what the document gave away elsewhere."""
    for start, end, why in _by_context(text, known):
        yield Span(start, end, "PERSON_NAME", why)
    for name in sorted(known.full, key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            if not BODY_AFTER.match(text[match.end() :]):
                yield Span(*match.span(), "PERSON_NAME", "a name found elsewhere in this document")
    for match in ALONE.finditer(text):
        if why := _alone(match, text, known):
            yield Span(*match.span(1), "PERSON_NAME", why)


def _by_context(text: str, known: Known) -> Iterator[tuple[int, int, str]]:
    shapes = (
        (TITLED, "a name after a title such as Mrs", False),
        (GREETED, "a name after a greeting or thanks", False),
        (WITH_ROLE, "a name beside a role", True),
        (BEFORE_ROLE, "a name beside a role", True),
        (ASKED, "a name after a word such as contact or from", True),
        (SIGNED, "a name at the end, as a signature", True),
    )
    for shape, why, whole in shapes:
        for match in shape.finditer(text):
            yield from _kept(match.start(1), text, match.group(1), why, whole, known, sure=shape is TITLED)
    for match in PAIR.finditer(text):
        if is_forename(match.group(1).split()[0]):
            yield from _kept(match.start(1), text, match.group(1), PAIRED, True, known)
    for match in SPEAKING.finditer(text):
        word = match.group(1)
        if not is_ordinary(word) and (is_forename(word) or word.lower() not in known_words() | known.places):
            yield match.start(1), match.end(1), "a name of somebody who spoke or was praised"


def _kept(
    start: int, text: str, name: str, why: str, whole: bool, known: Known, sure: bool = False
) -> Iterator[tuple[int, int, str]]:
    """The name without the words that belong to what follows it, if a name is left."""
    words = list(re.finditer(r"\S+", name))
    while words and words[-1].group().lower() in GENERIC and not _after_particle(words):
        words.pop()
    if not words or (whole and len(words) < 2):
        return
    end = start + words[-1].end()
    parts = [word.group() for word in words]
    cut = name[words[-1].end() :].strip() or BODY_AFTER.match(text[end:])
    if (
        BODY_AFTER.match(text[end:])
        or SAINT.search(text[max(0, start - 10) : start])
        or (cut and not is_forename(parts[0]))
    ):
        return
    if sure or _is_name(parts, known, in_context=why != PAIRED):
        yield start, end, why
        if more := AND.match(text[end:]):
            yield from _kept(end + more.start(1), text, more.group(1), why, True, known)


def _after_particle(words: list[re.Match[str]]) -> bool:
    """The second half of a surname such as "de la Mare" is a surname whatever it means alone."""
    return len(words) > 2 and words[-2].group().lower() in PARTICLES


def _is_name(parts: list[str], known: Known, in_context: bool) -> bool:
    """A forename with a surname that is no everyday word, or words this language does not know."""
    words = [
        part.lower()
        for at, part in enumerate(parts)
        if len(part.rstrip(".")) > 1 and not (at and PARTICLES & {part.lower(), parts[at - 1].lower()})
    ]
    if not words or any(word in GENERIC for word in words) or words[0] in known.places:
        return False
    if words[0] in known.tokens:
        return True
    if words[0] in OTHERWISE and len(words) == 1:
        return False
    if is_forename(words[0]):
        if in_context or not is_word_too(words[0]):
            return True
        return not is_ordinary(words[-1]) and words[-1] not in known.common
    return not any(is_ordinary(word) or word in known.common or word in known.places for word in words)


def _may_stand_alone(word: str) -> bool:
    """A forename that is not a word of English too, or a word English does not use every day."""
    return not is_word_too(word) and (is_forename(word) or not is_ordinary(word))


def _alone(match: re.Match[str], text: str, known: Known) -> str:
    """One capitalised word that is a name known from this document, or a forename in mid-sentence."""
    word = match.group(1).lower()
    if word in GENERIC or BODY_AFTER.match(text[match.end() :]) or word in known.places:
        return ""
    if SAINT.search(text[max(0, match.start() - 10) : match.start()]):
        return ""
    if (
        text[max(0, match.start() - 1) : match.start()] in ("@", ".", "/", "-")
        or text[match.end() : match.end() + 1] == "@"
    ):
        return ""
    if word in known.tokens:
        return "a name found elsewhere in this document"
    before_capital = re.match(r"\s+[A-Z]", text[match.end() :])
    if is_forename(word) and _may_stand_alone(word) and word not in known.common and not before_capital:
        return "a forename"
    return ""


def _from_emails(whole: str) -> _Learning:
    """`first.last@` gives both names away; `f.last@` gives the surname."""
    from .contact import name_parts

    learning = _Learning()
    for match in EMAIL.finditer(whole):
        parts = name_parts(match.group(1))
        learning.tokens.update(part for part in parts if len(part) > 2 and _may_stand_alone(part))
        if len(parts) == 2 and len(parts[0]) > 1:
            learning.full.add(" ".join(part.title() for part in parts))
    return learning
