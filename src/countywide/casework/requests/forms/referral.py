"""Telling the council about a child without being able to ask: a nursery, a health visitor, a neighbour (CFA 2014 ss.23, 24)."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms

from ..enums import Work
from .base import PageForm
from .family import Lives, believable, whole_postcode

KNOW = [("YES", "Yes"), ("NO", "No"), ("UNSURE", "I am not sure")]


class You(PageForm):
    """Who tells us."""

    key, heading = "you", "About you"
    lead = "Your name, and how you know the child, are needed."

    name = forms.Text("Your full name", limit=200, autocomplete="name", missing="Enter your name")
    work = forms.Choice("How do you know the child?", Work, missing="Select how you know the child")
    job = forms.Text("Your role", hint="For example: health visitor", limit=120, required=False)
    organisation = forms.Text("Where you work", limit=200, required=False, autocomplete="organization")
    email = forms.Email(
        "Your email address", hint="We tell you what we decide, without details of the child", required=False
    )
    phone = forms.Phone("Telephone number", required=False)


class Child(Lives):
    """Whom it is about."""

    key, heading = "child", "About the child"
    lead = "The name and the date of birth are needed."
    field_order = ("forename", "surname", "born_on", "lines", "postcode", "lives_here", "other_council", "setting")

    forename = forms.Text("First name", limit=100, called="the child’s first name")
    surname = forms.Text("Last name", limit=100, called="the child’s last name")
    born_on = forms.Date("Date of birth", called="the child’s date of birth", hint="For example, 27 3 2016")
    lines = forms.LongText("Address, without the postcode", limit=500, rows=3, required=False, autocomplete="off")
    postcode = forms.Text("Postcode", limit=10, width=10, required=False, autocomplete="off")
    setting = forms.Text(
        "Nursery, school or college", hint="If there is one", limit=200, suggest="/schools/suggest", required=False
    )

    def clean_born_on(self) -> Any:
        return believable(self.cleaned_data["born_on"])

    def clean_postcode(self) -> str:
        return whole_postcode(self.cleaned_data["postcode"])


class Family(PageForm):
    """The family, as far as one knows it."""

    key, heading = "family", "The family"
    lead = "Say what you know. You can leave all of this empty."

    parent_aware = forms.Choice("Does the family know that you are telling us?", KNOW, required=False)
    parent_name = forms.Text("Name of a parent or carer", limit=200, required=False, autocomplete="off")
    parent_phone = forms.Phone("Their telephone number", required=False, autocomplete="off")
    parent_email = forms.Email("Their email address", required=False, autocomplete="off")
    safe = forms.Text("Anything we must know to keep somebody safe", limit=300, required=False)


class Why(PageForm):
    """Why this child."""

    key, heading = "why", "Why you are telling us"

    reason = forms.LongText(
        "What makes you think {child} has or may have special educational needs?",
        limit=3000,
        rows=8,
        missing="Say why you are telling us",
    )
    involved = forms.LongText("Who else is involved", limit=1000, rows=3, required=False)
