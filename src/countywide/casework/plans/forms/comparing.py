"""Which two versions of a plan are laid beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.platform.kit import forms as kit


class Choose(kit.Form):
    """The earlier one and the later one, of those that this reader may see."""

    before = kit.Pick("What it said in", (), called="the first version")
    after = kit.Pick("What it says in", (), called="the second version")

    def __init__(self, *args: Any, versions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("before", "after"):
            self.fields[name].choices = list(versions)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("before") and given.get("before") == given.get("after"):
            self.add_error("after", "Choose two different versions.")
        return given
