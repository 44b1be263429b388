"""What is asked about a complaint. What it can be about stands in the council’s dated procedure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Came, Ended, Finding, Maker, Outcome, Remedies, Says, Sort
from .types import Procedure

LONG = 8_000


class About(kit.Form):
    """The first question: what it is about."""

    label_is_heading = False
    about = kit.Choices("What is your complaint about?", hint="Choose all that fit.", missing="Choose at least one")

    def __init__(self, *args: Any, procedure: Procedure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["about"], procedure)


def offer(field: Any, procedure: Procedure) -> None:
    """What the procedure lets a complaint be about."""
    field.choices = [(each.key, each.text) for each in procedure.subjects]
    field.hints = {each.key: each.hint for each in procedure.subjects if each.hint}


class Words(kit.Form):
    """What went wrong, and who says so."""

    maker = kit.Choice(
        "Who are you?", Maker.choices, reveals={Maker.BEHALF: "consent"}, missing="Say who you are",
    )  # fmt: skip
    consent = kit.LongText(
        "How did the parent or young person agree?",
        hint="For example: they signed a note, which you can send us. We may ask them.", rows=3, limit=1000,
        missing="Say how they agreed", called="how they agreed",
    )  # fmt: skip
    child = kit.Pick("Which child is it about?", required=False, empty="None of them, or all of them")
    child_name = kit.Text(
        "The child’s or young person’s name, if it is about one", limit=200, required=False, spellcheck=False
    )
    words = kit.LongText(
        "What went wrong?", hint="In your own words. Say when it happened, if you know.", rows=8, limit=LONG,
        missing="Write what went wrong. A few words are enough", called="what went wrong",
    )  # fmt: skip
    wants = kit.LongText("What would put it right?", rows=3, limit=2000, required=False)
    known_on = kit.Date(
        "When did you first know of it?",
        hint="For example, 27 3 2026. Leave it empty if you are not sure.", required=False, called="the day you first knew",
    )  # fmt: skip
    name = kit.Text("Your name", limit=200, autocomplete="name", spellcheck=False, missing="Enter your name")
    email = kit.Email("Your email address", hint="We answer there.", required=False)
    phone = kit.Phone("Your telephone number", required=False)
    address = kit.LongText(
        "Your postal address", hint="We write there if you give no email address.", rows=4, limit=500, required=False
    )

    def __init__(
        self, *args: Any, children: Iterable[tuple[str, str]] = (), known: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = list(children)
        if offered:
            self.fields["child"].choices = [("", "None of them, or all of them"), *offered]
            del self.fields["child_name"]
        else:
            del self.fields["child"]
        if known:
            for name in ("name", "email"):
                del self.fields[name]


class Record(kit.Form):
    """One that came by letter, telephone, email or in person."""

    came = kit.Choice(
        "How did it come?", [each for each in Came.choices if each[0] != Came.ONLINE], missing="Say how it came"
    )
    received_on = kit.Date("On which day did it reach the council?", called="the day on which it came")
    about = kit.Choices("What is it about?", hint="Choose all that fit.", missing="Choose at least one")
    maker = kit.Choice("Who complains?", Maker.choices, reveals={Maker.BEHALF: "consent"}, missing="Say who complains")
    consent = kit.LongText(
        "How did the parent or young person agree?",
        hint="Leave it empty until you know.",
        rows=3,
        limit=1000,
        required=False,
    )
    name = kit.Text("Their name", limit=200, missing="Give the name", spellcheck=False, autocomplete="off")
    email = kit.Email("Their email address", hint="We write there.", required=False, autocomplete="off")
    phone = kit.Phone("Their telephone number", required=False, autocomplete="off")
    address = kit.LongText(
        "Their postal address", hint="Letters go there without an email address.", rows=4, limit=500, required=False
    )
    child_name = kit.Text("The child’s or young person’s name", limit=200, required=False, spellcheck=False)
    words = kit.LongText(
        "What went wrong?", hint="In their words.", rows=8, limit=LONG, missing="Write what went wrong"
    )
    wants = kit.LongText("What would put it right?", rows=3, limit=2000, required=False)
    known_on = kit.Date("When did they first know of it?", required=False, called="the day they first knew")

    def __init__(self, *args: Any, procedure: Procedure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["about"], procedure)


class Say(kit.Form):
    """What whoever complains can do on their own page now. Where there is one thing only, it is not asked what."""

    what = kit.Choice("What do you want to do?", reveals={Says.MORE: "words"}, missing="Say what you want to do")
    words = kit.LongText(
        "What do you want to add?", rows=5, limit=LONG, missing="Write what you want to add. A few words are enough"
    )

    def __init__(self, *args: Any, may: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(may)
        if [key for key, _ in offered] == [Says.AGAIN]:
            del self.fields["what"]
            words = self.fields["words"]
            words.label = "What are you still not content with?"
            words.error_messages["required"] = "Write what you are still not content with. A few words are enough"
        else:
            self.fields["what"].choices = offered


class Acknowledge(kit.Form):
    """What was understood, for the letter."""

    understood = kit.LongText(
        "What do you understand the complaint to be?", hint="Point by point. The letter says it, so that they can put it right.",
        rows=8, limit=LONG, missing="Write what you understand",
    )  # fmt: skip


class InOrder(kit.Form):
    """What the team knows of it."""

    reference = kit.Text(
        "Reference of the case it is about", hint="Nothing shows on the case. It tells who took the decisions.", required=False,
        limit=20, width=10, spellcheck=False,
    )  # fmt: skip
    about = kit.Choices("What is it about?", missing="Choose at least one")
    complained_of = kit.Choices(
        "Whom is it about?", hint="Take away the tick of somebody whom it is not about.", required=False
    )
    also = kit.Pick(
        "Somebody whom it is about", hint="They do not read it and do not look into it. One at a time.", required=False
    )
    known_on = kit.Date("When did they first know of it?", required=False, called="the day they first knew")
    consent = kit.LongText("How do we know that the parent or young person agrees?", rows=3, limit=1000, required=False)

    def __init__(
        self,
        *args: Any,
        procedure: Procedure,
        people: Iterable[tuple[str, str]],
        named: list[tuple[str, str]],
        behalf: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["about"], procedure)
        self.fields["also"].choices = [("", "Nobody, or nobody else"), *people]
        self.fields["complained_of"].choices = list(named)
        if not named:
            del self.fields["complained_of"]
        if not behalf:
            del self.fields["consent"]


class Look(kit.Form):
    """Who looks into it."""

    person = kit.Pick("Who looks into it?", missing="Choose somebody")

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Choose one"), *people]


class Extend(kit.Form):
    """More time."""

    days = kit.Number("How many working days more?", called="how many working days more", min_value=1)
    reasons = kit.LongText("Why?", hint="These words are sent to whoever complains.", limit=2000, missing="Say why")


class Close(kit.Form):
    """It ends without an answer."""

    how = kit.Choice("Why is it closed?", [each for each in Ended.choices if each[0]], missing="Say why it is closed")
    because = kit.LongText(
        "The reason, and where else it belongs",
        hint="These words are sent to whoever complains.",
        limit=2000,
        required=False,
    )


class Again(kit.Form):
    """Stage 2, asked for by letter or telephone."""

    why = kit.LongText(
        "What are they still not content with?", hint="In their words.", limit=LONG, missing="Write what they say"
    )
    asked_on = kit.Date("On which day did it reach the council?", called="the day on which it came")


class Point(kit.Form):
    """One point of the answer."""

    text = kit.LongText("Which point of the complaint is it?", rows=3, limit=2000, missing="Write which point it is")
    finding = kit.Choice("What did you find?", Finding.choices, missing="Say what you found")
    reasons = kit.LongText(
        "Why?",
        hint="What you looked at, and why you found this. Name nobody’s other child.",
        rows=6,
        limit=LONG,
        required=False,
    )


class Remedy(kit.Form):
    """How something is put right."""

    sort = kit.Choice(
        "How is it put right?", Remedies.choices, reveals={Remedies.PAYMENT: "pounds"}, missing="Choose one"
    )
    pounds = kit.Number(
        "How much?", places=2, prefix="£", min_value=0, max_value=1_000_000, width=10, called="how much is paid",
        missing="Say how much is paid",
    )  # fmt: skip
    what = kit.LongText(
        "What exactly?", hint="Whoever complains reads this.", rows=3, limit=1000, missing="Say what is done"
    )
    owner = kit.Pick("Who sees to it?", missing="Choose somebody")
    due_on = kit.Date("By when?", called="the day by which it is done")

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "Choose one"), *people]


class Answer(kit.Form):
    """The answer goes."""

    learning = kit.LongText(
        "What do we learn from it?", hint="Name nobody. It is in the letter, and in the numbers that the council publishes.", rows=3,
        limit=1000, required=False,
    )  # fmt: skip


class Done(kit.Form):
    """What was promised is done."""

    done_on = kit.Date("On which day was it done?", called="the day on which it was done")
    evidence = kit.LongText("From what can that be seen?", rows=3, limit=1000, missing="Say from what it can be seen")


class Refer(kit.Form):
    """The Ombudsman has it."""

    number = kit.Text(
        "The Ombudsman’s reference", limit=40, width=20, spellcheck=False, missing="Give the Ombudsman’s reference"
    )
    came_on = kit.Date("On which day did we hear of it?", called="the day on which we heard of it")


class Sent(kit.Form):
    """What the Ombudsman sent."""

    sort = kit.Choice("What did the Ombudsman send?", Sort.choices, missing="Say what came")
    came_on = kit.Date("On which day did it come?", called="the day on which it came")
    asks = kit.LongText("What does it ask or say?", rows=4, limit=LONG, missing="Write what it asks or says")
    answer_by = kit.Date(
        "By when does it want an answer?", hint="Leave it empty where it was returned to us.", required=False,
        called="the day for our answer",
    )  # fmt: skip


class WeAnswered(kit.Form):
    """Our answer to the Ombudsman went."""

    answered_on = kit.Date("On which day did our answer go?", called="the day on which our answer went")


class Decision(kit.Form):
    """The Ombudsman’s decision."""

    outcome = kit.Choice(
        "What did the Ombudsman decide?",
        [each for each in Outcome.choices if each[0] not in (Outcome.OPEN, Outcome.RETURNED)],
        missing="Say what was decided",
    )
    decided_on = kit.Date("On which day?", called="the day of the decision")
    reasons = kit.LongText("The reasons, in a few words", rows=5, limit=LONG, missing="Write the reasons")
    is_public_report = kit.Tick("The Ombudsman publishes a report about it", required=False)


class Posted(kit.Form):
    """A letter left."""

    posted_on = kit.Date("On which day was it posted?", called="the day on which it was posted")
