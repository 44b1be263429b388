"""The questions this room asks: of a setting that answers, of a family, of officers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from countywide.platform.kit import forms as kit

from .enums import BY_HAND, FormStatus
from .types import EvidenceKind

YES, NO, OTHER, USUAL, DAY, NONE = "YES", "NO", "OTHER", "USUAL", "DAY", "NONE"
YES_NO = ((YES, "Yes"), (NO, "No"))


# --- answering -------------------------------------------------------------------------------


class ConfirmChild(kit.Form):
    theirs = kit.Choice(
        "Is this a child at your setting?",
        ((YES, "Yes, this is a child at our setting"), (NO, "No, not at our setting")),
        reveals={NO: "because"},
        missing="Say whether this is a child at your setting",
    )
    because = kit.LongText(
        "What should we know?",
        hint="For example, when the child left and where they went, if you know. Do not send files.",
        limit=500,
        rows=3,
        missing="Say in a few words why, such as the day the child left",
    )


class Describe(kit.Form):
    """What a document is. `kinds` are offered in order; `versions` only where the council's own form has several."""

    kind = kit.Choice("What is it?", called="what kind of document it is")
    version = kit.Pick(
        "Which version of the form is it?", called="the version of the form", required=False, empty="I am not sure"
    )
    written_on = kit.Date("When was it written?", called="the day it was written")
    author = kit.Text("Who wrote it?", limit=120, called="who wrote it")
    author_role = kit.Text(
        "Their role", hint="For example, SENCO or educational psychologist", limit=120, called="their role"
    )
    third_party = kit.Choice(
        "Does it tell anything about somebody else?",
        YES_NO,
        hint="For example, another pupil, or a member of the family other than this child.",
        inline=True,
        missing="Say whether it tells anything about somebody else",
    )
    relevance = kit.LongText(
        "Why does it help?", hint="One or two sentences are enough.", limit=500, rows=3, required=False
    )
    period_from = kit.Date("First day of the time it covers", hint="If it covers a time", required=False)
    period_to = kit.Date("Last day of the time it covers", hint="If it covers a time", required=False)

    def __init__(
        self,
        *args: Any,
        kinds: Sequence[EvidenceKind] = (),
        versions: Sequence[tuple[str, str]] = (),
        marked: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        asked = dict(marked or {})
        self.fields["kind"].choices = [(kind.key, kind.name) for kind in kinds]
        hints = {
            kind.key: f"We asked for: {asked[kind.key]}" if kind.key == "other" else "We asked you for this"
            for kind in kinds
            if kind.key in asked
        }
        self.fields["kind"].hints = hints
        form = next((kind.key for kind in kinds if kind.is_form), None)
        if form and len(versions) > 1:
            self.fields["version"].choices = versions
            self.fields["kind"].reveals = {form: ("version",)}
        else:
            del self.fields["version"]


class DescribeOwn(Describe):
    """The same, in a family's words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["author_role"].label = "Who are they?"
        self.fields["author_role"].help_text = "For example, mother, paediatrician or speech therapist"
        self.fields["third_party"].help_text = "Somebody other than you and your child, such as another family."
        self.fields["kind"].reveals = {}
        for name in ("period_from", "period_to", "version"):
            self.fields.pop(name, None)


class NotHeld(kit.Form):
    """For each thing asked for that was not sent: why it is not held. `asked` are the things, each with its key."""

    def __init__(self, *args: Any, asked: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in asked:
            field = kit.LongText(
                each.name,
                hint="We do not hold this because…",
                limit=500,
                rows=2,
                missing=f"Say why you do not hold “{each.name}”, or go back and send it",
            )
            self.fields[f"asked_{each.pk}"] = field


class Declare(kit.Form):
    name = kit.Text("Your name", limit=100, autocomplete="name")
    role = kit.Text("Your role", limit=90, autocomplete="organization-title")
    sure = kit.Tick(
        "This is everything we hold of what was asked, or we have said why we do not hold it",
        missing="Tick the box to say that this is everything",
    )


class PassOn(kit.Form):
    to = kit.Choice("Who should have the link?", called="who should have the link")
    address = kit.Email("Their work email address", called="their work email address")

    def __init__(self, *args: Any, mailboxes: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*mailboxes, (OTHER, "Somebody else who works here")]
        self.fields["to"].choices = choices
        self.fields["to"].reveals = {OTHER: ("address",)}


# --- officers --------------------------------------------------------------------------------


class Ask(kit.Form):
    settings = kit.Choices("Who should be asked?", missing="Choose who should be asked")
    other = kit.Text(
        "Name or URN of the school or college",
        suggest="/schools/suggest",
        called="the school or college",
        missing="Enter the name or URN of the school or college",
    )
    items = kit.Choices("What do we need?", missing="Choose at least one thing to ask for")
    something = kit.Text("What else?", limit=200, called="what else you need", missing="Say what else you need")
    when = kit.Choice("By when?", missing="Choose by when", reveals={DAY: ("due_on",)})
    due_on = kit.Date("The day", called="the day it is due")
    note = kit.LongText(
        "Anything they should know?",
        hint="They read it after they have entered the code. It is not in any email.",
        limit=1000,
        rows=3,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        settings: Sequence[tuple[str, str]] = (),
        kinds: Sequence[EvidenceKind] = (),
        usual: tuple[str, str] = ("", ""),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["settings"].choices = [*settings, (OTHER, "Another school or college")]
        self.fields["settings"].reveals = {OTHER: ("other",)}
        self.fields["items"].choices = [(kind.key, kind.name) for kind in kinds]
        self.fields["items"].hints = {kind.key: kind.asks for kind in kinds}
        self.fields["items"].reveals = {"other": ("something",)}
        self.fields["when"].choices = [(USUAL, usual[0]), (DAY, "On another day")]
        self.fields["when"].hints = {USUAL: usual[1]}


class AskMore(kit.Form):
    items = kit.Choices("What else do we need?", missing="Choose at least one thing to ask for")
    something = kit.Text("What else?", limit=200, called="what else you need", missing="Say what else you need")

    def __init__(self, *args: Any, kinds: Sequence[EvidenceKind] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = [(kind.key, kind.name) for kind in kinds]
        self.fields["items"].hints = {kind.key: kind.asks for kind in kinds}
        self.fields["items"].reveals = {"other": ("something",)}


class Extend(kit.Form):
    due_on = kit.Date("Until which day may they answer?", called="the day")


class Withdraw(kit.Form):
    because = kit.LongText(
        "Why is this no longer needed?", limit=300, rows=3, missing="Say why this is no longer needed"
    )


class Renew(kit.Form):
    to = kit.Choice(
        "Where should the new link go?",
        (("HOLDER", "To whoever holds the link now"), ("ROLE", "Back to the role mailbox")),
        missing="Choose where the new link should go",
    )


class Enter(Describe):
    """A document that an officer enters for somebody else."""

    source = kit.Choice("How did it come?", [(each.value, each.label) for each in BY_HAND], missing="Say how it came")
    received_on = kit.Date("On which day did it come?", called="the day it came")
    sent_by = kit.Choice("Whose is it?", missing="Say whose it is")

    def __init__(self, *args: Any, senders: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_by"].choices = [*senders, (NONE, "Somebody else, or the family")]
        self.order_fields(["source", "received_on", "sent_by"])


class Share(kit.Form):
    shared = kit.Choice(
        "May the family see this document?", YES_NO, inline=True, missing="Say whether the family may see it"
    )
    checked = kit.Tick(
        "I have looked through it: nothing in it about somebody else should be kept from the family", required=False
    )


class Supersede(kit.Form):
    newer = kit.Choice("Which document takes its place?", missing="Choose which document takes its place")

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["newer"].choices = [*others, (NONE, "None: this one still holds")]


# --- lists -----------------------------------------------------------------------------------


class NewForm(kit.Form):
    title = kit.Text(
        "What is the form called?", hint="In your own words, such as “Appendix 2”", limit=120, called="its name"
    )
    status = kit.Choice("How is it filled in?", FormStatus.choices, reveals={"DOCUMENT": "file", "ONLINE": "address"})
    file = kit.File("The blank form", accept=".docx,.odt,.pdf,.rtf", called="the blank form")
    address = kit.Text("Address of the online form", limit=200, called="the address of the online form")
    from_on = kit.Date("From which day does it hold?", called="the first day")
    accepted_until = kit.Date(
        "Until which day do you still accept the version before?", called="the last day of the version before"
    )
    says = kit.Text("What is new in it?", limit=300, required=False)

    def __init__(self, *args: Any, has_before: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_before:
            del self.fields["accepted_until"]


class KeepKind(kit.Form):
    name = kit.Text("What is it called?", limit=120, called="its name")
    asks = kit.LongText("What do we ask for, in plain words?", limit=300, rows=2, called="what you ask for")
    place = kit.Number("Its place in the list", min_value=1, max_value=99, width=3)
