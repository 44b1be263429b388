"""What a family is asked about a disagreement, and an officer about mediation, an appeal and an order."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .enums import DIRECTED, About, Certificate, Mediated, Order, Outcome, Owes, Part, Subject, Wants, What

MEDIATION, APPEALED = "MEDIATION", "APPEAL"
LONG = 4000


def some(choices: Any, of: Any) -> list[tuple[str, str]]:
    """Some of the choices, in the order given."""
    return [(str(each), choices(each).label) for each in of]


def offer(field: Any, choices: list[tuple[str, str]]) -> None:
    """What can be chosen; the only choice is chosen already."""
    field.choices = choices
    if len(choices) == 1:
        field.initial = [choices[0][0]]


class TellUs(kit.Form):
    """What the family wants us to know."""

    how = kit.Choice(
        "What would you like to tell us?",
        ((MEDIATION, "We want mediation"), (APPEALED, "We have appealed to the Tribunal")),
        reveals={MEDIATION: ("issues", "about", "health_wanted")},
        missing="Say what you would like to tell us",
    )
    issues = kit.LongText("What do you not agree with?", limit=LONG, missing="Say what you do not agree with")
    about = kit.Choice("What is it about?", About.choices, missing="Say what it is about")
    health_wanted = kit.LongText(
        "If it is about health care: what health care do you want?",
        hint="We tell the health body. Leave this empty if it is not about health.",
        limit=LONG,
        required=False,
    )


class Contact(kit.Form):
    """The family reached the adviser."""

    told_by = kit.Text("Who told us?", limit=200, missing="Say who told us")
    contact_on = kit.Date("On which day was the adviser contacted?", called="the day of the contact")
    wants = kit.Choice(
        "Does the family want mediation?",
        ((Wants.NO.value, "No: it asks for a certificate"), ("LATER", "Not said yet")),
        missing="Say whether the family wants mediation",
    )

    def clean_wants(self) -> str:
        said = self.cleaned_data["wants"]
        return "" if said == "LATER" else str(said)


class Request(kit.Form):
    """A request for mediation that came otherwise."""

    told_by = kit.Text("Who told us?", limit=200, missing="Say who told us")
    wanted_on = kit.Date("On which day did they tell us?", called="the day on which they told us")
    issues = kit.LongText(
        "What does the family not agree with?", limit=LONG, missing="Say what the family does not agree with"
    )
    about = kit.Choice("What is it about?", About.choices, missing="Say what it is about")
    health_wanted = kit.LongText(
        "What health care does the family want?", hint="If it is about health.", limit=LONG, required=False
    )


class CertificateIssued(kit.Form):
    """The adviser’s certificate."""

    certificate_on = kit.Date("What date is on the certificate?", called="the date of the certificate")
    certificate = kit.Choice("How was it issued?", Certificate.choices, missing="Say how it was issued")


class OnDay(kit.Form):
    """A day of something; each page asks of what."""

    label_is_heading = True
    day = kit.Date("On which day?", called="the day")

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = label


class MeetingDay(kit.Form):
    """When and where."""

    meeting_on = kit.Date("On which day is the mediation?", called="the day of the mediation")
    place = kit.Text("Where, or how to join?", hint="The family reads it.", limit=200, missing="Say where it is")


class AgreedPoint(kit.Form):
    """One point of an agreement."""

    text = kit.LongText(
        "What was agreed?", hint="The family reads it.", limit=LONG, missing="Write down what was agreed"
    )
    part = kit.Choice(
        "What kind of point is it?",
        Part.choices,
        reveals={Part.AS_ORDER: "order"},
        missing="Say what kind of point it is",
    )
    order = kit.Pick("What does it stand for?", (), missing="Say what it stands for")
    agreed_date = kit.Date(
        "Another date that all agreed to in writing",
        hint="Leave it empty where the times of the law hold.",
        required=False,
    )

    def __init__(self, *args: Any, orders: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].choices = [("", "Choose one"), *some(Order, orders)]


class Agreement(AgreedPoint):
    """The agreement and its first point."""

    agreed_on = kit.Date("On which day was it agreed?", called="the day of the agreement")
    field_order = ("agreed_on", "text", "part", "order", "agreed_date")


class MediationOver(kit.Form):
    """No agreement."""

    how = kit.Choice(
        "How did it end?", some(Mediated, (Mediated.FAILED, Mediated.WITHDRAWN)), missing="Say how it ended"
    )
    ended_on = kit.Date("On which day?", called="the day on which it ended")
    note = kit.LongText("Anything to note", hint="The family reads it.", limit=LONG, required=False)


class Register(kit.Form):
    """The Tribunal’s registration letter."""

    number = kit.Text("What is the number of the appeal?", limit=40, width="20", called="the number of the appeal")
    lodged_on = kit.Date(
        "On which day did the Tribunal receive the appeal?",
        hint="If its letter says so. By this day the appeal is in time or late.",
        required=False,
    )
    registered_on = kit.Date("On which day was it registered?", called="the day of the registration")
    received_on = kit.Date("On which day did the papers reach us?", called="the day on which the papers reached us")
    subjects = kit.Choices("What is the appeal about?", (), missing="Say what the appeal is about")
    recommendations = kit.Choices(
        "Does it also ask for recommendations?", some(Owes, (Owes.HEALTH, Owes.CARE)), required=False
    )
    respond_by = kit.Date(
        "By which day does the Tribunal want our response?",
        hint="Leave it empty if its letter gives no day: then 30 of its working days are counted.",
        required=False,
    )

    def __init__(self, *args: Any, subjects: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["subjects"], some(Subject, subjects))


class Direction(kit.Form):
    """One direction."""

    what = kit.Choice(
        "What did the Tribunal direct?", some(What, DIRECTED), missing="Choose what the Tribunal directed"
    )
    text = kit.LongText("In its words", hint="The family reads it.", limit=LONG, required=False)
    owed_by = kit.Choice("Who has to do it?", some(Owes, (Owes.COUNCIL, Owes.FAMILY)), missing="Say who has to do it")
    sent_on = kit.Date("On which day were the directions sent?", called="the day of the directions")
    due_on = kit.Date("By which day?", required=False)
    within = kit.Number(
        "Or within how many of the Tribunal’s working days?", min_value=1, max_value=100, width="3", required=False
    )


class Hearing(kit.Form):
    """The hearing."""

    hearing_on = kit.Date("On which day is the hearing?", called="the day of the hearing")
    listed_on = kit.Date("On which day were we told?", called="the day on which we were told")
    bundle_by = kit.Date(
        "By which day does the Tribunal want the bundle?",
        hint="Leave it empty if it gave no day: then it is ten of its working days before the hearing.",
        required=False,
    )


class Concede(kit.Form):
    """Not opposing."""

    told_on = kit.Date("On which day did we tell the Tribunal?", called="the day on which we told the Tribunal")
    why = kit.LongText("Why?", hint="The family reads it.", limit=LONG, missing="Say why the appeal is not opposed")


class Ordering(kit.Form):
    """The order."""

    by_consent = kit.Choice(
        "What kind of order is it?",
        (("no", "The Tribunal decided"), ("yes", "Both sides agreed and the Tribunal made the order")),
        missing="Say what kind of order it is",
    )
    made_on = kit.Date("On which day was it made?", called="the day on which it was made")
    sent_on = kit.Date("On which day did the Tribunal send it?", called="the day on which it was sent")
    orders = kit.Choices("What does it ask?", (), missing="Say what it asks")
    separately = kit.Tick("The change of school can be issued by itself, ahead of the rest", required=False)
    note = kit.LongText("Anything to note", hint="The family reads it.", limit=LONG, required=False)

    def __init__(self, *args: Any, orders: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["orders"], some(Order, orders))
        if len(orders) < 2 or Order.PLACE not in orders:
            del self.fields["separately"]


class AppealOver(kit.Form):
    """The decision stands."""

    how = kit.Choice(
        "How did it end?",
        some(Outcome, (Outcome.DISMISSED, Outcome.WITHDRAWN, Outcome.STRUCK_OUT)),
        missing="Say how it ended",
    )
    ended_on = kit.Date("On which day?", called="the day on which it ended")
    note = kit.LongText("Anything to note", hint="The family reads it.", limit=LONG, required=False)


class Close(kit.Form):
    """No further."""

    because = kit.LongText(
        "How do you know?",
        hint="The family reads it.",
        limit=LONG,
        missing="Say how you know that the family takes it no further",
    )


class Recommendation(kit.Form):
    """A recommendation about health or social care."""

    body = kit.Choice("Whom does it name?", some(Owes, (Owes.HEALTH, Owes.CARE)), missing="Say whom it names")
    made_on = kit.Date("On which day was it made?", called="the day on which it was made")
    text = kit.LongText(
        "What did the Tribunal recommend?",
        hint="The family reads it.",
        limit=LONG,
        missing="Write down what was recommended",
    )


class Give(kit.Form):
    """Who sees to a step."""

    label_is_heading = True
    officer = kit.Pick("Who sees to it?", (), missing="Choose an officer")

    def __init__(self, *args: Any, officers: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = [("", "Choose one"), *((str(key), name) for key, name in officers)]
