"""The list of a round: who answered, who is silent, whose link came back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.urls import reverse

from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table

from ..rules import giving

STANDINGS = (
    ("silent", "Nobody answered by the close"),
    ("waiting", "Asked, and no answer yet"),
    ("some", "An answer came"),
    ("bounced", "A message came back"),
    ("address", "A new address waits for an officer"),
    ("address-work", "An address to put right or to look at"),
    ("unasked", "Not asked yet"),
    ("replacing", "Did not qualify for a test: asked for another choice"),
)


def round_table(
    found: Any, asked: Any, *, may_open: Callable[[Any], bool], put_right_by: Callable[[Any], Any]
) -> Table:
    return Table(
        found,
        [
            Column(
                "Child",
                lambda each: each.case.child.name_shown,
                sort="child",
                href=lambda each: reverse("placements:beside", args=[each.key]) if may_open(each) else "",
            ),
            Column("At", lambda each: each.setting.name if each.setting else "No school we know"),
            Column("Asked on", lambda each: each.asked_on or "Not yet"),
            Column("Answers", answers),
            Column("To do", lambda each: to_do(each, put_right_by)),
        ],
        [Filter("standing", forms.Pick("Show", STANDINGS, empty="All"), narrowed)],
        {"child": "child__surname_key"},
        asked,
        caption="Preferences in this round",
        things=("child", "children"),
        empty="No child of this round matches.",
    )


def answers(each: Any) -> str:
    return f"{each.answered or 0} of {each.people}" if each.people else "None yet"


def to_do(each: Any, put_right_by: Callable[[Any], Any]) -> str:
    rows = [
        "Look at a new address" if each.corrections else "",
        f"A message came back: put the address right by {giving.day(put_right_by(each.bounced_on))}"
        if each.bounces
        else "",
        f"Did not qualify for a test: asked for another choice by {giving.day(each.replacing_by)}"
        if each.replacing_by
        else "",
        "Nobody answered: speak to the family" if each.silent_on and not each.answered else "",
    ]
    return "; ".join(words for words in rows if words) or "Nothing"


def narrowed(rows: Any, answer: str) -> Any:
    if answer == "silent":
        return rows.filter(silent_on__isnull=False).exclude(answered__gt=0)
    if answer == "waiting":
        return rows.filter(asked_on__isnull=False).exclude(answered__gt=0)
    if answer == "some":
        return rows.filter(answered__gt=0)
    if answer == "replacing":
        return rows.filter(replacing_by__isnull=False)
    if answer == "bounced":
        return rows.filter(bounces__gt=0)
    if answer == "address-work":
        return rows.filter(Q(bounces__gt=0) | Q(corrections__gt=0))
    return rows.filter(corrections__gt=0) if answer == "address" else rows.filter(asked_on=None)


# --- the school's page ------------------------------------------------------------------------


def links_table(found: Any, rows: dict[int, dict[str, Any]], asked: Any) -> Table:
    """Where each link of a school's own pupils is, and what the school can do about it."""

    def of(name: str) -> Callable[[Any], Any]:
        return lambda each: rows[each.pk][name]

    return Table(
        found,
        [
            Column("Child", of("child")),
            Column("Who", of("who")),
            Column("Went to", of("to")),
            Column("Where it is", of("says")),
            Column("Answer", lambda each: "Received" if rows[each.pk]["answered"] else "Not yet"),
            Column(
                "What you can do",
                lambda each: to_try(each, rows[each.pk])[0],
                href=lambda each: to_try(each, rows[each.pk])[1],
            ),
        ],
        sorts={"": "transfer__child__surname_key"},
        params=asked,
        per_page=500,
        caption="Links of your pupils’ families",
        things=("person", "people"),
        empty="No family of your pupils was asked in this round yet.",
    )


def to_try(each: Any, row: dict[str, Any]) -> tuple[str, str]:
    """The one thing that helps next, in words, and its page. Another address can be given where the link is sent again, too."""
    if row["waits"]:
        return row["waits"], ""
    if row["answered"]:
        return "Nothing: an answer came", ""
    if row["may_send"]:
        return f"Send it again to {row['who']}", reverse("placements:send", args=[each.key])
    if row["may_correct"]:
        return f"Put the address of {row['who']} right", reverse("placements:new-address", args=[each.key])
    return "Ring the council", ""
