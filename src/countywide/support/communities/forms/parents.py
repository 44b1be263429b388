"""What is asked about a document for parents, and a school's cover note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from countywide.platform.kit import forms as kit

HEADINGS = "A line that begins with ## is a heading, one that begins with - a point of a list."


class Begin(kit.Form):
    """How a document is called."""

    label_is_heading = True
    title = kit.Text("What is the document called?", limit=150, missing="Enter a title", called="the title")


class Write(kit.Form):
    """Everything a document holds. It can be saved as far as it has come."""

    title = kit.Text("Title", limit=150, missing="Enter a title")
    brand = kit.Text(
        "Whose is it, as it says at its top?",
        hint="Parents must see that it is the council’s.",
        limit=100,
        required=False,
    )
    owner = kit.Pick("Which team answers for it?", empty="Nobody yet", required=False)
    dated_on = kit.Date("Its date", required=False, called="its date")
    body = kit.LongText("Text", hint=HEADINGS, rows=14, limit=12_000, required=False)
    rights = kit.LongText(
        "What this does not change", hint="The rights that stay whatever a community decides. Say that anybody may ask for an "
        "assessment, and that what is in a plan is owed.", rows=6, limit=3000, required=False,
    )  # fmt: skip
    cover = kit.LongText(
        "Cover note for schools",
        hint="A school may change it before it sends the document on.",
        rows=5,
        limit=2000,
        required=False,
    )

    def __init__(self, *args: Any, teams: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "Nobody yet"), *teams]


class Withdraw(kit.Form):
    """Why it is taken down."""

    label_is_heading = True
    why = kit.Text("Why is it withdrawn?", limit=300, missing="Say why it is withdrawn")


class Cover(kit.Form):
    """A school's own words before the council's document."""

    note = kit.LongText(
        "Your cover note", hint="It stands before the council’s document, on a page of its own. The document itself stays as it is.",
        rows=8, limit=3000, missing="Write a cover note",
    )  # fmt: skip
    form = kit.Choice(
        "How do you want it?",
        [("docx", "As a Word file (.docx)"), ("txt", "As plain text")],
        missing="Say how you want it",
    )
