"""The questions of one row: its words, what its section asks besides, what it is for, and what it rests on.

They are made from the set of sections, so that another kind of plan has its own questions without code.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import Every, Sort
from ..sections import Section
from ..types import Resting

PENCE = Decimal(100)
FOR, QUOTE = "for_", "quote_"
GONE = "A row that you ticked is no longer in the plan. Look again at what this one is for"
TEXTS = {
    Sort.NEED: "What is the need?",
    Sort.OUTCOME: "What will they be able to do?",
    Sort.PROVISION: "What does the plan say?",
    Sort.PLACEMENT: "Which setting, or which type?",
}
Question = Callable[[], Any]
FIELDS: dict[str, Question] = {
    "by_when": lambda: kit.Date("By when?", called="the day by when", required=False),
    "measured_by": lambda: kit.LongText("How will we know?", rows=2, limit=500, required=False),
    "what": lambda: kit.LongText("What is provided?", rows=3, limit=2000, required=False),
    "who": lambda: kit.Text(
        "Who provides it?", hint="Their job and, where it matters, their training.", limit=200, required=False
    ),
    "amount_minutes": lambda: kit.Number(
        "How much each time?", suffix="minutes", min_value=0, called="how much each time", required=False
    ),
    "every": lambda: kit.Pick(
        "How often?", [(each.value, each.label) for each in Every], empty="Not said", required=False
    ),
    "group": lambda: kit.Text(
        "Alone or in a group?", hint="For example: alone, or in a group of up to 4.", limit=100, required=False
    ),
    "starts_on": lambda: kit.Date("From when?", called="the first day", required=False),
    "until": lambda: kit.Date("Until when?", called="the last day", required=False),
    "cost_pence": lambda: kit.Number(
        "What does it cost in a year?", hint="Only for officers. It is not shown in the plan.", prefix="£", places=2,
        width=10, min_value=0, called="what it costs", required=False,
    ),
}  # fmt: skip
"""The fields that a set of sections may name. One that is not here is asked for as a line of words."""


class RowForm(kit.Form):
    """One row. `row_form` makes the class for a section."""

    says_optional = False  # a row is written little by little: what is missing, the checks say
    asked: Section
    offered: tuple[str, ...] = ()  # the keys of the sources that can be cited

    def clean_text(self) -> str:
        """Lines end as they do everywhere else, whatever the browser sent."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def details(self) -> dict[str, Any]:
        """What the section asks besides the words; pounds become pence."""
        given = {name: self.cleaned_data.get(name) for name in self.asked.fields}
        if given.get("cost_pence") is not None:
            given["cost_pence"] = int(given["cost_pence"] * PENCE)
        return given

    def answers_to(self) -> list[str]:
        """The keys of the rows that this one is for."""
        return [key for name in self.asked.answers_to for key in self.cleaned_data.get(f"{FOR}{name}") or ()]

    def rests_on(self, pressed: str = "") -> list[Resting]:
        """What is cited now: every source whose box holds words, and the one whose button was pressed."""
        quotes = {key: self.cleaned_data.get(f"{QUOTE}{key}") or "" for key in self.offered}
        return [resting(key, quote) for key, quote in quotes.items() if quote or key == pressed]


def resting(key: str, quote: str) -> Resting:
    """A source by its key on the page: "advice_12" or "item_3"."""
    kind, _, number = key.partition("_")
    return Resting(**{f"{kind}_id": int(number)}, quote=quote)


def row_form(section: Section, rows: Sequence[dict[str, Any]], sources: Sequence[dict[str, Any]]) -> type[RowForm]:
    """The form of a section's rows, offering what they can be for and what they can rest on."""
    text = kit.LongText(
        TEXTS.get(section.holds.upper(), "What does the plan say?"),  # type: ignore[call-overload]
        hint=section.hint, rows=8, required=False,
    )  # fmt: skip
    asked: dict[str, Any] = {"text": text}
    asked |= {name: FIELDS.get(name, lambda name=name: line(name))() for name in section.fields}
    for key in section.answers_to:
        offered = [(row["key"], f"{row['number']}: {shortened(row)}") for row in rows if row["section"] == key]
        if offered:
            asked[f"{FOR}{key}"] = kit.Choices(
                f"Which rows of section {key} is it for?",
                offered,
                required=False,
                error_messages={"invalid_choice": GONE},
            )
    for source in sources:
        asked[f"{QUOTE}{source['key']}"] = kit.LongText(
            f"Words of it to cite: {source['title']}", rows=3, limit=2000, required=False
        )
    keys = tuple(str(source["key"]) for source in sources)
    return type("RowForm", (RowForm,), {**asked, "asked": section, "offered": keys})


def line(name: str) -> Any:
    """A field that only the set of sections knows."""
    return kit.Text(name.replace("_", " ").capitalize(), limit=500, required=False)


def shortened(row: dict[str, Any], most: int = 120) -> str:
    """Enough of a row to know it by."""
    words = " ".join((row["text"] or str(row["details"].get("what") or "Nothing is written yet")).split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def known(section: Section, row: Any, answers: Sequence[str], rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The answers of a row as it is kept, in the shape in which the form gives them."""
    said: dict[str, Any] = {"text": row.text.replace("\r\n", "\n")}
    for name in section.fields:
        said[name] = as_asked(name, row.details.get(name))
    for key in section.answers_to:
        said[f"{FOR}{key}"] = [each["key"] for each in rows if each["section"] == key and each["key"] in answers]
    return said


def as_asked(name: str, value: Any) -> Any:
    """A kept value as its question takes it: dates are kept as words, pounds as pence."""
    if value in (None, ""):
        return None
    if name == "cost_pence":
        return Decimal(value) / PENCE
    if name in ("by_when", "starts_on", "until"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


class Remark(kit.Form):
    """A remark in the margin."""

    label_is_heading = True
    text = kit.LongText(
        "Leave a remark",
        hint="For whoever writes this plan. It is no part of the plan, and only officers see it.",
        limit=2000, missing="Write your remark first",
    )  # fmt: skip


class Shift(kit.Form):
    """Which way a row moves."""

    way = kit.Choice("Which way?", (("UP", "Up"), ("DOWN", "Down")), missing="Choose up or down")
