"""What schools, those who serve and those who keep calls are asked afterwards."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit


class Find(kit.Form):
    """Whom somebody looks for in the directory."""

    says_optional = False
    district = kit.Pick("District", [], empty="Any", required=False)
    phase = kit.Pick("Ages", [], empty="Any", required=False)
    expertise = kit.Pick("Expertise", [], empty="Any", required=False)

    def __init__(self, *given: Any, districts: Any = (), phases: Any = (), expertises: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["district"].choices = [(each.gss_code, each.name) for each in districts]
        for name, options in (("phase", phases), ("expertise", expertises)):
            self.fields[name].choices = [(each, each) for each in options]


class Thank(kit.Form):
    """Thanks."""

    whom = kit.Pick("Whom would you like to thank?", [], empty="All of them", required=False)
    said = kit.LongText(
        "What are you glad of?", hint="They read it, and so does the head who lends them. Your name is not shown. Please name no child.",
        limit=1000, missing="Say what you are glad of",
    )  # fmt: skip

    def __init__(self, *given: Any, people: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["whom"].choices = [(str(each.key), each.name) for each in people]


class Want(kit.Form):
    """How many are wanted in a district."""

    number = kit.Number(
        "How many are wanted here?",
        hint="None is a number too: 0.",
        min_value=0,
        max_value=20,
        width=2,
        called="how many are wanted",
    )
    phase = kit.Pick("For which ages above all?", [], empty="Any", required=False)
    expertise = kit.Pick("With which expertise above all?", [], empty="Any", required=False)

    def __init__(self, *given: Any, phases: Any = (), expertises: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        for name, options in (("phase", phases), ("expertise", expertises)):
            self.fields[name].choices = [(each, each) for each in options]


class Ask(kit.Form):
    """A school asks for somebody."""

    about = kit.LongText(
        "What would you like help with?", hint="What you try to change, and what you have tried. Please name no child.", limit=1500,
        missing="Say what you would like help with",
    )  # fmt: skip
    first = kit.Date(
        "From which day would it suit you?", called="the first day", missing="Say from which day it would suit you"
    )
    last = kit.Date("Until which day?", called="the last day", missing="Say until which day")
    whom = kit.Pick("Would you like somebody in particular?", [], empty="No: whoever fits", required=False)

    def __init__(self, *given: Any, people: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["whom"].choices = [(str(each.key), each.name) for each in people]


class Accept(kit.Form):
    """On which day somebody comes."""

    label_is_heading = True
    day = kit.Date("On which day do you come?", called="the day", missing="Say on which day you come")


class Because(kit.Form):
    """Why a request is passed on."""

    label_is_heading = True
    because = kit.Text(
        "Why do you pass it on?", hint="You need not say. The next is asked at once.", limit=300, required=False
    )


class Give(kit.Form):
    """Who is asked."""

    label_is_heading = True
    whom = kit.Choice("Who is asked?", [], missing="Choose who is asked")

    def __init__(self, *given: Any, people: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["whom"].choices = [(str(each.key), each.name) for each in people]


TIMES = [
    ("30", "Half an hour"),
    ("60", "1 hour"),
    ("90", "1 hour and a half"),
    ("120", "2 hours"),
    ("180", "3 hours"),
    ("240", "4 hours"),
    ("360", "A whole day"),
]


class Held(kit.Form):
    """A visit was held."""

    held_on = kit.Date("On which day was it held?", called="the day", missing="Say on which day it was held")
    minutes = kit.Pick("How long did it take, with the way?", TIMES, empty="Choose", missing="Say how long it took")
    sort = kit.Choice("What was it?", [], missing="Say what it was")
    changed = kit.LongText(
        "What was tried, and what changed?", hint="A few lines. Please name no child.", limit=1500, required=False
    )

    def __init__(self, *given: Any, sorts: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["sort"].choices = list(sorts)


class Log(Held):
    """Something else that somebody did."""

    schools_met = kit.Number("With how many schools?", min_value=0, max_value=200, width=3, called="how many schools")


class FeedBack(kit.Form):
    """How a visit was."""

    feedback = kit.LongText(
        "What was hard, and what is different now?",
        hint="Two lines are enough. Please name no child.",
        limit=1500,
        missing="Say how it was",
    )
    may_quote = kit.Tick("These words may be used as an example, without the school’s name", required=False)


class Listing(kit.Form):
    """The directory."""

    agrees = kit.Choice(
        "May people find you in the public directory?", [("yes", "Yes"), ("no", "No")], inline=True, missing="Choose yes or no"
    )  # fmt: skip
    profile = kit.LongText(
        "What should it say about you?",
        hint="Two or three sentences. Your name, school, district, ages and expertise stand there beside it.",
        limit=800,
        required=False,
    )


class Day(kit.Form):
    """From which day somebody serves no longer."""

    label_is_heading = True
    day = kit.Date("From which day do you serve no longer?", called="the day", missing="Say from which day")


class Move(kit.Form):
    """A move to another school."""

    school = kit.Text(
        "To which school do they move?", hint="Its name or number", suggest="/schools/suggest", called="the school"
    )
    day = kit.Date("From which day?", called="the day", missing="Say from which day")
    agreed = kit.Choice(
        "Does the new school let them go on?",
        [("yes", "Yes, it has agreed"), ("no", "It has not answered yet")],
        missing="Say whether the new school lets them go on",
    )
