"""What is asked about evaluations."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

PRIORITIES = [("1", "1: first of all"), ("2", "2: soon"), ("3", "3: later")]


class Start(kit.Form):
    """The first time, whether the evaluation may be kept."""

    agrees = kit.Tick(
        "Yes, keep our evaluation",
        missing="Tick the box: without that the evaluation cannot be kept, and so cannot be found again",
    )

    def __init__(self, *given: Any, is_asked: bool = True, **named: Any) -> None:
        super().__init__(*given, **named)
        if not is_asked:
            del self.fields["agrees"]


class Rate(kit.Form):
    """One card."""

    rating = kit.Choice("How do things stand in your school?", [], required=False)
    evidence = kit.LongText(
        "What shows it?",
        hint="What you do, where it is seen, how you know. Write about the school, never about a child.",
        limit=2000,
        required=False,
    )
    link = kit.Text("A link to something that shows it", hint="It begins with https://", limit=500, required=False)
    priority = kit.Pick("Priority", PRIORITIES, empty="None", required=False)

    def __init__(self, *given: Any, ratings: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["rating"].choices = [(each.key, each.name) for each in ratings]


class AddPaper(kit.Form):
    """The PDF of an outside tool."""

    title = kit.Text("What is it?", hint="Such as: report of the outside tool, autumn", limit=120, called="what it is")
    file = kit.File("The PDF", accept=".pdf", called="the PDF")


class Reviewed(kit.Form):
    """When it was looked at together."""

    label_is_heading = True
    reviewed_on = kit.Date(
        "On which day did you look at it together?",
        called="the day",
        missing="Say on which day you looked at it together",
    )


class Say(kit.Form):
    """Feedback on the tools."""

    label_is_heading = True
    said = kit.LongText(
        "What do you think of these pages?",
        hint="What helps, what is missing, what went wrong. Please name no child.",
        limit=2000,
        missing="Say what you think",
    )


class Reply(kit.Form):
    """The answer to it."""

    label_is_heading = True
    words = kit.LongText("What is the answer?", hint="The school reads it.", limit=3000, missing="Write the answer")
