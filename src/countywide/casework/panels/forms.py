"""The questions this room asks of those who call panels and keep their minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError

from countywide.platform.kit import forms as kit


def seats(typed: str) -> list[tuple[str, str]]:
    """Who sits on a panel, a line each: "name, what they are"."""
    found = []
    for line in typed.splitlines():
        name, _, role = line.partition(",")
        if name.strip():
            found.append((name.strip(), role.strip() or "Member"))
    return found


class Call(kit.Form):
    """A new panel."""

    name = kit.Text("What is the panel called?", limit=120, missing="Say what the panel is called")
    meets_on = kit.Date("When does it meet?", called="the day it meets")
    starts_at = kit.Text("At what time?", hint="For example 9:30", width=5, required=False, called="the time")
    place = kit.Text("Where?", hint="A room, or a link to a video meeting", limit=200, required=False)
    most_items = kit.Number(
        "How many cases at most?", min_value=1, max_value=60, width=2, called="how many cases at most"
    )
    attendees = kit.LongText(
        "Who sits on it?",
        hint="One on each line: name, then a comma, then what they are. For example: Health lead, designated clinical officer",
        rows=6,
        limit=4000,
        missing="Say who sits on it",
    )

    def clean_starts_at(self) -> time | None:
        typed = self.cleaned_data["starts_at"].strip().replace(".", ":")
        if not typed:
            return None
        try:
            return time.fromisoformat(
                typed if ":" not in typed else f"{typed.split(':')[0].zfill(2)}:{typed.split(':')[1]}"
            )
        except ValueError:
            raise ValidationError("Enter the time like 9:30") from None


class Seat(kit.Form):
    """More who sit on it."""

    attendees = kit.LongText(
        "Who else sits on it?", hint="One on each line: name, then a comma, then what they are.", rows=4, limit=4000,
        missing="Say who else sits on it",
    )  # fmt: skip


class PutOff(kit.Form):
    """Why a case was not decided, and when it comes up again."""

    said = kit.LongText("What is missing, or why does it wait?", limit=2000, rows=4, missing="Say what is missing")
    to = kit.Choice("When does it come up again?", missing="Say when it comes up again")

    def __init__(self, *args: Any, panels: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Back to the officer, who proposes again"), *panels]
        self.fields["to"].required = False


class Minutes(kit.Form):
    """What the panel said, and who came."""

    came = kit.Choices("Who came?", missing="Say who came")
    minutes = kit.LongText(
        "What was discussed?",
        hint="What matters to the cases together. What was said of one case stands with it.",
        limit=10000,
        rows=10,
        missing="Say what was discussed",
    )

    def __init__(self, *args: Any, attendees: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = list(attendees)


class Cancel(kit.Form):
    because = kit.LongText("Why is it called off?", limit=300, rows=3, missing="Say why it is called off")
