"""What is asked about levels, profiles and money."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .types import Descriptors


def level_field(area: Any, *, required: bool = True) -> kit.Choice:
    """One area: its five levels, each with its words."""
    options = [(str(level), f"Level {level}") for level in range(len(area.levels))]
    hints = {str(level): words for level, words in enumerate(area.levels)}
    return kit.Choice(
        area.name, options, hints=hints, called=f"a level for {area.name.lower()}", required=required,
        missing=f"Choose a level for {area.name.lower()}",
    )  # fmt: skip


class Levels(kit.Form):
    """A level for each area of a set."""

    def __init__(self, *args: Any, found: Descriptors, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area in found.areas:
            self.fields[area.key] = level_field(area)


class SignUp(kit.Form):
    """Two lines at most: when somebody can, and what they know best."""

    note = kit.Text("When can you, and which needs do you know best?", limit=300, called="when you can", required=False)
