"""Forms about who holds a case."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms


class Assign(forms.Form):
    """Which officer holds the case."""

    officer = forms.Pick("Who holds this case?", [], empty="Nobody for now", required=False, called="the officer")

    def __init__(self, *args: Any, officers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = officers


class HandOver(forms.Form):
    """To which team a case passes, and why."""

    team = forms.Pick("To which team?", [], missing="Choose a team", called="the team")
    because = forms.LongText(
        "Why does it pass on?",
        hint="The school and the family read this.",
        limit=300,
        rows=3,
        missing="Say why the case passes on",
        called="why it passes on",
    )

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = teams


class PlanHandOver(HandOver):
    """The same, on a later day."""

    on = forms.Date("On which day?", missing="Enter the day", called="the day")
    field_order = ("team", "on", "because")
