"""What an officer who proposes and a manager who decides are asked: each change, and the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import Answered, Outcome
from ..form_sets import CriteriaSet
from ..queries import Change
from ..rules.deciding import FEWEST_SIGNS
from ..types import Answering, Deciding

REASON = f"At least {FEWEST_SIGNS} letters. The family and the school read it."


class Decide(kit.Form):
    """An answer to each change that is asked for, then what becomes of the plan."""

    outcome = kit.Choice(
        "What becomes of the plan?",
        Outcome.choices,
        hints={
            Outcome.MAINTAIN.value: "No change is accepted. The family can appeal.",
            Outcome.AMEND.value: "What you accept is written into the plan and sent to the family the same day.",
            Outcome.CEASE.value: "Only after the family and the head were asked what they think of it.",
        },
        missing="Choose what becomes of the plan",
    )
    reasons = kit.LongText(
        "Why?",
        hint="In at least 20 words. The family and the school read it.",
        limit=6000,
        rows=8,
        missing="Give your reasons",
    )
    despite = kit.LongText(
        "Why is the plan kept as it is, though outcomes are past and the child prepares to move?",
        hint=f"Only if you keep the plan as it is. {REASON}",
        limit=2000,
        rows=4,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        changes: Sequence[Change] = (),
        criteria: CriteriaSet | None = None,
        warned: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.changes, last = list(changes), {name: self.fields.pop(name) for name in ("outcome", "reasons", "despite")}
        for each in self.changes:
            assert criteria is not None
            self.ask(each, criteria)
        if not warned:
            del last["despite"]
        self.fields.update(last)

    def ask(self, change: Change, criteria: CriteriaSet) -> None:
        """The questions on one change."""
        pk, fields = change.request.pk, self.fields
        accept, decline = (
            [(each.key, each.says) for each in criteria.to(decides)] for decides in ("ACCEPT", "DECLINE")
        )
        fields[f"answered_{pk}"] = kit.Choice(
            f"What do you decide on {change.called}?",
            Answered.choices,
            required=False,
            called=change.called,
            reveals={
                Answered.ACCEPT.value: f"accept_by_{pk}",
                Answered.PART.value: (f"part_by_{pk}", f"part_words_{pk}", f"part_why_{pk}"),
                Answered.DECLINE.value: (f"decline_by_{pk}", f"decline_why_{pk}"),
            },
        )
        choose = "Choose the criterion"
        fields[f"accept_by_{pk}"] = kit.Pick("By which criterion?", accept, missing=choose)
        fields[f"part_by_{pk}"] = kit.Pick("By which criterion do you accept a part?", accept, missing=choose)
        fields[f"part_words_{pk}"] = kit.LongText(
            "What will the plan say?", limit=20_000, rows=5, missing="Write what the plan will say",
            initial=change.request.wording,
        )  # fmt: skip
        fields[f"part_why_{pk}"] = kit.LongText(
            "Why not all of it?", hint=REASON, limit=2000, rows=4, missing="Say why you do not accept all of it"
        )
        fields[f"decline_by_{pk}"] = kit.Pick("By which criterion do you not accept it?", decline, missing=choose)
        fields[f"decline_why_{pk}"] = kit.LongText(
            "Why?", hint=REASON, limit=2000, rows=4, missing="Say why you do not accept it"
        )
        if change.is_stale:
            fields[f"confirm_{pk}"] = kit.Tick(
                "I have read what the plan says today, and accept the change all the same", required=False
            )


def names_of(change: Change) -> list[str]:
    """The questions that a change's own card asks; what they reveal follows them."""
    pk = change.request.pk
    return [f"answered_{pk}", *([f"confirm_{pk}"] if change.is_stale else [])]


def deciding_from(changes: Sequence[Change], said: dict[str, Any]) -> Deciding:
    """What was answered, as the action takes it."""
    asked = [each.request.pk for each in changes]
    return Deciding(
        outcome=said["outcome"],
        reasons=said["reasons"],
        answers=tuple(answer_to(pk, said) for pk in asked if said.get(f"answered_{pk}")),
        confirmed=frozenset(pk for pk in asked if said.get(f"confirm_{pk}")),
        despite=said.get("despite") or "",
    )


def answer_to(pk: int, said: dict[str, Any]) -> Answering:
    """One change as it was answered."""
    answered = said[f"answered_{pk}"]
    how = {"ACCEPT": "accept", "PART": "part", "DECLINE": "decline"}[answered]
    return Answering(
        change=pk,
        answered=answered,
        criterion=said.get(f"{how}_by_{pk}") or "",
        because=said.get(f"{how}_why_{pk}") or "",
        agreed_wording=(said.get(f"part_words_{pk}") or "") if answered == Answered.PART else "",
    )


def known(changes: Sequence[Change]) -> dict[str, Any]:
    """What was proposed for each change."""
    found: dict[str, Any] = {}
    for each in changes:
        pk, request = each.request.pk, each.request
        how = {"ACCEPT": "accept", "PART": "part", "DECLINE": "decline"}.get(request.answered)
        if how:
            found |= {
                f"answered_{pk}": request.answered,
                f"{how}_by_{pk}": request.criterion,
                f"{how}_why_{pk}": request.because,
            }
        if how == "part":
            found[f"part_words_{pk}"] = request.agreed_wording
    return found


class ProposalBack(kit.Form):
    because = kit.LongText(
        "What is missing?", hint="The officer reads it. The four weeks run on.", limit=2000, rows=4,
        missing="Say what is missing",
    )  # fmt: skip
