"""What officers enter about a consultation."""

from __future__ import annotations

from collections.abc import Sequence

from countywide.law.codes import gias
from countywide.platform.kit import forms as kit

from ..enums import Sort, Withdrawn

MILES = (("5", "5 miles"), ("10", "10 miles"), ("25", "25 miles"))
YES_NO = (("yes", "Yes"), ("no", "No"))


class Near(kit.Form):
    """What kind of place is looked for, and how far away."""

    sort = kit.Pick("What kind of place?", Sort.choices, empty="Every kind", required=False)
    need = kit.Pick(
        "For which need first?", [(code, name) for code, name in gias.SEN_NEEDS.items()], empty="No need in particular",
        required=False,
    )  # fmt: skip
    miles = kit.Choice("How far away, at most?", MILES, inline=True)


class New(kit.Form):
    """Which school, and why."""

    school = kit.Text(
        "Which school or college?", hint="Write its name or URN, and choose it from the list.", limit=200,
        suggest="/schools/suggest", called="the school", missing="Say which school or college",
    )  # fmt: skip
    is_preference = kit.Choice(
        "Does the family ask for it?", YES_NO, inline=True, missing="Say whether the family asks for it",
        hint="The letter says so, and which duty in law follows.",
    )  # fmt: skip
    why = kit.LongText(
        "Why this school?", hint="It stands in the letter to the school, and the family can read it. At least 8 words.",
        limit=2000, missing="Say why this school",
    )  # fmt: skip


def reasons_form(sheets: Sequence[tuple[int, str, str]]) -> type[kit.Form]:
    """One box for each old paper: `number, title, age in words`."""
    fields = {
        f"because_{number}": kit.LongText(
            f"{title}: why does it go?", hint=age, limit=500, rows=2, missing=f"Say why {title} goes"
        )
        for number, title, age in sheets
    }
    return type("OldPapers", (kit.Form,), fields)


class Send(kit.Form):
    """Nothing to fill in."""


class SendElsewhere(kit.Form):
    """Where the council that maintains the school reads email."""

    council_address = kit.Email(
        "Where does the council that maintains this school read email about children with plans?",
        hint="It is consulted too: Children and Families Act 2014 s.39(2)(c). It gets a link and a code of its own.",
        called="its email address", missing="Enter where that council reads email",
    )  # fmt: skip


class MoreDays(kit.Form):
    """A school that is closed."""

    to = kit.Date("Until when may the school answer?", called="the day", missing="Give the day")
    because = kit.LongText("Why?", limit=300, rows=3, missing="Say why")


class Withdraw(kit.Form):
    """Why it is asked no more."""

    label_is_heading = True
    because = kit.Choice(
        "Why is this school asked no more?",
        [each for each in Withdrawn.choices if each[0] not in ("NOT_OURS", "SHUT", "CEASED", "DECIDED")],
        missing="Say why",
    )  # fmt: skip


class Reply(kit.Form):
    label_is_heading = True
    answer = kit.LongText("Your answer", limit=3000, rows=6, missing="Write your answer")


class Check(kit.Form):
    """Complete, or returned."""

    verdict = kit.Choice(
        "Is this answer complete?",
        (
            ("yes", "Yes: release the reasons to the family"),
            ("no", "No: return it for detail"),
        ),
        hints={"no": "The date of the decision runs on. The family reads that the reply is being checked."},
        reveals={"no": "because"},
        missing="Say whether it is complete",
    )
    because = kit.LongText(
        "What should the school add?", hint="The school reads this. At least 8 words.", limit=2000,
        missing="Say what the school should add",
    )  # fmt: skip


class TakeOut(kit.Form):
    """Words about somebody else."""

    words = kit.LongText(
        "Which words are taken out?", hint="Copy them exactly as they stand.", limit=2000, rows=3,
        missing="Copy the words that are taken out",
    )  # fmt: skip
    why = kit.Text(
        "Why?", hint="The family reads this, never the words: for example “It is about another child”.", limit=200,
        missing="Say why they are taken out",
    )  # fmt: skip
