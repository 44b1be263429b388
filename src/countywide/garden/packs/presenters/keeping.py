"""What the organisers see of a pack: what it lacks, who has it, what waits."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.files.queries import file_row
from countywide.platform.kit.tables import Column, Table
from countywide.platform.outbox.enums import IN_TROUBLE

from ..models import Pack

KINDS = {"packs.sent": "The pack", "packs.asked": "The pack, asked for", "packs.changed": "What changed"}


def standing(pack: Pack, *, on: date) -> tuple[str, str]:
    """Where a pack stands, with its colour."""
    if pack.sent_at:
        return "Sent", "green"
    if pack.is_overdue(on):
        return "Overdue", "red"
    return ("Due today", "orange") if pack.due_on == on else ("Being put together", "blue")


def slides(held: list[Any]) -> list[dict[str, Any]]:
    """Each file with its check, and what can be done about it."""
    return [{**file_row(each.file), "title": each.title, "given_by": each.given_by, "dated_on": each.dated_on, "number": each.number}
            for each in held]  # fmt: skip


def deliveries(told: list[Any], names: dict[str, str]) -> list[dict[str, Any]]:
    """Who was sent what, and whether it arrived: those in trouble first. One that was sent again shows as that."""
    again = {each.resent_from_id for each in told if each.resent_from_id}
    rows = [
        {
            "to": names.get(each.address, ""),
            "address": each.address,
            "what": KINDS.get(each.notice.kind, "About the pack"),
            "state": each.get_state_display(),
            "colour": "red" if each.state in IN_TROUBLE else "green" if each.state in ("SENT", "DELIVERED") else "blue",
            "trouble": each.trouble,
            "pk": each.pk,
            "is_astray": each.state in IN_TROUBLE and each.pk not in again,
            "was_mended": each.pk in again,
        }
        for each in told
        if each.notice.kind in KINDS
    ]
    return sorted(rows, key=lambda row: (not row["is_astray"], row["address"]))


def counted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How many are on their way, arrived or astray."""
    return [{"key": state, "value": number} for state, number in sorted(Counter(row["state"] for row in rows).items())]


def table(packs: Any, asked: Any, *, on: date) -> Table:
    """Every pack."""
    return Table(
        packs,
        [
            Column(
                "Session",
                lambda pack: pack.meeting.title,
                href=lambda pack: reverse("packs:keep", args=[pack.meeting.key]),
            ),
            Column("Last sitting", "ended_on"),
            Column("Due", "due_on"),
            Column("State", lambda pack: standing(pack, on=on)[0]),
            Column("Sent", lambda pack: pack.sent_at),
        ],
        [],
        {"": "-pk"},
        asked,
        caption="Packs",
        things=("pack", "packs"),
        empty="No session is over yet.",
    )
