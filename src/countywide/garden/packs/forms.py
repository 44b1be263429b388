"""What is asked about packs."""

from __future__ import annotations

from countywide.platform.kit import forms

from .enums import Rating

NOBODY = "Name nobody: everybody reads it."
WITHOUT_NAME = "Leave my name off"


class Look(forms.Form):
    """Searches the answers."""

    says_optional = False
    q = forms.Text("Search these questions and answers", required=False, limit=100)


class SendTo(forms.Form):
    """To whom?"""

    to = forms.Choice(
        "Who is it for?",
        [("ME", "Me"), ("COLLEAGUE", "A colleague")],
        reveals={"COLLEAGUE": "email"},
        called="who it is for",
    )
    email = forms.Email(
        "Your colleague’s email address", missing="Enter your colleague’s email address", called="the address"
    )


class Feedback(forms.Form):
    """How was it?"""

    rating = forms.Choice("How useful was it?", Rating.choices, missing="Say how useful it was")
    words = forms.LongText(
        "What should we change, or keep?",
        hint="Do not name a pupil.",
        limit=1500,
        required=False,
        called="what to change",
    )
    anonymous = forms.Tick(WITHOUT_NAME, required=False)


class Missing(forms.Form):
    """Something is missing."""

    words = forms.LongText(
        "What is missing?",
        hint="For a link, say roughly when it was posted. Do not name a pupil.",
        limit=1000,
        missing="Say what is missing",
        called="what is missing",
    )
    email = forms.Email(
        "Where shall we answer?", missing="Enter an email address for the answer", called="your email address"
    )


class Slides(forms.Form):
    """A file of slides."""

    title = forms.Text(
        "Name", hint="For example Phase transfer: dates for this year.", limit=150, missing="Enter a name"
    )
    given_by = forms.Text("Team or speaker", limit=120, missing="Enter the team or the speaker")
    dated_on = forms.Date("Date of the slides", called="the date of the slides", missing="Enter the date of the slides")
    file = forms.File(
        "The file", hint="A PDF, or a presentation saved as one: it can be searched and read aloud.",
        accept=".pdf,.pptx,.docx,.odp", missing="Choose the file",
    )  # fmt: skip


class Recording(forms.Form):
    """Where the recording is."""

    address = forms.Text(
        "Its address",
        hint="If it is kept elsewhere. It begins with https://.",
        limit=500,
        required=False,
        spellcheck=False,
    )
    file = forms.File("Or its file", accept=".mp4,.mp3,.m4a,.webm", required=False)
    keep_until = forms.Date("Kept until", called="the last day", missing="Enter the last day on which it is kept")


class Confirm(forms.Form):
    """Heard through."""

    heard = forms.Tick("I have heard all of it, and no pupil is named in what is left", missing="Hear all of it first")
    was_cut = forms.Choice(
        "Was a passage cut?", [("YES", "Yes"), ("NO", "No, nobody was named")], reveals={"YES": "what_was_cut"},
        called="whether a passage was cut", inline=False,
    )  # fmt: skip
    what_was_cut = forms.Text(
        "At which minutes?",
        hint="For example 31:10 to 31:40. Do not say who was named.",
        limit=300,
        missing="Say at which minutes",
    )


class Summary(forms.Form):
    """What was said, in writing."""

    words = forms.LongText(
        "Summary", hint=f"A blank line begins a paragraph; a dash begins a line of a list. {NOBODY}", limit=8000, rows=16,
        missing="Write the summary",
    )  # fmt: skip


class Link(forms.Form):
    """A link with its title."""

    title = forms.Text(
        "Title", hint="Where it leads, for somebody who was not there.", limit=200, missing="Enter a title"
    )
    address = forms.Text("Address", limit=500, missing="Enter the address", spellcheck=False)


class NewLink(Link):
    """A link that was missed."""

    given_by = forms.Text("Team or speaker who gave it", hint="Never somebody who attended.", limit=120, required=False)


class Did(forms.Form):
    """You said, we did."""

    said = forms.Text("You said", hint=NOBODY, limit=300, missing="Say what people said")
    done = forms.Text("We did", hint=NOBODY, limit=500, missing="Say what you did")


class Reply(forms.Form):
    """What became of it."""

    label_is_heading = True
    reply = forms.LongText("What became of it?", limit=1500, missing="Write what became of it", called="the answer")


class Address(forms.Form):
    """Where it should have gone."""

    label_is_heading = True
    email = forms.Email("What is the right address?", missing="Enter the right address", called="the right address")
