"""The council's own facts that letters need, read from the file `COUNTYWIDE_COUNCIL` names."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

NEEDED = {
    "name": "its own name",
    "post": "the address its letters come from",
    "phone": "its telephone number",
    "website": "its website",
    "send_email": "the email address for questions about a request or plan",
    "school_information": "where a family finds information about schools and colleges",
    "advice_service": "the free information and advice service",
    "advice_phone": "the telephone number of the advice service",
    "advice_email": "the email address of the advice service",
    "advice_website": "the website of the advice service",
    "mediation_adviser": "the mediation adviser (reg 32)",
    "mediation_phone": "the mediation adviser’s telephone number (reg 32)",
    "mediation_email": "the mediation adviser’s email address (reg 32)",
    "mediation_contact": "whom at the council a family tells that it wants mediation (reg 32)",
    "disagreement_service": "who helps to resolve disagreements (CFA 2014 s.57)",
    "disagreement_phone": "the telephone number of the disagreement resolution service",
}
"""Each fact of the table `[council]` that the wording of a mandatory clause names, and what it is."""


@lru_cache(maxsize=4)
def read(file: str) -> dict[str, str]:
    """The facts that are there."""
    if not file:
        return {}
    facts = tomllib.loads(Path(file).read_text(encoding="utf-8")).get("council", {})
    return {key: str(value) for key, value in facts.items() if str(value).strip()}


def council_facts() -> dict[str, str]:
    """The facts of the council this installation serves, as words for letters: `council_name`, `mediation_phone`, …"""
    return {key if key.count("_") else f"council_{key}": value for key, value in read(settings.COUNCIL_FILE).items()}


def missing_facts() -> list[str]:
    """What the council's file does not say and letters must: one line each, `key (what it is)`."""
    held = read(settings.COUNCIL_FILE)
    return [f"{key} ({says})" for key, says in NEEDED.items() if key not in held]


POST_AFTER = 5
"""Working days after which a decision that nobody opened goes by post, where the council's file says no other number."""


@lru_cache(maxsize=4)
def numbers(file: str, key: str) -> tuple[tuple[date, int], ...]:
    """The number the council set for something, and from which day, oldest first."""
    if not file:
        return ()
    values = tomllib.loads(Path(file).read_text(encoding="utf-8")).get("value", [])
    return tuple(sorted((each["from"], int(each["value"])) for each in values if each["key"] == key))


def days_before_post(on: date) -> int:
    """How many working days a family has to open a decision before it goes by post."""
    in_force = [number for day, number in numbers(settings.COUNCIL_FILE, "post-fallback") if day <= on]
    return in_force[-1] if in_force else POST_AFTER
