"""Dull panels for tests: one of the assessment team, and cases put on its agenda."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.cases.tests import factories as cases
from countywide.casework.panels import actions
from countywide.casework.panels.models import Item, Panel
from countywide.casework.panels.types import MATTERS

DAY = date(2026, 10, 20)
MATTER = "assessments.assess"
assert MATTER in MATTERS


def manager() -> Any:
    return cases.officer(cases.team("assessment"), "manager")


def called(**given: Any) -> Panel:
    said = {"name": "Assessment panel", "meets_on": DAY, **given}
    return actions.call(cases.team("assessment").organisation, by=manager(), on=DAY - timedelta(days=7), **said)


def put_on(panel: Panel, *, case: Any = None, by: Any = None) -> Item:
    return actions.put_on(
        panel,
        by=by or cases.officer(cases.team("assessment")),
        on=DAY - timedelta(days=7),
        case=case or cases.case(),
        matter=MATTER,
        recommendation="To assess",
    )
