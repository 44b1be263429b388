"""What is asked of somebody who follows, sorts, answers privately, gives thanks or brings a file."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms

from ..enums import Kind


class Reopen(forms.Form):
    why = forms.LongText("What does the answer leave open?", limit=1000, missing="Say what the answer leaves open")


class Thank(forms.Form):
    says = forms.Choice(
        "What would you like to say?",
        [("THANKS", "Thank you"), ("NOTHING", "Nothing to ask")],
        called="what you would like to say",
        inline=True,
    )
    item = forms.Pick("What was it about?", [], empty="The whole session", required=False)
    words = forms.LongText("Your words", limit=500, rows=3, required=False, hint="No name is shown with them.")

    def __init__(self, *args: Any, items: list[tuple[str, str]] | None = None, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["item"].choices = [("", "The whole session"), *(items or [])]  # type: ignore[attr-defined]


class ToTeam(forms.Form):
    team = forms.Pick("Team", [], empty="Choose a team", missing=forms.choose("a team"))

    def __init__(self, *args: Any, teams: list[tuple[str, str]] | None = None, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["team"].choices = [("", "Choose a team"), *(teams or [])]  # type: ignore[attr-defined]


class PassTo(ToTeam):
    why = forms.Text("Why does that team know?", limit=200, missing="Say why that team knows")


class Join(forms.Form):
    into = forms.Choice("Which asks the same?", [], called="which asks the same", required=False)
    reference = forms.Text("Or its reference", limit=12, required=False, width=10)

    def __init__(self, *args: Any, others: list[tuple[str, str]] | None = None, **given: Any) -> None:
        super().__init__(*args, **given)
        if others:
            self.fields["into"].choices = others  # type: ignore[attr-defined]
        else:
            del self.fields["into"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("into") and not given.get("reference"):
            self.add_error("reference", "Choose a question, or enter its reference")
        return given


class Sort(forms.Form):
    kind = forms.Choice(
        "What is it?",
        [(kind.value, kind.label) for kind in Kind if kind is not Kind.ONE_CHILD],
        called="what it is",
    )


class Reply(forms.Form):
    words = forms.LongText(
        "Your reply",
        limit=4000,
        hint="Whoever asked signs in to read it. None of it is in an email.",
        missing="Write your reply",
    )


class Bring(forms.Form):
    file = forms.File(
        "The file",
        hint="A chat or question export of Teams or Zoom (.csv or .txt), or a document of questions and answers (.docx, .pdf, .html, .md or .txt).",
        accept=".csv,.tsv,.txt,.docx,.pdf,.html,.htm,.md",
        missing="Choose a file",
    )
