"""What is asked about link therapy."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Level, Mode, Owner, Present, Purpose, Strand

NO_CHILD = "Name no child: everybody at the school may read it."
AT = {"hint": "For example 10am in the library.", "limit": 60, "required": False, "called": "the time and place"}


class Find(kit.Form):
    """Which school?"""

    school = kit.Text(
        "Name or number of the school",
        suggest="/schools/suggest",
        limit=200,
        missing="Enter the name or number of the school",
    )


class AskForDate(kit.Form):
    """A school asks for a day."""

    label_is_heading = True
    purpose = kit.Choice(
        "What would you like to meet for?", Purpose.choices, missing="Say what you would like to meet for"
    )


class Propose(kit.Form):
    """A day to meet."""

    purpose = kit.Choice("What is it for?", Purpose.choices, missing="Say what it is for")
    mode = kit.Choice("How do you meet?", Mode.choices, missing="Say how you meet")
    day = kit.Date("Which day?", called="the day", missing="Enter the day")
    at = kit.Text("Time and place", **AT)


class Confirm(kit.Form):
    """The day stands, or is another."""

    day = kit.Date(
        "Which day?",
        hint="Leave it as it is to confirm it, or enter another.",
        called="the day",
        missing="Enter the day",
    )
    mode = kit.Choice("How do you meet?", Mode.choices, missing="Say how you meet")
    at = kit.Text("Time and place", **AT)


class Held(kit.Form):
    """It took place."""

    label_is_heading = True
    held_on = kit.Date("On which day did you meet?", called="the day", missing="Enter the day on which you met")


class NoteContact(kit.Form):
    """A contact that nobody had booked."""

    purpose = kit.Choice("What was it for?", Purpose.choices, missing="Say what it was for")
    mode = kit.Choice("How did you meet?", Mode.choices, missing="Say how you met")
    held_on = kit.Date("On which day?", called="the day", missing="Enter the day")


class Cancel(kit.Form):
    """It does not take place."""

    label_is_heading = True
    why = kit.Text(
        "Why does it not take place?", hint=f"The other side reads it. {NO_CHILD}", limit=200, missing="Say why"
    )


class Write(kit.Form):
    """The record of a meeting, in five minutes on a telephone."""

    mode = kit.Choice("How did you meet?", Mode.choices, inline=False, missing="Say how you met")
    present = kit.Choices("Who took part?", Present.choices, hint="By role. No names.", missing="Say who took part")
    universal = kit.LongText("Universal: for every child", limit=3000, rows=4, required=False)
    targeted = kit.LongText("Targeted: for groups of children", limit=3000, rows=4, required=False)
    specialist = kit.LongText(
        "Specialist: for children who need most",
        hint="What was discussed about the offer. What concerns one child goes in the child’s therapy record.",
        limit=3000,
        rows=4,
        required=False,
    )
    training = kit.LongText(
        "Training that was agreed", hint="For whom, by whom, when.", limit=2000, rows=3, required=False
    )
    children = kit.Number(
        "How many individual children did you discuss?",
        hint="Only the number. The record adds that the notes are in each child’s therapy record and how to ask for them.",
        min_value=0,
        max_value=60,
        called="how many children you discussed",
        missing="Enter how many children you discussed, 0 if none",
    )
    next_on = kit.Date(
        "When do you meet next?",
        hint="It is booked when you share the record.",
        called="the next meeting",
        required=False,
    )
    no_next = kit.Text("If there is no day yet, why?", limit=200, required=False)


class AskToChange(kit.Form):
    """The school asks for a change in a record."""

    label_is_heading = True
    words_asked = kit.LongText(
        "What should be changed?", hint=NO_CHILD, limit=1000, missing="Say what should be changed"
    )


class Agree(kit.Form):
    """An action of the plan."""

    what = kit.LongText(
        "What is to be done?", hint=f"One sentence. {NO_CHILD}", limit=300, rows=3, missing="Say what is to be done"
    )
    owner = kit.Choice(
        "Who sees to it?", Owner.choices, hint="It belongs to the role: whoever follows in it finds it.", reveals={"TEACHER": "teacher"},
        missing="Say who sees to it",
    )  # fmt: skip
    teacher = kit.Pick(
        "Which specialist teacher?", [], called="a specialist teacher", missing="Choose a specialist teacher"
    )
    due_on = kit.Date("By when?", called="the day", missing="Enter the day by which it is done")
    strand = kit.Choice("What does it work on?", Strand.choices, missing="Say what it works on")
    level = kit.Choice("For whom is it?", Level.choices, missing="Say for whom it is")

    def __init__(self, *args: Any, teachers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teacher"].choices = teachers  # type: ignore[attr-defined]
        if not teachers:
            del self.fields["teacher"]
            self.fields["owner"].choices = [each for each in Owner.choices if each[0] != Owner.TEACHER]  # type: ignore[attr-defined]
            self.fields["owner"].reveals = {}  # type: ignore[attr-defined]


class Move(kit.Form):
    """How far an action is."""

    label_is_heading = True
    to = kit.Choice(
        "How far is it?",
        [
            ("IN_PROGRESS", "In progress"),
            ("DONE", "Done"),
            ("CARRIED", "Carry it over to a later day"),
            ("DROPPED", "Drop it"),
        ],
        reveals={"CARRIED": "due_on", "DROPPED": "reason"},
        missing="Say how far it is",
    )
    due_on = kit.Date("To which day?", called="the later day", missing="Enter the later day")
    reason = kit.Text("Why is it dropped?", hint=NO_CHILD, limit=200, missing="Say why it is dropped")


class Teacher(kit.Form):
    """A specialist teacher for the list of a school."""

    teacher = kit.Pick(
        "Which specialist teacher?", [], called="a specialist teacher", missing="Choose a specialist teacher"
    )

    def __init__(self, *args: Any, teachers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teacher"].choices = teachers  # type: ignore[attr-defined]


class Tie(kit.Form):
    """Somebody who is linked to a school."""

    therapist = kit.Pick("Who?", [], called="a therapist", missing="Choose who is linked to the school")
    starts_on = kit.Date("From which day?", called="the first day", missing="Enter the first day")
    until = kit.Date("Until which day?", called="the last day", required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["therapist"].choices = people  # type: ignore[attr-defined]


class Assign(Tie):
    """The link therapist of a school, or the next one."""

    until = None  # type: ignore[assignment]
    note = kit.LongText(
        "Handover note",
        hint=f"What is agreed and what comes next. {NO_CHILD} Needed where another therapist hands over.",
        limit=2000,
        required=False,
    )


class Leave(kit.Form):
    """The therapist leaves and nobody follows yet."""

    last_on = kit.Date("What is the therapist’s last day?", called="the last day", missing="Enter the last day")
    note = kit.LongText(
        "Handover note", hint=f"What is agreed and what comes next. {NO_CHILD}", limit=2000, required=False
    )
    said = kit.Text(
        "What is done about the empty post?",
        hint="The school reads it.",
        limit=300,
        missing="Say what is done about the empty post",
    )
    filled_by = kit.Date(
        "By when do you expect to fill it?", hint="Leave it empty if you cannot say.", called="the day", required=False
    )


class Pause(kit.Form):
    """Link therapy pauses."""

    from_on = kit.Date("From which day?", called="the first day", missing="Enter the first day")
    until = kit.Date("Until which day?", called="the last day", required=False)
    why = kit.Text("Why?", hint="The school reads it.", limit=200, missing="Say why")


class Provider(kit.Form):
    """Which provider works with a school."""

    label_is_heading = True
    provider = kit.Choice(
        "Which provider works with this school?", [], missing="Choose a provider", called="a provider"
    )

    def __init__(self, *args: Any, providers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"].choices = providers  # type: ignore[attr-defined]


class Expected(kit.Form):
    """How many contacts a school can expect."""

    contacts = kit.Number(
        "How many contacts a term can the school expect?",
        hint="Leave it empty to let the school’s figures say it.",
        min_value=1,
        max_value=12,
        called="the number of contacts",
        required=False,
    )
    why = kit.Text("Why?", hint="The school reads it.", limit=200, required=False)
