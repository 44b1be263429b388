"""What a school is asked that begins an in-year review form, and an officer who answers one or begins an early review."""

from __future__ import annotations

from countywide.platform.kit import forms as kit

from ..enums import AboutWhat, EarlyFrom, UpdateAnswer, Urgency
from ..rules import FEWEST_TO_ANSWER as FEWEST_TO_CALL
from ..rules.updates import FEWEST_TO_ANSWER
from .asking import REASONS

FROM = (EarlyFrom.COUNCIL, EarlyFrom.HEALTH, EarlyFrom.CARE)


class BeginUpdate(kit.Form):
    """For what the form is sent: its pages follow from that."""

    about = kit.Choices("What is it for?", AboutWhat.choices, missing="Say what the form is for")


class AnswerUpdate(kit.Form):
    """The council's answer, with reasons."""

    answer = kit.Choice(
        "What do you answer?",
        UpdateAnswer.choices,
        hints={
            UpdateAnswer.EARLY.value: "A review in law: notice, papers, meeting, report and decision, with all their time limits.",
            UpdateAnswer.MERGE.value: "That something is under way is never a reason to leave it at a note.",
            UpdateAnswer.AMEND.value: "The family gets each change and has 15 days. The yearly review stays due on its day.",
        },
        reveals={UpdateAnswer.EARLY.value: "urgency"},
        missing="Choose what you answer",
    )
    urgency = kit.Choice("How soon is the review held?", Urgency.choices, missing="Say how soon the review is held")
    because = kit.LongText(
        "Why?", hint=f"At least {FEWEST_TO_ANSWER} letters. The school and the family read it.", limit=4000, rows=6,
        missing="Give your reasons",
    )  # fmt: skip


class CallEarly(kit.Form):
    """Why the council reviews a plan before its year is out."""

    asked_by = kit.Choice(
        "Where does it come from?",
        [(each.value, each.label) for each in FROM],
        hints={
            EarlyFrom.COUNCIL.value: "If the family or the school asks, they do so on the page of the case, and you answer."
        },
        missing="Say where it comes from",
    )
    reasons = kit.Choices("Why is the plan reviewed early?", REASONS, missing="Choose at least one reason")
    urgency = kit.Choice("How soon is the meeting held?", Urgency.choices, missing="Say how soon")
    because = kit.LongText(
        "Say why, for the family and the school", hint=f"At least {FEWEST_TO_CALL} letters. They read it as it stands.",
        limit=4000, rows=6, called="why", missing="Say why",
    )  # fmt: skip
