"""How gathered papers, what was taken out of them and the copy are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse

from .. import policies, queries
from ..enums import How, State
from ..models import Copy, Item, Mark
from ..types import Place

COLOURS = {
    State.MAKING: "blue", State.STOPPED: "red", State.MADE: "teal", State.TO_POST: "yellow", State.GIVEN: "green",
    State.DELETED: "grey",
}  # fmt: skip


def by_kind(items: Iterable[Item]) -> list[dict[str, Any]]:
    """The papers kind by kind, each as a row."""
    return [
        {"heading": heading, "rows": [row(each) for each in held]}
        for heading, held in groupby(items, key=lambda each: each.heading)
    ]


def row(item: Item) -> dict[str, Any]:
    words, colour = standing(item)
    return {
        "href": reverse("disclosures:paper", args=[item.request.key, item.pk]),
        "title": item.title,
        "author": item.author,
        "dated": item.dated,
        "state": words,
        "colour": colour,
        "says": said_of(item),
        "page": item.first_page,
    }


def standing(item: Item) -> tuple[str, str]:
    """What becomes of it, in words and as a colour."""
    if item.looked_on is None:
        return "Being looked through", "grey"
    if item.is_out:
        return "Kept back", "red"
    if item.taken:
        return f"{item.taken} taken out", "purple"
    return ("To decide", "yellow") if item.waits else ("As it is", "green")


def said_of(item: Item) -> str:
    """Why somebody has to look at it."""
    if item.trouble:
        return item.trouble
    found = []
    if item.flagged and not item.is_out:
        found.append(f"{item.flagged} place{'s' if item.flagged > 1 else ''} may be about somebody else.")
    if item.third_party and not item.is_out:
        found.append("It is marked as telling of other people.")
    if item.unread and not item.is_out:
        found.append(f"{item.unread} part{'s' if item.unread > 1 else ''} cannot be searched: look yourself.")
    return " ".join(found)


def facts(item: Item) -> list[dict[str, Any]]:
    """What is known of one paper, and what was decided."""
    law = policies.exemption(item.exemption, item.decided_on or item.gathered_on).named if item.exemption else ""
    rows = [
        ("Kind", item.heading), ("Written by", item.author), ("Date", item.dated), ("Pages", item.pages), ("Gathered on", item.gathered_on),
        ("Kept back", law), ("Why", item.why), ("Decided on", item.decided_on), ("Decided by", item.decided_by.name if item.decided_by else ""),
    ]  # fmt: skip
    return [{"key": key, "value": value} for key, value in rows if value]


def mark(each: Mark, request: Any) -> dict[str, Any]:
    """One line of the log: never the words."""
    return {
        "what": queries.what(each),
        "page": each.page,
        "paper": each.item.title,
        "law": policies.exemption(each.exemption, each.on).named,
        "why": each.why,
        "on": each.on,
        "by": each.by.name if each.by else "",
        "put_back": reverse("disclosures:put-back", args=[request.key, each.item_id, each.pk])
        if request.is_open
        else "",
    }


def lines(marks: Iterable[Mark], request: Any) -> list[dict[str, Any]]:
    return [mark(each, request) for each in marks]


def place_choice(each: Place) -> tuple[str, str]:
    """A place as a tick: where, the words, and what stands around them."""
    return each.key, f"Page {each.page}: {each.words}"


def place_hint(each: Place) -> str:
    return f"“… {each.around} …” {each.why}"


def since(found: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
    """What came onto the record since."""
    return [{"heading": heading, "title": each.title, "dated": each.dated} for heading, each in found]


def copy_shown(copy: Copy | None, *, on: date) -> dict[str, Any] | None:
    """The copy and how it stands."""
    if copy is None:
        return None
    return {
        "state": copy.state,
        "label": copy.get_state_display(),
        "colour": COLOURS[State(copy.state)],
        "pages": copy.pages,
        "made_on": copy.made_on,
        "given_on": copy.given_on,
        "how": copy.get_how_display() if copy.how else "",
        "open_until": copy.open_until,
        "is_open": copy.can_be_opened_on(on),
        "delete_on": copy.delete_on,
        "deleted_on": copy.deleted_on,
        "sha256": copy.sha256,
        "trouble": copy.trouble,
        "leads_to": copy.leads_to,
        "by_link": copy.how == How.LINK,
    }


def to_post(copy: Copy) -> dict[str, Any]:
    request = copy.request
    return {
        "href": reverse("disclosures:copy", args=[request.key]),
        "child": request.case.child.name_shown,
        "reference": request.case.reference,
        "made_on": copy.made_on,
        "pages": copy.pages,
    }
