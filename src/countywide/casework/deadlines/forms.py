"""What is asked of an officer who records an exception, and of whoever keeps the calendar."""

from __future__ import annotations

from typing import Any

from countywide.law import clocks
from countywide.platform.kit import forms

from .claimed import AWAY, BEFELL
from .enums import Change
from .types import Ground


class WhichGround(forms.Form):
    """The one thing the law lets an exception rest on."""

    label_is_heading = True
    ground = forms.Choice("What makes the time limit impractical to meet?", [], called="the ground")

    def __init__(self, *args: Any, grounds: tuple[Ground, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["ground"]
        asked.choices = [(each.code, each.title) for each in grounds]
        asked.hints = {each.code: each.law for each in grounds}


class SchoolAsked(forms.Form):
    """When advice was asked of the head or principal."""

    asked_on = forms.Date("When did you ask the head or principal for advice?", called="the day you asked")
    asked_of = forms.Text(
        "Whom did you ask?", limit=200, hint="Their post, for example headteacher", called="whom you asked"
    )


class NurseryAsked(SchoolAsked):
    """The same of an early years setting, with its closure: settings seldom say theirs here."""

    asked_on = forms.Date("When did you ask the setting for advice?", called="the day you asked")
    closed_from = forms.Date("First day the setting is closed", called="the first day it is closed")
    reopens_on = forms.Date("First day its staff are back", called="the first day its staff are back")


class Befell(forms.Form):
    """Something exceptional happened to the child or the family."""

    happened_on = forms.Date(
        "When did it happen?",
        hint="Say what happened on the next page, in words the family may read",
        called="the day it happened",
    )


class Away(forms.Form):
    """One absence: several are not added up."""

    away_from = forms.Date("First day away", called="the first day away")
    back_on = forms.Date("First day back", called="the first day back")


class Missed(forms.Form):
    """An appointment to which the child did not come."""

    happened_on = forms.Date("When was the appointment?", called="the day of the appointment")


class WantsMore(forms.Form):
    """The family said that it wants to comment or to meet after the fifteen days."""

    wants_more_time = forms.Tick("The family asked to comment after the 15 days, or for a further meeting")


FACTS: dict[str, type[forms.Form]] = {
    "EX-SCHOOL": SchoolAsked,
    "EX-EY": NurseryAsked,
    "EX-ADV-APPT": Missed,
    "EX-ORD-REPS": WantsMore,
    **dict.fromkeys(AWAY, Away),
    **dict.fromkeys(BEFELL, Befell),
}
"""The questions of fact that each ground turns on."""

assert set(FACTS) == set(clocks.EXCEPTIONS)


class Why(forms.Form):
    """A ground alone is not enough: it must make the limit impractical."""

    impractical_because = forms.LongText(
        "Why does this make the time limit impractical to meet?",
        limit=2000,
        hint="The family reads this. Say what cannot be done, and why not.",
        called="why it is impractical",
    )
    evidence = forms.LongText(
        "What evidence do you hold?",
        limit=1000,
        rows=3,
        hint="For example the school’s closure dates, or a letter. The family does not see this.",
        called="the evidence you hold",
    )


class Aim(forms.Form):
    """An exception adds no days; the council says what day it aims for, and when it looks again."""

    target_on = forms.Date(
        "What day do you aim for?", hint="As soon as it can be done. The family is told.", called="the day you aim for"
    )
    review_on = forms.Date(
        "When will you look again?", hint="Before that day: the reason may have passed", called="when you look again"
    )


class EndException(forms.Form):
    """Why an exception no longer holds."""

    label_is_heading = True
    because = forms.Text("Why does this exception end?", limit=200, hint="The family reads this", called="why it ends")


class HolidayChange(forms.Form):
    """One day, and what it is."""

    day = forms.Date("Which day?", called="the day")
    change = forms.Choice("What is it?", Change.choices, called="what it is")
    name = forms.Text(
        "What is it called?", limit=100, hint="For example a holiday for a state occasion", called="a name"
    )


class NewFeed(forms.Form):
    """Whose dates the calendar shows."""

    label_is_heading = True
    whose = forms.Choice("Whose dates should the calendar show?", [], called="whose dates")

    def __init__(self, *args: Any, offered: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["whose"]
        asked.choices = offered or []
