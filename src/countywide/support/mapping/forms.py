"""What is asked about levels, profiles and money."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Answered, Ended, Expected
from .types import Descriptors


def level_field(area: Any, *, required: bool = True) -> kit.Choice:
    """One area: its five levels, each with its words."""
    options = [(str(level), f"Level {level}") for level in range(len(area.levels))]
    hints = {str(level): words for level, words in enumerate(area.levels)}
    return kit.Choice(
        area.name, options, hints=hints, called=f"a level for {area.name.lower()}", required=required,
        missing=f"Choose a level for {area.name.lower()}",
    )  # fmt: skip


class Levels(kit.Form):
    """A level for each area of a set."""

    def __init__(self, *args: Any, found: Descriptors, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area in found.areas:
            self.fields[area.key] = level_field(area)


class SignUp(kit.Form):
    """Two lines at most: when somebody can, and what they know best."""

    note = kit.Text("When can you, and which needs do you know best?", limit=300, called="when you can", required=False)


class Begin(kit.Form):
    """A child who comes to the school."""

    forename = kit.Text("Forename", limit=100, missing="Enter the child’s forename")
    surname = kit.Text("Surname", limit=100, missing="Enter the child’s surname")
    born_on = kit.Date("Date of birth", missing="Enter the child’s date of birth")
    entry_on = kit.Date(
        "First day at your school", hint="The day planned. A child who starts a year late is funded in that year.",
        missing="Enter the first day at your school",
    )  # fmt: skip
    pattern = kit.Text(
        "How does the child start?", hint="For example: mornings for two weeks, then whole days.", limit=200, required=False,
        called="how the child starts",
    )  # fmt: skip
    parent_informed_on = kit.Date(
        "When did you tell the parent that you send this profile?", called="the day you told the parent",
        missing="Enter the day on which you told the parent",
    )  # fmt: skip
    shares = kit.Tick(
        "The parent agrees that the nursery, the school and the council share what is in the profile",
        missing="We may only keep a profile that a parent agrees to share",
    )  # fmt: skip


class Write(Levels):
    """Levels, what shows each, and the help."""

    def __init__(self, *args: Any, found: Descriptors, evidence_from: int, **kwargs: Any) -> None:
        super().__init__(*args, found=found, **kwargs)
        for area in found.areas:
            self.fields[f"{area.key}_shown"] = kit.LongText(
                f"{area.name}: what do you see that shows it?", limit=1500, rows=3, required=False,
                hint=f"Needed from level {evidence_from} up. Reports help, and the lack of one lowers no level.",
                called=f"what shows {area.name.lower()}",
            )  # fmt: skip
        self.fields["provision"] = kit.LongText(
            "What help does the child have now, or need?", limit=1500, missing="Say what help the child has or needs",
            hint="How many adults, how often, with which skill.",
        )  # fmt: skip
        self.fields["early_years"] = kit.LongText(
            "What did the nursery get for the child?", limit=600, rows=2, required=False,
            hint="Inclusion funding, disability access fund, or nothing.", called="what the nursery got",
        )  # fmt: skip
        order = [name for area in found.areas for name in (area.key, f"{area.key}_shown")]
        self.order_fields([*order, "provision", "early_years"])


class MapChild(Levels):
    """The council's levels, the step, and why."""

    def __init__(self, *args: Any, found: Descriptors, steps: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, found=found, **kwargs)
        self.fields["level"] = kit.Pick(
            "Step", [("", "The step that the sum gives"), *steps], empty="", required=False, called="a step",
            hint="Another step than the sum gives needs a reason of 80 letters.",
        )  # fmt: skip
        self.fields["reason"] = kit.LongText(
            "Why other levels than the school chose, or another step?", limit=1500, required=False, called="why",
            hint="The school reads it. Name nobody.",
        )  # fmt: skip
        self.fields["version"] = kit.Hidden()


class End(kit.Form):
    """The child does not come, or leaves."""

    because = kit.Choice(
        "Why does the amount end?", [each for each in Ended.choices if each[0] in (Ended.NOT_COMING, Ended.LEFT)],
        missing="Say why the amount ends",
    )  # fmt: skip
    last_on = kit.Date(
        "Last day", hint="The day before it began, if the child never came.", missing="Enter the last day"
    )


class ChangeAmount(kit.Form):
    """Another amount, from a day, with the reason."""

    pounds = kit.Number("New amount in a whole year", prefix="£", missing="Enter the new amount", min_value=0)
    from_on = kit.Date("From which day?", called="the day", missing="Enter from which day")
    why = kit.LongText("Why?", hint="The school reads it.", limit=1000, called="why", missing="Say why")


class SayGrown(kit.Form):
    """Needs have grown: which children, what changed, what it costs."""

    def __init__(self, *args: Any, children: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["children"] = kit.Choices("Which children?", children, missing="Choose at least one child")
        self.fields["changed"] = kit.LongText(
            "What has changed?", hint="What you see and do now that you did not plan for. Name no child.", limit=2000,
            missing="Say what has changed",
        )  # fmt: skip
        self.fields["pounds"] = kit.Number(
            "What does it cost in a whole year?", prefix="£", width=10, missing="Say what it costs", min_value=1,
            called="what it costs",
        )  # fmt: skip


class AnswerGrown(kit.Form):
    """The answer, always with reasons."""

    answered = kit.Choice("What is the answer?", Answered.choices, missing="Choose an answer")
    pounds = kit.Number("What is given, in a whole year", prefix="£", width=10, min_value=0, required=False)
    reasons = kit.LongText(
        "Reasons",
        hint="The school reads them. Say what it can do next if it disagrees.",
        limit=2000,
        missing="Give reasons",
    )


class Forecast(kit.Form):
    """A tier for each pupil who may get a plan, and for others who are not listed."""

    def __init__(
        self, *args: Any, pupils: list[tuple[str, str, str]], tiers: list[tuple[str, str]], more: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for key, name, stage in pupils:
            self.fields[f"tier_{key}"] = kit.Pick(
                f"{name}: {Expected(stage).label.lower()}. Which tier do you expect?", [("", "Leave out"), *tiers], empty="",
                required=False, called="a tier",
            )  # fmt: skip
        for number in range(1, more + 1):
            self.fields[f"stage_{number}"] = kit.Pick(
                f"Another pupil ({number}): which stage?", [("", "Nobody"), *Expected.choices], empty="", required=False,
                called="a stage",
            )  # fmt: skip
            self.fields[f"more_{number}"] = kit.Pick(
                f"Another pupil ({number}): which tier?", [("", "Nobody"), *tiers], empty="", required=False, called="a tier",
            )  # fmt: skip
        self.fields["note"] = kit.Text(
            "A note for whoever reads it", hint="Name no child.", limit=300, required=False, called="a note"
        )


class OpenRound(kit.Form):
    """Who maps blind, and how many children."""

    def __init__(
        self, *args: Any, of_schools: list[tuple[str, str]], of_council: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"] = kit.Text("What is the round called?", limit=120, missing="Give the round a title")
        self.fields["number"] = kit.Number("How many children?", missing="Say how many children")
        self.fields["school_moderator"] = kit.Pick(
            "Moderator of a school", of_schools, missing="Choose somebody of a school"
        )
        self.fields["council_moderator"] = kit.Pick(
            "Moderator of the council", of_council, missing="Choose somebody of the council"
        )


class Settle(Levels):
    """The levels after the discussion, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = kit.LongText(
            "Why, where the levels change?",
            hint="The school reads it. Name nobody.",
            limit=1500,
            required=False,
            called="why",
        )


class Reasons(kit.Form):
    """An answer with reasons."""

    words = kit.LongText("Answer, with reasons", hint="The school reads it.", limit=2000, missing="Give reasons")


class Query(kit.Form):
    """What is not right."""

    words = kit.LongText(
        "What is not right?", hint="Say which area, and what you see.", limit=2000, missing="Say what is not right"
    )


class Publish(kit.Form):
    """What was learned."""

    learned = kit.LongText(
        "What was learned?",
        hint="Anybody reads it. Name no school and no child.",
        limit=3000,
        missing="Say what was learned",
    )
