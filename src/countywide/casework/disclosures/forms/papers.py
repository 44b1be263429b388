"""What is asked about gathered papers and the copy."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from countywide.platform.kit import forms as kit

from .. import rules
from ..enums import How
from .requests import LONG, WHOEVER, UnderExemption


class Decide(kit.Form):
    """A paper is given as it is."""

    why = kit.LongText(
        "Why can it be given as it is?",
        hint="For officers and auditors alone. For example: the names are those of teachers who acted in their work.",
        limit=LONG, missing="Say why it can be given as it is",
    )  # fmt: skip


class KeepBack(UnderExemption):
    """A whole paper is not given."""

    why = kit.LongText("Why does it hold for this whole paper?", hint=WHOEVER, limit=LONG, missing="Say why")


class TakeOut(UnderExemption):
    """Words and pages that are taken out of one paper, for one reason."""

    places = kit.Choices("Places that may be about somebody else", (), required=False)
    words = kit.Text(
        "Other words to take out",
        hint="A name or a sentence, as it stands in the paper. It is taken out wherever it stands. We do not keep the words.",
        limit=500, required=False,
    )  # fmt: skip
    on_page = kit.Number("Only on page", hint="Leave it empty for every page.", min_value=1, required=False, width=4)
    pages = kit.Text("Whole pages to take out", hint="For example: 3, 5-7", limit=200, required=False, width=10)
    unseen = kit.Tick(
        "Leave out notes, properties and files packed inside the file", required=False,
        hint="They are left out anyway once anything is taken out of the paper.",
    )  # fmt: skip
    why = kit.LongText("Why?", hint=WHOEVER, limit=LONG, rows=3, missing="Say why")

    field_order = ["places", "words", "on_page", "pages", "unseen", "exemption", "why"]

    def __init__(
        self, *args: Any, places: list[tuple[str, str]], around: dict[str, str], last: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if places:
            self.fields["places"].choices = places  # type: ignore[attr-defined]
            self.fields["places"].hints = around  # type: ignore[attr-defined]
        else:
            del self.fields["places"]
        self.last = last

    def clean_pages(self) -> tuple[int, ...]:
        found = rules.pages_in(self.cleaned_data.get("pages") or "", pages=self.last)
        if found is None:
            raise ValidationError(f"Write page numbers of this paper, 1 to {self.last}, such as: 3, 5-7")
        return found


class Give(kit.Form):
    """How the copy is given, and what is said with the answer."""

    how = kit.Choice("How does whoever asked get the copy?", How.choices, missing="Say how the copy is given")
    reasons = kit.LongText(
        "Where was it looked for, and what else belongs to the answer?",
        hint="Kept with the request.", limit=LONG, required=False,
    )  # fmt: skip


class Posted(kit.Form):
    """The day on which it went by post."""

    posted_on = kit.Date("On which day was it posted?", called="the day on which it was posted")
