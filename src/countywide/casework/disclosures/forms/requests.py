"""What is asked about a request for information."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import Answered, Asker, Competence, WaitsFor
from ..types import Exemption

LONG = 4_000


class Came(kit.Form):
    """A request as it came."""

    received_on = kit.Date(
        "On which day did the request reach the council?",
        hint="The first day on which anybody in the council had it. It need not name a law.",
        called="the day of the request",
    )
    asker = kit.Choice("Who asks?", Asker.choices, missing="Say who asks")
    name = kit.Text("Their name", limit=200, missing="Give the name")
    email = kit.Email("Their email address", hint="We write there. Without it, you post each letter.", required=False)
    wants = kit.LongText("What do they ask for?", hint="In their words.", limit=LONG, missing="Say what is asked for")


class Waits(kit.Form):
    """What is needed before anybody can go on."""

    waits_for = kit.Choice("What do we need?", WaitsFor.choices, missing="Say what we need")
    asked = kit.LongText(
        "What do we ask?", hint="These words are sent to whoever asked, where we have their email address.", limit=LONG,
        missing="Write what we ask",
    )  # fmt: skip
    asked_on = kit.Date("On which day was it asked?", called="the day on which it was asked")


class GoesOn(kit.Form):
    """What we waited for came."""

    answered_on = kit.Date("On which day did it come?", called="the day on which it came")


class Identity(kit.Form):
    """We know who asks."""

    known_on = kit.Date("Since which day do we know?", called="the day")
    how = kit.Text(
        "How do we know who asks, and that they may act for the child?",
        hint="For example: known to the officer; parental responsibility is in the record.", limit=500,
        missing="Say how we know",
    )  # fmt: skip


class ChildDecides(kit.Form):
    """Whether the child decides."""

    competence = kit.Choice(
        "Does the child understand what is asked?",
        [each for each in Competence.choices if each[0] not in (Competence.UNKNOWN, Competence.IS_ASKER)],
        missing="Say whether the child understands",
    )
    how = kit.LongText("How do we know?", limit=1000, rows=3, missing="Say how we know")


class Extension(kit.Form):
    """Two months more."""

    reasons = kit.LongText(
        "Why is the request complex?", hint="These words are sent to whoever asked.", limit=LONG, missing="Say why"
    )
    told_on = kit.Date("On which day are they told?", called="the day on which they are told")


def choices_of(exemptions: Mapping[str, Exemption], asker: str) -> dict[str, Any]:
    """The exemptions that can hold against whoever asks, each with what is looked at first."""
    held = [each for each in exemptions.values() if asker not in each.never_for]
    return {"options": [(each.key, each.named) for each in held], "hints": {each.key: each.first for each in held}}


class UnderExemption(kit.Form):
    """A form that asks under which exemption something is not given."""

    exemption = kit.Choice("Under which exemption?", (), missing="Choose the exemption")

    def __init__(self, *args: Any, options: list[tuple[str, str]], hints: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["exemption"].choices = options  # type: ignore[attr-defined]
        self.fields["exemption"].hints = hints  # type: ignore[attr-defined]


WHOEVER = (
    "Whoever asked reads these words in the list of what is left out. Name nobody, and do not say what the words are."
)


class Withholding(UnderExemption):
    """One paper or passage that is not among the gathered papers."""

    what = kit.Text("Which paper or passage?", limit=300, missing="Say which paper or passage")
    why = kit.LongText("Why does it hold for this paper?", hint=WHOEVER, limit=LONG, missing="Say why")

    field_order = ["what", "exemption", "why"]


class Answer(kit.Form):
    """The answer went."""

    how = kit.Choice(
        "What was the answer?", [each for each in Answered.choices if each[0]], missing="Say what the answer was"
    )
    answered_on = kit.Date("On which day did it go?", called="the day on which it went")
    reasons = kit.LongText(
        "What was given, and where was it looked for?", hint="For a refusal: why.", limit=LONG, required=False
    )
