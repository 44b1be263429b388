"""The six short pages of a family's request, and the words of a young person's own."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from countywide.law.codes import authorities, postcodes
from countywide.platform.kit import forms
from countywide.platform.kit.shell import council
from countywide.register.people import queries as people
from countywide.register.people.enums import Kin, Taught

from .. import rules
from ..enums import Answered
from .base import PageForm

KINS = [
    (Kin.MOTHER, "Mother"),
    (Kin.FATHER, "Father"),
    (Kin.STEP_PARENT, "Step-parent"),
    (Kin.GRANDPARENT, "Grandparent"),
    (Kin.FOSTER_CARER, "Foster carer"),
    (Kin.GUARDIAN, "Special guardian"),
    (Kin.OTHER, "Somebody else who looks after the child"),
]
CHANNELS = [("EMAIL", "By email"), ("POST", "By post"), ("PHONE", "By phone, with letters by post")]
AREAS = [
    ("COMMUNICATION", "Talking, understanding and getting on with others"),
    ("LEARNING", "Learning, remembering and keeping up"),
    ("FEELINGS", "Feelings, worries and behaviour"),
    ("BODY", "Seeing, hearing, moving, or a medical need"),
]
ATTENDS = [
    ("YES", "Yes, full time"),
    ("LESS", "Less than others: part time, or often not able to go"),
    ("NO", "Not at all at the moment"),
]
TAUGHT = [
    (Taught.SCHOOL, "At a school"),
    (Taught.EARLY_YEARS, "At a nursery, pre-school or childminder"),
    (Taught.COLLEGE, "At a college or in training"),
    (Taught.HOME_EDUCATED, "Taught at home"),
    (Taught.NOWHERE, "Not in any setting yet, or at the moment"),
]
OTHERS = [
    ("YES", "Yes"),
    ("NOT_SAFE", "Yes, but it is not safe to contact them"),
    ("NO", "No"),
]
NEW = "new"  # an answer to "which child?" beside one's own children


def councils() -> list[tuple[str, str]]:
    """Every other council of England, by name."""
    ours = council().la_code
    held = [each for each in authorities.in_force_on(localdate()) if each.code != ours]
    return [(each.code, each.name) for each in sorted(held, key=lambda each: each.name)]


def believable(born_on: Any) -> Any:
    """A date of birth somebody under 25 can have."""
    if born_on and (bar := rules.bar_to_birth_date(born_on, on=localdate())):
        raise ValidationError(bar)
    return born_on


class You(PageForm):
    """Who asks."""

    key, heading = "you", "About you"
    lead = "Only your name is needed."

    name = forms.Text("Your full name", limit=200, autocomplete="name", missing="Enter your name")
    kin = forms.Choice("What are you to the child?", KINS, required=False)
    responsible = forms.Choice(
        "Do you have parental responsibility for the child?",
        Answered,
        hint="Mothers always do. You can ask for an assessment either way if the child lives with you.",
        required=False,
    )


class Lives(PageForm):
    """Where the child lives, for the council that must answer. Shared by every form."""

    lives_here = forms.Choice(
        "Does {child} live in our area?",
        [("YES", "Yes"), ("NO", "No, in the area of another council"), ("UNSURE", "I am not sure")],
        reveals={"NO": "other_council"},
        required=False,
    )
    other_council = forms.Pick("Which council?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed: Any = self.fields["other_council"]
        listed.choices = [("", "I do not know"), *councils()]
        named = self.fields["lives_here"]
        named.label = str(named.label).replace("our area", f"the area of {council().name}")


class Child(Lives):
    """Who the child is. Only the name and the date of birth are needed."""

    key, heading = "child", "About the child"
    lead = "We need the name and the date of birth. The rest helps us."
    field_order = ["own", "forename", "surname", "known_as", "pronouns", "born_on", "lives_here", "other_council"]

    own = forms.Choice("Which child is it about?", required=False)
    forename = forms.Text("First name", limit=100, called="the child’s first name")
    surname = forms.Text("Last name", limit=100, called="the child’s last name")
    known_as = forms.Text(
        "The name they like to be called", hint="If it is not their first name", limit=100, required=False
    )
    pronouns = forms.Text("Their pronouns", hint="For example: she/her, he/him, they/them", limit=30, required=False)
    born_on = forms.Date("Date of birth", called="the child’s date of birth", hint="For example, 27 3 2016")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = getattr(self.draft, "user", None)
        self.own_children = {child.key: child for child in people.children_of(user)} if user else {}
        if not self.own_children:
            del self.fields["own"]
            return
        named = [(child.key, child.name_shown) for child in self.own_children.values()]
        own: Any = self.fields["own"]
        own.choices = [*named, (NEW, "Another child")]
        own.reveals = {NEW: ("forename", "surname", "known_as", "pronouns", "born_on")}
        own.required = True
        own.error_messages["required"] = "Select which child it is about"

    def clean_born_on(self) -> Any:
        """Nobody is asked for before they are born or after they are 25."""
        return believable(self.cleaned_data["born_on"])

    @property
    def chosen(self) -> Any:
        """The child of one's own that was picked, if one was."""
        return self.own_children.get(self.cleaned_data.get("own", ""))


class Oneself(Child):
    """A young person's own page about themselves."""

    key, heading = "you", "About you"
    lead = "We need your name and your date of birth. The rest helps us."
    field_order = [*Child.field_order, "helper"]
    to_you = {
        "forename": ("Your first name", ""),
        "surname": ("Your last name", ""),
        "known_as": ("The name you like to be called", "If it is not your first name"),
        "pronouns": ("Your pronouns", "For example: she/her, he/him, they/them"),
        "born_on": ("Your date of birth", "For example, 27 3 2009"),
        "lives_here": ("Do you live in our area?", ""),
    }

    helper = forms.Text(
        "Is somebody helping you with this?",
        hint="If so, give their name and what they are to you. We still write to you.",
        limit=200,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_children = {}
        self.fields.pop("own", None)
        for name, called in (("forename", "first name"), ("surname", "last name"), ("born_on", "date of birth")):
            self.fields[name].error_messages["required"] = f"Enter your {called}"

    def clean_born_on(self) -> Any:
        """The right to ask is one's own from the end of compulsory school age."""
        born_on = super().clean_born_on()
        if bar := rules.bar_to_asking_oneself(born_on, on=localdate()):
            raise ValidationError(bar)
        return born_on


class Reach(PageForm):
    """How the council can reach them. Nothing must be answered; the safest way wins."""

    key, heading = "reach", "How we can reach you"
    lead = "Give us at least one way, so that we can send you your receipt and our answer."
    to_you = {"lives_with": ("Do you live at this address?", "")}

    channel = forms.Choice(
        "How should we write to you?", CHANNELS, reveals={"EMAIL": ("email", "agrees")}, required=False
    )
    email = forms.Email("Your email address", called="your email address")
    agrees = forms.Tick("You may send me letters about this by email", required=False)
    phone = forms.Phone("Your telephone number", required=False)
    lines = forms.LongText(
        "Your address", hint="Without the postcode", limit=500, rows=3, required=False, autocomplete="street-address"
    )
    postcode = forms.Text("Postcode", limit=10, width=10, required=False, autocomplete="postal-code")
    lives_with = forms.Choice(
        "Does {child} live at this address?",
        [("YES", "Yes"), ("NO", "No")],
        reveals={"NO": "child_postcode"},
        required=False,
    )
    child_postcode = forms.Text("Postcode where {child} lives", limit=10, width=10, required=False)
    is_withheld = forms.Tick("Keep this address private from anybody who does not have to know it", required=False)
    language = forms.Text("Do you need an interpreter? If so, for which language?", limit=60, required=False)
    format = forms.Text(
        "Do you need letters in another form?",
        hint="For example: large print, easy read, braille",
        limit=100,
        required=False,
    )

    def clean_postcode(self) -> str:
        return whole_postcode(self.cleaned_data["postcode"])

    def clean_child_postcode(self) -> str:
        return whole_postcode(self.cleaned_data["child_postcode"])


def whole_postcode(typed: str) -> str:
    """A postcode as it is written; empty stays empty."""
    if not typed:
        return ""
    found = postcodes.parse(typed)
    if found is None:
        raise ValidationError("Enter a full postcode, or leave it empty")
    return found


class Why(PageForm):
    """Why now: the one thing a request must say."""

    key, heading = "why", "Why are you asking now?"
    lead = "A few words are enough."
    to_you = {
        "reason": (
            "What is hard for you at school or college?",
            "In your own words. You do not need a diagnosis or a report.",
        ),
        "areas": ("What is it about?", "Choose all that fit"),
    }

    reason = forms.LongText(
        "What makes you think {child} may need more help?",
        hint="In your own words. You do not need a diagnosis or a report.",
        limit=3000,
        rows=8,
        missing="Tell us why you are asking, in a few words",
    )
    areas = forms.Choices("What is it about?", AREAS, hint="Choose all that fit", required=False)


class Now(PageForm):
    """What school does now. A family need not know."""

    key, heading = "school", "What happens at school now"
    lead = "Say what you know. You can leave this empty: we ask the school as well."
    to_you = {
        "taught": ("Where do you go at the moment?", ""),
        "attends": ("Do you go as much as other people?", ""),
        "help_now": ("What help do you get now, and how does it go?", ""),
    }

    taught = forms.Choice(
        "Where is {child} at the moment?",
        TAUGHT,
        reveals={Taught.SCHOOL: "school", Taught.EARLY_YEARS: "nursery", Taught.COLLEGE: "college"},
        required=False,
    )
    school = forms.Text(
        "Name of the school", hint="Part of its name will do", limit=200, suggest="/schools/suggest", required=False
    )
    nursery = forms.Text("Name of the nursery, pre-school or childminder", limit=200, required=False)
    college = forms.Text("Name of the college", limit=200, suggest="/schools/suggest", required=False)
    attends = forms.Choice("Is {child} there as much as other children?", ATTENDS, required=False)
    help_now = forms.LongText(
        "What help is there now, and how does it go?",
        limit=3000,
        rows=6,
        required=False,
    )


class More(PageForm):
    """Anything else. All of it may be left empty."""

    key, heading = "more", "Anything to add"
    lead = "You can leave all of this empty and go on."
    to_you = {
        "own_words": ("What should we know about you?", "For example what you are good at"),
        "wish": ("What would you like to be different?", ""),
        "seen_by": ("Who else has helped you?", "For example a doctor or a therapist"),
        "away": ("Will you be away for four weeks or more in the next months?", "If so, from when to when?"),
        "other": ("Is there a parent or carer we should copy our letters to?", ""),
    }

    own_words = forms.LongText("What does {child} say about it?", hint="In their own words", limit=2000, required=False)
    wish = forms.LongText("What would you like to be different for {child}?", limit=2000, required=False)
    seen_by = forms.LongText(
        "Who else has helped or seen {child}?",
        hint="For example a doctor, a therapist or a specialist teacher",
        limit=1000,
        rows=3,
        required=False,
    )
    other = forms.Choice(
        "Is there another parent or carer to write to?",
        OTHERS,
        reveals={"YES": ("other_name", "other_email", "other_lines"), "NOT_SAFE": "other_note"},
        required=False,
    )
    other_name = forms.Text("Their name", limit=200, required=False, autocomplete="off")
    other_email = forms.Email("Their email address", required=False, autocomplete="off")
    other_lines = forms.LongText("Their address, with the postcode", limit=500, rows=3, required=False)
    other_note = forms.Text("Anything we should know to keep you safe", limit=300, required=False)
    away = forms.Text(
        "Will {child} or you be away for four weeks or more in the next months?",
        hint="If so, from when to when?",
        limit=200,
        required=False,
    )
    reports = forms.Choice(
        "Do you have letters or reports to send?",
        [("NOW", "Yes, I will add them now"), ("LATER", "Not now. I can still send them later")],
        hint="You do not need any.",
        required=False,
    )
