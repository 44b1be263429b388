"""A school's request: the longer form, strengths first. Nothing in it stands in the way of sending but who and why."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from countywide.law.codes import pupils
from countywide.platform.kit import forms
from countywide.register.people.enums import Kin, Sex
from countywide.register.schools import queries as schools

from ..enums import Answered
from .base import PageForm
from .family import Lives, believable, whole_postcode

YES_NO = [("YES", "Yes"), ("NO", "No")]
PARENTS = [
    (Kin.MOTHER, "Mother"),
    (Kin.FATHER, "Father"),
    (Kin.STEP_PARENT, "Step-parent"),
    (Kin.GRANDPARENT, "Grandparent"),
    (Kin.FOSTER_CARER, "Foster carer"),
    (Kin.GUARDIAN, "Special guardian"),
    (Kin.OTHER, "Other carer"),
]
AREAS = [
    ("COMMUNICATION", "Communication and interaction"),
    ("LEARNING", "Cognition and learning"),
    ("FEELINGS", "Social, emotional and mental health"),
    ("BODY", "Sensory and physical"),
]
CYCLES = (1, 2, 3)


class You(PageForm):
    """Who asks, and for which school."""

    key, heading = "you", "About you and your school"
    lead = "Your name and your school are needed."

    name = forms.Text("Your full name", limit=200, autocomplete="name", missing="Enter your name")
    job = forms.Text("Your role", hint="For example: SENCO, headteacher", limit=120, required=False)
    school = forms.Text(
        "Your school or college",
        hint="Part of its name will do. One we do not know can ask as well.",
        limit=200,
        suggest="/schools/suggest",
        missing="Enter the name of your school or college",
    )
    email = forms.Email("Your work email address", required=False)
    phone = forms.Phone("Telephone number", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if getattr(self.draft, "asker_organisation_id", None):
            del self.fields["school"]

    def clean_school(self) -> str:
        """A name that means one school becomes that school; any other is kept as it was typed."""
        typed = str(self.cleaned_data["school"])
        found = schools.school_meant(typed)
        return f"{found.name} ({found.urn})" if found else typed


class Child(PageForm):
    """Who the child or young person is."""

    key, heading = "child", "The child or young person"
    lead = "The name and the date of birth are needed."

    forename = forms.Text("First name", limit=100, called="the first name")
    surname = forms.Text("Last name", limit=100, called="the last name")
    known_as = forms.Text("Known as", hint="If it is not the first name", limit=100, required=False)
    pronouns = forms.Text("Pronouns", hint="For example: she/her, he/him, they/them", limit=30, required=False)
    born_on = forms.Date("Date of birth", called="the date of birth", hint="For example, 27 3 2016")
    sex = forms.Choice("Sex, as on the school roll", Sex, inline=True, required=False)
    upn = forms.Text(
        "Unique pupil number (UPN)", hint="13 letters and numbers", limit=20, width=20, required=False, spellcheck=False
    )

    def clean_born_on(self) -> Any:
        return believable(self.cleaned_data["born_on"])

    def clean_upn(self) -> str:
        upn = pupils.tidy(self.cleaned_data["upn"])
        if upn and not pupils.is_upn(upn):
            raise ValidationError(
                "The UPN is not right: its first letter does not agree with the rest. Check it, or leave it empty"
            )
        return upn


class Family(Lives):
    """Who has parental responsibility and how the family is reached. Not knowing it all stops nothing."""

    key, heading = "family", "The family"
    field_order = (
        "parent_aware",
        *("one_name", "one_kin", "one_responsible", "one_email", "one_phone", "one_lines", "one_postcode"),
        *("child_lives", "child_lines", "child_postcode", "lives_here", "other_council"),
        *("two", "two_name", "two_kin", "two_responsible", "two_email", "two_lines", "two_postcode"),
        *("language", "looked_after"),
    )
    lead = "We write to everybody who has parental responsibility. Give what you hold."

    parent_aware = forms.Choice(
        "Does the family know that you are asking?",
        YES_NO,
        hint="You can ask either way. We tell the family that we have your request.",
        inline=True,
        required=False,
    )
    one_name = forms.Text("First parent or carer: full name", limit=200, required=False, autocomplete="off")
    one_kin = forms.Pick("What they are to the child", PARENTS, empty="Not known", required=False)
    one_responsible = forms.Choice("Do they have parental responsibility?", Answered, required=False)
    one_email = forms.Email("Email address", required=False, autocomplete="off")
    one_phone = forms.Phone("Telephone number", required=False, autocomplete="off")
    one_lines = forms.LongText("Address, without the postcode", limit=500, rows=3, required=False)
    one_postcode = forms.Text("Postcode", limit=10, width=10, required=False, autocomplete="off")
    child_lives = forms.Choice(
        "Does {child} live at that address?",
        YES_NO,
        inline=True,
        reveals={"NO": ("child_lines", "child_postcode")},
        required=False,
    )
    child_lines = forms.LongText("Where {child} lives, without the postcode", limit=500, rows=3, required=False)
    child_postcode = forms.Text("Postcode where {child} lives", limit=10, width=10, required=False)
    two = forms.Choice(
        "Is there a second parent or carer to write to?",
        YES_NO,
        inline=True,
        reveals={"YES": ("two_name", "two_kin", "two_responsible", "two_email", "two_lines", "two_postcode")},
        required=False,
    )
    two_name = forms.Text("Second parent or carer: full name", limit=200, required=False, autocomplete="off")
    two_kin = forms.Pick("What they are to the child", PARENTS, empty="Not known", required=False)
    two_responsible = forms.Choice("Do they have parental responsibility?", Answered, required=False)
    two_email = forms.Email("Email address", required=False, autocomplete="off")
    two_lines = forms.LongText("Address, without the postcode", limit=500, rows=3, required=False)
    two_postcode = forms.Text("Postcode", limit=10, width=10, required=False, autocomplete="off")
    language = forms.Text("Does the family need an interpreter? For which language?", limit=60, required=False)
    looked_after = forms.Choice("Is {child} looked after by a council?", YES_NO, inline=True, required=False)

    def clean_one_postcode(self) -> str:
        return whole_postcode(self.cleaned_data["one_postcode"])

    def clean_two_postcode(self) -> str:
        return whole_postcode(self.cleaned_data.get("two_postcode", ""))

    def clean_child_postcode(self) -> str:
        return whole_postcode(self.cleaned_data.get("child_postcode", ""))


class Why(PageForm):
    """Why an assessment, and why now."""

    key, heading = "why", "Why an assessment now"
    lead = "The first question is needed. From here on, nothing else is."

    reason = forms.LongText(
        "Why do you ask for an assessment now?",
        hint="What the school has seen, what has changed, and why more may be needed than it can give.",
        limit=3000,
        rows=8,
        missing="Say why you ask for an assessment",
    )
    would_change = forms.LongText("What would a plan change for {child}?", limit=2000, required=False)


class Needs(PageForm):
    """Strengths first, then needs by broad area (Code of Practice 6.28 to 6.35)."""

    key, heading = "needs", "Strengths and needs"
    lead = "Give what you have. None of this stands in the way of a request."

    strengths = forms.LongText("What is {child} good at, and what helps?", limit=2000, required=False)
    communication = forms.LongText("Communication and interaction", limit=2000, rows=3, required=False)
    learning = forms.LongText("Cognition and learning", limit=2000, rows=3, required=False)
    feelings = forms.LongText("Social, emotional and mental health", limit=2000, rows=3, required=False)
    body = forms.LongText("Sensory and physical", limit=2000, rows=3, required=False)
    main_area = forms.Pick(
        "Which is the main area of need?", AREAS, empty="Not clear, or more than one", required=False
    )
    diagnosis = forms.Text("Any diagnosis", hint="None is needed", limit=300, required=False)


class Support(PageForm):
    """Plan, do, review: what was tried, when, at what cost and with what effect (Code of Practice 6.44 to 6.56)."""

    key, heading = "support", "Support so far"
    lead = "Say what was tried, when, and what changed. There is no least number of rounds and no least sum."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in CYCLES:
            self.fields |= cycle(number)


def cycle(number: int) -> dict[str, Any]:
    """The questions about one round of support."""
    which = ("First", "Second", "Third")[number - 1]
    return {
        f"what_{number}": forms.LongText(
            f"{which} round: what was planned and done", limit=2000, rows=3, required=False
        ),
        f"when_{number}": forms.Text("From when to when", limit=100, required=False),
        f"cost_{number}": forms.Text("What it cost, if known", limit=100, required=False),
        f"result_{number}": forms.LongText("What changed, and how you know", limit=1000, rows=2, required=False),
    }


class Attendance(PageForm):
    """How much the child is in school, and how."""

    key, heading = "attendance", "Attendance and setting"
    lead = "Leave empty what you do not know."

    percent = forms.Number(
        "Attendance this school year", suffix="%", min_value=0, max_value=100, places=1, required=False
    )
    exclusions = forms.Number(
        "Days lost to suspension this school year", min_value=0, max_value=195, places=1, required=False
    )
    part_time = forms.Choice(
        "Is there a part-time timetable?", YES_NO, inline=True, reveals={"YES": "part_time_detail"}, required=False
    )
    part_time_detail = forms.LongText(
        "Hours a week, since when, and the plan to return to full time", limit=1000, rows=3, required=False
    )
    elsewhere = forms.Text("Any other setting or alternative provision", limit=300, required=False)
    setting = forms.LongText(
        "Anything about the school that matters",
        hint="For example its size or a resourced base",
        limit=1000,
        rows=3,
        required=False,
    )


class Professionals(PageForm):
    """Who else is involved, and what they wrote."""

    key, heading = "professionals", "Professionals and reports"
    lead = "You can add reports on the next pages, and after you have sent the request."

    involved = forms.LongText(
        "Who is involved, since when, and what they advised",
        hint="One on each line",
        limit=3000,
        rows=6,
        required=False,
    )
    early_help = forms.Choice("Is there early help or a social worker?", YES_NO, inline=True, required=False)


class Views(PageForm):
    """What the child and the family say. They can also tell the council themselves."""

    key, heading = "views", "What the child and the family say"
    lead = "You can leave this empty. We ask the family, and the child, ourselves."

    child_says = forms.LongText("{childs} own words", limit=2000, required=False)
    family_says = forms.LongText("What the family says", limit=2000, required=False)
    school_says = forms.LongText("Where the school sees it differently", limit=1000, rows=3, required=False)
