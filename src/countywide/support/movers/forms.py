"""What a school is asked about a pupil who came, and the last school about records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from countywide.law.codes.gias import SEN_NEEDS
from countywide.platform.kit import forms as kit

from .enums import Came, Known

YEARS = [("0", "Reception"), *((str(each), f"Year {each}") for each in range(1, 14))]


class Arrived(kit.Form):
    """Five minutes, no reports: who, from where, what you see."""

    child = kit.Pick(
        "Which pupil came?", hint="Choose the pupil if you see them here; otherwise give the name below.",
        empty="Not in the list yet", required=False,
    )  # fmt: skip
    name = kit.Text(
        "Name, if the pupil is not in the list", hint="Only your school, the funding team and the last school read it.", limit=200,
        required=False, spellcheck=False, autocomplete="off",
    )  # fmt: skip
    born_on = kit.Date("Date of birth, if the pupil is not in the list", required=False, called="the date of birth")
    initials = kit.Text(
        "Initials",
        hint="Two letters",
        limit=2,
        width=2,
        missing="Enter two letters",
        spellcheck=False,
        autocomplete="off",
    )
    year = kit.Pick("Year group", YEARS, missing="Choose the year group")
    arrived_on = kit.Date("First day at your school", called="the first day", missing="Enter the first day")
    known = kit.Choice(
        "What is known?",
        Known.choices,
        reveals={Known.ELSEWHERE: ("council_name", "council_email")},
        missing="Say what is known",
    )
    council_name = kit.Text("Which council paid?", limit=120, missing="Say which council paid")
    council_email = kit.Email(
        "Where does that council read its mail about special educational needs?",
        hint="Its role mailbox, not a person’s. We ask it for the evidence today, by a link.", autocomplete="off",
        missing="Enter the council’s mailbox",
    )  # fmt: skip
    from_school = kit.Text(
        "Which school did the pupil come from?", hint="Its name or URN. Write “not known” if you do not know.",
        suggest="/schools/suggest", limit=200, missing="Say which school", called="the last school",
    )  # fmt: skip
    from_email = kit.Email(
        "Its mailbox, if it is not in the register", hint="For a school far away. We write there by a link.", required=False,
        autocomplete="off",
    )  # fmt: skip
    needs = kit.Choices("Which needs do you see?", list(SEN_NEEDS.items()), required=False)
    sees = kit.LongText("What do you see?", limit=2000, missing="Say what you see")

    def __init__(self, *args: Any, pupils: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = [("", "Not in the list yet"), *pupils]


class Give(kit.Form):
    """What came of a request for records."""

    came = kit.Choice("What came of it?", Came.choices, missing="Say what came of it")
    note = kit.LongText("Anything the new school should know?", limit=1000, rows=3, required=False)


class Recognise(kit.Form):
    """Which child of the register it is."""

    label_is_heading = True
    child = kit.Choice("Which child is it?", missing="Choose the child")

    def __init__(self, *args: Any, children: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = list(children)


class Answer(kit.Form):
    """A word beside the sums."""

    words = kit.LongText(
        "Anything to add for the school?", hint="What the rule says, and the sums, are in the letter already.", limit=2000,
        required=False,
    )  # fmt: skip
