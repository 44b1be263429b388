"""Draws how one assessment went: on which days what was done, as far as it has come by today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from countywide.casework.cases.enums import Stage
from countywide.law.clocks import Calendar

NEW, SHARE_NEW = 45, 0.3  # a share of the requests came lately, so that every early stage holds some
SHARE_SLOW = 0.2  # of the schools answer after their day
OLDEST = 420  # days ago that a request may have been received
Steps = dict[str, date]


@dataclass
class Life:
    """One assessment: the day it was received and the day of every step that has happened."""

    received_on: date
    steps: Steps = field(default_factory=dict)
    stage: str = Stage.RECEIVED
    waiting_on: str = ""

    @property
    def ended_on(self) -> date | None:
        """The day it came to one of its ends."""
        ends = ("withdrawn", "moved", "refused", "issue_refused", "final")
        return next((self.steps[end] for end in ends if end in self.steps), None)


def at_work(day: date, not_before: date) -> date:
    """The day itself, or the working day before it: nobody decides or writes at a weekend or on a bank holiday."""
    calendar = Calendar()
    earlier = calendar.last_working_day(day)
    while not calendar.is_working_day(day) and earlier < not_before:
        day += timedelta(days=1)
    return max(day, not_before) if earlier < not_before else earlier


@dataclass(frozen=True)
class Plan:
    """What would happen on which day after the request, and where each step leaves the case."""

    name: str
    day: int
    stage: str
    waiting_on: str = ""


def life(draw: Random, today: date) -> Life:
    """A life begun on a day of the last fourteen months, as far as it has come."""
    ago = draw.randint(0, NEW) if draw.random() < SHARE_NEW else int(draw.triangular(0, OLDEST, 90))
    drawn = Life(received_on=today - timedelta(days=ago))
    before = drawn.received_on
    for step in course(draw):
        day = before = at_work(drawn.received_on + timedelta(days=step.day), before)
        if day > today:
            break
        drawn.steps[step.name] = day
        drawn.stage, drawn.waiting_on = step.stage, step.waiting_on
    return drawn


def course(draw: Random) -> list[Plan]:
    """The whole course of one assessment. Some are late; some end early."""
    late = draw.random() < 0.13
    decide = draw.randint(43, 66) if late else draw.randint(26, 38)  # a letter by post must reach them in time, too
    answered = draw.randint(25, 36) if draw.random() < SHARE_SLOW else draw.randint(14, 20)
    begun = [
        Plan("checked", draw.randint(1, 4), Stage.VALIDATED),
        Plan("evidence_asked", draw.randint(5, 9), Stage.EVIDENCE_REQUESTED, "SCHOOL"),
        Plan("evidence_in", min(decide, answered), Stage.EVIDENCE_IN),
        Plan("ready", min(decide, max(answered, draw.randint(22, 30))), Stage.READY),
    ]
    chance = draw.random()
    if chance < 0.03:
        return [*begun[:2], Plan("withdrawn", draw.randint(10, 20), Stage.WITHDRAWN)]
    if chance < 0.04:
        return [*begun[:1], Plan("moved", draw.randint(5, 30), Stage.TRANSFERRED)]
    if chance < 0.27:
        return [*begun, Plan("refused", decide, Stage.REFUSED_TO_ASSESS)]
    return [*begun, Plan("agreed", decide, Stage.AGREED, "ADVISERS"), *assessed(draw, decide)]


def assessed(draw: Random, decide: int) -> list[Plan]:
    """From the decision to assess to the final plan, or to the decision not to issue one."""
    advice = decide + draw.randint(34, 58)
    settle = advice + draw.randint(3, 12)
    if draw.random() < 0.12:
        return [
            Plan("advice_in", advice, Stage.ADVICE_IN),
            Plan("issue_refused", max(settle, draw.randint(95, 118)), Stage.REFUSED_TO_ISSUE),
        ]
    draft = settle + draw.randint(3, 12)
    slow = draw.random() < 0.22
    final = max(draft + 21, draw.randint(141, 215) if slow else draw.randint(118, 140))
    return [
        Plan("advice_in", advice, Stage.ADVICE_IN),
        Plan("issue_agreed", settle, Stage.DECIDED_TO_ISSUE),
        Plan("draft", draft, Stage.DRAFT_ISSUED, "FAMILY"),
        Plan("final", final, Stage.FINAL_ISSUED),
    ]
