"""Files of a request as rows of a page."""

from __future__ import annotations

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

COLOURS = {"CLEAN": "green", "RECEIVED": "blue"}


def file_row(file: Any, *, may_remove: bool = False) -> dict[str, Any]:
    """One file: its name, how it stands, and what to do where something is wrong."""
    return {
        "name": file.name,
        "size": filesizeformat(file.size),
        "state": file.get_state_display(),
        "colour": COLOURS.get(file.state, "orange"),
        "help": file.help,
        "href": reverse("files:open", args=[file.pk]) if file.is_open_to_others else "",
        "remove": reverse("files:remove", args=[file.pk]) if may_remove else "",
    }
