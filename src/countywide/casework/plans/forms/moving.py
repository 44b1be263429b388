"""What officers are asked about a plan that passes to another council, and about one that came from one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from countywide.law.codes import postcodes
from countywide.platform.kit import forms as kit
from countywide.register.people.enums import Channel, Kin, Responsibility

from .issuing import SUGGEST

YES_NO = (("YES", "Yes"), ("NO", "No"))
NEW_CHILD = (
    "forename", "surname", "born_on", "upn", "lines", "postcode", "adult", "kin", "responsibility", "email",
    "agrees_to_email", "phone", "channel", "is_another",
)  # fmt: skip


class OfCouncil(kit.Form):
    """A form that names another council."""

    council_code = kit.Pick("Which council?", empty="Choose a council", missing="Choose the council")

    def __init__(self, *args: Any, councils: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["council_code"]
        asked.choices = list(councils)


class MoveOut(OfCouncil):
    """Where the family moves, when, and who there is sent the plan."""

    moves_on = kit.Date("On which day does the family move, or did it move?", called="the day of the move")
    aware_on = kit.Date(
        "On which day did we first hear of the move?",
        called="the day we heard of the move",
        hint="Anybody at the council, by any way. It decides how long we have to hand the plan over.",
    )
    contact = kit.Text("Who at the other council is written to?", hint="For example: The SEND team", limit=200)
    address = kit.LongText(
        "Where is the plan sent?",
        hint="The postal address, and the secure email address if there is one.",
        limit=500,
        rows=4,
        missing="Say where the plan is sent",
    )


class StaysHere(kit.Form):
    """Why a plan does not pass after all."""

    because = kit.LongText(
        "Why does the plan stay with us?", hint="The family reads it.", limit=500, rows=3,
        missing="Say why the plan stays with us",
    )  # fmt: skip


class MovedIn(OfCouncil):
    """A plan that passed to us, with its days and the child it is for."""

    transferred_on = kit.Date(
        "On which day did the plan pass to us?",
        called="the day the plan passed to us",
        hint="The day on the other council’s letter. Your six weeks to tell the family count from it.",
    )
    made_on = kit.Date("On which day was the plan first made?", called="the day the plan was made")
    last_reviewed_on = kit.Date(
        "On which day was it last reviewed?",
        called="the day it was last reviewed",
        hint="The day the other council told the family what it decided after the review. Leave it empty if there was none.",
        required=False,
    )
    setting = kit.Text(
        "Which school, nursery or college does it name?",
        hint="Start to write its name. Leave it empty if the plan names a type only.",
        suggest=SUGGEST,
        limit=200,
        required=False,
    )
    too_far = kit.Tick("From the new home the child cannot attend it", required=False)
    team = kit.Pick("Which team holds the plan now?", missing="Choose the team")
    child_known = kit.Choice(
        "Do we know the child already?",
        YES_NO,
        reveals={"YES": "known_case", "NO": NEW_CHILD},
        missing="Say whether we know the child already",
    )
    known_case = kit.Text("The reference of a case of theirs", limit=20, width="20", called="the reference")
    forename = kit.Text("The child’s first name in law", limit=100, called="the first name", autocomplete="off")
    surname = kit.Text("The child’s last name in law", limit=100, called="the last name", autocomplete="off")
    born_on = kit.Date("The child’s date of birth", called="the date of birth")
    upn = kit.Text("UPN, if it is known", limit=20, width="20", required=False)
    lines = kit.LongText("The new address, without the postcode", limit=400, rows=3, called="the new address")
    postcode = kit.Text("Postcode", limit=10, width="10", called="the postcode", autocomplete="off")
    adult = kit.Text("A parent or carer", limit=200, called="the name of a parent or carer", autocomplete="off")
    kin = kit.Pick("What are they to the child?", Kin.choices, missing="Choose what they are to the child")
    responsibility = kit.Choice(
        "Do they have parental responsibility?", Responsibility, missing="Say whether they have parental responsibility"
    )
    email = kit.Email("Their email address", required=False)
    agrees_to_email = kit.Tick("They agreed that letters come by email", required=False)
    phone = kit.Phone("Their telephone number", required=False)
    channel = kit.Choice("How do letters go to them?", Channel, missing="Choose how letters go to them")
    is_another = kit.Tick("We looked at the children who may be the same: this is another one", required=False)

    def __init__(self, *args: Any, teams: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["team"]
        asked.choices = teams

    def clean_postcode(self) -> str:
        given = str(self.cleaned_data.get("postcode") or "")
        if given and not postcodes.parse(given):
            raise ValidationError("Enter a whole postcode, such as ZX4 9QQ")
        return given


class KeepPaper(kit.Form):
    """Which of the files that were sent is the plan."""

    file_id = kit.Choice("Which file is the plan?", missing="Choose the file")

    def __init__(self, *args: Any, files: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["file_id"]
        asked.choices = list(files)


class TellFamily(kit.Form):
    """What the family is told of a plan that moved in."""

    reassess = kit.Choice("Will we assess again?", YES_NO, inline=True, missing="Say whether we assess again")
    says = kit.LongText(
        "Why?",
        hint="In plain words. The family reads it. The letter says when we review the plan.",
        limit=4000,
        rows=5,
        missing="Say why",
    )
