"""What officers are asked when a draft or a final plan goes out from what is written here."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

SUGGEST = "/schools/suggest"
NAMED, TYPE, SAME = "NAMED", "TYPE", "SAME"


class SendDraft(kit.Form):
    """A draft to send; from the second on, why there is a new one."""

    because = kit.LongText(
        "Why is there a new draft?",
        hint="The family reads it.",
        limit=500,
        rows=3,
        missing="Say why there is a new draft",
    )

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["because"]


class NamesSetting(kit.Form):
    """What section I names, from when, and what became of the family's wish."""

    what = kit.Choice(
        "What does section I name?",
        ((NAMED, "A school or another setting"), (TYPE, "Only a type of school")),
        reveals={NAMED: "school", TYPE: ("type_of", "next_contact_on")},
        missing="Say what section I names",
    )
    school = kit.Text("Which one?", suggest=SUGGEST, limit=200, missing="Say which school or setting")
    type_of = kit.Text(
        "Which type?", hint="For example: a maintained special school", limit=200, missing="Say which type"
    )
    next_contact_on = kit.Date(
        "When do we contact the family next about a place?",
        hint="Within two weeks.",
        called="when we contact the family next",
    )
    starts_on = kit.Date("From which day?", called="the day from which it is named")
    preference = kit.LongText(
        "Was the family’s wish met, and why?",
        hint="If not: the ground in section 39(4), and what shows it. The family reads it.",
        limit=4000,
        missing="Say whether the family’s wish was met, and why",
    )


class MakeFinal(NamesSetting):
    """The final plan."""
