"""The questions the editor's desk asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from countywide.garden.knowledge import rules
from countywide.garden.knowledge.enums import AnswerType, Audience
from countywide.platform.kit import forms

Choices = Sequence[tuple[str, str]]
ANOTHER = "another"
MARKDOWN = "A line that starts with “- ” is a list item, “## ” a heading, **two stars** bold. A figure is written {{value:its-key}}."
SHORT_HINT = "Up to 80 words. It is what most people read: say the answer first. Left empty, the first sentences of the full answer stand for it."
REVIEW_HINT = "After this day readers see that it is being checked. For example, 27 3 2027"


def picked(form: forms.Form, **choices: Choices) -> None:
    """Give lists their choices, which only the page knows."""
    for name, listed in choices.items():
        field: Any = form.fields[name]
        field.choices = [("", field.empty), *listed] if isinstance(field, forms.Pick) else listed


class EntryWords(forms.Form):
    """An answer as it is written: its words, where it belongs, and until when it can be relied on."""

    question = forms.LongText(
        "The question as published",
        hint="As somebody who does not know our words would ask it. Leave out names.",
        rows=2,
        limit=1000,
        missing="Write the question",
    )
    ready = forms.Choice(
        "Is there an answer?",
        [("yes", "Yes"), ("not-yet", "Not yet, but there is a day by which there will be news")],
        reveals={"not-yet": ("awaiting", "next_update_by")},
        called="whether there is an answer",
    )
    awaiting = forms.Text(
        "What are we waiting for?",
        hint="It completes “We are waiting for …”",
        limit=300,
        called="what we are waiting for",
    )
    next_update_by = forms.Date("When will there be news?", called="when there will be news")
    short_answer = forms.LongText("Short answer", hint=SHORT_HINT, words=rules.SHORT, rows=4, required=False)
    answer = forms.LongText("Full answer", hint=MARKDOWN, rows=12, limit=30_000, required=False)
    topic = forms.Pick("Topic", empty="No topic", required=False)
    law = forms.Text("Law", hint="The act, regulation or policy it rests on", limit=300, required=False)
    answer_type = forms.Pick(
        "Kind of answer", [("", "Not said"), *AnswerType.choices], empty="Not said", required=False
    )
    audience = forms.Pick("Written for", Audience.choices, empty="")
    review_by = forms.Date("Look at it again by", hint=REVIEW_HINT, called="when to look at it again")
    links = forms.LongText(
        "Links",
        hint="One address a line. Within this service, for example /who-do-i-ask",
        rows=3,
        limit=3000,
        required=False,
    )
    may_name = forms.Tick("Names, addresses and numbers in it may be published", required=False)

    def __init__(self, *args: Any, topics: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picked(self, topic=topics)

    def clean_links(self) -> str:
        """Only addresses a browser may open: of this service, of the web, or a mailbox."""
        links = str(self.cleaned_data["links"])
        if wrong := [link for link in links.split() if not link.startswith(("/", "https://", "http://", "mailto:"))]:
            raise ValidationError(f"{wrong[0]} is not an address. Start it with / or https://")
        return links


class AnswerQuestion(EntryWords):
    """The answer to one question."""


class WriteEntry(EntryWords):
    """A new answer, and whose it is."""

    team = forms.Pick("Team that keeps it right", missing="Choose a team")
    field_order = ("question", "ready", "awaiting", "next_update_by", "short_answer", "answer", "team", "topic")

    def __init__(self, *args: Any, teams: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picked(self, team=teams)


class ChangeEntry(EntryWords):
    """Other words or facts for an entry that is there, and what its readers are told."""

    why = forms.Text(
        "What changed, and why",
        hint="One sentence for readers. Followers and those who asked are told it.",
        limit=300,
        required=False,
    )


class ChangeEntryOfAnyTeam(ChangeEntry):
    """The same for an editor, who may also give it to another team."""

    team = forms.Pick("Team that keeps it right", empty="No team", required=False)
    field_order = WriteEntry.field_order

    def __init__(self, *args: Any, teams: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picked(self, team=teams)


class SendOn(forms.Form):
    """Another team, and why it is theirs."""

    team = forms.Pick("Which team knows?", missing="Choose a team", called="a team")
    why = forms.Text(
        "Why is it theirs?", hint="It completes “It came to you because …”", limit=200, missing="Say why it is theirs"
    )

    def __init__(self, *args: Any, teams: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picked(self, team=teams)


class Join(forms.Form):
    """The question that is kept."""

    label_is_heading = True
    into = forms.Choice(
        "Which question asks the same?",
        reveals={ANOTHER: "reference"},
        missing="Choose the question that asks the same",
    )
    reference = forms.Text(
        "Its reference", hint="For example, CW-7F3K2", width=10, missing="Enter its reference", called="its reference"
    )

    def __init__(self, *args: Any, others: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picked(self, into=[*others, (ANOTHER, "Another question")])

    def clean(self) -> dict[str, Any]:
        """The reference alone, chosen or typed."""
        into, typed = self.cleaned_data.get("into", ""), self.cleaned_data.get("reference") or ""
        return {"into": typed.strip() if into == ANOTHER else into}


class Close(forms.Form):
    """Why a question gets no published answer."""

    label_is_heading = True
    why = forms.LongText(
        "Why is it closed without a published answer?",
        hint="Everyone who asked is sent these words. For example: your caseworker has written to you about this.",
        limit=200,
        rows=3,
        missing="Say why it is closed",
        called="why it is closed",
    )


class AddWordingOf(forms.Form):
    """The answer that a failed search was looking for."""

    label_is_heading = True
    entry = forms.Choice(
        "Which answer were they looking for?",
        reveals={ANOTHER: "address"},
        missing="Choose the answer they were looking for",
    )
    address = forms.Text(
        "Its address",
        hint="For example, /answers/when-is-the-next-review-due",
        limit=300,
        missing="Enter its address",
        called="its address",
    )

    def __init__(self, *args: Any, entries: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picked(self, entry=[*entries, (ANOTHER, "Another answer")])

    def clean(self) -> dict[str, Any]:
        """The public name of the answer alone, chosen or read from the address somebody pasted."""
        entry, pasted = self.cleaned_data.get("entry", ""), self.cleaned_data.get("address") or ""
        return {"entry": pasted.split("?")[0].rstrip("/").rpartition("/")[2] if entry == ANOTHER else entry}


class AddWording(forms.Form):
    """Another way of asking what an entry answers."""

    text = forms.Text(
        "Another way of asking it",
        hint="As people say it. Search uses it within a second. Leave out names.",
        limit=300,
        missing="Write the wording",
        called="the wording",
    )


class DecideWording(forms.Form):
    """Whether a wording finds its entry."""

    decision = forms.Choice(
        "Should it find this answer?",
        [("approve", "Yes, use it"), ("refuse", "No")],
        missing="Say whether it should find this answer",
    )


class DecideHold(forms.Form):
    """What becomes of words that are held back."""

    decision = forms.Choice(
        "What should happen to these words?",
        [("keep", "Keep them held back"), ("release", "Release them")],
        hints={
            "keep": "They could point to a person.",
            "release": "They are not personal, or may be public, such as a team’s own mailbox. They are published at once.",
        },
        missing="Say what should happen to these words",
    )


class DecidePair(forms.Form):
    """Which of two entries is kept, or both."""

    decision = forms.Choice(
        "Are they the same question?",
        [("one", "Yes, keep the first"), ("other", "Yes, keep the second"), ("apart", "No, they are two questions")],
        hints={"apart": "They are not offered again."},
        missing="Say whether they are the same question",
    )


class ConfirmEntry(forms.Form):
    """When to look again."""

    review_by = forms.Date("Look at it again by", hint=REVIEW_HINT, called="when to look at it again")


class Withdraw(forms.Form):
    """Why an answer is taken out."""

    label_is_heading = True
    why = forms.Text(
        "Why is it withdrawn?",
        hint="Its address stays and shows these words.",
        limit=300,
        missing="Say why it is withdrawn",
        called="why it is withdrawn",
    )


class TryWords(forms.Form):
    """Words to try on an entry: why would they find it?"""

    q = forms.Text("Words somebody might type", limit=300, required=False, autocomplete="off")
    says_optional = False
