"""What somebody is asked who wants an early review, a second look, or a better form; and who answers."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import EarlyAnswer, SuggestionState, Urgency
from ..rules.asking import FEWEST_SIGNS, FEWEST_TO_ANSWER, FEWEST_TO_REPLY

YES_NO = ((True, "Yes"), (False, "No"))
REASONS = (
    ("NEEDS", "Needs have changed, or a new need has come"),
    ("PROVISION", "The help in the plan is not given, or does not work"),
    ("PLACE", "The place at the school or setting may break down"),
    ("ATTENDANCE", "The child is out of school or on a part-time timetable"),
    ("MOVE", "The child will move to another school or setting"),
    ("OTHER", "Something else"),
)


class AskEarly(kit.Form):
    """Why a plan should be looked at before its year is out."""

    reasons = kit.Choices("Why should the plan be reviewed early?", REASONS, missing="Choose at least one reason")
    text = kit.LongText(
        "What has changed?",
        hint=f"At least {FEWEST_SIGNS} letters.",
        limit=3000,
        rows=6,
        missing="Say what has changed",
    )
    urgency = kit.Choice("How soon?", Urgency.choices, missing="Say how soon")
    family_knows = kit.Choice(
        "Does the family know that you ask?", YES_NO, inline=True, missing="Say whether the family knows"
    )

    def __init__(self, *args: Any, by_family: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_family:
            del self.fields["family_knows"]


class AnswerEarly(kit.Form):
    """The council's answer, with reasons."""

    answer = kit.Choice(
        "What do you answer?",
        EarlyAnswer.choices,
        hints={EarlyAnswer.MERGE.value: "That a plan is being changed is never a reason to decline."},
        missing="Choose what you answer",
    )
    because = kit.LongText(
        "Why?", hint=f"At least {FEWEST_TO_ANSWER} letters. Whoever asked and the family read it.", limit=4000, rows=6,
        missing="Give your reasons",
    )  # fmt: skip


class AskAgain(kit.Form):
    text = kit.LongText(
        "What should we look at again?", hint=f"At least {FEWEST_SIGNS} letters.", limit=3000, rows=6,
        missing="Say what we should look at again",
    )  # fmt: skip


class ReplyToLook(kit.Form):
    """Whether the decision stands."""

    stands = kit.Choice(
        "Does the decision stand?",
        ((True, "Yes, it stands"), (False, "No: we will propose changes to the plan")),
        missing="Say whether the decision stands",
    )
    reply = kit.LongText(
        "Your reply", hint=f"At least {FEWEST_TO_REPLY} letters. The school reads it.", limit=4000, rows=6,
        missing="Write your reply",
    )  # fmt: skip


class Suggest(kit.Form):
    text = kit.LongText(
        "What should change on the review form?",
        hint="Write nothing about a child. We publish it in our own words, without your name.",
        limit=1000,
        rows=5,
        missing="Write your suggestion",
    )


class AnswerSuggestion(kit.Form):
    """What becomes of a suggestion, in public."""

    state = kit.Choice("What becomes of it?", SuggestionState.choices, missing="Choose what becomes of it")
    published_as = kit.Text("The suggestion in our own words", limit=300, required=False)
    reply = kit.LongText("Our answer", limit=1000, rows=4, required=False)


def truth(value: Any) -> bool | None:
    """What a yes-or-no question was answered with."""
    return {"True": True, "False": False}.get(str(value))
