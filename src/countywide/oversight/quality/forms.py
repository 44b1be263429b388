"""Questions asked in audits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.casework.cases.enums import CaseKind
from countywide.platform.kit import forms as kit

from .enums import Grade, Result


class PlanAudit(kit.Form):
    """What an audit looks at."""

    theme = kit.Text("What is the audit about?", limit=200, missing="Say what the audit is about")
    why = kit.LongText(
        "Why now?", hint="Everybody can read this with the scope. Name nobody.", limit=2000, required=False
    )
    kind = kit.Choice("Which cases?", CaseKind.choices, called="which cases")
    parts = kit.Choices("What does it look at?", called="what it looks at")
    first = kit.Date("First day looked at")
    last = kit.Date("Last day looked at")
    size = kit.Number("How many cases are drawn?", min_value=1, max_value=400, width=3, called="how many cases")

    def __init__(self, *args: Any, parts: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = list(parts)


class Allocate(kit.Form):
    """Who audits."""

    auditors = kit.Choices(
        "Who audits?", called="at least one auditor",
        hint="Nobody is given a case that they or their team worked on. The rest goes round in turn.",
    )  # fmt: skip

    def __init__(self, *args: Any, offered: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["auditors"].choices = [(str(key), name) for key, name in offered]


class Record(kit.Form):
    """A result and a note for each criterion that an auditor judges, and a note beside each that the record answers."""

    def __init__(self, *args: Any, criteria: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in criteria:
            if not each.record:
                self.fields[f"result-{each.key}"] = kit.Choice(
                    each.asks, Result.choices, hint=each.met, missing=f"Give a result for “{each.asks}”"
                )
            self.fields[f"note-{each.key}"] = kit.LongText(
                f"Your note on “{each.asks}”", limit=2000, rows=2, required=False,
                hint="School, officer and advisers read it. Name nobody.",
            )  # fmt: skip


class Moderate(kit.Form):
    """The second look."""

    grade = kit.Choice("Which grade stands?", Grade.choices, called="which grade stands")
    because = kit.LongText("Why another grade?", hint="Only if it is another.", limit=2000, required=False)


class AddAction(kit.Form):
    """Something to be done."""

    text = kit.LongText("What is to be done?", hint="It is published with the audit. Name nobody.", limit=500,
                        missing="Say what is to be done")  # fmt: skip
    owner = kit.Pick("Who does it?", called="who does it")
    due_on = kit.Date("By when?", called="the day by which it is done")

    def __init__(self, *args: Any, offered: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [(str(key), name) for key, name in offered]


class CloseAction(kit.Form):
    """What was done."""

    because = kit.LongText("What was done?", limit=500, missing="Say what was done")


class Publish(kit.Form):
    """What was found, for everybody."""

    themes = kit.LongText(
        "What did the audit find?",
        hint="What was done well, what was not, and what changes. Name no child, no school and no case.",
        limit=6000, rows=12, missing="Say what was found",
    )  # fmt: skip
