"""The county's data files as plain values."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COUNTY, ANSWERS, DOCUMENTS = HERE / "county", HERE / "answers", HERE / "documents"
EXTRACT, LINKS, COUNCIL = COUNTY / "establishments.csv", COUNTY / "links.csv", COUNTY / "council.toml"

Values = dict[str, Any]


@cache
def read(file: Path) -> Values:
    """One file of the county."""
    return tomllib.loads(file.read_text("utf-8"))


def topics() -> list[tuple[Values, list[Values]]]:
    """Each topic with its answers, in the council's order."""
    files = (read(file) for file in sorted(ANSWERS.glob("*.toml")))
    found = [(file["topic"], file.get("answer", [])) for file in files if "topic" in file]
    return sorted(found, key=lambda pair: pair[0].get("order", 100))


def values() -> list[Values]:
    """The council's figures as the knowledge room keeps them: a changed one ends the day before the next begins."""
    return [
        {
            "key": each["key"],
            "label": each["label"],
            "value": said(each),
            "from_on": each["from"],
            "note": each.get("note", ""),
        }
        for each in read(COUNCIL)["value"]
    ]


def said(figure: Values) -> str:
    """A figure with its unit, as a sentence would hold it: 14 October 2026, £600, 250 MB, 5 working days."""
    value, unit = figure["value"], figure.get("unit", "")
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if unit == "GBP":
        return f"£{value:,}"
    return f"{value:,} {unit}".strip() if isinstance(value, int) else f"{value} {unit}".strip()
