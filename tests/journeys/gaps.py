"""Service gaps in journeys: logged by a school in Reedfen, and dates in a form that asks for more than one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tests.journeys.conftest import Visit

SENCO, OWNER, PROGRAMME = "Oriel", "Calypso", "Leocadia"
SPOT = "/coverage/speech-and-language-therapy/reedfen"
ORIEL, LEOCADIA = "oriel.underbank@reedfen-community-academy.example", "leocadia.brannock@heronshire.example"
DESK = "link.therapy@heronshire.example"


def log_gap(visit: Visit, words: str, *, section: str = "", waiting: int = 11) -> str:
    """Log a gap in speech and language therapy; its reference."""
    visit.open(f"/coverage/gaps/new?service=speech-and-language-therapy&section={section}").is_usable()
    visit.fill("What is missing, and what would help?", words).fill("How many pupils wait?", str(waiting))
    visit.press("Log it").says("Who answers", "Link Therapy Desk", "Waits for an answer").is_usable()
    return re.search(r"GAP-\w{4}-\w{4}", visit.page.locator("h1").inner_text())[0]  # type: ignore[index]


def fill_date(visit: Visit, question: str, day: date) -> None:
    """A date, in the one of several that has this question."""
    group = visit.page.get_by_role("group", name=question)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(part).fill(str(value))


def in_days(number: int) -> date:
    return date.today() + timedelta(days=number)


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
