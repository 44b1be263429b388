"""Second decisions on the reviews of some months, made through the room's own actions: all but the last sample is decided."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from countywide.demo import data
from countywide.oversight.insight import actions, queries, rules
from countywide.oversight.insight.models import BlindDecision, Sample
from countywide.oversight.insight.types import SecondAnswer
from countywide.platform.accounts.models import Persona
from countywide.platform.kit.doors import Machine

DEMO = Machine("demo")
SEED = 24
OTHERWISE, DECLINES, OTHERWISE_THERE = 0.12, "wold", 0.95
"""How often a second officer sees it otherwise; the area that declines most, and how often its declining is not followed."""
ONES = "odalys"  # whose list has one to decide


def make(on: date) -> None:
    """The samples of some months, the oldest first."""
    given, draw = data.read(data.COUNTY / "second-decisions.toml"), Random(SEED)  # nosec B311: made-up decisions
    months = [rules.month_before(on)]
    while len(months) < given["months"]:
        months.append(rules.month_before(months[-1]))
    for month in reversed(months):
        if not queries.candidates(month):
            continue
        is_last, begins = month == months[0], rules.last_day(month) + timedelta(days=1)
        day = max(begins, on - timedelta(days=4)) if is_last else begins
        sample = actions.draw(None, by=DEMO, on=day, month=month)
        actions.give_out(sample, by=DEMO, on=day)
        held = list(
            sample.decisions.exclude(decider=None).select_related("decider", "review__case__area", "review__plan")
        )
        for each in held[: len(held) // 2] if is_last else held:
            decide(each, given, draw, on=min(on, day + timedelta(days=7)))
    give_one(sample)


def decide(held: BlindDecision, given: dict[str, Any], draw: Random, *, on: date) -> None:
    """One second decision: mostly as the first."""
    assert held.decider is not None, "What nobody holds is not decided."
    review, area = held.review, held.review.case.area
    kept = review.outcome == "MAINTAIN"
    there = area is not None and area.key == DECLINES and kept
    changes = list(review.changes.order_by("id"))
    turned = bool(changes) and draw.random() < (OTHERWISE_THERE if there else OTHERWISE)
    amends = kept if turned else not kept
    answers = {each.pk: answer(each, amends and (turned or each.answered != "DECLINE"), given) for each in changes}
    actions.decide(
        held, by=held.decider, on=on, outcome="AMEND" if amends else "MAINTAIN",
        reasons=given["changes"] if amends else given["keeps"], answers=answers,
    )  # fmt: skip


def answer(change: Any, accepted: bool, given: dict[str, Any]) -> SecondAnswer:
    """What is said to one change."""
    if accepted:
        return SecondAnswer("ACCEPT", given["accepts"])
    return SecondAnswer("DECLINE", given["declines"], given["declined_because"])


def give_one(sample: Sample) -> None:
    """One of the last sample waits for somebody whom one can be."""
    officer = Persona.objects.get(key=ONES).user
    waits = sample.decisions.filter(decided_on=None)
    if waits.filter(decider=officer).exists():
        return
    for waiting in waits.select_related("review"):
        if queries.is_blind(waiting, officer):
            BlindDecision.objects.filter(pk=waiting.pk).update(decider=officer)
            return
