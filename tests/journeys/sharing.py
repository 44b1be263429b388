"""What the journeys about communities and movers do alike."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

SENCO_MAILBOX = "senco@sandpiper-strand-primary.example"
REFERENCE = re.compile(r"(?:COS|PRO|BRG|ARR)-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")
REASONS = (
    "Two schools have run this before and it helped there. The school has tried what it can from its own budget first."
)

PUPIL_WITH_PLAN = """
from countywide.casework.cases.models import Case
held = Case.objects.filter(kind="PLAN", school__key="school-900003", closed_on=None).select_related("child").order_by("pk")
print(held[0].child.key, held[0].reference)
"""
PUPIL = """
from django.utils.timezone import localdate
from countywide.platform.accounts.models import Organisation
from countywide.register.people import queries
school = Organisation.objects.get(key="school-900003")
print(queries.pupils_at(school.pk, localdate()).order_by("-id")[{place}].key)
"""


def senco() -> str:
    """Who holds the role at the school today."""
    return "Merryn" if date.today() < date(2027, 1, 1) else "Idunn"


def pick(visit: Any, name: str, value: str) -> Any:
    """Choose from a list that opens, by the field's name and the answer's key."""
    visit.page.locator(f"select[name={name}]").select_option(value)
    return visit


def tick(visit: Any, label: str) -> Any:
    """Choose a radio or a box by the words beside it."""
    visit.page.locator("main").get_by_label(label, exact=True).first.check()
    return visit


def fill_day(visit: Any, name: str, on: date) -> Any:
    for part, value in (("day", on.day), ("month", on.month), ("year", on.year)):
        visit.page.locator(f"input[name={name}-{part}]").fill(str(value))
    return visit


def words(visit: Any, name: str, value: str) -> Any:
    """Fill a box by the field's name."""
    visit.page.locator(f"main [name={name}]").fill(value)
    visit.page.keyboard.press("Tab")  # what is suggested closes
    return visit


def reference_on(visit: Any) -> str:
    found = REFERENCE.search(visit.page.locator("main").inner_text())
    assert found, visit.page.url
    return found[0]


def ago(days: int) -> date:
    return date.today() - timedelta(days=days)


def begin(
    visit: Any, *, code: str, stage: str = "Nobody has asked for an assessment", child: str = "", meeting: int = 0
) -> Any:
    """The first page of a request about one pupil."""
    visit.page.locator("input[name=meeting]").nth(meeting).check()
    tick(visit, "One pupil")
    words(visit, "pupil_code", code)
    pick(visit, "year", "4")
    tick(visit, stage)
    if child:
        pick(visit, "child", child)
    tick(visit, "Speech, language and communication needs")
    return visit


def write(visit: Any, **more: str) -> Any:
    """The whole of it."""
    said = {
        "picture": "There is much that goes well with time and few words, and what is hard is hard every day.",
        "what_1": "A small group three times a week", "when_1": "one term", "cost_1": "420", "impact_1": "A little better",
        "notional": "1800", "asks": "We ask a colleague who has run a language group to show us how to set it up.",
        "measure": "They answer in whole sentences by the summer.", **more,
    }  # fmt: skip
    for name, value in said.items():
        words(visit, name, value)
    return fill_day(visit, "parent_informed_on", ago(2))
