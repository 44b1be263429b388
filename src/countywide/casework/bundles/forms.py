"""What is asked about a bundle."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Section


class Paper(kit.Form):
    """How one paper is listed."""

    title = kit.Text(
        "Title in the index",
        hint="No child’s name: titles show in lists of bookmarks.",
        limit=200,
        missing="Give the paper a title",
    )
    author = kit.Text("Who wrote it", required=False, limit=200)
    dated = kit.Date("The date on it", hint="Leave it empty if it has none.", required=False)
    section = kit.Choice("Section", Section.choices, missing="Choose a section")


class Sent(kit.Form):
    """The day on which it went."""

    sent_on = kit.Date("On which day was it sent to the Tribunal and the family?", missing="Give the day")


class Chosen(kit.Form):
    """Which papers are in: one tick a row of the page."""

    chosen = kit.Choices("Papers in the bundle", (), required=False)

    def __init__(self, *args: Any, papers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = papers  # type: ignore[attr-defined]
