"""What is asked in a session."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from countywide.platform.kit import forms


class Keyed(forms.Form):
    """A form that is known again when its connection dropped and it is sent a second time."""

    key = forms.Hidden(max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4().hex)


class Ask(Keyed):
    """A question for the queue."""

    text = forms.LongText(
        "Your question",
        rows=3,
        missing="Write your question first.",
        hint="Leave out names and whatever else points to one child.",
    )
    about = forms.Pick("About", required=False, empty="What is on now, or nothing in particular")
    is_anonymous = forms.Tick("Do not show the host my name", required=False)

    def __init__(self, *args: Any, items: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, auto_id="ask-%s", **kwargs)
        self.fields["about"].choices = list(items)
        if not self.fields["about"].choices:
            del self.fields["about"]


class Say(Keyed):
    """A line of the chat."""

    text = forms.Text("Your message", missing="Write your message first.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="say-%s", **kwargs)


class Hide(forms.Form):
    """Why a question is hidden."""

    label_is_heading = True
    why = forms.Text(
        "Why is this question hidden?",
        limit=200,
        called="why it is hidden",
        hint="A few words. Whoever wrote it is shown them; nobody else is.",
    )


class Merge(forms.Form):
    """Which question stays."""

    into = forms.Choice("The same is asked by", missing="Choose the question that stays in the queue.")

    def __init__(self, *args: Any, others: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = list(others)


class PutLink(forms.Form):
    """A link for the basket."""

    address = forms.Text("Web address", limit=500, spellcheck=False, hint="For example https://www.example.org/page")
    title = forms.Text(
        "What it is", limit=200, called="what it is", hint="As it will stand in the basket and in the pack"
    )


class Title(forms.Form):
    """A title for a link from the chat."""

    title = forms.Text("What it is", limit=200, called="what it is")
