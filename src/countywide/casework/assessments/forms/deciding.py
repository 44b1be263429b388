"""What somebody who decides is asked."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import ChallengeKind, ChallengeOutcome, Order
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


class Challenged(kit.Form):
    """A family tells us of mediation or an appeal."""

    kind = kit.Choice(
        "What do you want to tell us?",
        (
            (ChallengeKind.MEDIATION.value, "We want mediation"),
            (ChallengeKind.APPEAL.value, "We have appealed to the Tribunal"),
        ),
        missing="Choose what you want to tell us",
        reveals={ChallengeKind.MEDIATION.value: "about_health"},
    )
    about_health = kit.Choice(
        "Is any of it about health care?",
        YES_NO,
        hint="If so, we tell the health board within three working days.",
        inline=True,
        missing="Say whether any of it is about health care",
    )


class NoteChallenge(kit.Form):
    """An officer enters one that was heard of otherwise."""

    kind = kit.Choice(
        "What is it?", [(each.value, each.label) for each in ChallengeKind],
        reveals={ChallengeKind.MEDIATION.value: "about_health", ChallengeKind.APPEAL.value: "respond_by"},
        missing="Say what it is",
    )  # fmt: skip
    about_health = kit.Choice(
        "Is any of it about health care?", YES_NO, inline=True, missing="Say whether it is about health"
    )
    respond_by = kit.Date(
        "By when does the Tribunal want our response?",
        hint="The date in its letter. Without one, thirty of its working days are counted.",
        called="the date in the Tribunal’s letter",
        required=False,
    )
    told_on = kit.Date("When were we told?", called="the day we were told")
    told_by = kit.Text("By whom?", limit=200, missing="Say who told us")


class OnDay(kit.Form):
    """One day."""

    day = kit.Date("On which day?", called="the day")

    def __init__(self, *args: Any, label: str = "", called: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["day"].label = label


class EndChallenge(kit.Form):
    """How a challenge ended, and what the council must then do."""

    outcome = kit.Choice("How did it end?", missing="Choose how it ended")
    order = kit.Choice("What must the council now do?", missing="Say what the council must now do")
    ended_on = kit.Date(
        "On which day?",
        hint="The order, telling the Tribunal, or the agreement. New time limits run from it.",
        called="the day it ended",
    )
    note = kit.LongText("What was decided or agreed?", hint="The family reads it.", limit=4000, required=False)

    def __init__(self, *args: Any, outcomes: Any = (), orders: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(each.value, ChallengeOutcome(each).label) for each in outcomes]
        won = (ChallengeOutcome.OVERTURNED, ChallengeOutcome.CONCEDED, ChallengeOutcome.AGREED)
        self.fields["outcome"].reveals = {each.value: ("order",) for each in outcomes if each in won}
        self.fields["order"].choices = [(each.value, Order(each).label) for each in orders]


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
