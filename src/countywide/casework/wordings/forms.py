"""What is asked of those who write in a working document."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Answer

LONG, REASONS = 20_000, 4_000


class Wording(kit.Form):
    """What a passage is to say, and why."""

    text = kit.LongText(
        "What should the plan say here?",
        hint="Change, add and take out words in the box. What you change is marked by itself. To take the passage out, empty the box.",
        limit=LONG,
        rows=10,
        required=False,
    )
    reasons = kit.LongText("Why?", limit=REASONS, rows=4, missing="Say why")
    evidence = kit.Text(
        "Which paper shows it?", hint="For example: speech therapy report, page 4.", limit=300, required=False
    )

    new = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.new:
            self.fields["text"].label = "What should the new passage say?"
            self.fields["text"].help_text = ""
            self.fields["text"].required = True


class NewWording(Wording):
    """A passage that the plan does not have."""

    new = True
    section = kit.Choice("In which section?", (), missing="Choose a section")
    field_order = ("section", "text", "reasons", "evidence")

    def __init__(self, *args: Any, sections: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = sections  # type: ignore[attr-defined]


class ForFamily(kit.Form):
    """Who sent it, and when."""

    told_by = kit.Text("Who of the family sent it?", limit=200, missing="Say who sent it")
    said_on = kit.Date("On which day did it reach us?", called="the day on which it reached us")


class WordingForFamily(ForFamily, Wording):
    """The same, as the family sent it."""

    field_order = ("told_by", "said_on", "text", "reasons", "evidence")


class NewWordingForFamily(ForFamily, NewWording):
    """The same."""

    field_order = ("told_by", "said_on", "section", "text", "reasons", "evidence")


class Ordered(kit.Form):
    """What the Tribunal ordered a passage to say."""

    text = kit.LongText(
        "What does the order say here?", hint="As the order has it, word by word.", limit=LONG, rows=10, required=False
    )


class Answering(kit.Form):
    """What one side says of what the other asks for."""

    says = kit.Choice("What do you say?", Answer.choices, called="what you say", missing="Say whether you agree")
    reasons = kit.LongText("Why?", hint="If you do not agree, say why.", limit=REASONS, rows=4, required=False)


class AnsweringForFamily(kit.Form):
    """The same, as the family told us."""

    told_by = kit.Text("Who of the family told us?", limit=200, missing="Say who told us")
    says = kit.Choice(
        "What does the family say?",
        Answer.choices,
        called="what the family says",
        missing="Say whether the family agrees",
    )
    reasons = kit.LongText("Why?", hint="If it does not agree: its reasons.", limit=REASONS, rows=4, required=False)


class Sent(kit.Form):
    """The day on which a version went."""

    sent_on = kit.Date("On which day was it sent to the Tribunal?", missing="Give the day")
