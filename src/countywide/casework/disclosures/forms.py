"""What is asked about a request for information."""

from __future__ import annotations

from countywide.platform.kit import forms as kit

from .enums import Answered, Asker, Competence, Exemption, WaitsFor

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


class Withholding(kit.Form):
    """One paper or passage."""

    what = kit.Text("Which paper or passage?", limit=300, missing="Say which paper or passage")
    exemption = kit.Choice("Under which exemption?", Exemption.choices, missing="Choose the exemption")
    why = kit.LongText("Why does it hold for this paper?", limit=LONG, missing="Say why")


class Answer(kit.Form):
    """The answer went."""

    how = kit.Choice(
        "What was the answer?", [each for each in Answered.choices if each[0]], missing="Say what the answer was"
    )
    answered_on = kit.Date("On which day did it go?", called="the day on which it went")
    reasons = kit.LongText(
        "What was given, and where was it looked for?", hint="For a refusal: why.", limit=LONG, required=False
    )
