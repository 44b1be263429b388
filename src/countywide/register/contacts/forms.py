"""What is asked about contacts."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

from countywide.platform.kit import forms
from countywide.register.schools import queries as schools

from . import queries
from .enums import County, Phase

OUTSIDE = "out-of-county"  # an answer to "which area?" beside the areas themselves


class Ask(forms.Form):
    """Who do I ask? Nothing must be answered."""

    says_optional = False

    topic = forms.Pick("What is it about?", empty="Choose a topic", required=False)
    school = forms.Text(
        "Which school?",
        hint="Part of its name will do, or leave it empty and choose an area",
        limit=250,
        suggest="/schools/suggest",
        required=False,
    )
    area = forms.Pick("Or which area?", empty="I do not know", required=False)
    phase = forms.Pick("Which part of education?", Phase.choices, empty="Any", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [(topic.key, topic.name) for topic in queries.topics()]
        areas = [(area.key, area.name) for area in schools.areas()]
        self.fields["area"].choices = [*areas, (OUTSIDE, "Outside the county")]


class Team(forms.Form):
    """A team in people's words."""

    name = forms.Text("Name of the team", limit=120)
    owns = forms.LongText("What does it own?", called="what it owns", limit=600)
    card = forms.LongText(
        "What do people say when they need it?",
        hint="One line each, in their words. Search uses these lines to send questions here",
        required=False,
    )
    covers = forms.Choices("Areas it covers", required=False)
    phone = forms.Phone("Telephone number", required=False, autocomplete="off")
    hours = forms.Text("Hours", limit=200, required=False)
    reply_days = forms.Number(
        "Expected reply", hint="In working days", suffix="working days", min_value=1, max_value=30, width=2
    )
    include = forms.LongText("What should people include?", hint="One thing on each line", rows=4, required=False)
    escalation = forms.LongText("What if nobody replies?", rows=3, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.areas = {area.key: area for area in schools.areas()}
        self.fields["covers"].choices = [(area.key, area.name) for area in self.areas.values()]

    def clean_covers(self):
        return [self.areas[key] for key in self.cleaned_data["covers"]]


class NewTeam(Team):
    """A team that was not there before."""

    key = forms.Text(
        "Short name", hint="Small letters and dashes, such as early-years. It stands in addresses", limit=60, width=20
    )
    field_order = ("key",)

    def clean_key(self) -> str:
        key = self.cleaned_data["key"].strip()
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
            raise ValidationError("Use small letters, numbers and dashes only, such as early-years")
        return key


class TeamMailbox(forms.Form):
    """Where to write to a team."""

    address = forms.Email("Email address", hint="A shared mailbox, never one person’s own", autocomplete="off")
    area = forms.Pick("For which area?", empty="Every area", required=False)
    purpose = forms.Text("What is it for?", limit=120, required=False)
    holder = forms.Text("Who answers for it?", hint="Never shown to the public", limit=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        areas = [(area.key, area.name) for area in schools.areas()]
        self.fields["area"].choices = [*areas, (OUTSIDE, "Schools and councils outside the county")]


class Ending(forms.Form):
    """The last day of something."""

    on = forms.Date("Last day", called="the last day")


class Route(forms.Form):
    """One row of the table that says who to ask."""

    topic = forms.Pick("Topic", empty="Any topic", required=False)
    area = forms.Pick("Area", empty="Any area", required=False)
    phase = forms.Pick("Part of education", Phase.choices, empty="Any", required=False)
    county = forms.Pick("Inside or outside the county", County.choices, empty="Either", required=False)
    team = forms.Pick("Team that answers", called="the team that answers")
    starts_on = forms.Date("From which day?", called="the first day")
    ends_on = forms.Date("Until which day?", called="the last day", hint="Leave empty if it goes on", required=False)
    why = forms.Text("Why this team?", hint="One sentence, shown to whoever asks", limit=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [(topic.key, topic.name) for topic in queries.topics()]
        self.fields["area"].choices = [(area.key, area.name) for area in schools.areas()]
        self.fields["team"].choices = [(team.key, team.name) for team in queries.teams()]


class SchoolMailbox(forms.Form):
    """The address of a role at a school and who holds the role."""

    address = forms.Email(
        "Email address",
        hint="A mailbox of the role, such as office@, that goes on when somebody leaves",
        autocomplete="off",
    )
    holder = forms.Text("Who holds this role now?", hint="Leave empty if nobody does", limit=200, required=False)


class SencoMailbox(forms.Form):
    """The SENCO's mailbox. Its holder changes by handing the role over."""

    address = SchoolMailbox.base_fields["address"]


class HandOver(forms.Form):
    """Who the new SENCO is."""

    name = forms.Text("Name of the new SENCO", limit=200, autocomplete="off")
    email = forms.Email("Their own work email address", hint="They sign in with it", autocomplete="off")
    address = forms.Email(
        "The SENCO’s mailbox",
        hint="Everything for the SENCO goes here. Best an address of the role, not of the person",
        autocomplete="off",
    )
