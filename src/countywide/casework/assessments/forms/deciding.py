"""What somebody who decides is asked."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .preparing import YES_NO, Worded

BACK = "BACK"


class Decide(Worded):
    """The decision, or back to the officer."""

    because = kit.LongText(
        "What is missing?", hint="The officer reads it. The time limit runs on.", limit=2000, rows=4,
        missing="Say what is missing",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].label = "What do you decide?"
        self.fields["outcome"].error_messages["required"] = "Choose what you decide"
        self.fields["outcome"].reveals[BACK] = ("because",)


class DecideToAssess(Decide):
    """The same, with the two questions of the test."""

    may_have_sen = kit.Choice(
        "Does the child have, or may they have, special educational needs?",
        YES_NO,
        inline=True,
        missing="Say whether the child may have special educational needs",
    )
    may_be_necessary = kit.Choice(
        "May it be necessary for provision to be made through an EHC plan?",
        YES_NO,
        inline=True,
        missing="Say whether a plan may be necessary",
    )
    field_order = ("may_have_sen", "may_be_necessary")


class Because(kit.Form):
    """Why, in words."""

    because = kit.LongText("Why?", limit=500, rows=4, missing="Say why")


class OnDay(kit.Form):
    """One day."""

    day = kit.Date("On which day?", called="the day")

    def __init__(self, *args: Any, label: str = "", called: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["day"].label = label


class Meeting(kit.Form):
    """When and where we meet."""

    meets_on = kit.Date("On which day do we meet?", called="the day of the meeting")
    place = kit.Text(
        "Where, or how?", hint="A place, by telephone, or by video.", limit=200, missing="Say where or how"
    )


class MeetingHeld(kit.Form):
    """What came of the meeting."""

    held_on = kit.Date("On which day was it held?", called="the day it was held")
    note = kit.LongText(
        "What was agreed?", hint="The family and the school read it.", limit=4000, missing="Write down what was agreed"
    )
