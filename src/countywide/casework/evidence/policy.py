"""The council's own figures for evidence: how long a setting is given, how long a link works, where its guide is.

Read from the council's file of facts, so that pages, messages, published answers and what happens agree.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

MOST_LINK_DAYS = 28
KEYS = ("evidence-reply", "evidence-link")


@dataclass(frozen=True)
class Policy:
    """The figures in force."""

    school_days: int = 10
    link_days: int = MOST_LINK_DAYS
    guide: str = ""  # the address of a page that explains it all

    @property
    def reply_words(self) -> str:
        return f"{self.school_days} school days"

    @property
    def link_words(self) -> str:
        return f"{self.link_days} days"


def policy(on: date) -> Policy:
    """The figures in force on a day: the council's own, else the usual ones. A link never works longer than 28 days."""
    figures, guide = read(settings.COUNCIL_FILE)
    said = {key: value for key, begins, value in figures if begins <= on}
    days, link = int(said.get("evidence-reply", 10)), int(said.get("evidence-link", MOST_LINK_DAYS))
    return Policy(max(1, days), max(1, min(link, MOST_LINK_DAYS)), guide)


@lru_cache(maxsize=4)
def read(file: str) -> tuple[list[tuple[str, date, int]], str]:
    """The figures of one council's file, each with the day it began to hold, oldest first; and where its guide is."""
    if not file:
        return [], ""
    facts = tomllib.loads(Path(file).read_text("utf-8"))
    own = [each for each in facts.get("value", []) if each.get("key") in KEYS]
    figures = [(each["key"], each.get("from", date.min), int(each["value"])) for each in own]
    return sorted(figures, key=lambda each: each[1]), str(facts.get("evidence", {}).get("guide", ""))
