"""Forms about children and families: one subject each."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms

from .enums import Capacity, Channel, Kin, NoUpn, Proof, Responsibility, Sex, Taught


class Entry(forms.Form):
    """A child the council does not know yet."""

    legal_forename = forms.Text("Forename in law", limit=100, missing="Enter the forename")
    legal_surname = forms.Text("Surname in law", limit=100, missing="Enter the surname")
    known_as = forms.Text("Name they go by, if another", limit=100, required=False)
    born_on = forms.Date("Date of birth", missing="Enter the date of birth", called="the date of birth")
    upn = forms.Text("UPN", limit=20, required=False, hint="13 letters and digits, from the school", width="20")
    postcode = forms.Text("Postcode", limit=10, required=False, width="10")
    is_another = forms.Tick("None of the children shown is this child", required=False)


class Names(forms.Form):
    """What a child is called, and by which pronouns they are spoken of."""

    legal_forename = forms.Text("Forename in law", limit=100, missing="Enter the forename")
    legal_surname = forms.Text("Surname in law", limit=100, missing="Enter the surname")
    known_as = forms.Text("Name they go by, if another", limit=100, required=False)
    pronouns = forms.Text("Pronouns", limit=30, required=False, hint="For example she/her, they/them")


class Facts(forms.Form):
    """Numbers and facts of a child."""

    born_on = forms.Date("Date of birth", missing="Enter the date of birth", called="the date of birth")
    sex = forms.Choice("Sex, as the school census writes it", Sex, required=False, inline=True)
    upn = forms.Text("UPN", limit=20, required=False, width="20")
    no_upn = forms.Pick("Why there is no UPN", NoUpn.choices, required=False, empty="Does not apply")
    uln = forms.Text("ULN", limit=12, required=False, width="20")
    nhs_number = forms.Text("NHS number", limit=14, required=False, width="20")
    language = forms.Text("Language at home", limit=60, required=False)
    needs_interpreter = forms.Tick("An interpreter is needed", required=False)
    is_looked_after = forms.Tick("Looked after by a council", required=False)
    is_withheld = forms.Tick("The address is withheld: tell it to nobody who need not know", required=False)


class Adult(forms.Form):
    """Somebody around a child, and how they are written to."""

    name = forms.Text("Name", limit=200, missing="Enter the name")
    kind = forms.Pick("What they are to the child", Kin.choices, missing="Choose what they are to the child")
    responsibility = forms.Choice(
        "Parental responsibility", Responsibility, missing="Say whether they have parental responsibility"
    )
    email = forms.Email("Email address", required=False)
    agrees_to_email = forms.Tick("They agreed that letters come by email", required=False)
    phone = forms.Phone("Telephone number", required=False)
    channel = forms.Choice("How letters go to them", Channel, missing="Choose how letters go to them")
    format = forms.Text("Format they need", limit=100, required=False, hint="Large print, easy read, a language")
    corresponds = forms.Tick("Letters about the child go to them", required=False)
    is_safe = forms.Tick("It is safe to contact them", required=False)
    note = forms.Text("Note about contact", limit=300, required=False)


class AdultAgain(Adult):
    """The same of somebody whose email came back."""

    works_again = forms.Tick("Their email address works again", required=False)


class WhoDecides(forms.Form):
    """Who decides for a young person over compulsory school age, and on what ground."""

    who = forms.Choice("Who decides?", Capacity, reveals={Capacity.REPRESENTED: "ground"}, missing="Say who decides")
    ground = forms.LongText(
        "Who found that they lack capacity for this, and when?", limit=300, rows=3, called="who found it and when"
    )
    representative = forms.Pick(
        "Who stands in their place?",
        empty="Nobody was named",
        required=False,
        hint="A deputy or an attorney. Leave it empty where nobody was named: then the parents do.",
    )

    def __init__(self, *args: Any, adults: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["representative"]
        asked.choices = adults or []


class Account(forms.Form):
    """How it was proved who somebody is, before they may see a child's case."""

    proof = forms.Choice("How do you know who they are?", Proof, missing="Say how you know who they are")


class Home(forms.Form):
    """Where somebody lives from a day."""

    lines = forms.LongText("Address", limit=400, rows=4, missing="Enter the address", called="the address")
    postcode = forms.Text("Postcode", limit=10, required=False, width="10")
    from_on = forms.Date("Since when?", missing="Enter the day", called="the day")
    is_withheld = forms.Tick("This address is withheld", required=False)


class Place(forms.Form):
    """Where a child is taught from a day."""

    kind = forms.Choice(
        "Where is the child taught?",
        Taught,
        reveals={"SCHOOL": "school", "EARLY_YEARS": "school", "COLLEGE": "school"},
        called="where the child is taught",
    )
    school = forms.Text(
        "Which one?", limit=200, suggest="/schools/suggest", missing="Name the school", called="the school"
    )
    starts_on = forms.Date("Since when?", missing="Enter the day", called="the day")


class Propose(forms.Form):
    """What is not right, in the family's own words."""

    what = forms.LongText(
        "What should we put right?", limit=1000, missing="Tell us what should be put right", called="what to put right"
    )


class Answer(forms.Form):
    """What an officer does about a proposal."""

    taken_up = forms.Choice(
        "Is it taken up?",
        [("YES", "Yes, the record was changed"), ("NO", "No")],
        called="whether it is taken up",
        inline=True,
    )
    answer = forms.Text("What the family is told", limit=300, missing="Say what was done, or why not")
