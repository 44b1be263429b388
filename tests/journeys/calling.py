"""What the journeys of calls share: a call of one's own, a school by its name, the form filled in."""

from __future__ import annotations

from typing import Any

ANNOUNCED = """
from datetime import timedelta
from django.utils import timezone
from countywide.garden.champions import actions
from countywide.platform.kit.doors import Machine
by, now = Machine("journey"), timezone.now()
call = actions.plan(
    None, by=by, now=now, on=timezone.localdate(), kind="{kind}", key="{key}", title="{title}", places=2,
    opens_at=now + timedelta(days={opens}), closes_at=now + timedelta(days={closes}),
    results_by=timezone.localdate() + timedelta(days={closes} + 20), starts_on=timezone.localdate() + timedelta(days={closes} + 90),
)
actions.announce(call, by=by, now=min(now, now + timedelta(days={opens})) - timedelta(days=1))
"""
OPENS_NOW = """
from django.utils import timezone
from countywide.garden.champions.models import Call
from countywide.garden.champions.tasks import keep_time
Call.objects.filter(key="{key}").update(opens_at=timezone.now())
keep_time()
"""
CHAMPIONS = "inclusion-champions"


def a_call(county: Any, key: str, title: str, *, kind: str = CHAMPIONS, opens: int = 30, closes: int = 60) -> str:
    """A call of one's own, announced; its address."""
    county.run(ANNOUNCED.format(kind=kind, key=key, title=title, opens=opens, closes=closes))
    return f"/calls/{key}"


def open_now(county: Any, key: str) -> None:
    """Its minute comes, and the job that tells people runs."""
    county.run(OPENS_NOW.format(key=key))


def check(visitor: Any, school: str, role: str = "SENCO") -> Any:
    """Ask whether one may take part."""
    visitor.fill("Which school employs you?", school)
    visitor.page.locator("main").get_by_label(role, exact=True).check()
    return visitor.press("Check")


def write_all(visitor: Any) -> Any:
    """The three pages of the champions' form."""
    box = visitor.page.locator("main")
    visitor.follow("About you").is_accessible().fill("How many years", "7")
    for answer in ("I am working towards it", "Primary", "Autism"):
        box.get_by_label(answer, exact=True).check()
    visitor.press("Save and continue").says("What you have done").is_accessible()
    visitor.fill("Describe one change you led", "We began each day alike, and fewer children came late or upset.")
    visitor.fill("Why would you like to do this", "I learned most in somebody else’s classroom.")
    visitor.press("Save and continue").says("When and where").is_accessible()
    visitor.fill("How many days could you give", "2")
    for answer in ("Up to 15 miles", "Yes"):
        box.get_by_label(answer, exact=True).check()
    return visitor.press("Save and continue").says("Your application", "Completed")
