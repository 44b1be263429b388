"""What whoever holds a review is asked: the meeting, the people, their advice, and who came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError

from countywide.platform.kit import forms as kit

from ..enums import Defect, Invited, Mode
from ..types import Inviting

OTHER_LINE = re.compile(r"^(?P<name>[^,;]+)[,;]\s*(?P<email>\S+@\S+)\s*$")
TIME = re.compile(r"^(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm)?$", re.IGNORECASE)
ROLES = {
    Invited.HEAD: "the head, principal or early years lead",
    Invited.COUNCIL: "an education officer of the council",
    Invited.HEALTH: "a health professional named by the health board",
    Invited.CARE: "a social care officer of the council",
    Invited.VIRTUAL: "the virtual school head",
}


class Meeting(kit.Form):
    """When, where and how people meet."""

    on = kit.Date("On which day is the meeting?", called="the day of the meeting")
    at = kit.Text("At what time?", hint="For example, 10:30am or 14:15", width=10, required=False)
    mode = kit.Choice(
        "How do people meet?",
        Mode.choices,
        reveals={Mode.IN_PERSON.value: "place", Mode.BOTH.value: "place_of_both"},
        missing="Say how people meet",
    )
    place = kit.Text("Where?", limit=300, missing="Say where people meet")
    place_of_both = kit.Text("Where do those who come in person meet?", limit=300, missing="Say where people meet")
    care_review_on = kit.Date(
        "When is the care plan reviewed next?",
        hint="The child is looked after by a council. Hold the two reviews together, or within two weeks of each other.",
        called="the day of the care plan review",
        required=False,
    )
    chair = kit.Text("Who leads the meeting?", limit=120, required=False)
    knowing = kit.Tick(
        "Keep this day, though it leaves little time or the school is closed",
        hint="Tick this only after you have read why the day is not a good one.",
        required=False,
    )

    def __init__(self, *args: Any, looked_after: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not looked_after:
            del self.fields["care_review_on"]

    def clean_at(self) -> time | None:
        return read_time(self.cleaned_data["at"])


def read_time(typed: str) -> time | None:
    """A time as people write it."""
    if not typed.strip():
        return None
    found = TIME.match(typed.strip())
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (99, 99)
    if found and found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "pm" else 0)
    if hour > 23 or minute > 59:
        raise ValidationError("Enter a time, such as 10:30am or 14:15")
    return time(hour, minute)


class Invite(kit.Form):
    """Whom the law names, as far as the council knows them, and others who help."""

    usual = kit.Choices("Invite", required=False)
    others = kit.LongText(
        "Who else helps, and should come?",
        hint="One person a line: the name, a comma and an email address. The message they get names no child.",
        rows=4,
        limit=4000,
        required=False,
    )

    def __init__(self, *args: Any, usual: Sequence[Inviting] = (), wanted: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = list(usual)
        self.fields["usual"].choices = [  # type: ignore[attr-defined]
            (str(number), f"{each.name} – {Invited(each.invited_as).label.lower()}")
            for number, each in enumerate(self.people)
        ]
        self.fields["usual"].initial = [str(number) for number in range(len(self.people))]
        if not self.people:
            del self.fields["usual"]
        for role in wanted:
            self.fields[f"{role}_name"] = kit.Text(f"Name of {ROLES[Invited(role)]}", limit=200, required=False)
            self.fields[f"{role}_email"] = kit.Email(
                "Their email address", required=False, called="their email address"
            )

    def clean_others(self) -> list[Inviting]:
        lines = [line for line in self.cleaned_data["others"].splitlines() if line.strip()]
        found = [OTHER_LINE.match(line.strip()) for line in lines]
        wrong = next((line for line, match in zip(lines, found, strict=True) if match is None), None)
        if wrong is not None:
            raise ValidationError(f"Write “{wrong.strip()}” as a name, a comma and an email address")
        return [Inviting(Invited.OTHER, match["name"].strip(), match["email"]) for match in found if match]

    def invited(self) -> list[Inviting]:
        """Everybody who is chosen or written down."""
        said = self.cleaned_data
        chosen = [self.people[int(number)] for number in said.get("usual") or ()]
        named = [
            Inviting(role, said[f"{role}_name"], said[f"{role}_email"])
            for role in ROLES
            if said.get(f"{role}_name") or said.get(f"{role}_email")
        ]
        return [*chosen, *named, *said["others"]]


class Advice(kit.Form):
    """Advice that came otherwise than through the service."""

    advice_on = kit.Date("On which day did it come?", called="the day it came")
    text = kit.LongText(
        "What does it say?", hint="Copy it word for word, or write down what was said.", limit=20_000, rows=8,
        missing="Write down what it says",
    )  # fmt: skip


class Met(kit.Form):
    """The meeting was held."""

    met_on = kit.Date("On which day was it held?", called="the day it was held")
    came = kit.Choices("Who came?", required=False)
    quorum_note = kit.LongText(
        "Who was missing that should have been there, and why did it go on without them?",
        hint="Only if somebody was missing. It is part of the record.",
        limit=500,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = list(people)  # type: ignore[attr-defined]
        self.fields["came"].initial = [pk for pk, _name in people]


class TakeOver(kit.Form):
    because = kit.Text("Why does the council hold it?", limit=300, missing="Say why the council holds it")


class SendBack(kit.Form):
    """A defect that is listed, and what to mend."""

    defects = kit.Choices("What is wrong?", Defect.choices, missing="Choose what is wrong")
    because = kit.LongText(
        "What should the school mend?", hint="The school reads it.", limit=2000, rows=4,
        missing="Say what the school should mend",
    )  # fmt: skip
