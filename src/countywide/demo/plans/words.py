"""What made-up plans say, drawn from plans.toml."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from countywide.casework.plans.types import Content, RowSaid, numbered
from countywide.demo import data

KIND, BEGINS = "ehc-plan", "2014-09-01"
ORDER = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J")
FIELDS = ("what", "who", "amount_minutes", "every", "group", "cost_pence")


@dataclass(frozen=True)
class Bank:
    """The sentences there are."""

    views: list[str]
    needs: list[dict[str, Any]]
    changes: list[dict[str, Any]]

    @staticmethod
    def read() -> Bank:
        given = data.read(data.COUNTY / "plans.toml")
        return Bank(given["views"], given["need"], given["change"])

    def content(self, draw: Random, *, name: str, made_on: date, placement: str) -> Content:
        """A plan of one to three needs, each with its outcomes and what is provided for them."""
        rows = [row("A", "TEXT", draw.choice(self.views).format(name=name))]
        for need in draw.sample(self.needs, k=draw.choice((1, 2, 2, 3))):
            rows += thread(need, name, made_on)
        rows.append(row("I", "PLACEMENT", placement))
        rows.sort(key=lambda each: ORDER.index(each.section))
        return Content(KIND, BEGINS, numbered(rows))


def thread(need: dict[str, Any], name: str, made_on: date) -> list[RowSaid]:
    """A need, its outcomes, and the provision for both."""
    first = row(need["section"], "NEED", need["text"].format(name=name))
    found = [first]
    for outcome in need["outcome"]:
        by_when = (made_on + timedelta(days=30 * outcome["months"])).isoformat()
        reached = row(
            "E", "OUTCOME", outcome["text"].format(name=name),
            {"by_when": by_when, "measured_by": outcome["measured_by"].format(name=name)}, (first.key,),
        )  # fmt: skip
        found.append(reached)
        for given in outcome["provision"]:
            details = {field: filled(given[field], name) for field in FIELDS if field in given}
            text = given["text"].format(name=name)
            # health provision answers to health needs, and to outcomes; see the set of sections
            for_ = (first.key, reached.key) if given["section"] == "F" or first.section == "D" else (reached.key,)
            found.append(row(given["section"], "PROVISION", text, details, for_))
    return found


def filled(value: Any, name: str) -> Any:
    return value.format(name=name) if isinstance(value, str) else value


def row(
    section: str, sort: str, text: str, details: dict[str, Any] | None = None, answers_to: tuple[str, ...] = ()
) -> RowSaid:
    """One row; its number follows from its place."""
    return RowSaid(str(uuid.uuid4()), section, sort, "", text, details or {}, tuple(sorted(answers_to)))
