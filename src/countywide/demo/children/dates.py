"""The clocks of one life: which started when, and which were met or ended on which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from .drawing import Life

ENDS = ("refused", "issue_refused", "withdrawn", "moved")
BECAUSE = {
    "refused": "Decided not to assess",
    "issue_refused": "Decided not to issue a plan",
    "withdrawn": "The request was withdrawn",
    "moved": "Another council is responsible now",
}


class Running(NamedTuple):
    """One clock of a life."""

    clock: str
    trigger_on: date
    key: str = ""
    met_on: date | None = None
    ended_on: date | None = None
    because: str = ""
    takes_closures: bool = False
    given: dict[str, Any] | None = None  # further facts that the clock asks for


def clocks_of(life: Life) -> Iterator[Running]:
    """Every clock that ran or runs in a life."""
    steps, day0 = life.steps, life.received_on
    end = next((name for name in ENDS if name in steps), "")
    gone = {"ended_on": steps[end], "because": BECAUSE[end]} if end else {}
    decided = steps.get("agreed") or steps.get("refused")
    yield Running("NA-CONSULT", day0, **met_or(steps.get("checked"), gone))
    yield Running("NA-DECIDE", day0, **met_or(decided, gone), takes_closures=True)
    refuse = (
        {"ended_on": steps["issue_agreed"], "because": "A plan will be issued"} if "issue_agreed" in steps else gone
    )
    yield Running("NA-REFUSE", day0, **met_or(steps.get("issue_refused"), refuse), takes_closures=True)
    yield Running("NA-FINAL", day0, **met_or(steps.get("final"), gone), takes_closures=True)
    if "agreed" in steps:
        yield from advised(steps)
    if "draft" in steps:
        yield Running("NA-REPS", steps["draft"], **met_or(steps.get("final"), {}))
    if end in ("refused", "issue_refused"):
        yield Running("ME-CONTACT", steps[end])
        yield Running("AP-LODGE", steps[end])


def advised(steps: dict[str, date]) -> Iterator[Running]:
    """The advice that every assessment asks for."""
    for number, clock in enumerate(("NA-ADVICE-OTHER", "NA-ADVICE-S31"), 1):
        yield Running(clock, steps["agreed"], key=f"made-up:{number}", **met_or(steps.get("advice_in"), {}))


def met_or(day: date | None, otherwise: dict[str, Any]) -> dict[str, Any]:
    """Met on a day; else ended for another reason; else still running."""
    return {"met_on": day} if day else dict(otherwise)
