"""Which body of rules holds on which day. A clock keeps the one under which it started."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RuleSet:
    """Rules of law in force from a day, perhaps until a day."""

    id: str
    title: str
    effective_from: date
    effective_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


RULESETS = (
    RuleSet(
        "england-2014", "Children and Families Act 2014, Part 3, and the Regulations made under it", date(2014, 9, 1)
    ),
)
"""In order of their first day. New law is a row here and clocks that name it."""


def rules_on(day: date) -> RuleSet:
    """The rules in force on a day; the earliest known for a day before them all."""
    return next((rules for rules in reversed(RULESETS) if rules.holds_on(day)), RULESETS[0])
