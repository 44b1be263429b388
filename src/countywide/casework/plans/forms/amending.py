"""What officers and families are asked about changes to a plan, and about ending one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import Because, Ceasing, Refusing
from ..rules.naming import FEWEST_WORDS
from .issuing import NAMED, SAME, SUGGEST, TYPE


class Propose(kit.Form):
    """Why the changes are proposed."""

    because = kit.Choice(
        "Do the changes follow from a review?",
        (
            (Because.OTHERWISE.value, "No: we amend the plan without a review (reg 28)"),
            (Because.REVIEW.value, "Yes (reg 22)"),
        ),
        reveals={Because.REVIEW.value: "meeting_on"},
        missing="Say whether the changes follow from a review",
    )
    meeting_on = kit.Date("On which day was the review meeting?", called="the day of the meeting")
    reasons = kit.LongText(
        "Why do we propose these changes?",
        hint="In plain words, and which report shows it. The family reads it.",
        limit=8000,
        rows=6,
        missing="Say why we propose these changes",
    )


class YourSay(kit.Form):
    """What one of the family says of proposed changes."""

    comments = kit.LongText(
        "What do you think of the changes?",
        hint="Which you agree with, which are wrong, what else should change. You can leave this empty.",
        limit=10000,
        rows=8,
        required=False,
    )
    school = kit.Text(
        "Which school, nursery or college would you like?",
        hint="Start to write its name. You can leave this empty.",
        suggest=SUGGEST,
        limit=200,
        required=False,
    )
    wants_meeting = kit.Tick("I want to meet somebody from the council about the changes", required=False)
    is_finished = kit.Tick(
        "I have said all I want to say",
        hint="If you tick this we need not wait for the rest of your 15 days. You do not have to.",
        required=False,
    )


class EnterSaying(YourSay):
    """The same, entered by an officer."""

    said_by = kit.Text("Who said it?", limit=200, missing="Say who said it")
    said_on = kit.Date("When did they say it?", called="the day they said it")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, hint in (
            ("comments", "What do they think of the changes?", ""),
            ("school", "Which school do they ask for?", ""),
            ("wants_meeting", "They want a meeting", ""),
            ("is_finished", "They say in writing that they have finished", "Only if it is in writing."),
        ):
            self.fields[name].label, self.fields[name].help_text = label, hint


class OnDay(kit.Form):
    """A day."""

    label_is_heading = False
    day = kit.Date("On which day?", called="the day")

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["day"].label = label


class MakeAmended(kit.Form):
    """The final amended plan."""

    answer = kit.LongText(
        "What became of what the family said?",
        hint="What we took up, what not, and why. If it said nothing, say so. The family reads it.",
        limit=4000,
        missing="Say what became of what the family said",
    )
    what = kit.Choice(
        "What does section I name?",
        (
            (SAME, "The same as before"),
            (NAMED, "Another school or setting"),
            (TYPE, "Only a type of school"),
        ),
        reveals={
            NAMED: ("school", "starts_on", "preference"),
            TYPE: ("type_of", "next_contact_on", "type_starts_on", "type_preference"),
        },
        missing="Say what section I names",
    )
    school = kit.Text("Which one?", suggest=SUGGEST, limit=200, missing="Say which school or setting")
    starts_on = kit.Date("From which day?", called="the day from which it is named")
    preference = kit.LongText(
        "Was the family’s wish met, and why?", limit=4000, missing="Say whether the family’s wish was met, and why"
    )
    type_of = kit.Text(
        "Which type?", hint="For example: a maintained special school", limit=200, missing="Say which type"
    )
    next_contact_on = kit.Date(
        "When do we contact the family next about a place?",
        hint="Within two weeks.",
        called="when we contact the family next",
    )
    type_starts_on = kit.Date("From which day?", called="the day from which the type is named")
    type_preference = kit.LongText(
        "Was the family’s wish met, and why?", limit=4000, missing="Say whether the family’s wish was met, and why"
    )


class Weigh(kit.Form):
    """Why a place that the family asks for would not be named."""

    wish = kit.Pick("Which place do you write of?", [], missing="Say which place you write of")
    ground = kit.Choice("On which ground could it not be named?", Refusing.choices, missing="Choose the ground in law")
    analysis = kit.LongText(
        "What shows it, for this child at this place?",
        hint=(
            "Name the reports and what the place answered, and say how its points and the family’s were weighed. That a school is "
            f"full, or has no money, is no ground by itself. At least {FEWEST_WORDS} words."
        ),
        limit=8000,
        rows=8,
        missing="Say what shows it",
    )
    steps = kit.LongText(
        "If the plan would name no mainstream place: which reasonable steps were considered, and why are they not enough?",
        hint="Section 33 asks this wherever the family asks for a mainstream place. Else leave it empty.",
        limit=4000,
        rows=5,
        required=False,
    )

    def __init__(self, *args: Any, wishes: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wish"].choices = list(wishes)


class ToldOtherwise(kit.Form):
    """How somebody was told whom no letter from here could reach."""

    day = kit.Date("On which day were they told?", called="the day they were told")
    how = kit.LongText(
        "How were they told?", hint="For example: by telephone, and by a letter of the same day.", limit=500, rows=3,
        missing="Say how they were told",
    )  # fmt: skip


class Reasons(kit.Form):
    """Reasons that a family can understand and challenge."""

    because = kit.LongText(
        "What are the reasons?",
        hint="About this child, with the reports that show it. The family reads them and can appeal.",
        limit=8000,
        rows=6,
        missing="Give the reasons",
    )


class Why(kit.Form):
    """Why something goes on."""

    because = kit.LongText("Why?", hint="The family reads it.", limit=2000, rows=4, missing="Say why")


class Consider(kit.Form):
    """Why ending a plan is considered."""

    ground = kit.Choice(
        "On which ground?", [(each.value, each.label) for each in Ceasing], missing="Choose the ground",
        hints={Ceasing.NOT_RESPONSIBLE.value: "Not for anybody under 18 (reg 29)."},
    )  # fmt: skip
    left_education = kit.Choice(
        "Is the child or young person out of education and training?",
        (("YES", "Yes"), ("NO", "No")),
        reveals={"YES": "finding"},
        missing="Say whether they are out of education and training",
    )
    finding = kit.Choice(
        "What did the review find?",
        (
            ("NOT_RETURN", "The young person does not want to return to education or training"),
            ("NOT_APPROPRIATE", "It is not appropriate for them to return"),
            ("NEITHER", "Neither of these"),
        ),
        missing="Say what the review found",
    )
    because = kit.LongText(
        "Why would the plan end?", hint="The family and the head or principal read it.", limit=4000, rows=5,
        missing="Say why the plan would end",
    )  # fmt: skip
    outcomes = kit.LongText(
        "Which outcomes of the plan are achieved?",
        hint="The law asks this of everybody from 18 (section 45(3)).",
        limit=4000,
        rows=4,
        required=False,
    )


class EnterEndingSaid(kit.Form):
    """What somebody who was consulted said."""

    of = kit.Choice(
        "Who said it?", (("FAMILY", "The family"), ("HEAD", "The head or principal")), missing="Say who said it"
    )
    said_on = kit.Date("On which day?", called="the day they said it")
    words = kit.LongText("What did they say?", limit=8000, rows=5, missing="Write down what they said")
