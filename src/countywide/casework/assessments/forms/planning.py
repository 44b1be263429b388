"""What officers and families are asked about the plan, and how an assessment ends otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import ENTERED, DeskFor, Ending, Position
from .preparing import YES_NO, offer_files

SUGGEST = "/schools/suggest"


class ChooseFile(kit.Form):
    """Which of the files that were sent is meant."""

    file_id = kit.Choice("Which file is it?", missing="Choose the file")

    def __init__(self, *args: Any, files: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_files(self.fields["file_id"], files)


class SendDraft(ChooseFile):
    """A draft plan to send."""

    blank = kit.Tick("Section I is blank", missing="Check that section I is blank: a draft names no school")
    because = kit.LongText("Why is there a new draft?", limit=500, rows=3, missing="Say why there is a new draft")

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["because"]


class YourSay(kit.Form):
    """What one of the family says of a draft."""

    comments = kit.LongText(
        "What do you think of the draft?",
        hint="What is wrong, what is missing, what you like. You can leave this empty.",
        limit=10000,
        rows=8,
        required=False,
    )
    school = kit.Text(
        "Which school, nursery or college would you like?",
        hint="Start to write its name. You can leave this empty.",
        suggest=SUGGEST,
        limit=200,
        required=False,
    )
    wants_meeting = kit.Tick("I want to meet somebody from the council about the draft", required=False)
    is_finished = kit.Tick(
        "I have said all I want to say",
        hint="If you tick this we need not wait for the rest of your 15 days. You do not have to.",
        required=False,
    )


class EnterSaying(YourSay):
    """The same, entered by an officer."""

    said_by = kit.Text("Who said it?", limit=200, missing="Say who said it")
    said_on = kit.Date("When did they say it?", called="the day they said it")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, hint in (
            ("comments", "What do they think of the draft?", ""),
            ("school", "Which school do they ask for?", ""),
            ("wants_meeting", "They want a meeting", ""),
            ("is_finished", "They say in writing that they have finished", "Only if it is in writing (reg 13(1))."),
        ):
            self.fields[name].label, self.fields[name].help_text = label, hint


class Consult(kit.Form):
    """Which school is asked."""

    school = kit.Text("Which school or college?", suggest=SUGGEST, limit=200, missing="Say which school")
    is_preference = kit.Choice(
        "Did the family ask for it?", YES_NO, inline=True, missing="Say whether the family asked for it"
    )
    other_council = kit.Text(
        "Which other council maintains it?",
        hint="Only if it is maintained by another council: that council is consulted too.",
        limit=120,
        required=False,
    )


class Answered(kit.Form):
    """What a consulted school says."""

    position = kit.Choice(
        "What does the school say?", [(each.value, each.label) for each in Position if each.value],
        missing="Choose what the school says",
    )  # fmt: skip
    answered_on = kit.Date("On which day did it answer?", called="the day it answered")
    words = kit.LongText(
        "In its own words", hint="The grounds, and what shows them. The family may read it.", limit=8000, required=False
    )


NAMED, TYPE = "NAMED", "TYPE"


class Final(ChooseFile):
    """What the final plan names."""

    what = kit.Choice(
        "What does section I name?",
        ((NAMED, "A school or another setting"), (TYPE, "Only a type of school")),
        reveals={NAMED: "school", TYPE: ("type_of", "next_contact_on")},
        missing="Say what section I names",
    )
    school = kit.Text("Which one?", suggest=SUGGEST, limit=200, missing="Say which school or setting")
    type_of = kit.Text(
        "Which type?", hint="For example: a maintained special school", limit=200, missing="Say which type"
    )
    next_contact_on = kit.Date(
        "When do we contact the family next about a place?",
        hint="Within two weeks.",
        called="when we contact the family next",
    )
    starts_on = kit.Date("From which day?", called="the day from which it is named")
    preference = kit.LongText(
        "Was the family’s wish met, and why?",
        hint="If not: the ground in section 39(4), and what shows it. The family reads it.",
        limit=4000,
        missing="Say whether the family’s wish was met, and why",
    )


class Withdraw(kit.Form):
    """A request that is withdrawn."""

    withdrawn_by = kit.Text("Who withdrew it in writing?", limit=120, missing="Say who withdrew it")
    withdrawn_on = kit.Date("On which day?", called="the day it was withdrawn")
    still_attention = kit.Choice(
        "Is the child still brought to our attention as one who has or may have special educational needs?",
        ((False, "No: we stop"), (True, "Yes: we go on considering, and every time limit runs on")),
        missing="Say whether the child is still brought to our attention",
    )
    because = kit.LongText("Why?", limit=500, rows=3, missing="Say why")


class MovedAway(kit.Form):
    """Another council is responsible."""

    council = kit.Text("Which council is responsible now?", limit=120, missing="Say which council")
    moved_on = kit.Date("From which day?", called="the day they moved")
    contact = kit.Text("Whom can the family contact there?", limit=200, required=False)
    records_passed = kit.Tick(
        "What we hold was passed on to it, with the day of the request", missing="Pass on what we hold first"
    )


class End(kit.Form):
    """Why an assessment cannot go on."""

    because = kit.Choice(
        "Why does the assessment end?", [(each.value, each.label) for each in ENTERED],
        reveals={Ending.DUPLICATE.value: "other"}, missing="Say why it ends",
    )  # fmt: skip
    other = kit.Text("Which case deals with it?", hint="Its reference, such as EHC-7K4M-2P9Q", width=20, limit=16)
    ended_on = kit.Date("On which day?", called="the day")


class AddDesk(kit.Form):
    """A desk that is written to."""

    purpose = kit.Pick("What is it written to for?", [(each.value, each.label) for each in DeskFor])
    organisation = kit.Pick("Which organisation is it?")
    name = kit.Text("How is it addressed in a letter?", limit=200, missing="Say how it is addressed")
    email = kit.Email("Where is it written to?", autocomplete="off")
    area = kit.Pick("For which area?", empty="Everybody", required=False)
    is_section_31 = kit.Tick(
        "It must answer within six weeks by law",
        hint="Health bodies, other councils, youth justice: section 31. Not schools, nor the council’s own services.",
        required=False,
    )
    starts_on = kit.Date("From which day?", called="the first day")

    def __init__(self, *args: Any, organisations: Any = (), areas: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = list(organisations)
        self.fields["area"].choices = list(areas)
