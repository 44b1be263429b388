"""What is asked about evaluations."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Phase

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


# --- accreditation ---------------------------------------------------------------------------


class ChooseRoute(kit.Form):
    """How it is paid for, of the routes that are open to the school."""

    route = kit.Choice("How do you want to go on?", [], missing="Choose how you want to go on")

    def __init__(self, *given: Any, routes: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["route"].choices = list(routes)


class Claim(kit.Form):
    """An accreditation that the programme does not know of."""

    accredited_on = kit.Date(
        "When was your school accredited?",
        hint="If you only know the month, take its last day. A certificate helps, but is not needed.",
        called="the day of accreditation",
    )
    last_check_in = kit.Date(
        "When was your last yearly check-in?",
        hint="Leave it empty if there has been none.",
        called="the last check-in",
        required=False,
    )


class Note(kit.Form):
    """A step that the school says itself."""

    note = kit.LongText(
        "Anything to say about it?",
        hint="The programme reads it. Please name no child.",
        limit=2000,
        required=False,
    )


class TakeStep(kit.Form):
    """The next step, as the programme says it."""

    to = kit.Choice("What has happened?", [], missing="Say what has happened")
    note = kit.LongText(
        "What should the school know?",
        hint="The school reads it. Where actions are required, say which.",
        limit=2000,
        required=False,
    )

    def __init__(self, *given: Any, steps: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["to"].choices = list(steps)


class Credit(kit.Form):
    """Why an invoice was a mistake."""

    label_is_heading = True
    because = kit.Text("Why is the invoice taken back?", limit=200, called="why")


class Held(kit.Form):
    """A check-in was held."""

    held_on = kit.Date("On which day was it held?", called="the day", missing="Say on which day it was held")
    notes = kit.LongText(
        "What was said?",
        hint="What has lasted, who leads now, how the evaluation looks, whether the school goes on. The school reads it. Name no child.",
        limit=3000,
        missing="Write down what was said",
    )


class Give(kit.Form):
    """Who owns a check-in."""

    label_is_heading = True
    owner = kit.Choice("Who owns this check-in, and those after it?", [], missing="Choose somebody")

    def __init__(self, *given: Any, people: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["owner"].choices = [(str(each.pk), each.name) for each in people]


# --- visits, materials and thanks ------------------------------------------------------------

MILES = [("5", "5 miles"), ("10", "10 miles"), ("20", "20 miles"), ("40", "40 miles")]


class Look(kit.Form):
    """What school one would like to see."""

    phase = kit.Pick("What kind of school?", Phase.choices, empty="Any", required=False)
    miles = kit.Pick("Within", MILES, empty="Any distance", required=False)
    wants = kit.Text(
        "What would you like to see?",
        hint="It helps the programme to find a host where there is none.",
        limit=200,
        required=False,
    )


class Book(kit.Form):
    """How many come."""

    label_is_heading = True
    people = kit.Number("How many people come?", min_value=1, width=2, called="how many people come")


class OpenDoors(kit.Form):
    """What a host shows."""

    shows = kit.Text(
        "What can visitors see?", hint="In a few words: early vocabulary", limit=200, called="what visitors see"
    )
    detail = kit.LongText(
        "Anything more?", hint="What did not work is as useful as what did.", limit=1000, required=False
    )


class Offer(kit.Form):
    """An hour to visit."""

    slot_on = kit.Date("On which day?", called="the day", missing="Say on which day")
    starts_at = kit.Choice("At what time?", [(f"{hour:02}:00", f"{hour:02}:00") for hour in range(9, 16)], inline=True)


class Thank(kit.Form):
    """Thanks."""

    label_is_heading = True
    said = kit.LongText(
        "What are you glad of?",
        hint="Your link therapist reads it. Please name no child.",
        limit=1000,
        missing="Say what you are glad of",
    )
