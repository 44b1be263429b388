"""What families and officers are asked about a personal budget and direct payments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import AskedBudget, Paid

YES_NO = (("YES", "Yes"), ("NO", "No"))


class Please(kit.Form):
    """What the family wants a budget for."""

    says = kit.LongText(
        "What would you like money for?",
        hint="Say which help in the plan you would like to choose or buy yourself. Your own words are fine.",
        limit=8000, rows=6, missing="Say what you would like money for",
    )  # fmt: skip
    wants_payment = kit.Choice(
        "Would you like to be paid the money, and buy the help yourself?",
        YES_NO, hint="This is called a direct payment.", inline=True, missing="Say if you would like to be paid the money",
    )  # fmt: skip


class Enter(kit.Form):
    """A request for a budget, as it reached us."""

    asked_by = kit.Choice("Who asks?", AskedBudget, missing="Say who asks")
    asked_on = kit.Date("On which day did the request reach the council?", called="the day of the request")
    says = kit.LongText("What do they want it for?", limit=8000, rows=5, missing="Write down what they want it for")
    wants_payment = kit.Choice(
        "Do they ask for direct payments?", YES_NO, inline=True, missing="Say whether they ask for direct payments"
    )


class Decide(kit.Form):
    """How much, and how, for each piece of provision; and why not, where something is refused."""

    refused_because = kit.LongText(
        "Why is a budget, or a direct payment that was asked for, refused?",
        hint="Leave it empty if all is agreed. The family reads it, and can ask us once to look again.",
        limit=8000, rows=5, required=False,
    )  # fmt: skip
    conditions = kit.LongText(
        "On which conditions are direct payments made?",
        hint="What the money is for, what records are kept, and what must be paid back. Only for direct payments.",
        limit=8000, rows=5, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, provision: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = [key for key, _ in provision]
        asked: dict[str, Any] = {}
        for place, (key, says) in enumerate(provision, 1):
            asked[f"paid_{key}"] = kit.Pick(
                f"F{place}: {says}", Paid.choices, empty="Not in the budget", required=False
            )
            asked[f"pounds_{key}"] = kit.Number(
                f"F{place}: how much a year?", places=2, prefix="£", min_value=0, width="10", required=False,
                called=f"the amount for F{place}",
            )  # fmt: skip
        self.fields = {**asked, **self.fields}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for key in self.rows:
            paid, pounds = given.get(f"paid_{key}"), given.get(f"pounds_{key}")
            if paid and not pounds and f"pounds_{key}" not in self.errors:
                self.add_error(f"pounds_{key}", "Enter how much a year")
            if pounds and not paid:
                self.add_error(f"paid_{key}", "Choose how it is paid, or take the amount out")
        return given


class Begin(kit.Form):
    """The written consent, and the first payment."""

    recipient = kit.Text("Who is paid?", limit=200, called="who is paid", autocomplete="off")
    consented_on = kit.Date(
        "On which day did they consent in writing?", called="the day of the written consent",
        hint="To the amount, to what it is for, and to the conditions.",
    )  # fmt: skip
    first_on = kit.Date("On which day was the first payment made?", called="the day of the first payment")


class Look(kit.Form):
    """What came of looking at direct payments."""

    reviewed_on = kit.Date("On which day did you look at the payments?", called="the day of the review")
    finding = kit.LongText(
        "What did you find?", hint="Whether the money is enough, and was used for what was agreed. The family reads it.",
        limit=8000, rows=5, missing="Say what you found",
    )  # fmt: skip


class Stop(kit.Form):
    """When direct payments stop, and why."""

    stops_on = kit.Date("From which day is nothing paid?", called="the day the payments stop")
    because = kit.LongText(
        "Why do the payments stop?", hint="The family reads it, and can ask us once to look again.", limit=8000, rows=5,
        missing="Say why the payments stop",
    )  # fmt: skip


class AskLook(kit.Form):
    """Why the family wants us to look again."""

    says = kit.LongText("Why should we look again?", limit=8000, rows=5, missing="Say why we should look again")


class EnterLook(AskLook):
    """The same, as it reached us."""

    asked_on = kit.Date("On which day did the request reach the council?", called="the day of the request")


class LookAgain(kit.Form):
    """Whether the decision stands."""

    stands = kit.Choice("Does the decision stand?", YES_NO, inline=True, missing="Say whether the decision stands")
    reasons = kit.LongText("Why?", hint="The family reads it.", limit=8000, rows=5, missing="Say why")
