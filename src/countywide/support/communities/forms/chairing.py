"""What a chair or a clerk is asked: what happens with a request, what was decided, and about a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import Help, Ruling, Triage
from ..types import Decided
from .asking import NO_NAMES, pence


class Triaged(kit.Form):
    """What happens with a request that came."""

    what = kit.Choice(
        "What do you do with it?", Triage.choices,
        reveals={Triage.LIST: "meeting", Triage.ADVISE: "words", Triage.REDIRECT: "words"}, missing="Say what you do with it",
    )  # fmt: skip
    meeting = kit.Pick("At which meeting?", missing="Choose the meeting")
    words = kit.LongText(
        "What can the school do?",
        hint=f"It reads this at once. {NO_NAMES}",
        limit=2000,
        missing="Say what the school can do",
    )

    def __init__(self, *args: Any, meetings: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = list(meetings)


class OtherMeeting(kit.Form):
    """Another meeting of the same community."""

    label_is_heading = True
    meeting = kit.Choice("At which meeting?", missing="Choose the meeting")

    def __init__(self, *args: Any, meetings: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = list(meetings)


MONEY = ("amount", "starts_on", "ends_on", "conditions", "review_on", "board_said")


class Decide(kit.Form):
    """What was decided, and why."""

    help = kit.Choices(
        "What was decided?", Help.choices, reveals={Help.FUNDING: MONEY}, missing="Choose what was decided",
        called="what was decided",
    )  # fmt: skip
    amount = kit.Number("How much altogether?", prefix="£", places=2, min_value=1, width=10, missing="Enter the amount")
    starts_on = kit.Date("From which day?", called="the first day", missing="Enter the first day")
    ends_on = kit.Date("Until which day?", called="the last day", missing="Enter the last day")
    conditions = kit.LongText("On which conditions?", limit=1000, rows=2, required=False)
    review_on = kit.Date(
        "When is it looked at whether it helped?", called="the day of the review", missing="Enter the day"
    )
    board_said = kit.Text(
        "The vote of the Area Board, if this is more than the fund has",
        hint="When it voted, and how. Leave it empty where the fund is enough.", limit=300, required=False,
    )  # fmt: skip
    said = kit.LongText("What was discussed?", hint=NO_NAMES, limit=2000, missing="Say what was discussed")
    reasons = kit.LongText(
        "Why?", hint=f"At least 80 letters. The school may challenge it. {NO_NAMES}", limit=2000, missing="Give the reasons",
        called="the reasons",
    )  # fmt: skip


def decided(answers: dict[str, Any]) -> Decided:
    """What was entered as the rules read it."""
    return Decided(
        help=tuple(answers.get("help") or ()), said=answers.get("said") or "", reasons=answers.get("reasons") or "",
        pence=pence(answers.get("amount")) or 0, starts_on=answers.get("starts_on"), ends_on=answers.get("ends_on"),
        conditions=answers.get("conditions") or "", review_on=answers.get("review_on"),
        board_said=answers.get("board_said") or "",
    )  # fmt: skip


class Rule(Decide):
    """What came of another look; what is decided instead, where the outcome is changed."""

    field_order = ("ruling",)
    ruling = kit.Choice(
        "What came of it?", Ruling.choices, reveals={Ruling.CHANGED: ("help", "said")}, missing="Say what came of it"
    )
    help = kit.Choices(
        "What is decided instead?", Help.choices, reveals={Help.FUNDING: MONEY}, missing="Choose what is decided",
        called="what is decided",
    )  # fmt: skip
    board_said = kit.Text("The vote of the Area Board, if this is more than the fund has", limit=300, required=False)
    reasons = kit.LongText("Why?", hint=f"At least 80 letters. {NO_NAMES}", limit=2000, missing="Give the reasons")


class Declare(kit.Form):
    """A school with an interest in an item."""

    school = kit.Choice("Which school has an interest?", missing="Choose the school")
    what = kit.Text(
        "What is the interest?", hint="For example, a brother is a pupil there.", limit=300, missing="Say what it is"
    )

    def __init__(self, *args: Any, schools: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = list(schools)


class Plan(kit.Form):
    """When and where a community meets."""

    day = kit.Date("On which day?", called="the day", missing="Enter the day")
    at = kit.Text("At what time?", hint="For example, 13:30", width=10, missing="Enter the time")
    place = kit.Text("Where?", limit=200, missing="Say where")

    def clean_at(self) -> Any:
        from datetime import time

        from django.core.exceptions import ValidationError

        try:
            return time.fromisoformat(str(self.cleaned_data["at"]).strip().replace(".", ":").zfill(5))
        except ValueError:
            raise ValidationError("Enter the time as 13:30") from None


class Attendance(kit.Form):
    """Which schools are there."""

    schools = kit.Choices("Which schools are there?", missing="Tick the schools that are there")

    def __init__(self, *args: Any, schools: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["schools"].choices = list(schools)


class Minutes(kit.Form):
    """What was discussed."""

    minutes = kit.LongText(
        "Minutes", hint=f"By codes alone. {NO_NAMES}", limit=8000, rows=14, missing="Write the minutes"
    )


class LinkOfficer(kit.Form):
    """The officer whom a community turns to."""

    email = kit.Email("The officer’s work email address", missing="Enter the address", autocomplete="off")
