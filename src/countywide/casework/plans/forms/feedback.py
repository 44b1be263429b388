"""What is wrong with how a plan is written, and the reply."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.platform.kit import forms as kit


class GiveFeedback(kit.Form):
    """Which rows it is about, and what is wrong."""

    rows = kit.Choices(
        "Which parts is it about?", hint="Tick each one. Leave all empty if it is about the whole plan.", required=False
    )
    text = kit.LongText(
        "What is wrong with how it is written?",
        hint="For example: too many outcomes for one need, or nobody can tell whether an outcome is met.",
        limit=4000, missing="Say what is wrong",
    )  # fmt: skip

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rows"].choices = list(offered)


class Reply(kit.Form):
    """The officer's reply."""

    text = kit.LongText(
        "Your reply", hint="What you will do about it and when, or why nothing.", limit=4000, missing="Write your reply"
    )
