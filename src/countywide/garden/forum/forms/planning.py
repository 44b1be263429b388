"""What organisers are asked about meetings, sittings, items and polls."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from django import forms as plain

from countywide.platform.kit import forms as kit


class Clock(kit.Text):
    """A time of day: 15:45, 3.45pm or 3:45 pm."""

    def __init__(self, label: str = "", **rest: Any) -> None:
        rest = {"hint": "For example 3.45pm or 15:45.", "width": 10, "limit": 10, "spellcheck": False, **rest}
        super().__init__(label, **rest)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return read_time(typed) if typed else None


def read_time(typed: str) -> time:
    """The time somebody typed."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", typed.strip().lower())
    if found is None:
        raise plain.ValidationError("Enter a time such as 3.45pm or 15:45")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        raise plain.ValidationError("Enter a time such as 3.45pm or 15:45")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise plain.ValidationError("Enter a time such as 3.45pm or 15:45")
    return time(hour, minute)


class Plan(kit.Form):
    """A meeting."""

    series = kit.Pick("Which series?", [], missing="Choose a series", called="a series")
    title = kit.Text("Title", limit=160, missing="Enter a title")
    term = kit.Text("Term", hint="For example Spring 2027.", limit=60, required=False)
    about = kit.LongText("What is it about?", limit=1500, rows=4, required=False)

    def __init__(self, *args: Any, series: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["series"].choices = series  # type: ignore[attr-defined]


class ChangeMeeting(kit.Form):
    """The words of a meeting."""

    title = kit.Text("Title", limit=160, missing="Enter a title")
    term = kit.Text("Term", hint="For example Spring 2027.", limit=60, required=False)
    about = kit.LongText("What is it about?", limit=1500, rows=4, required=False)


class Sitting(kit.Form):
    """A day and time."""

    day = kit.Date("Day", called="the day", missing="Enter the day")
    begins = Clock("It begins at", called="when it begins", missing="Enter when it begins")
    ends = Clock("It ends at", called="when it ends", missing="Enter when it ends")
    join_link = kit.Text(
        "Link to join",
        hint="A web address. It is sent to those who booked and stands on no public page.",
        limit=400,
        required=False,
        spellcheck=False,
    )
    how_to_join = kit.Text(
        "How to join", hint="For example: online, or Hall 2 at Lantern House.", limit=300, required=False
    )
    capacity = kit.Number(
        "Number of places", min_value=1, max_value=5000, called="the number of places", missing="Enter the number of places"
    )  # fmt: skip

    def clean_join_link(self) -> str:
        typed: str = self.cleaned_data["join_link"]
        if typed and not re.match(r"https?://\S+\.\S+", typed):
            raise plain.ValidationError("Enter a web address that begins with https://")
        return typed


class CancelSitting(kit.Form):
    """It does not take place."""

    label_is_heading = True
    why = kit.Text(
        "Why does it not take place?", hint="Everybody who booked reads it.", limit=200, missing="Say why"
    )  # fmt: skip


class Announce(kit.Form):
    """A meeting goes on the programme."""

    why_fewer = kit.Text(
        "If there is only one sitting, why?",
        hint="Two sittings on different days are the rule. Everybody reads it.",
        limit=200,
        required=False,
    )
    why_none = kit.Text(
        "If no service was asked to contribute, why?",
        hint="Services are asked before anybody can book. Everybody reads it.",
        limit=200,
        required=False,
    )


class Item(kit.Form):
    """An item of the agenda."""

    title = kit.Text("Title", limit=160, missing="Enter a title")
    about = kit.LongText("What is it about?", limit=400, rows=3, required=False)
    presenter = kit.Text("Who presents it?", hint="As the programme says it.", limit=160, required=False)
    minutes = kit.Number(
        "Minutes", min_value=5, max_value=180, called="the minutes", missing="Enter how many minutes it takes"
    )
    answer_minutes = kit.Number(
        "Of these, minutes for answers",
        min_value=0,
        max_value=120,
        called="the minutes for answers",
        missing="Enter how many of the minutes are for answers",
    )


class TeamItem(Item):
    """The same, with the team that answers what is asked about it."""

    team_key = kit.Pick("Which team answers questions about it?", [], empty="None", required=False)

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team_key"].choices = teams  # type: ignore[attr-defined]


class Came(kit.Form):
    """Who came."""

    came = kit.Choices("Who came?", [], hint="Those who entered the room are ticked already.", required=False)

    def __init__(self, *args: Any, booked: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = booked  # type: ignore[attr-defined]


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


class AskPoll(kit.Form):
    """Which days and times are asked about."""

    title = kit.Text("Title", hint="For example: Forum times for 2027 to 2028.", limit=160, missing="Enter a title")
    opens_on = kit.Date("It opens on", called="the day on which it opens", missing="Enter the day on which it opens")
    closes_on = kit.Date(
        "It closes on", called="the day on which it closes", missing="Enter the day on which it closes"
    )
    weekdays = kit.Choices(
        "On which days?", [(str(n), name) for n, name in enumerate(WEEKDAYS)], missing="Choose the days"
    )
    times = kit.Text(
        "At which times?", hint="Separated by commas, for example 9.30am, 3.45pm.", limit=100, missing="Enter the times"
    )

    def clean_times(self) -> list[time]:
        return [read_time(each) for each in self.cleaned_data["times"].split(",") if each.strip()]


class DecidePoll(kit.Form):
    """What was chosen."""

    label_is_heading = True
    decision = kit.LongText(
        "What did you choose, and why?",
        hint="It stands beside the figures, for everybody to read.",
        limit=1000,
        rows=4,
        missing="Say what you chose, and why",
    )
