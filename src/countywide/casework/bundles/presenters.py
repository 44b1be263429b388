"""How a bundle and its papers are shown."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.urls import reverse

from countywide.casework.disputes import queries as disputes
from countywide.platform.files.enums import State as Checked

from . import permissions, queries
from .enums import Section, State
from .models import Item, Part


def beside_dispute(dispute: Any, user: Any, audience: str) -> list[dict[str, str]]:
    """On the page of a dispute with an appeal: the bundle, for those who bind it, and for the family once it was sent."""
    if disputes.appeal_of(dispute) is None:
        return []
    link = {"text": "The bundle for the Tribunal", "href": reverse("bundles:show", args=[dispute.key])}
    if audience == "OFFICER":
        return [link] if user.may(permissions.BIND, about=dispute) else []
    sent = audience == "FAMILY" and queries.parts_sent(dispute).exists()
    return [{**link, "text": "The papers that were sent to the Tribunal"}] if sent else []


def sections(items: Iterable[Item], *, may_choose: bool) -> list[dict[str, Any]]:
    """The papers by section, each as a row."""
    return [
        {"title": Section(key).label, "rows": [row(each, may_choose=may_choose) for each in held]}
        for key, held in groupby(items, key=lambda each: each.section)
    ]


def row(item: Item, *, may_choose: bool) -> dict[str, Any]:
    return {
        "pk": item.pk,
        "title": item.title,
        "author": item.author,
        "dated": item.dated,
        "is_in": item.is_in,
        "page": item.first_page,
        "pages": item.pages,
        "wordless": item.wordless,
        "trouble": item.trouble or waiting(item),
        "change": reverse("bundles:paper", args=[item.part.dispute.key, item.pk]) if may_choose else "",
        "opens": f"/files/{item.file_id}/open" if item.file_id else "",
    }


def waiting(item: Item) -> str:
    """Why a file that was added cannot be bound yet."""
    if item.file is None or item.file.state == Checked.CLEAN:
        return ""
    return "This file is being checked." if item.file.state == Checked.RECEIVED else item.file.get_state_display()


def sent_rows(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """The parts that were sent: whole files, each with all pages until then."""
    return [
        {
            "title": "The bundle" if part.number == 1 else f"With later papers, part {part.number}",
            "sent_on": part.sent_on,
            "pages": part.pages,
            "sha256": part.sha256,
            "href": f"/files/{part.file_id}/open",
        }
        for part in parts
    ]


SAYS = {
    State.LISTED: "Choose the papers, then bind them.",
    State.STOPPED: "It could not be bound.",
    State.MADE: "It is bound. Look through it, send it to the Tribunal, and enter the day.",
}
