"""What somebody who books is asked."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import Access, Before

NO_CHILD = "Leave out names, dates of birth and anything else that tells who a child is."


class Book(kit.Form):
    """A place in a sitting."""

    sitting = kit.Choice("Which day suits you?", [], missing="Choose a day", called="a day")
    name = kit.Text("Your name", limit=120, autocomplete="name", missing="Enter your name")
    email = kit.Email(
        "Your email address",
        hint="The confirmation and the pack go there. Booking for a colleague? Enter theirs.",
        called="your email address",
        missing="Enter your email address",
    )
    where_from = kit.Text(
        "School or service",
        suggest="/schools/suggest",
        limit=160,
        required=False,
        autocomplete="organization",
    )
    access = kit.Choices(
        "Do you need any of these?",
        Access.choices,
        hint="Captions are always on.",
        required=False,
        reveals={Access.OTHER: "access_words"},
        called="what you need",
    )
    access_words = kit.Text("What do you need?", limit=300, missing="Say what you need")
    before = kit.Choice(
        "Is there anything you would like to ask beforehand?",
        Before.choices,
        hint="It helps speakers prepare. You can also ask in the session, and after it.",
        reveals={Before.QUESTION: "question"},
        required=False,
    )
    question = kit.LongText("Your question", hint=NO_CHILD, limit=1000, rows=4, missing="Write your question")

    def __init__(self, *args: Any, sittings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sitting"].choices = sittings  # type: ignore[attr-defined]


class HandOn(kit.Form):
    """A colleague takes the place."""

    name = kit.Text("Your colleague’s name", limit=120, missing="Enter your colleague’s name")
    email = kit.Email(
        "Your colleague’s email address",
        hint="They get a confirmation of their own. This link ends.",
        called="your colleague’s email address",
        missing="Enter your colleague’s email address",
    )


class Vote(kit.Form):
    """Days and times that suit."""

    label_is_heading = True
    slots = kit.Choices(
        "Which days and times suit you?",
        [],
        hint="Choose as many as you like. You can come back and change it until the poll closes.",
        missing="Choose at least one day and time",
    )

    def __init__(self, *args: Any, slots: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slots"].choices = slots  # type: ignore[attr-defined]
