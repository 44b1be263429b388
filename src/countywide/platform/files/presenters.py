"""Files as a page shows them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table

from . import permissions
from .enums import State
from .limits import in_words


def quarantine_table(files: Any, asked: Any, actor: Any) -> Table:
    """Files that were not let through. No name is shown: it may hold a child's."""
    choices = [(state.value, state.label) for state in State if state not in (State.CLEAN, State.RECEIVED)]
    releases = actor.may(permissions.RELEASE)
    return Table(
        files,
        [
            Column("Arrived", "uploaded_at", sort="at"),
            Column("State", lambda file: file.get_state_display()),
            Column("Why", lambda file: file.get_trouble_display()),
            Column("Said by the scanner", "detail"),
            Column("Size", lambda file: in_words(file.size)),
            Column(
                "Do",
                lambda file: "Let it through" if releases and file.state == State.UNSCANNED else "",
                href=lambda file: reverse("files:release", args=[file.pk]),
            ),
        ],
        [Filter("state", forms.Pick("State", choices, empty="All"), "state")],
        {"at": "-uploaded_at"},
        asked,
        caption="Files that were not let through",
        things=("file", "files"),
        empty="Every file that arrived was in order.",
    )
