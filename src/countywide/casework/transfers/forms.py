"""What a school is asked about a child on its list, and an officer about an answer or a review."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Reviewed, Says
from .rules.confirming import FEWEST_WORDS
from .rules.review import FEWEST_WORDS as FEWEST_OF_REASON

YEARS = [("", "Choose one"), *((str(each), "Reception" if each == 0 else f"Year {each}") for each in range(15))]


class Say(kit.Form):
    """Whether one child moves."""

    label_is_heading = True
    says = kit.Choice(
        "Does this child move?",
        Says.choices,
        reveals={Says.STAYS: "why_stays", Says.OTHER_YEAR: ("year_group", "why_year")},
        missing="Say whether this child moves",
    )
    why_stays = kit.LongText("Why not?", hint=f"At least {FEWEST_WORDS} words.", limit=1000, missing="Say why not")
    year_group = kit.Pick("Which year group is the child in?", YEARS[1:], missing="Say which year group")
    why_year = kit.LongText(
        "Since when, and who decided it?", hint=f"At least {FEWEST_WORDS} words.", limit=1000, missing="Say since when"
    )


class Settle(kit.Form):
    """The council's answer to what a school said."""

    agreed = kit.Choice(
        "What do you answer?",
        (("yes", "We agree: take the child off the list"), ("no", "The child stays on the list")),
        missing="Say what you answer",
    )
    because = kit.LongText(
        "Why?", hint=f"The school reads it. At least {FEWEST_WORDS} words.", limit=1000, missing="Say why"
    )


class DecideInstead(kit.Form):
    """What to decide instead of a review, and on what ground in law."""

    says = kit.Choice("What do you decide?", Reviewed.choices, missing="Say what you decide")
    because = kit.LongText(
        "What is the legal reason?",
        hint=(
            "Name the provision you rest on and why it holds for this child. The school and the family read it. "
            f"At least {FEWEST_OF_REASON} words."
        ),
        limit=2000,
        rows=8,
        missing="Give the legal reason",
    )

    def __init__(self, *args: Any, has_earlier: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_earlier:
            self.fields["says"].choices = [(Reviewed.WAIVED, Reviewed.WAIVED.label)]


class TakeBack(kit.Form):
    """Why the decision no longer stands."""

    because = kit.LongText("Why?", hint="The school and the family read it.", limit=500, missing="Say why")


class Started(kit.Form):
    """From which day a child is there."""

    day = kit.Date("On which day did the child start?", called="the day the child started")
