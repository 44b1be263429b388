"""Questions about sending a message again."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms

BEFORE, ME, COLLEAGUE = "before", "me", "colleague"


class SendAgain(forms.Form):
    """Where a message of one's own organisation goes: as before, to oneself, or to a colleague there."""

    to = forms.Choice(
        "Who should get this message?", reveals={COLLEAGUE: "colleague"}, called="who should get this message"
    )
    colleague = forms.Pick("Colleague", called="a colleague")

    def __init__(self, *args: Any, address: str, mine: str, colleagues: list[Any], **rest: Any) -> None:
        super().__init__(*args, **rest)
        people = [(str(person.pk), person.name) for person in colleagues]
        ways = [(BEFORE, f"The same address as before: {address}"), (ME, f"Me: {mine}"), (COLLEAGUE, "A colleague")]
        self.fields["to"].choices = ways if people else ways[:2]
        self.fields["colleague"].choices = people


class Correct(forms.Form):
    """Where a message that went astray is sent now."""

    address = forms.Email(
        "Which address should it go to?",
        hint="This sends this one message. Correct the address book as well, or the next message will go astray too.",
        autocomplete="off",
        called="an email address",
    )
