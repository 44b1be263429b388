"""What a complaint needs before it is taken (Complaint Handling Code, 2024: any expression of dissatisfaction, made in any way)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ..enums import Maker


def bar_to_making(
    *, words: str, name: str, about: Collection[str], offered: Collection[str], maker: str, consent: str, reached: bool,
    known_on: date | None, received_on: date, on: date,
) -> str | None:  # fmt: skip
    """It says in some words what went wrong, about what, and how to answer; a complaint for somebody else says that they agree.

    It need not use the word complaint, cite a law or prove anything. One about something known for long is taken as well: whether
    it is too late is decided by somebody, with a reason.
    """
    if not words.strip():
        return "Write what went wrong. A few words are enough."
    if not name.strip():
        return "Give a name, so that we know whom we answer."
    if not about or not set(about) <= set(offered):
        return "Choose at least one thing that the complaint is about."
    if not reached:
        return "Give an email address or a postal address: without one we cannot answer."
    if maker == Maker.BEHALF and not consent.strip():
        return "Say how the parent or young person agreed that you complain for them."
    if received_on > on:
        return "The complaint came on a day until today."
    if known_on is not None and known_on > received_on:
        return "You cannot have known of it later than you complain of it."
    return None


def is_same(words: str, others: Collection[str]) -> bool:
    """Whether the same words came before, but for spaces, capitals and full stops."""
    return plain(words) in {plain(each) for each in others}


def plain(words: str) -> str:
    return "".join(sign for sign in words.lower() if sign.isalnum())


def bar_to_twice(reference: str, received_on: date) -> str:
    """The same words of the same person, while they are being looked into."""
    day = f"{received_on.day} {received_on:%B %Y}"
    return f"We have this complaint already: it came on {day} and its reference is {reference}. You need not send it again."
