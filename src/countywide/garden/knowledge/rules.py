"""What an entry's dates mean, what stands in the way of a change, and how words are cut, matched and filled in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays

from countywide.garden.knowledge.enums import Audience, QuestionState, Status

SHORT = 80  # words of a short answer
REPLY_DAYS = 5  # working days in which a team that names no other limit replies
REVIEW_DAYS = 365  # an answer nobody dated is looked at again within a year
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no letter that reads like a figure or another letter
VALUE = re.compile(r"\{\{\s*value:([a-z0-9-]+)\s*\}\}")
MARKED = re.compile(r"[\[*_`#]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"'(])")


# --- where something stands ---


def status_of(
    *, published_at: datetime | None, withdrawn_at: datetime | None, review_by: date | None, at: datetime
) -> Status:
    """Withdrawn wins; then nothing counts before publication; then an entry past its review date is being checked."""
    if withdrawn_at is not None:
        return Status.WITHDRAWN
    if published_at is None or published_at > at:
        return Status.DRAFT
    if review_by is not None and review_by < at.date():
        return Status.EXPIRED
    return Status.PUBLISHED


def question_state(
    *, answered_at: datetime | None, closed_at: datetime | None, is_joined: bool, reply_by: date, on: date
) -> QuestionState:
    """A question waits until it is answered, closed or joined to another; after its day it is late."""
    if is_joined:
        return QuestionState.JOINED
    if answered_at is not None:
        return QuestionState.ANSWERED
    if closed_at is not None:
        return QuestionState.CLOSED
    return QuestionState.LATE if reply_by < on else QuestionState.WAITING


def audiences_open(*, for_schools: bool) -> list[Audience]:
    """What is written for families anybody may read; what is written for schools only those who work with them."""
    return [Audience.EVERYONE, Audience.FAMILIES, *([Audience.SCHOOLS] if for_schools else [])]


# --- working days ---


@lru_cache(maxsize=8)
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of one year."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def reply_by(asked_on: date, working_days: int) -> date:
    """The day by which a reply is due: that many working days after the day it was asked, which is not counted."""
    day = asked_on
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= is_working_day(day)
    return day


def working_days_between(earlier: date, later: date) -> int:
    """The working days after one day, up to and with another; none if the other is not later."""
    days = (later - earlier).days
    return sum(is_working_day(earlier + timedelta(days=n)) for n in range(1, days + 1))


# --- words ---


def short_of(short: str, answer: str) -> str:
    """The short answer that was written, or the first sentences of the answer up to 80 words: cut, never composed."""
    if short.strip():
        return short.strip()
    taken: list[str] = []
    for sentence in SENTENCE.split(plain(answer)):
        if taken and len(" ".join([*taken, sentence]).split()) > SHORT:
            break
        taken.append(sentence)
    words = " ".join(taken).split()
    return " ".join(words) if len(words) <= SHORT else " ".join(words[:SHORT]) + " …"


def plain(markdown: str) -> str:
    """Markdown as running words, for a summary, a message or the index."""
    if not MARKED.search(markdown):
        return " ".join(markdown.split())
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"^\s*(?:#{1,6}|[-*+]|\d+[.)])\s+", "", text, flags=re.MULTILINE)
    text = re.sub(r"(\*\*|__|`)", "", text)
    return " ".join(text.split())


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put each figure where `{{value:KEY}}` stands; a key that is not in force is said, not hidden."""
    if "{{" not in text:
        return text
    return VALUE.sub(lambda found: values.get(found[1], "(not set at present)"), text)


def values_in(*texts: str) -> set[str]:
    """The keys of the figures these texts mention."""
    return {key for text in texts if "{{" in text for key in VALUE.findall(text)}


def normalised(text: str) -> str:
    """Two questions are the same when this is: letters and digits in lower case, nothing else."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("'", "")
    return " ".join(re.findall(r"[^\W_]+", folded))


def slug_of(text: str, taken: Iterable[str] = (), most: int = 70) -> str:
    """A public name from the words of a question; a number is added where another entry has it already."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", ascii_only)
    slug = ""
    for word in words:
        if len(slug) + len(word) + 1 > most:
            break
        slug = f"{slug}-{word}" if slug else word
    slug, others = slug or "answer", set(taken)
    if slug not in others:
        return slug
    return next(numbered for n in range(2, 10**6) if (numbered := f"{slug}-{n}") not in others)


def reference_of(number: int) -> str:
    """A reference people can read out, from a random number: CW-7F3K2."""
    letters = ""
    for _ in range(5):
        number, at = divmod(number, len(ALPHABET))
        letters += ALPHABET[at]
    return f"CW-{letters}"


def uncovered(text: str, holds: Iterable[tuple[str, str, bool]]) -> str:
    """Put held words back: (marker, words, whether they were released already) in the order they stand in the text."""
    at = 0
    for marker, words, is_released in holds:
        given = words if is_released else marker
        found = text.find(given, at)
        if found >= 0:
            text = text[:found] + words + text[found + len(given) :]
            at = found + len(words)
    return text


# --- what stands in the way ---


def bar_to_publishing(*, question: str, answer: str, is_answered: bool, awaiting: str, is_merged: bool) -> str | None:
    """An entry needs a question and an answer, or what it waits for and until when."""
    if is_merged:
        return "This question was merged into another. Publish that one."
    if not question.strip():
        return "Write the question first."
    if is_answered and not answer.strip() and not awaiting:
        return "Write an answer, or say what it is waiting for and when there will be news."
    return None


def bar_to_short_answer(short: str) -> str | None:
    """A short answer has at most 80 words."""
    count = len(short.split())
    return f"The short answer has {count} words. Use {SHORT} or fewer." if count > SHORT else None


def bar_to_personal_data(found: Iterable[str]) -> str | None:
    """Nothing that could name a person goes into published words without a person having said so."""
    kinds = list(dict.fromkeys(found))
    if not kinds:
        return None
    return f"This looks like personal data: {', '.join(kinds)}. Take it out, or tick that it may be published."


def bar_to_merging(*, is_same: bool, is_merged: bool, into_merged: bool) -> str | None:
    """Repeats point straight at the one entry that is kept."""
    if is_same:
        return "An entry cannot be merged into itself."
    if is_merged:
        return "This entry was merged already."
    if into_merged:
        return "The entry you chose was itself merged into another. Choose that one."
    return None


def bar_to_answering(state: QuestionState) -> str | None:
    """A question is answered once."""
    if state in (QuestionState.WAITING, QuestionState.LATE):
        return None
    return f"This question is no longer waiting: {state.label.lower()}."


def bar_to_asking(text: str) -> str | None:
    """A question needs words, and not more than somebody can read."""
    if not normalised(text):
        return "Write your question in words."
    if len(text) > 4000:
        return "Your question must be 4,000 characters or fewer."
    return None


def bar_to_review_date(*, review_by: date, on: date) -> str | None:
    """An answer is looked at again within two years, and not in the past."""
    if review_by <= on:
        return "The next check must be after today."
    if review_by > on + timedelta(days=731):
        return "The next check must be within two years."
    return None
