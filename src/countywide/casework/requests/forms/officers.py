"""What is asked of an officer: a request that came another way, and the questions a new one leaves open."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from countywide.law.codes import pupils
from countywide.platform.kit import forms
from countywide.register.people.enums import Kin
from countywide.register.schools import queries as schools

from .. import rules
from ..enums import Answered, Channel, Requester, Says, Work
from ..types import Adult, Facts, Joining
from .family import CHANNELS, TAUGHT, councils, whole_postcode

NONE = "none"  # none of the children shown
WAYS = [(each.value, each.label) for each in Channel if each != Channel.ONLINE]


class Enter(forms.Form):
    """A request that came by telephone, email or on paper. Only the day, who, whose and why are needed."""

    channel = forms.Choice("How did it reach us?", WAYS, missing="Select how it reached us")
    received_on = forms.Date(
        "Which day did it reach the council?",
        called="the day it reached the council",
        hint="Any address counts, and any day: weekends, holidays, a mailbox nobody read. For example, 25 7 2026",
    )
    arrived_at = forms.Text("Which address or desk did it reach?", limit=200, required=False)
    late_because = forms.Text(
        "If that was before today: where was it since?",
        hint="The clock runs from the day it reached us, whatever you enter here.",
        limit=300,
        required=False,
    )
    requester = forms.Choice(
        "Who sent it?", Requester, reveals={Requester.PROFESSIONAL: "work"}, missing="Select who sent it"
    )
    work = forms.Choice("How do they know the child?", Work, missing="Select how they know the child")
    asker_name = forms.Text(
        "Their full name", limit=200, missing="Enter the name of whoever sent it", autocomplete="off"
    )
    asker_kin = forms.Pick(
        "If family: what are they to the child?", Kin, empty="Not family, or not known", required=False
    )
    asker_responsible = forms.Choice("Do they have parental responsibility?", Answered, required=False)
    asker_job = forms.Text("If not family: their role and where they work", limit=120, required=False)
    asker_email = forms.Email("Their email address", required=False, autocomplete="off")
    agrees = forms.Tick("They agreed to letters by email", required=False)
    asker_phone = forms.Phone("Their telephone number", required=False, autocomplete="off")
    asker_lines = forms.LongText("Their address, without the postcode", limit=500, rows=3, required=False)
    asker_postcode = forms.Text("Their postcode", limit=10, width=10, required=False, autocomplete="off")
    asker_channel = forms.Choice("How do they want to be written to?", CHANNELS, required=False)
    forename = forms.Text("The child’s first name", limit=100)
    surname = forms.Text("The child’s last name", limit=100)
    known_as = forms.Text("Known as", limit=100, required=False)
    born_on = forms.Date(
        "The child’s date of birth",
        called="the child’s date of birth",
        hint="If the letter does not say it, ring today: the day of receipt stays the day it arrived. For example, 27 3 2016",
    )
    upn = forms.Text("UPN, if it is given", limit=20, width=20, required=False, spellcheck=False)
    child_here = forms.Choice(
        "Does the child live at the address above?",
        [("YES", "Yes"), ("NO", "No, or not known")],
        reveals={"NO": ("child_lines", "child_postcode")},
        required=False,
    )
    child_lines = forms.LongText("The child’s address, without the postcode", limit=500, rows=3, required=False)
    child_postcode = forms.Text("The child’s postcode", limit=10, width=10, required=False, autocomplete="off")
    lives_here = forms.Choice(
        "Does the child live in our area?", Answered, reveals={Answered.NO: "other_council"}, required=False
    )
    other_council = forms.Pick("Which council?", required=False)
    taught = forms.Pick("Where is the child taught?", TAUGHT, empty="Not known", required=False)
    school = forms.Text("School or setting", limit=200, suggest="/schools/suggest", required=False)
    reason = forms.LongText("Why they ask, in their words", limit=3000, rows=6, missing="Enter why they ask")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed: Any = self.fields["other_council"]
        listed.choices = [("", "Not known"), *councils()]

    def clean_asker_postcode(self) -> str:
        return whole_postcode(self.cleaned_data["asker_postcode"])

    def clean_child_postcode(self) -> str:
        return whole_postcode(self.cleaned_data["child_postcode"])

    def clean_upn(self) -> str:
        upn = pupils.tidy(self.cleaned_data["upn"])
        if upn and not pupils.is_upn(upn):
            raise ValidationError("The UPN is not right: its first letter does not agree with the rest")
        return upn

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if bar := rules.bar_to_received_on(day, today=localdate(), because="said in its own box"):
            raise ValidationError(bar)
        return day


def facts_entered(said: dict[str, Any]) -> Facts:
    """What an officer entered, as the facts that are received."""
    school = schools.school_meant(said["school"]) if said["school"] else None
    organisation = school.organisation_id if school else None
    requester = said["requester"]
    is_setting = requester in (Requester.SCHOOL, Requester.POST_16)
    at_home = said["child_here"] != "NO"
    return Facts(
        requester=requester,
        source=rules.source_of(requester, said["work"] or ""),
        asker=Adult(
            name=said["asker_name"],
            kin=said["asker_kin"] or Kin.OTHER,
            responsible=said["asker_responsible"] or Answered.UNSURE,
            email=said["asker_email"],
            phone=said["asker_phone"],
            lines=said["asker_lines"],
            postcode=said["asker_postcode"],
            channel=said["asker_channel"] or ("EMAIL" if said["asker_email"] and said["agrees"] else "POST"),
            agrees_to_email=said["agrees"],
        ),
        job=said["asker_job"],
        organisation_id=organisation if is_setting else None,
        organisation_name=said["school"] if is_setting else "",
        forename=said["forename"],
        surname=said["surname"],
        known_as=said["known_as"],
        born_on=said["born_on"],
        upn=said["upn"],
        lines=said["asker_lines"] if at_home and not is_setting else said["child_lines"] or "",
        postcode=said["asker_postcode"] if at_home and not is_setting else said["child_postcode"] or "",
        lives_here=said["lives_here"] or "YES",
        other_council=said["other_council"] or "",
        taught=said["taught"] or ("SCHOOL" if school else ""),
        school_id=organisation,
        school_name="" if school else said["school"],
        reason=said["reason"],
    )


class Attend(forms.Form):
    """Was the child brought to attention?"""

    is_yes = forms.Choice(
        "Has or may the child have special educational needs, so that we consider an assessment?",
        [("YES", "Yes: we consider it. The clock runs from the day it arrived"), ("NO", "No")],
        missing="Select yes or no",
    )
    because = forms.LongText("Why?", hint="Whoever told us reads this. Name nobody.", limit=1000, called="the reason")


class Same(forms.Form):
    """Is it a child we know?"""

    child = forms.Choice("Is it one of these children?", missing="Select a child, or none of them")
    asker = forms.Choice(
        "Is whoever asked on that child’s record?",
        [
            ("THERE", "They are there already, or need not be"),
            ("ADD", "Add them: I have checked that they have parental responsibility"),
            ("ADD_WITHOUT", "Add them without parental responsibility"),
        ],
        required=False,
    )

    def __init__(self, *args: Any, shown: list[tuple[str, str]], by_parent: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_parent:
            del self.fields["asker"]
        listed: Any = self.fields["child"]
        listed.choices = [*shown, (NONE, "None of them: this is another child")]

    def joining(self) -> Joining | None:
        """What was found; nothing where it is another child."""
        if self.cleaned_data["child"] == NONE:
            return None
        asker = self.cleaned_data.get("asker")
        return Joining(int(self.cleaned_data["child"]), asker in ("ADD", "ADD_WITHOUT"), asker == "ADD")


class Area(forms.Form):
    """Which council is responsible?"""

    is_ours = forms.Choice(
        "Does the child live in our area?",
        [("YES", "Yes: we are responsible"), ("NO", "No: another council is")],
        reveals={"NO": ("council", "mailbox")},
        missing="Select yes or no",
    )
    council = forms.Pick("Which council?", called="the council")
    mailbox = forms.Email(
        "Mailbox of its SEND team",
        hint="We tell it that a request waits, without details of the child",
        required=False,
        autocomplete="off",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed: Any = self.fields["council"]
        listed.choices = [("", "Choose one"), *councils()]


class Family(forms.Form):
    """Who has parental responsibility, adult by adult."""

    def __init__(self, *args: Any, ties: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ties = ties
        for tie in ties:
            self.fields[f"tie_{tie.pk}"] = forms.Choice(
                f"{tie.contact.name}, {tie.get_kind_display().lower()}",
                [
                    ("YES", "Has parental responsibility, and is written to"),
                    ("NO", "Does not have it, and is not written to"),
                    ("UNSAFE", "Has it, but it is not safe to write to them"),
                ],
                missing=f"Select an answer for {tie.contact.name}",
            )

    def said(self) -> tuple[dict[int, bool], frozenset[int]]:
        """Who has it, and who is not safe to write to."""
        answers = {tie.pk: self.cleaned_data[f"tie_{tie.pk}"] for tie in self.ties}
        unsafe = frozenset(pk for pk, answer in answers.items() if answer == "UNSAFE")
        return {pk: answer != "NO" for pk, answer in answers.items()}, unsafe


class YoungPerson(forms.Form):
    """What the young person says."""

    says = forms.Choice(
        "What does the young person say?",
        [(each.value, each.label) for each in Says if each],
        reveals={Says.CANNOT: "ground"},
        missing="Select what the young person says",
    )
    ground = forms.LongText(
        "Who found that they lack capacity for this, and when?", limit=300, rows=3, called="who found it and when"
    )
