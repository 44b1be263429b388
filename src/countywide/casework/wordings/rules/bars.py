"""What stands in the way of a working document, said in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..enums import ASKED, SETTLED, Author, State

PARTS = ("B", "F", "I", "I_NONE")
"""Subjects of an appeal about what a plan says (CFA 2014 s.51(2)(c))."""
BESIDES = {"HEALTH": ("C", "G"), "CARE": ("D", "H1", "H2")}
"""Sections on which the Tribunal is asked for a recommendation (SI 2017/1306 reg 3, 4)."""
ENOUGH = 10  # letters of a reason


def sections(known: Iterable[tuple[str, str]], recommendations: Iterable[str]) -> list[str]:
    """Which sections of a plan stand in the document: those that can be appealed, and those on which a recommendation is asked.
    `known`: each section with what the set of sections says of appealing."""
    asked = {key for body in recommendations for key in BESIDES.get(body, ())}
    return [key for key, appeal in known if appeal == "yes" or key in asked]


def is_of_contents(subjects: Iterable[str]) -> bool:
    return any(each in PARTS for each in subjects)


def bar_to_beginning(
    *, has_appeal: bool, subjects: Iterable[str], is_open: bool, has_plan: bool, begun: bool
) -> str | None:
    """A document is made for an appeal about what a final plan says."""
    if begun:
        return "There is a working document already."
    if not has_appeal:
        return "The Tribunal has registered no appeal yet."
    if not is_open:
        return "This appeal is over."
    if not is_of_contents(subjects):
        return "This appeal is not about what the plan says, so no wording is worked on."
    return None if has_plan else "There is no final plan in the record from which a document could be made."


def bar_to_writing(
    *, author: str, is_open: bool, was_ordered: bool, reasons: str, said_on: date, begun_on: date, on: date
) -> str | None:
    """Both sides write until the appeal ends, each change with its reason; what the Tribunal ordered is entered afterwards."""
    if author == Author.TRIBUNAL:
        return None if was_ordered else "Enter the Tribunal’s order with the appeal first. Then enter its words here."
    if not is_open:
        return "This appeal is over: nothing is asked for any more."
    if len(reasons.strip()) < ENOUGH:
        return "Say why, in a few words that the other side and the Tribunal understand."
    return None if begun_on <= said_on <= on else "The day lies between the day the document was begun and today."


def bar_to_undoing(words: Iterable[str]) -> str | None:
    """What both sides agreed to is not changed by one of them."""
    held = [each.strip() for each in words]
    if not held:
        return None
    shown = f"“{held[0]}”" if held[0] else "A passage that was taken out"
    return f"{shown} is agreed. Whoever agreed can take that back first; then it can be changed."


def bar_to_answering(*, author: str, side: str, state: str, is_open: bool, agrees: bool, reasons: str) -> str | None:
    """Each side answers what the other asks for. An agreement can be taken back, with a reason, while the appeal is open."""
    if not is_open:
        return "This appeal is over."
    if author == side:
        return "It is for the other side to answer this. You can change your own words, or take them out."
    if state not in (*ASKED, State.AGREED):
        return "Nobody asks for this any more."
    if agrees:
        return "This is agreed already." if state == State.AGREED else None
    if state == State.REFUSED:
        return "It is entered already that this is not agreed."
    return None if len(reasons.strip()) >= ENOUGH else "Say why you do not agree."


def bar_to_ordering(*, state: str, was_ordered: bool) -> str | None:
    """Words that one side asked for, or both agreed to, and the Tribunal ordered as they stand."""
    if not was_ordered:
        return "Enter the Tribunal’s order with the appeal first."
    return None if state in (*ASKED, State.AGREED) else "Nobody asks for this any more, or it is entered already."


def bar_to_keeping(*, is_open: bool, same: bool) -> str | None:
    """A version is kept while the appeal is open, and where something has changed since the last."""
    if not is_open:
        return "This appeal is over. The last version stands."
    return "Nothing has changed since the last version." if same else None


def bar_to_sending(*, is_sent: bool, made_on: date, sent_on: date, on: date) -> str | None:
    """A version went to the Tribunal once, on a day since it was made."""
    if is_sent:
        return "That this version was sent is entered already."
    return None if made_on <= sent_on <= on else "The day lies between the day the version was made and today."


def overlaps(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two changes are about the same words of the plan. Words that are only added stand beside each other."""
    return start < other_end and other_start < end


def is_settled(state: str) -> bool:
    return state in SETTLED


def how_into_plan(
    *, section: str, detail: str, is_new: bool, is_there: bool, same: bool, wanted: str
) -> tuple[str, str]:
    """How settled words get into the working copy of the plan. What it says in parts, and the place that it names, an officer
    writes: no machine guesses how many minutes a sentence means."""
    if section == "I":
        return "HAND", "The place is named when the amended plan is made final."
    if detail:
        return "HAND", f"The plan says “{detail.lower()}” in a box of its own."
    if is_new:
        return "ADD", ""
    if not is_there:
        return "HAND", "The plan does not have this passage any more."
    if not same:
        return "HAND", "The working copy says something else by now."
    return ("CHANGE", "") if wanted else ("REMOVE", "")


def bar_to_offering(*, was_won: bool, offered_on: date | None, anything: bool) -> str | None:
    """Once, when the appeal ended so that the plan changes."""
    if not was_won:
        return "The appeal has not ended so that the plan has to change."
    if offered_on is not None:
        return "The words were put into the working copy of the plan already."
    return None if anything else "Nothing was agreed or ordered that could be put into the plan."
