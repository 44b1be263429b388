"""What an officer is asked who decides a review a second time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.casework.reviews.enums import Answered, Outcome
from countywide.platform.kit import forms as kit

from .rules import FEWEST_SIGNS, FEWEST_WORDS
from .types import SecondAnswer

REASON = f"At least {FEWEST_SIGNS} letters. Whoever decided first reads it. Name nobody."


class DecideSecond(kit.Form):
    """An answer to each change that was asked for, then what would become of the plan."""

    outcome = kit.Choice(
        "What would become of the plan?", Outcome.choices, missing="Choose what would become of the plan"
    )
    reasons = kit.LongText(
        "Why?",
        hint=f"In at least {FEWEST_WORDS} words. Whoever decided first reads it.",
        limit=6000,
        rows=6,
        missing="Give your reasons",
    )

    def __init__(self, *args: Any, changes: Sequence[Any] = (), criteria: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = {name: self.fields.pop(name) for name in ("outcome", "reasons")}
        for each in changes:
            self.ask(each, criteria)
        self.fields.update(last)

    def ask(self, change: Any, criteria: Any) -> None:
        """The questions on one change."""
        pk, fields = change.request.pk, self.fields
        accept, decline = ([(each.key, each.says) for each in criteria.to(how)] for how in ("ACCEPT", "DECLINE"))
        choose = "Choose the criterion"
        fields[f"answered_{pk}"] = kit.Choice(
            change.called[:1].upper() + change.called[1:],
            [("ACCEPT", "Accept"), ("PART", "Accept a part"), ("DECLINE", "Do not accept")],
            missing=f"Answer {change.called}",
            reveals={
                Answered.ACCEPT.value: f"accept_by_{pk}",
                Answered.PART.value: (f"part_by_{pk}", f"part_why_{pk}"),
                Answered.DECLINE.value: (f"decline_by_{pk}", f"decline_why_{pk}"),
            },
        )
        fields[f"accept_by_{pk}"] = kit.Pick("By which criterion?", accept, missing=choose)
        fields[f"part_by_{pk}"] = kit.Pick("By which criterion do you accept a part?", accept, missing=choose)
        fields[f"part_why_{pk}"] = kit.LongText(
            "Which part, and why not all of it?",
            hint=REASON,
            limit=2000,
            rows=3,
            missing="Say which part and why not all",
        )
        fields[f"decline_by_{pk}"] = kit.Pick("By which criterion do you not accept it?", decline, missing=choose)
        fields[f"decline_why_{pk}"] = kit.LongText(
            "Why do you not accept it?", hint=REASON, limit=2000, rows=3, missing="Say why you do not accept it"
        )


def answers_from(changes: Sequence[Any], said: dict[str, Any]) -> dict[int, SecondAnswer]:
    """What was answered to each change, as the action takes it."""
    found = {}
    for pk in (each.request.pk for each in changes):
        if answered := said.get(f"answered_{pk}"):
            how = str(answered).lower()
            found[pk] = SecondAnswer(answered, said.get(f"{how}_by_{pk}") or "", said.get(f"{how}_why_{pk}") or "")
    return found
