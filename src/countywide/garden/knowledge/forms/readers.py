"""The questions that readers, and those who import documents, are asked."""

from __future__ import annotations

from typing import Any

from countywide.garden.knowledge.reading.opening import ENDINGS
from countywide.platform.kit import forms

WHY_EMAIL = (
    "So that we can send you the answer. It is never published. Leave it empty if you would rather look here again."
)


class AskBox(forms.Form):
    """The box that every search starts from."""

    q = forms.Text(
        "Your question",
        hint="Use your own words. Please leave out names.",
        suggest="/ask/suggest",
        autocomplete="off",
        spellcheck=True,
    )


class Send(forms.Form):
    """A question nobody has answered, on its way to a team."""

    question = forms.LongText(
        "Your question",
        hint="Leave out names, dates of birth and anything else that tells who a child is.",
        limit=4000,
        missing="Write your question",
        called="your question",
    )
    email = forms.Email("Your email address", hint=WHY_EMAIL, required=False, called="your email address")


class SendSignedIn(forms.Form):
    """The same for somebody whose address is known."""

    question = forms.LongText(
        "Your question",
        hint="Leave out names, dates of birth and anything else that tells who a child is.",
        limit=4000,
        missing="Write your question",
        called="your question",
    )


class Helped(forms.Form):
    """Whether an answer answered what was asked."""

    helped = forms.Choice(
        "Did this answer it?", [("yes", "Yes"), ("no", "No")], missing="Say whether it answered your question"
    )
    wording = forms.Hidden()


class Problem(forms.Form):
    """What is wrong with an answer."""

    label_is_heading = True
    problem = forms.LongText(
        "What is wrong with this answer?",
        hint="For example: it is out of date, a link does not work, or it is hard to understand. Leave out names.",
        limit=2000,
        missing="Say what is wrong",
        called="what is wrong",
    )


class Follow(forms.Form):
    """Where to send news of a topic."""

    email = forms.Email(
        "Your email address",
        hint="We will ask you to confirm it.",
        missing="Enter your email address",
        called="your email address",
    )


class ImportFile(forms.Form):
    """A document to import."""

    file = forms.File(
        "The document",
        hint="A Word document, PDF, web page, Markdown or plain text file, up to 100 MB.",
        accept=",".join(ENDINGS),
        missing="Choose a document",
    )
    team = forms.Pick("Which team owns its answers?", (), empty="Decide for each row by its words", required=False)
    address = forms.Text(
        "Where it is published", hint="Its web address, if it has one.", required=False, limit=500, spellcheck=False
    )
    as_draft = forms.Tick("Keep new entries as drafts until somebody publishes them", required=False)

    def __init__(self, *args: object, teams: list[tuple[str, str]] | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        team: Any = self.fields["team"]
        team.choices = [("", "Decide for each row by its words"), *(teams or [])]
