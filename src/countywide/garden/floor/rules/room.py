"""What may be written in a session and when, whose words are private, and how the queue stands (processes.md §9.3, §9.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from ..enums import Kind, Mode, Source

CODE = re.compile(r"<\s*/?\s*(script|iframe|object|embed|style|img|svg)\b|javascript:|\bon(error|load|click)\s*=", re.I)
ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.I)
KEPT = "What you wrote is still in the box."


def source_of(*, opened_at: datetime | None, closed_at: datetime | None) -> Source:
    """Asked before people were let in, while they were there, or afterwards."""
    if opened_at is None:
        return Source.PRE
    return Source.LIVE if closed_at is None else Source.AFTER


def kind_of(*, holds_personal_data: bool, about_one_child: bool) -> Kind:
    """What reads as one child's story, or holds anybody's personal data, is private before anybody else sees it."""
    return Kind.ONE_CHILD if holds_personal_data or about_one_child else Kind.QUESTION


def bar_to_words(text: str, *, longest: int, what: str) -> str | None:
    """Empty, too long, or program code: what stands in the way of any words."""
    if not text.strip():
        return f"Write your {what} first."
    if CODE.search(text):
        return f"Your {what} holds program code, which nobody can read. Write it in plain words. {KEPT}"
    if (over := len(text.strip()) - longest) > 0:
        has = f"{longest + over:,} characters long. The longest that people can take in is {longest:,}"
        return f"Your {what} is {has}: shorten it by {over:,}. {KEPT}"
    return None


def bar_to_asking(text: str, *, mode: str, is_open: bool, longest: int) -> str | None:
    """While people are in the room the host may pause; before and after it anything may be asked."""
    if is_open and mode == Mode.PAUSED:
        return (
            f"The host has paused the session, so nothing can be sent just now. {KEPT} Send it when the host goes on."
        )
    return bar_to_words(text, longest=longest, what="question")


def bar_to_saying(text: str, *, mode: str, is_open: bool, longest: int) -> str | None:
    """The chat is there while the session is, and while the host has it open (Q69)."""
    if not is_open:
        return f"The chat is open only while the session is. {KEPT}"
    if mode == Mode.PAUSED:
        return f"The host has paused the session, so nothing can be sent just now. {KEPT}"
    if mode == Mode.QUESTIONS_ONLY:
        return f"The host has closed the chat: questions only. Put it in the question box if it is one. {KEPT}"
    return bar_to_words(text, longest=longest, what="message")


def bar_to_voting(*, is_queued: bool, is_own: bool, has_voted: bool, is_over: bool) -> str | None:
    """One vote a person, not for one's own question, while the session lasts."""
    if not is_queued:
        return "This question is no longer in the queue."
    if is_over:
        return "The session is over, so votes are closed. Every question still gets an answer."
    if is_own:
        return "This is your own question: it counts already."
    if has_voted:
        return "You have voted for this question already. One vote each."
    return None


def bar_to_merging(*, is_same: bool, is_queued: bool, into_queued: bool) -> str | None:
    """A repeat joins a question that stands in the queue itself."""
    if is_same:
        return "A question cannot be merged into itself."
    if not is_queued or not into_queued:
        return "One of these is no longer in the queue. Load the page again and choose once more."
    return None


def bar_to_link(address: str, title: str, *, longest: int) -> str | None:
    """A whole web address, and a title that says what it is."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or parts.username or len(address) > 500:
        return "Enter a whole web address, such as https://www.example.org/page."
    return bar_to_words(title, longest=longest, what="title for the link")


def addresses_in(text: str) -> Iterator[str]:
    """The web addresses somebody wrote, each once, without the full stop that ends a sentence."""
    seen: set[str] = set()
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?)]’”")
        if address not in seen and bar_to_link(address, "link", longest=200) is None:
            seen.add(address)
            yield address


def minutes_left(*, began_at: datetime | None, minutes: int, now: datetime) -> int | None:
    """Whole minutes left of an agenda item, less than nothing once it runs over; None while nothing is on."""
    if began_at is None:
        return None
    return round(minutes - (now - began_at).total_seconds() / 60)


def is_time_for_answers(*, left: int | None, answer_minutes: int) -> bool:
    """Whether the minutes kept for answers have begun (Q74)."""
    return left is not None and answer_minutes > 0 and left <= answer_minutes
