"""What a panel, those who keep calls and applicants are asked while a call is decided."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit


class AddReader(kit.Form):
    """Who joins the panel."""

    label_is_heading = True
    email = kit.Email(
        "Who joins the panel?", hint="Their email address at work. They need an account.", called="their email address"
    )


class Declare(kit.Form):
    """Interests in papers."""

    papers = kit.Choices(
        "In which applications do you have an interest?",
        [],
        hint="Because you know or recognise the person, are close to them, or work with them. Choose none if there are none.",
        required=False,
    )
    says = kit.Text("What is the interest?", hint="In a few words: I worked with the person", limit=200, required=False)

    def __init__(self, *given: Any, numbers: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["papers"].choices = [(str(each), f"Application {each}") for each in numbers]


class Score(kit.Form):
    """Points and a note for each criterion."""

    def __init__(self, *given: Any, kind: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for each in kind.criteria:
            self.fields[f"points-{each.key}"] = kit.Choice(
                each.title, [(str(number), f"{number}: {words}") for number, words in enumerate(kind.scale)],
                hint=each.says, missing=f"Give points for: {each.title}",
            )  # fmt: skip
            self.fields[f"note-{each.key}"] = kit.LongText(
                f"{each.title}: why?", hint="The person is told what the panel thought.", limit=600, rows=2,
                missing=f"Write in a few words why: {each.title}",
            )  # fmt: skip


class Talk(kit.Form):
    """What was said about a difference or a tie."""

    about = kit.Choice("What did you talk about?", [], missing="Choose what you talked about")
    said = kit.LongText(
        "What was said?", hint="How the panel sees it now, and why.", limit=2000, missing="Write down what was said"
    )

    def __init__(self, *given: Any, points: Any = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["about"].choices = list(points)


class Shortlist(kit.Form):
    """Shortlisted or not."""

    yes = kit.Choice(
        "Is this application shortlisted?", [("yes", "Yes"), ("no", "No")], inline=True, missing="Choose yes or no"
    )
    reasons = kit.LongText(
        "Why?",
        hint="From the panel’s notes. Somebody not shortlisted hears it in the feedback.",
        limit=2000,
        missing="Give the reasons",
    )


class TalkDay(kit.Form):
    """A day to talk."""

    label_is_heading = True
    day = kit.Date("On which day would you like to talk?", called="the day", missing="Say on which day")


class Talked(kit.Form):
    """The talk was held."""

    talked_on = kit.Date("On which day did you talk?", called="the day", missing="Say on which day you talked")
    notes = kit.LongText("What was said?", limit=3000, missing="Write down what was said")


class MakeOffer(kit.Form):
    """The release agreement."""

    label_is_heading = True
    agreement = kit.LongText(
        "What is agreed about release?", hint="The days, and how cover is paid. The person and the head of the school read it.",
        limit=2000, missing="Say what is agreed about release",
    )  # fmt: skip


class Result(kit.Form):
    """Feedback, and whether somebody stays on the reserve list."""

    feedback = kit.LongText(
        "What does the panel say?", hint="What was good, and what would make another application stronger. It is sent as you write it.",
        limit=3000, missing="Write the panel’s words",
    )  # fmt: skip
    reserve = kit.Choice(
        "Do they stand on the reserve list?", [("yes", "Yes: they are asked if a place becomes free"), ("no", "No")],
        missing="Say whether they stand on the reserve list",
    )  # fmt: skip


class AnswerOffer(kit.Form):
    """The answer to an offer."""

    answer = kit.Choice(
        "Do you take the place?", [("yes", "Yes, I take it"), ("no", "No, I do not take it")], missing="Choose your answer",
        reveals={"no": "because"},
    )  # fmt: skip
    because = kit.Text("Why not?", hint="You need not say.", limit=300, required=False)


class Appoint(kit.Form):
    """From when somebody serves."""

    label_is_heading = True
    starts_on = kit.Date("From which day do they serve?", called="the day", missing="Say from which day")
