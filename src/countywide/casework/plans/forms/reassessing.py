"""What officers are asked about assessing a child again who has a plan."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import AskedAgain, NotAgain

ASKERS = [(each.value, each.label) for each in AskedAgain if each != AskedAgain.COUNCIL]


class Ask(kit.Form):
    """A request to assess again, as it reached us."""

    asked_by = kit.Choice("Who asks?", ASKERS, missing="Say who asks")
    asked_on = kit.Date(
        "On which day did the request reach the council?",
        called="the day of the request",
        hint="Any address counts, and any day. We decide within 15 days of it.",
    )
    last_assessed_on = kit.Date(
        "When was the outcome of the last assessment sent?",
        called="the day of the last assessment",
        hint="Filled in where we made it. Leave it empty if nobody knows.",
        required=False,
    )
    is_bound = kit.Tick(
        "The health board is new to the child and cannot arrange the health provision",
        hint="Then we must assess again or review the plan (reg 16).",
        required=False,
    )
    because = kit.LongText("What do they say?", limit=8000, rows=6, missing="Write down what they say")


class Decide(kit.Form):
    """Whether to assess again."""

    answer = kit.Choice(
        "Do we assess again?",
        (("YES", "Yes"), ("NO", "No")),
        reveals={"NO": "ground"},
        missing="Say whether we assess again",
    )
    ground = kit.Choice("On which ground not?", NotAgain, missing="Choose the ground")
    reasons = kit.LongText(
        "What are the reasons?",
        hint="About this child, with the reports that show it. The family reads them, and can appeal if the answer is no.",
        limit=8000,
        rows=6,
        missing="Give the reasons",
    )

    def __init__(self, *args: Any, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if hint:
            self.fields["ground"].help_text = hint


class Please(kit.Form):
    """Why the family asks us to assess again."""

    because = kit.LongText(
        "What has changed since the plan was made?",
        hint="Say it in your own words. You can add reports to the case afterwards.",
        limit=8000,
        rows=8,
        missing="Say what has changed",
    )
