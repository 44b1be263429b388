"""What a letter must say before it may go, how it goes, when it counts as received, and what makes reasons weak."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from countywide.law import clocks

from .enums import Because, Way
from .types import SENDER, Addressee, Clause, LetterKind, ReasonsLookedAt

FEWEST_WORDS = 20
"""A family can neither understand nor challenge reasons shorter than this."""

SHORT = 60
"""Fewer words than this seldom answer both halves of the test in CFA 2014 s.36(8)."""

STOCK = (
    "does not meet the criteria",
    "did not meet the criteria",
    "does not meet the threshold",
    "threshold has not been met",
    "needs can be met",
    "can be met from within",
    "from within the resources normally available",
    "from resources normally available",
    "ordinarily available provision",
    "insufficient evidence",
    "not enough evidence",
    "making expected progress",
    "in line with our policy",
    "the panel decided",
    "panel agreed that",
    "no cognition",
    "local offer is sufficient",
)
"""Phrases that fit any child. Beside reasons about this child they do no harm; alone they are no reasons."""

NOT_THE_TEST = (
    ("a report from an educational psychologist", r"no (?:report|advice) from an educational psychologist"),
    ("Appendix 2", r"no appendix 2|appendix 2 (?:was|is) (?:not|missing)"),
    ("a diagnosis", r"(?:no|without a|not have a) (?:formal )?diagnosis"),
    ("£6,000", r"£ ?6,?000"),
    ("two cycles of support", r"(?:two|three|2|3) cycles"),
)
"""What the test in CFA 2014 s.36(8) does not ask for: to lack it is no ground of its own."""


def must_say(kind: LetterKind) -> tuple[Clause, ...]:
    """Everything a letter of this kind must say: its own clauses, and who wrote it."""
    return (*kind.must_say, SENDER)


def bar_to_finalising(kind: LetterKind, said: Collection[str]) -> str | None:
    """Name what the letter does not say and must (CFA 2014 Part 3 and SEND Regulations 2014, clause by clause)."""
    missing = [clause for clause in must_say(kind) if clause.key not in said]
    if not missing:
        return None
    says = "; ".join(f"{clause.says} ({clause.law})" for clause in missing)
    return f"The letter “{kind.title}” cannot be sent: it does not say {says}."


def bar_to_filling(kind: LetterKind, missing: Sequence[str]) -> str:
    """Name the words that a letter wants and nobody gave."""
    named = ", ".join(name.replace("_", " ") for name in missing)
    return f"The letter “{kind.title}” cannot be made: nothing was given for {named}."


def bar_to_writing(to: Sequence[Addressee]) -> str | None:
    """Name what stands in the way of writing at all: a letter that nobody gets is not sent."""
    if not to:
        return "Nobody is recorded to whom this letter may be sent. Record who has parental responsibility and can be written to."
    return None


# --- how it goes ---


def way_for(addressee: Addressee) -> tuple[Way, Because]:
    """How a letter goes to somebody (GOV.UK guidance on serving documents; statutory-clocks: by email only with agreement).

    A person is written to by email only when they chose it and agreed to it; without an account they read the letter by a
    link of their own. An organisation's role mailbox needs no agreement. Whatever cannot go so goes by post.
    """
    if (addressee.organisation_id or addressee.is_office) and addressee.email:
        return Way.EMAIL, Because.CHOSEN
    if addressee.channel != "EMAIL" or not addressee.email:
        return Way.POST, Because.CHOSEN
    if not addressee.email_consent:
        return Way.POST, Because.NO_CONSENT
    return Way.EMAIL, Because.CHOSEN


def deemed_received(way: Way, on: date, calendar: clocks.Calendar = clocks.Calendar()) -> date:  # noqa: B008
    """The day on which a letter sent on a day counts as received.

    First-class post: the second working day after posting. By email to somebody who agreed, or in their hands: that day.
    """
    return clocks.deemed_served(on, "post" if way == Way.POST else "hand", calendar)


def bar_to_recording_post(
    *, letter_on: date, counts_from_sending: bool, posted_on: date, on: date, is_sent: bool, is_superseded: bool
) -> str | None:
    """Name what stands in the way of saying that a letter was posted.

    A letter is never back-dated: the time for an appeal runs from the day it is sent (HESC Rules 2008 r.20), so a letter
    that names such a day must leave on its own date.
    """
    if is_superseded:
        return "A newer letter took the place of this one. Post that one instead."
    if is_sent:
        return "It is recorded already that this letter was posted."
    if posted_on > on:
        return "The day it was posted cannot be in the future."
    if posted_on < letter_on:
        return "It cannot have been posted before the day on it."
    if counts_from_sending and posted_on != letter_on:
        return "This letter counts days from the date on it. Put today’s date on it first, and post it today."
    return None


def bar_to_dating_afresh(*, is_sent: bool, is_superseded: bool, letter_on: date, on: date) -> str | None:
    """Name what stands in the way of putting today's date on a letter: one that left keeps its date for good."""
    if is_superseded:
        return "A newer letter took the place of this one."
    if is_sent:
        return "This letter has left. It keeps its date."
    if on <= letter_on:
        return "This letter has today’s date already."
    return None


# --- reasons ---


def look_at_reasons(reasons: str, *, evidence: Sequence[str] = (), child: str = "") -> ReasonsLookedAt:
    """Whether reasons can be understood and challenged (reg 5(3), 10(3); the Ombudsman faults stock reasons).

    Fewer than 20 words stop the letter. Stock phrases, few words, no document named, the child not named, the statute's
    test not answered, or a ground that the test does not know: these are shown to whoever decides, who may go on.
    """
    count = len(reasons.split())
    if count < FEWEST_WORDS:
        return ReasonsLookedAt(
            f"Give reasons the family can understand and challenge, in at least {FEWEST_WORDS} words. There are {count}.",
            (),
        )
    plain = " ".join(reasons.lower().replace("’", "'").split())
    return ReasonsLookedAt(None, tuple(filter(None, weak_points(plain, count, evidence, child))))


def weak_points(plain: str, count: int, evidence: Sequence[str], child: str) -> list[str]:
    """Every weak point, in the order in which they matter; an empty sentence where there is none."""
    stock = [phrase for phrase in STOCK if phrase in plain]
    ruled_out = [named for named, pattern in NOT_THE_TEST if re.search(pattern, plain)]
    return [
        f"“{stock[0]}” would fit any child. Say what about this child leads there." if stock else "",
        f"To lack {ruled_out[0]} is not a ground in the test of section 36(8)." if ruled_out else "",
        "" if cites(plain, evidence) else "No document is named. Say which evidence shows this, and what it says.",
        "" if not child or child.lower() in plain else "The child is not named. Write about this child.",
        ""
        if re.search(r"may be necessary|necessary for (?:special|provision)|section 36\(8\)|may have special", plain)
        else "Answer the test: whether a plan may be necessary, not whether needs are high enough.",
        f"There are only {count} words. Reasons this short are often overturned." if count < SHORT else "",
    ]


def cites(plain: str, evidence: Sequence[str]) -> bool:
    """Whether the reasons name any document: one of the evidence list by a telling word of it, or a kind of document."""
    telling = {word for title in evidence for word in re.findall(r"[a-z]{6,}", title.lower())}
    if any(word in plain for word in telling):
        return True
    return bool(
        re.search(r"\b(report|assessment by|record|letter from|plan dated|letter of|attendance print)\b", plain)
    )
