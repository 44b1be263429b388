"""Turns stopped papers, what was found and what was decided into rows and runs of words. No child is named or linked."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from .enums import Decided, Sign
from .models import Found, Hold

STATES = {"": "Waits for a decision", Decided.LET_GO: "May leave", Decided.KEPT_BACK: "Must not leave"}
COLOURS = {"": "orange", Decided.LET_GO: "green", Decided.KEPT_BACK: "red"}
SIGNS = {
    Sign.NAME: "a name", Sign.BORN: "a date of birth", Sign.UPN: "a unique pupil number",
    Sign.ULN: "a unique learner number", Sign.NHS: "an NHS number", Sign.HOME: "an address",
    Sign.UNREAD: "could not be searched",
}  # fmt: skip


def task(hold: Any) -> dict[str, Any]:
    """One paper in the list of a case."""
    return {
        "text": hold.title,
        "href": reverse("release:paper", args=[hold.key]),
        "hint": f"Stopped {short_date(hold.stopped_on)}, to go with: {hold.what.lower()}. {things(hold.finds)}.",
        "status": STATES[hold.decided],
        "colour": COLOURS[hold.decided],
    }


def things(number: int) -> str:
    return "1 thing to look at" if number == 1 else f"{number} things to look at"


def rows(hold: Hold) -> list[dict[str, Any]]:
    """What the paper is and how it stands."""
    by = f" by {hold.stopped_by.name}" if hold.stopped_by else ""
    paper: dict[str, Any] = {"key": "Paper", "value": hold.title}
    if hold.file and not hold.file.removed_at:
        paper |= {"change_url": reverse("files:open", args=[hold.file_id]), "change_words": "Open"}
    return [
        paper,
        {"key": "It was to go with", "value": hold.what},
        {"key": "Stopped", "value": f"{short_date(hold.stopped_on)}, when sent{by}"},
        {"key": "Now", "value": STATES[hold.decided]},
    ]


def by_place(hold: Hold) -> list[dict[str, Any]]:
    """What was found, page by page in the order of the paper."""
    found = list(hold.found.all())
    places = {each.place: number for number, each in reversed(list(enumerate(found)))}
    found.sort(key=lambda each: (places[each.place], each.pk))
    return [
        {"place": place[:1].upper() + place[1:], "finds": [shown(each) for each in those]}
        for place, those in groupby(found, key=lambda each: each.place)
    ]


def shown(found: Found) -> dict[str, Any]:
    """One find: what it is, the words around it with the words themselves apart, and why it was taken for a child."""
    before, words, after = found.passage.partition(found.words) if found.words else (found.passage, "", "")
    return {
        "what": SIGNS[Sign(found.sign)],
        "before": before,
        "words": words,
        "after": after,
        "why": found.why,
        "is_unread": found.sign == Sign.UNREAD,
    }


def decisions(hold: Hold) -> list[dict[str, Any]]:
    """What was decided, newest first, with who, when and why."""
    return [
        {
            "title": Decided(each.decided).label,
            "when": each.on,
            "by": each.by.name,
            "text": each.reason,
            "state": "done",
        }
        for each in hold.decisions.all()
    ]
