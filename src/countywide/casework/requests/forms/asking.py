"""The questions beside the pages: who are you, what would my date be, coming back."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms

from ..enums import Way


class Who(forms.Form):
    """Which form fits whoever asks."""

    label_is_heading = True

    way = forms.Choice(
        "Who are you?",
        Way,
        hints={
            Way.FAMILY: "Or somebody else who looks after the child",
            Way.YOUNG_PERSON: "You have finished Year 11 and are under 25",
            Way.SCHOOL: "For a child or young person on your roll",
            Way.REFERRAL: "For example from a nursery, health, social care, or a friend of the family",
        },
        missing="Select who you are",
    )


class MyDate(forms.Form):
    """What would my date be? Nothing is kept."""

    says_optional = False

    day = forms.Date("If we get your request on", called="the day", hint="For example, 25 7 2026", required=False)
    school = forms.Text(
        "At which school? You can leave this empty", limit=200, suggest="/schools/suggest", required=False
    )


class Mail(forms.Form):
    """Where the link to carry on goes."""

    email = forms.Email("Your email address")


class ComeBack(forms.Form):
    """The reference and the code that somebody wrote down."""

    reference = forms.Text("Your reference", hint="For example, ASK-7K4M-2P9Q", limit=30, width=20, spellcheck=False)
    code = forms.Text("Your code", hint="For example, 7K4M-2P9Q-XZ3T", limit=30, width=20, spellcheck=False)


class Birthday(forms.Form):
    """A link was opened: the date of birth that was typed is asked, so that a link sent astray opens nothing."""

    born_on = forms.Date(
        "The date of birth you gave for the child", called="the date of birth", hint="For example, 27 3 2016"
    )

    def __init__(self, *args: Any, asks: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks:
            del self.fields["born_on"]


class Nothing(forms.Form):
    """A button and no question."""
