"""What is asked about a child without a named place."""

from __future__ import annotations

from countywide.platform.kit import forms as kit

from .enums import CameOf, Over
from .rules.entering import FEWEST_WORDS


class FlagIt(kit.Form):
    """One press is enough; the rest may stay as it is."""

    ends_on = kit.Date(
        "When is the last day of the present place?",
        hint="Leave it as it is, or empty, if you do not know.",
        called="the last day",
        required=False,
    )
    said = kit.LongText(
        "Anything that whoever answers should know?",
        hint="The officers of the case read it, and nobody else.",
        limit=1000,
        required=False,
    )


class Answer(kit.Form):
    """The answer of a senior officer."""

    label_is_heading = True
    answer = kit.LongText(
        "What happens now?",
        hint=f"The school and the family read it. Say who does what, by when. At least {FEWEST_WORDS} words.",
        limit=2000,
        rows=8,
        missing="Say what happens now",
    )


class Begin(kit.Form):
    """An officer begins."""

    needed_on = kit.Date("From when is a place needed?", called="the day", missing="Say from when a place is needed")
    ends_on = kit.Date("When is the last day of the present place?", called="the last day", required=False)


class Try(kit.Form):
    """A setting that was asked."""

    name = kit.Text(
        "Which school, college or other setting?",
        hint="Its name as it stands in the register, if it does.",
        suggest="/schools/suggest",
        limit=200,
        missing="Say which school, college or other setting",
    )
    asked_on = kit.Date("When did you ask it?", called="the day you asked", missing="Say when you asked it")
    came_of = kit.Choice("What came of it?", CameOf.choices, missing="Say what came of it")


class Settle(kit.Form):
    """What a setting said that was asked before."""

    label_is_heading = True
    came_of = kit.Choice(
        "What came of it?", [each for each in CameOf.choices if each[0] != CameOf.ASKED], missing="Say what came of it"
    )


class Told(kit.Form):
    """What the family was told."""

    said = kit.LongText(
        "What did you tell the family?",
        hint=f"The family and the school read it. At least {FEWEST_WORDS} words.",
        limit=2000,
        missing="Say what you told the family",
    )
    next_on = kit.Date(
        "When does it hear from you next?",
        hint="Within 14 days.",
        called="the next day",
        missing="Say when the family hears from you next",
    )


class Meanwhile(kit.Form):
    """What a child is given until there is a place."""

    interim = kit.LongText(
        "What is the child given until there is a place?",
        hint=f"What the plan provides for, where and by whom. At least {FEWEST_WORDS} words.",
        limit=2000,
        missing="Say what the child is given meanwhile",
    )
    starts_on = kit.Date("From which day?", called="the day", missing="Say from which day")


class End(kit.Form):
    """Why a search is over."""

    label_is_heading = True
    because = kit.Choice("Why is the search over?", Over.choices, missing="Say why the search is over")
