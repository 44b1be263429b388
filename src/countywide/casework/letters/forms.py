"""What is asked about letters."""

from __future__ import annotations

from countywide.platform.kit import forms

from .enums import BY_PAPER


class Posted(forms.Form):
    """How and when one letter left."""

    way = forms.Choice("How did it go?", [(way.value, way.label) for way in BY_PAPER], called="how it went")
    posted_on = forms.Date("On which day?", called="the day it left")


class PostedMany(forms.Form):
    """Which of the waiting letters were posted, and when."""

    letters = forms.Choices("Letters that wait", called="the letters that were posted")
    posted_on = forms.Date("On which day?", called="the day they left")

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letters"].choices = [
            (str(each.pk), f"{each.letter.title}: {each.letter.name}, {each.letter.case.reference}") for each in waiting
        ]
