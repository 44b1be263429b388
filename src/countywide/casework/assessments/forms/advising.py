"""What advisers are asked, and officers about advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.platform.kit import forms as kit

from .preparing import YES_NO, offer_files


class Give(kit.Form):
    """The report an adviser sends."""

    file_id = kit.Choice("Which of the files you sent is the advice?", missing="Choose the file that is the advice")
    written_on = kit.Date("When was it written?", called="the day it was written")
    author = kit.Text("Who wrote it?", limit=120, called="who wrote it")
    author_role = kit.Text("Their role", hint="For example, educational psychologist", limit=120, called="their role")
    third_party = kit.Choice(
        "Does it tell anything about somebody other than the child?",
        YES_NO,
        inline=True,
        missing="Say whether it tells anything about somebody else",
    )

    def __init__(self, *args: Any, files: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_files(self.fields["file_id"], files)


class TakeIn(Give):
    """The same, entered by an officer: with the true day of receipt, and perhaps no file."""

    received_on = kit.Date("When did it reach us?", called="the day it reached us")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file_id"]
        file.label = "Which file is it?"
        file.choices = [*file.choices, ("NONE", "It came without a file that can be kept here")]


class Enough(kit.Form):
    """When the two others agreed that advice which exists is enough."""

    giver_agreed_on = kit.Date(
        "When did whoever gave the advice agree?", called="the day whoever gave the advice agreed"
    )
    family_agreed_on = kit.Date("When did the family agree?", called="the day the family agreed")


class GiveTo(kit.Form):
    """Who of the service answers."""

    adviser = kit.Pick("Who answers this?", empty="Anybody here", required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].choices = list(people)
