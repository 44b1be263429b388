"""What a school is asked about a child on its list, and an officer about an answer or a review."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Reviewed, Says, Voice
from .rules.confirming import FEWEST_WORDS
from .rules.review import FEWEST_WORDS as FEWEST_OF_REASON
from .rules.years import FEWEST_TO_REFUSE

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


class AskYear(kit.Form):
    """Which year group, from when, and why."""

    who = kit.Text("Who asks?", limit=200, missing="Say who asks")
    year_group = kit.Pick("Which year group?", YEARS[1:], missing="Say which year group")
    september = kit.Pick("From which September?", [], missing="Say from which September")
    reasons = kit.LongText(
        "Why would it be right?",
        hint="What you know of the child, and which reports show it. You can leave this empty and say it later.",
        limit=8000,
        rows=8,
        required=False,
    )

    def __init__(self, *args: Any, septembers: tuple[int, ...] = (), officer: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["september"].choices = [(str(each), f"September {each}") for each in septembers]
        if not officer:
            del self.fields["who"]


class AddToYear(kit.Form):
    """What somebody says, or what a paper shows."""

    whose = kit.Choice("What do you add?", Voice.choices, missing="Say what you add")
    who = kit.Text(
        "Who said or wrote it?", hint="For a paper also what it is: Educational psychologist, advice.", limit=200,
        missing="Say who said or wrote it",
    )  # fmt: skip
    said_on = kit.Date("On which day?", called="the day on which it was said or written")
    words = kit.LongText(
        "What do they say, or what does it show?", limit=8000, rows=6, missing="Write down what it says"
    )


class DecideYear(kit.Form):
    """The decision for one child."""

    agreed = kit.Choice(
        "What do you decide?", (("yes", "Agree"), ("no", "Do not agree")), missing="Say what you decide"
    )
    because = kit.LongText(
        "Why, for this one child?",
        hint=(
            "The family and the school read it. What you heard and read, what speaks for it and against it for this child. A view "
            f"that holds for every child with a plan is no reason. At least {FEWEST_TO_REFUSE} words if you do not agree."
        ),
        limit=8000,
        rows=8,
        missing="Give the reasons",
    )


class PlanMove(kit.Form):
    """On which day somebody moves to another setting after 16."""

    label_is_heading = True
    moves_on = kit.Date("On which day does the young person start there?", called="the day")


class CallOff(kit.Form):
    """Why a move is off."""

    label_is_heading = True
    because = kit.LongText(
        "Why is the move off?", hint="The family and the college read it.", limit=500, missing="Say why the move is off"
    )
