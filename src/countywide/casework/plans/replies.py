"""How many working days the council gives itself to answer feedback on a plan: dated, and a council may choose its own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

USUAL = Path(__file__).parent / "replies.toml"
KEY = "plan-feedback-reply"


def working_days(on: date) -> int:
    """The number in force on a day: the council's own, else the usual one; never less than one."""
    held = [*usual(), *own(settings.COUNCIL_FILE)]
    return max(1, [days for begins, days in held if begins <= on][-1])


@lru_cache(maxsize=1)
def usual() -> list[tuple[date, int]]:
    """What comes with the service, oldest first."""
    found = tomllib.loads(USUAL.read_text("utf-8"))["value"]
    return sorted((each["from"], int(each["working_days"])) for each in found)


@lru_cache(maxsize=4)
def own(file: str) -> list[tuple[date, int]]:
    """What the council's file of facts says, oldest first."""
    if not file:
        return []
    found = tomllib.loads(Path(file).read_text("utf-8")).get("value", [])
    return sorted((each.get("from", date.min), int(each["value"])) for each in found if each.get("key") == KEY)
