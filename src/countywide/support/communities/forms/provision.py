"""What is asked about a plan's provision, a bridge, and a referral to the pot."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import Secured


class CloseCase(kit.Form):
    """How what the plan says is secured."""

    secured = kit.Choice("How is what the plan provides secured?", Secured.choices, missing="Say how it is secured")
    reasons = kit.LongText(
        "What is done, by whom and from when?", hint="At least 80 letters. The school reads it.", limit=2000,
        missing="Say what is done",
    )  # fmt: skip


class AskBridge(kit.Form):
    """What a school needs until there is a specialist place."""

    needs = kit.LongText(
        "What is needed to keep the child safe and learning?",
        limit=2000,
        missing="Say what is needed",
        called="what is needed",
    )
    cannot = kit.LongText("What can you not provide?", limit=2000, missing="Say what you cannot provide")
    amount = kit.Number(
        "What would that cost in a year?", prefix="£", places=2, min_value=1, width=10, missing="Enter what it costs",
        called="what it costs",
    )  # fmt: skip
    from_on = kit.Date("From when do you need it?", called="the first day", missing="Enter the first day")
    family_told_on = kit.Date(
        "When did you tell the family?",
        called="the day on which you told the family",
        missing="Say when you told the family",
    )


class DecideBridge(kit.Form):
    """Whether a bridge is paid."""

    answer = kit.Choice(
        "Is the bridge granted?", [("YES", "Yes"), ("NO", "No")], reveals={"YES": ("amount", "starts_on", "ends_on")},
        missing="Say whether it is granted",
    )  # fmt: skip
    amount = kit.Number(
        "How much altogether, between these days?",
        prefix="£",
        places=2,
        min_value=1,
        width=10,
        missing="Enter the amount",
    )
    starts_on = kit.Date("From which day?", called="the first day", missing="Enter the first day")
    ends_on = kit.Date("Until which day?", called="the last day", missing="Enter the last day")
    reasons = kit.LongText(
        "Why?", hint="At least 80 letters. The school reads it.", limit=2000, missing="Give the reasons"
    )


class Refer(kit.Form):
    """That one pointed a school to its community."""

    school = kit.Text(
        "Which school?", hint="Its name or URN", suggest="/schools/suggest", limit=200, missing="Enter the school",
        called="the school",
    )  # fmt: skip
    plan = kit.Choice(
        "Was it about a pupil with a plan?",
        [("YES", "Yes"), ("NO", "No")],
        inline=True,
        missing="Say whether there is a plan",
    )
    reason = kit.LongText("Why did you point it there?", hint="Name no child.", limit=1000, missing="Say why")


class Reason(kit.Form):
    """Why a school was pointed to its community."""

    label_is_heading = True
    reason = kit.LongText(
        "Why was the school pointed to its community?", hint="Name no child.", limit=1000, missing="Say why"
    )


def is_yes(answer: Any) -> bool:
    return bool(answer == "YES")
