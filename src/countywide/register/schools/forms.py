"""What is asked about schools."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from countywide.law.codes import gias, postcodes
from countywide.platform.kit import forms

from . import queries
from .enums import FlagKind

MILES = [(str(miles), f"{miles} mile{'s' * (miles > 1)}") for miles in (1, 3, 5, 10, 20, 40)]
SHOWN_FLAGS = (
    FlagKind.SELECTIVE,
    FlagKind.RESOURCED_PROVISION,
    FlagKind.FUNDING_SCHEME,
    FlagKind.NATIONAL_PROGRAMME,
)


class Find(forms.Form):
    """The school finder: nothing must be answered."""

    says_optional = False

    name = forms.Text("School name or number", hint="Part of the name will do", limit=200, required=False)
    postcode = forms.Text("Near a postcode", hint="All of it, or the first half", limit=10, width=10, required=False)
    miles = forms.Pick("Within", MILES, empty="5 miles", required=False)
    phase = forms.Pick("Phase", list(gias.PHASES.items()), empty="Any phase", required=False)
    group = forms.Pick("Kind of school", list(gias.TYPE_GROUPS.items()), empty="Any kind", required=False)
    district = forms.Pick("District", empty="Any district", required=False)
    flag = forms.Pick("With", [(kind.value, kind.label) for kind in SHOWN_FLAGS], empty="Anything", required=False)
    county = forms.Pick("In or out of the county", [("in", "In the county"), ("out", "Outside the county")],
                        empty="Both", required=False)  # fmt: skip
    closed_too = forms.Tick("Show closed schools too", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = [(each.gss_code, each.name) for each in queries.our_districts()]

    def clean_postcode(self) -> str:
        typed = self.cleaned_data["postcode"].strip()
        if typed and not (postcodes.parse(typed) or postcodes.is_outward(typed)):
            raise ValidationError("Enter a postcode, like ME14 1XQ, or the first half of one")
        return typed


class Community(forms.Form):
    """Which community a school is in, and from when."""

    community = forms.Pick("Community of Schools", empty="In no community", required=False)
    on = forms.Date(
        "From which day?", called="the day", hint="If the school leaves without joining another, its last day"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["community"].choices = [(each.key, each.name) for each in queries.communities()]


class Flag(forms.Form):
    """Something the council knows of a school, with its dates."""

    kind = forms.Choice("What is true of this school?", FlagKind.choices)
    detail = forms.Text(
        "Which test, programme or need?",
        hint="For a selective school, the test it uses; for a national programme, its name",
        limit=120,
        required=False,
    )
    starts_on = forms.Date("From which day?", called="the first day")
    ends_on = forms.Date("Until which day?", called="the last day", hint="Leave empty if it goes on", required=False)


class EndFlag(forms.Form):
    """The last day of a flag."""

    label_is_heading = False
    on = forms.Date("Last day", called="the last day")


class Closures(forms.Form):
    """When a school is closed: up to four times, each from its first closed day to the day staff are back."""

    TIMES = range(1, 5)
    reason = forms.Text("What for, if you want to say", limit=120, required=False, hint="For example summer holiday")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in self.TIMES:
            first = forms.Date(f"Closure {number}: first closed day", required=False)
            back = forms.Date(f"Closure {number}: first day staff are back", required=False)
            self.fields[f"first_{number}"], self.fields[f"back_{number}"] = first, back

    def clean(self):
        given = super().clean()
        self.spans = []
        for number in self.TIMES:
            first, back = given.get(f"first_{number}"), given.get(f"back_{number}")
            if bool(first) != bool(back):
                missing = f"back_{number}" if first else f"first_{number}"
                self.add_error(missing, f"Enter both days of closure {number}, or neither")
            elif first:
                self.spans.append((first, back))
        return given
