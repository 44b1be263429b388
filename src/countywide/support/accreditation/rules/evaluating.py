"""Where an evaluation stands, and what stands in the way of a change to it."""

from __future__ import annotations

from datetime import date

from ..enums import Stands

FEWEST_WORDS = 3


def stands(
    *, outcomes: int, rated: int, evidenced: int, reviewed_on: date | None, baseline_on: date | None, again: bool
) -> Stands:
    """Started, rated, evidence added, looked at with the therapist, baseline locked, rated again: the furthest that is true."""
    if baseline_on:
        return Stands.AGAIN if again else Stands.LOCKED
    if reviewed_on:
        return Stands.REVIEWED
    if rated < outcomes:
        return Stands.STARTED
    return Stands.EVIDENCED if evidenced else Stands.RATED


def bar_to_rating(
    *, is_ended: bool, is_open: bool, rating: str, known: tuple[str, ...], priority: int | None, link: str
) -> str | None:
    """A closed round never changes: the baseline must stay what it was."""
    if is_ended:
        return "A new evaluation was begun beside this one, which stays as it is."
    if not is_open:
        return "This round is locked. Rate again to say how things stand now."
    if rating and rating not in known:
        return "Choose one of the ratings."
    if priority is not None and priority not in (1, 2, 3):
        return "A priority is 1, 2 or 3."
    if link and not link.startswith(("https://", "http://")):
        return "A link begins with https://"
    return None


def bar_to_reviewing(*, rated: int, outcomes: int, is_open: bool, reviewed_on: date | None) -> str | None:
    """Everything is rated before it is looked at with the therapist."""
    if not is_open:
        return "This round is locked."
    if reviewed_on:
        return "It was already looked at with the link therapist."
    return missing(rated, outcomes)


def bar_to_locking(*, rated: int, outcomes: int, is_open: bool, reviewed_on: date | None) -> str | None:
    """The baseline is locked once it was looked at with the therapist, so that it means the same in every school."""
    if not is_open:
        return "This round is locked."
    if left := missing(rated, outcomes):
        return left
    return None if reviewed_on else "Look at it with your link therapist first, and say on which day you did."


def missing(rated: int, outcomes: int) -> str | None:
    left = outcomes - rated
    if left <= 0:
        return None
    return f"{left} of the {outcomes} outcomes {'is' if left == 1 else 'are'} not rated yet."


def bar_to_rating_again(*, is_ended: bool, baseline_on: date | None, is_open: bool) -> str | None:
    """A second round begins when the one before it is closed."""
    if is_ended:
        return "A new evaluation was begun beside this one, which stays as it is."
    if baseline_on is None:
        return "Lock the baseline first: there is nothing to compare with yet."
    return "Close the round that is under way first." if is_open else None


def bar_to_words(words: str, *, what: str) -> str | None:
    """Something must be said."""
    return None if len(words.split()) >= FEWEST_WORDS else f"Say {what} in at least {FEWEST_WORDS} words."
