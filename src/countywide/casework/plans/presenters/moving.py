"""Moves to and from other councils, as rows, links and a list."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.kit.tables import Column, Table


def move_rows(move: Any, due: Any) -> list[dict[str, Any]]:
    """How far the plan has come on its way to another council."""
    rows = [
        {"key": "Moves to", "value": move.council},
        {"key": "On", "value": move.moves_on},
        {"key": "We knew since", "value": move.aware_on},
        {"key": "Hand the plan over by", "value": due},
        {"key": "Written to", "value": f"{move.contact}\n{move.address}"},
        {"key": "The letter was made on", "value": move.sent_on},
        {"key": "The plan passed on", "value": move.transferred_on},
        {"key": "The plan stays with us since", "value": move.given_up_on},
        {"key": "Because", "value": move.given_up_because},
    ]
    return [row for row in rows if row["value"]]


def move_links(move: Any, *, reference: str) -> list[dict[str, str]]:
    """What can be done next."""
    at = lambda name: reverse(f"plans:{name}", args=[reference])  # noqa: E731
    if move is None or not move.is_open:
        return [{"text": "Note that the family moves to another council’s area", "href": at("note-move")}]
    if move.sent_on:
        return []
    return [
        {"text": "Hand the plan over to the other council", "href": at("hand-over")},
        {"text": "The plan stays with us after all", "href": at("stays-here")},
    ]


def moved_in_rows(move: Any, plan: Any, *, tell_by: Any, review_by: Any) -> list[dict[str, Any]]:
    """How a plan came to us, and what is still to be done."""
    rows = [
        {"key": "Came from", "value": move.council},
        {"key": "Passed to us on", "value": move.transferred_on},
        {"key": "First made on", "value": plan.made_on},
        {"key": "Last reviewed on", "value": plan.last_reviewed_on},
        {"key": "Names", "value": plan.named or "No setting"},
        {"key": "From the new home", "value": "The child cannot attend it" if move.too_far else ""},
        {"key": "Tell the family by", "value": tell_by},
        {"key": "Review by", "value": review_by},
        {"key": "Assess again", "value": said(move)},
        {"key": "Why", "value": move.says},
        {"key": "The family was told on", "value": move.told_on},
    ]
    return [row for row in rows if row["value"]]


def said(move: Any) -> str:
    if move.decided_on is None:
        return "Not decided yet"
    return "Yes" if move.reassess else "No, not now"


def moved_in_links(move: Any, *, reference: str, has_paper: bool, decides: bool) -> list[dict[str, str]]:
    """What can be done next."""
    at = lambda name: reverse(f"plans:{name}", args=[reference])  # noqa: E731
    found = [] if has_paper else [("Add the plan that the other council sent", "moved-in-paper")]
    if has_paper and move.decided_on is None and decides:
        found.append(("Tell the family that we are in charge now", "tell-moved-in"))
    return [{"text": text, "href": at(name)} for text, name in found]


def untold_table(held: Any, params: Any) -> Table:
    """Plans whose families wait to be told: initials and reference, so that a list left open tells little."""
    return Table(
        held,
        [
            Column("Case", "plan__case__reference", href=lambda row: reverse("plans:moved-in", args=[row.plan.case.reference])),
            Column("Child", lambda row: row.plan.child.initials),
            Column("Came from", "council"),
            Column("Passed to us on", "transferred_on", sort="transferred"),
            Column("Team", "plan__case__team__name"),
        ],
        [],
        {"transferred": "transferred_on"},
        params,
        caption="Plans that moved in, whose families are not told yet",
        things=("plan", "plans"),
        empty="No plan that moved in waits for its family to be told.",
    )  # fmt: skip
