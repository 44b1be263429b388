"""What an editor is asked about figures, topics and words that mean the same."""

from __future__ import annotations

from typing import Any

from countywide.garden.knowledge.forms.desk import Choices, picked
from countywide.platform.kit import forms


class Synonyms(forms.Form):
    """Words and phrases any of which may stand for any other."""

    says = forms.LongText(
        "Words and phrases that mean the same",
        hint="One a line, at least two",
        rows=8,
        limit=2000,
        missing="Write at least two words or phrases",
        called="the words",
    )
    note = forms.Text("Note for other editors", limit=200, required=False)


class SetValue(forms.Form):
    """A figure, and between which days it holds."""

    label = forms.Text(
        "What it is", hint="For example, price of a taxi mile", limit=120, missing="Say what it is", called="what it is"
    )
    value = forms.Text("Figure", limit=200, missing="Write the figure", called="the figure")
    unit = forms.Text("Unit", hint="For example, weeks", limit=40, width=20, required=False)
    from_on = forms.Date(
        "From",
        hint="Left empty, it has always held. A new day keeps the old figure until the day before.",
        required=False,
    )
    until_on = forms.Date("Until", hint="Left empty, it holds until a later figure begins.", required=False)
    note = forms.Text("Note for other editors", limit=300, required=False)
    why = forms.Text(
        "What changed, and why",
        hint="One sentence for the readers of every answer that mentions it",
        limit=300,
        required=False,
    )


class AddValue(SetValue):
    """A new figure, and the key that answers name it by."""

    key = forms.Text(
        "Key",
        hint="Small letters and hyphens, for example taxi-mile. Answers write it as {{value:taxi-mile}}.",
        limit=60,
        missing="Write the key",
        called="the key",
    )
    field_order = ("key",)


class SetTopic(forms.Form):
    """A topic's page."""

    title = forms.Text("Title", limit=120, missing="Write the title", called="the title")
    intro = forms.LongText("Introduction", hint="One or two sentences", rows=3, limit=1000, required=False)
    team = forms.Pick("Team that keeps it right", empty="No team", required=False)
    order = forms.Number(
        "Place among the topics", hint="The smallest comes first", min_value=1, max_value=30_000, called="its place"
    )

    def __init__(self, *args: Any, teams: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picked(self, team=teams)
