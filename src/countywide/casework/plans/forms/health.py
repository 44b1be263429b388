"""What officers are asked about another health board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countywide.platform.kit import forms as kit

OTHER = ("OTHER", "Another one")


class Change(kit.Form):
    """Which health board is responsible now, from when, and who knew since when."""

    board = kit.Choice(
        "Which health board is responsible now?",
        (OTHER,),
        reveals={"OTHER": ("name", "address")},
        missing="Choose the health board",
    )
    name = kit.Text("Its name", limit=200, called="the name of the health board")
    address = kit.LongText(
        "Where is it sent letters?", hint="The postal address. The plan goes there today.", limit=500, rows=4,
        called="the address of the health board",
    )  # fmt: skip
    changed_on = kit.Date(
        "On which day did the change happen?", called="the day of the change",
        hint="Usually the day the child was registered with another doctor.",
    )  # fmt: skip
    known_on = kit.Date("On which day did we learn of it?", called="the day we learned of it")
    aware_on = kit.Date(
        "On which day did the old health board learn of it?",
        called="the day the old health board learned of it",
        hint="Leave it empty if you do not know: then it learns of it from our letter, and its time counts from there.",
        required=False,
    )

    def __init__(self, *args: Any, boards: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["board"]
        asked.choices = [*boards, OTHER]


class Told(kit.Form):
    """When the old health board told the new one."""

    told_on = kit.Date("On which day did the old health board tell the new one?", called="the day it told it")


class Arranges(kit.Form):
    """When the new health board said that it arranges what the plan says."""

    answered_on = kit.Date("On which day did it say so?", called="the day it said so")
