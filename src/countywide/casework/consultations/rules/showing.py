"""What a family is shown of a reply: the words of a school, without those about somebody else (UK GDPR arts. 5(1)(c), 15(4))."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..enums import Context, GroundKind, Position, Provided, Qualifies, Standing

TAKEN_OUT = "[Taken out]"


def without(text: str, passages: Iterable[tuple[str, str]]) -> tuple[str, list[str]]:
    """A text without some passages, each `words, why`; and why each was taken out that stood in it. Spaces, line breaks and
    case do not matter, so that words copied from a page are found."""
    reasons = []
    for words, why in sorted(passages, key=lambda each: -len(each[0])):
        pattern = r"\s+".join(map(re.escape, words.split()))
        if not pattern:
            continue
        text, found = re.subn(pattern, TAKEN_OUT, text, flags=re.IGNORECASE)
        if found:
            reasons.append(why)
    return text, reasons


def bar_to_checking(*, standing: str, adequate: bool, because: str) -> str | None:
    """Complete, or returned with what is missing: whoever has to say more reads what."""
    if standing != Standing.ANSWERED:
        return "No answer waits to be checked."
    if not adequate and len(because.split()) < 8:
        return "Say what the school should add, in at least eight words. It reads them."
    return None


def bar_to_taking_out(*, words: str, why: str, texts: Sequence[str], is_released: bool) -> str | None:
    if is_released:
        return "The family has read this reply already. Nothing can be taken out of it any more."
    if not why.strip():
        return "Say why. The family reads the reason, never the words."
    found = " ".join(words.split()).casefold()
    if not found or not any(found in " ".join(text.split()).casefold() for text in texts):
        return "These words do not stand in the reply. Copy them exactly as they stand."
    return None


def full_text(answer: Any) -> str:
    """A whole reply as plain words, in the order of the form. `lines` and `grounds` are best prefetched."""
    parts = [
        f"Answer of {answer.name}, {answer.role}. Agreed by {answer.head}.",
        Position(answer.position).label,
        answer.adjustments and f"Changes: {answer.adjustments}",
        *(line_in_words(line) for line in answer.lines.all()),
        *(words for ground in answer.grounds.all() for words in ground_in_words(ground)),
        answer.context and f"Background: {', '.join(Context(each).label for each in answer.context)}",
        *(f"{CAPACITY[name]}: {number}" for name, number in answer.capacity.items() if name in CAPACITY),
        answer.qualifies and f"Selection test: {Qualifies(answer.qualifies).label}",
        answer.fees and f"Fees and offer: {answer.fees}",
        answer.transition and f"Moving in: {answer.transition}",
        answer.conflict and f"Interest declared: {answer.conflict}",
    ]
    return "\n\n".join(part.strip() for part in parts if part)


CAPACITY = {
    "admission_number": "Published admission number",
    "in_year": "Children in the year group",
    "plans_in_year": "Of them with a plan",
    "unit_places": "Places in a specialist unit",
    "unit_filled": "Of them filled",
}


def line_in_words(line: Any) -> str:
    note = f" {line.note}" if line.note else ""
    return f"{line.number}: {line.what}\n{Provided(line.says).label.removesuffix(', because…')}.{note}"


def ground_in_words(ground: Any) -> list[str]:
    steps = f"Steps that were thought of: {ground.steps}" if ground.steps else ""
    return [f"{GroundKind(ground.kind).label}\n{ground.explanation}", f"What shows it: {ground.evidence}", steps]


def reasons_of(removed: Iterable[str]) -> list[str]:
    """Why words were taken out, each reason once."""
    return list(dict.fromkeys(removed))
