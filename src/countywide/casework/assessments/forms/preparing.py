"""What an officer is asked while an assessment is prepared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import Advice, Outcome, Senses, YoungPersonSays

YES_NO = ((True, "Yes"), (False, "No"))
COMPLETE, NOT_YET = "COMPLETE", "NOT_YET"
SAYS = [(each.value, each.label) for each in YoungPersonSays if each.value]
SENSES = [(each.value, each.label) for each in Senses if each.value]


def truth(value: Any) -> bool | None:
    """What a yes-or-no question was answered with."""
    return {"True": True, "False": False}.get(str(value))


def offer_files(field: Any, files: Sequence[tuple[str, str]]) -> None:
    """The files that were sent, to choose one; before any was sent, how to come by a choice."""
    field.choices = list(files)
    if not files:
        field.help_text = "Send the file above. When it has arrived, show this page again and choose it here."


def asked_of_senses() -> kit.Choice:
    """Asked once, when the request is checked or before advice is laid down (reg 6(2))."""
    return kit.Choice(
        "Does the child have, or may they have, a hearing or vision impairment?",
        SENSES,
        hint="If so, a qualified specialist teacher must be asked or consulted for the educational advice.",
        missing="Say whether there is a hearing or vision impairment",
    )


class Check(kit.Form):
    """The last checks before everybody is told."""

    young_person_says = kit.Choice(
        "What does the young person say?",
        SAYS,
        hint="They are over compulsory school age, so the rights are theirs, and somebody else asked. If they lack capacity "
        "for this, record first who represents them.",
        missing="Say what the young person says",
    )
    senses = asked_of_senses()

    def __init__(self, *args: Any, young_person: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not young_person:
            del self.fields["young_person_says"]


class Worksheet(kit.Form):
    """The test of section 36(8), with what the Code asks to be considered."""

    may_have_sen = kit.Choice(
        "Does the child have, or may they have, special educational needs?",
        YES_NO,
        inline=True,
        required=False,
        called="whether the child may have special educational needs",
    )
    sen_why = kit.LongText("Why do you think so?", limit=4000, required=False)
    tried = kit.LongText("What provision has been tried?", limit=4000, required=False)
    effect = kit.LongText("What effect did it have?", limit=4000, required=False)
    beyond_normal = kit.LongText(
        "Do the needs go beyond what is normally available, and where do you see that?",
        hint="What is normally available is evidence, never the test.",
        limit=4000,
        required=False,
    )
    progress_only_with_support = kit.LongText(
        "Where there is progress, was it only with much extra support?", limit=4000, required=False
    )
    other_factors = kit.LongText(
        "What else matters?",
        hint="Health, home, attendance, what the family and the child say.",
        limit=4000,
        required=False,
    )
    may_be_necessary = kit.Choice(
        "May it be necessary for provision to be made through an EHC plan?",
        YES_NO,
        inline=True,
        required=False,
        called="whether a plan may be necessary",
    )
    conclusion = kit.LongText("What do you conclude?", limit=4000, required=False)
    finished = kit.Choice(
        "Is the worksheet complete?",
        ((COMPLETE, "Yes, it is complete"), (NOT_YET, "No, I go on with it later")),
        missing="Say whether the worksheet is complete",
    )


class Worded(kit.Form):
    """Words that the family will read, with hints on what is weak in the reasons for a no."""

    outcome = kit.Choice("What do you propose?", missing="Choose what you propose")
    why_yes = kit.LongText("Why, in a sentence or two?", limit=2000, rows=3, missing="Say why in a sentence or two")
    reasons = kit.LongText(
        "The reasons, as the family will read them",
        hint="Plain words, about this child. Say what the evidence shows, name it, and answer the test.",
        limit=8000,
        rows=10,
        missing="Give the reasons",
    )
    support = kit.LongText(
        "What can help without it?", hint="One thing on each line.", limit=4000, missing="Say what can help"
    )
    meeting = kit.LongText(
        "When and how can the family meet us?",
        hint="For example: Ring 01632 960110 and we find a day in the next two weeks.",
        limit=600,
        rows=2,
        missing="Say when and how the family can meet us",
    )
    as_it_stands = kit.Tick("I have read the hints on the reasons, and they stand as they are", required=False)

    def __init__(
        self,
        *args: Any,
        options: Sequence[tuple[str, str]] = (),
        weigh: Callable[[str], Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.weigh, self.hints = weigh, ()
        outcome = self.fields["outcome"]
        outcome.choices = list(options)
        outcome.reveals = {
            Outcome.YES.value: ("why_yes",),
            Outcome.NO.value: ("reasons", "support", "meeting", "as_it_stands"),
        }

    def clean(self) -> dict[str, Any]:
        """Weak reasons are shown once; whoever gives them may go on."""
        said = super().clean() or {}
        if said.get("outcome") == Outcome.NO and said.get("reasons") and self.weigh:
            looked = self.weigh(said["reasons"])
            self.hints = looked.warnings
            if looked.bar:
                self.add_error("reasons", looked.bar)
            elif looked.warnings and not said.get("as_it_stands"):
                self.add_error("as_it_stands", "Read the hints, make the reasons better, or tick the box to go on")
        return said

    @property
    def words(self) -> str:
        """The reasons that go with what was chosen."""
        said = self.cleaned_data
        return said["reasons"] if said["outcome"] == Outcome.NO else said["why_yes"]


class Propose(Worded):
    """What an officer proposes."""

    note = kit.LongText(
        "Anything for whoever decides?", hint="The family does not read this.", limit=4000, rows=3, required=False
    )
    senses = asked_of_senses()
    field_order = ("senses",)

    def __init__(self, *args: Any, senses: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not senses:
            del self.fields["senses"]


class AddAdvice(kit.Form):
    """Whom else to ask for advice."""

    kind = kit.Choice("What advice?", [(each.value, each.label) for each in Advice if each != Advice.FAMILY])
    asked_for = kit.Text(
        "What in particular?",
        hint="For example: Speech and language therapy advice. Leave it empty if the kind says enough.",
        limit=300,
        required=False,
    )
    where = kit.Choice(
        "Who is asked?",
        (("DESK", "A service we usually write to"), ("ELSEWHERE", "Somebody else, by post")),
        reveals={"DESK": "desk", "ELSEWHERE": ("asked_of", "address")},
        missing="Say who is asked",
    )
    desk = kit.Pick("Which service?", missing="Choose the service")
    asked_of = kit.Text("Their name, or the service’s", limit=200, missing="Give their name")
    address = kit.LongText("Their postal address", rows=4, limit=600, missing="Give their postal address")
    questions = kit.LongText(
        "What do you ask in particular?", hint="One question on each line.", limit=2000, required=False
    )

    def __init__(self, *args: Any, desks: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["desk"].choices = list(desks)


class ToPanel(kit.Form):
    """On which agenda a case is put."""

    panel = kit.Choice("Which panel?", hint="The time limit runs on until the family has the decision.")

    def __init__(self, *args: Any, panels: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["panel"].choices = list(panels)
