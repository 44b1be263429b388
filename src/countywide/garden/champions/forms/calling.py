"""What people are asked."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.utils.text import slugify
from django.utils.timezone import get_current_timezone, make_aware

from countywide.platform.kit import forms as kit

from ..enums import Asks
from ..types import FormPage, Kind, Question

YES_NO = (("yes", "Yes"), ("no", "No"))
HOURS = [(str(hour), time(hour).strftime("%H:%M")) for hour in range(24)]


class TellMe(kit.Form):
    email = kit.Email("Your email address", called="your email address")


class Press(kit.Form):
    """A button and nothing to fill in."""


class Checked(kit.Form):
    """The check before any form. The questions are those of the kind: `check_of`."""

    kind: Kind

    def told(self) -> dict[str, Any]:
        """The answers as the rule is asked: schools as typed, the role, the checks."""
        given = self.cleaned_data
        return {
            "typed": [given.get("school", ""), given.get("other", "")],
            "role": given.get("role", ""),
            "checks": {check.key: given.get(check.key, "") for check in self.kind.checks},
        }


def check_of(kind: Kind) -> type[Checked]:
    """The school, what one does there, and the kind’s own questions."""
    asked: dict[str, Any] = {}
    if kind.needs_school:
        asked["school"] = kit.Text(
            "Which school employs you?", hint="Its name, or its number in the register.", suggest="/schools/suggest",
            limit=200, missing="Enter the school that employs you", called="the school",
        )  # fmt: skip
        asked["other"] = kit.Text(
            "Do you work in another school too?", hint="One of the two is enough.", suggest="/schools/suggest", limit=200,
            required=False, called="the other school",
        )  # fmt: skip
    if kind.roles:
        offered = [*((each.key, each.name) for each in kind.roles), ("none", "None of these")]
        asked["role"] = kit.Choice(
            "What do you do there?", offered, missing="Select what you do there", called="what you do there"
        )
    for check in kind.checks:
        asked[check.key] = kit.Choice(check.asks, YES_NO, inline=True, missing=f"Answer: {check.asks}")
    return type("Check", (Checked,), {**asked, "kind": kind})


def field_of(question: Question) -> Any:
    """A question of a kind’s form, as a field."""
    asked: dict[str, Any] = {"hint": question.hint, "required": question.is_required}
    if question.is_required:
        asked["missing"] = f"Answer: {question.asks}"
    options = [(each, each) for each in question.options]
    match question.kind:
        case Asks.LONG:
            return kit.LongText(question.asks, limit=question.limit or 2000, rows=8, called="this answer", **asked)
        case Asks.NUMBER:
            return kit.Number(
                question.asks, min_value=0, max_value=question.limit or None, called="this answer", **asked
            )
        case Asks.CHOICE:
            return kit.Choice(question.asks, options, **asked)
        case Asks.CHOICES:
            return kit.Choices(question.asks, options, **asked)
        case Asks.TICK:
            return kit.Tick(question.asks, **asked)
    return kit.Text(question.asks, limit=question.limit or 200, called="this answer", **asked)


def form_of(questions: tuple[Question, ...]) -> type[kit.Form]:
    """The form of some questions."""
    return type("Asked", (kit.Form,), {question.key: field_of(question) for question in questions})


def of_page(page: FormPage) -> type[kit.Form]:
    return form_of(page.questions)


class AskApproval(kit.Form):
    name = kit.Text("Their name", limit=200, missing="Enter their name", called="their name")
    email = kit.Email(
        "Their email address at the school", hint="We send a personal link there. Nobody else can use it.",
        missing="Enter their email address", called="their email address", autocomplete="off",
    )  # fmt: skip

    def __init__(self, *args: Any, known: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["email"]


class Cv(kit.Form):
    """A file that says what the applicant has done."""

    file = kit.File(
        "The file", hint="A PDF or a Word document.", accept=".pdf,.docx,.odt", missing="Choose the file",
    )  # fmt: skip


class Approve(kit.Form):
    given = kit.Choice(
        "Do you approve?", (("yes", "Yes, the school releases this person"), ("no", "No")),
        reveals={"yes": "agrees", "no": "says"}, missing="Select yes or no",
    )  # fmt: skip
    agrees = kit.Tick("The school agrees to the terms above", missing="Tick that the school agrees to the terms")
    says = kit.LongText(
        "Why not?", hint="The applicant reads this.", limit=1000, missing="Write in a few words why not"
    )


class Send(kit.Form):
    declares = kit.Tick("I agree", missing="Tick that what you have written is true")

    def __init__(self, *args: Any, declaration: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["declares"].label = declaration


class AllowLate(kit.Form):
    until = kit.Date("Until the end of which day?", missing="Enter a day", called="the day")
    because = kit.LongText("Why?", hint="For the record.", limit=200, missing="Say why")


class OfCall(kit.Form):
    """The dates and words of a call."""

    title = kit.Text(
        "What is the call named?",
        hint="Such as “Inclusion Champions 2027”.",
        limit=120,
        missing="Enter the name of the call",
        called="the name",
    )
    places = kit.Number(
        "How many places are there?",
        min_value=1,
        max_value=200,
        missing="Enter the number of places",
        called="the number of places",
    )
    opens_on = kit.Date(
        "On which day does it open?", missing="Enter the day on which it opens", called="the day on which it opens"
    )
    opens_hour = kit.Pick("At what time?", HOURS)
    closes_on = kit.Date(
        "On which day does it close?", missing="Enter the day on which it closes", called="the day on which it closes"
    )
    closes_hour = kit.Pick("At what time does it close?", HOURS)
    results_by = kit.Date(
        "By when do people hear the result?",
        missing="Enter the day by which people hear",
        called="the day by which people hear",
    )
    starts_on = kit.Date(
        "When does the role begin?",
        missing="Enter the day on which the role begins",
        called="the day on which the role begins",
    )
    words = kit.LongText(
        "What is particular about this call?", hint="Shown at the top of its page.", limit=2000, required=False
    )


class Plan(OfCall):
    kind = kit.Pick("For which kind of role?", missing="Select a kind of role", empty="Choose one")
    field_order = ("kind",)

    def __init__(self, *args: Any, kinds: list[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Choose one"), *((each.key, each.title) for each in kinds)]  # type: ignore[attr-defined]


def dates_of(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers of `OfCall` as the action takes them: two moments in the council’s own time."""
    given = dict(answers)
    for which in ("opens", "closes"):
        day, hour = given.pop(f"{which}_on"), int(given.pop(f"{which}_hour"))
        given[f"{which}_at"] = moment(day, hour)
    return given


def moment(day: date, hour: int) -> datetime:
    return make_aware(datetime.combine(day, time(hour)), get_current_timezone())


def key_of(title: str) -> str:
    """The name of a call as it stands in its address."""
    return slugify(title)[:80]
