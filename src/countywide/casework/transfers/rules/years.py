"""Another year group than the one of a child's age: what is decided for one child, from what was said, and never by a rule for all.

No law keeps a child with a plan from being taught outside the year group of their age, and none gives a right to it: for a child
without a plan the School Admissions Code (paragraphs 2.18 to 2.20) asks for a decision in the child's own circumstances; a plan takes
that child out of ordinary admissions, so the same care is owed in the plan (CFA 2014 s.19, s.39).
"""

from __future__ import annotations

import re
from datetime import date

from countywide.law import clocks

FEWEST_TO_REFUSE = 40
FEWEST_TO_AGREE = 15
ANSWER_WITHIN = 20  # working days: the council's own aim, since no law gives a day
STOCK = (
    "children with plans are not offset", "children with a plan are not offset", "children with plans should not be offset",
    "children with plans cannot be offset", "we do not offset", "we do not agree to deferral", "we do not allow deferral",
    "not our policy", "against our policy", "in line with our policy", "our policy is", "it is the council’s view",
    "it is the council's view", "the council does not support", "the panel decided", "the panel agreed",
    "should be with their peers", "should be in their chronological year", "no exceptional circumstances",
    "not an exceptional case",
)  # fmt: skip
"""Words that fit any child. Beside reasons about this one they do no harm; they are not counted among them."""


def bar_to_asking(
    *, stage: str, is_waiting: bool, year_group: int, ordinary: int, september: int, round_september: int
) -> str | None:
    """Nothing in the request itself stops it: not the kind of plan, not the age, not missing reasons or evidence. It must only be a
    request for another year group, in a move that goes on, once at a time."""
    if stage == "LEFT":
        return "This move is not in the round any more. Please ring the team that holds the case."
    if is_waiting:
        return "A request for another year group is being decided already. What you want to add can be added to it."
    if year_group == ordinary:
        return "That is the year group of the child’s age in that September, so nothing has to be asked."
    if not round_september <= september <= round_september + 1:
        return "Say the September of this round, or the one after it."
    return None


def ordinary_year(born_on: date, september: int) -> int:
    """The year group of a child's age in the school year that begins in a September."""
    return clocks.year_group(born_on, date(september, 9, 1))


def is_summer_born(born_on: date) -> bool:
    """Born from April to August: compulsory school age begins a full year after they could have started."""
    return 4 <= born_on.month <= 8


def answer_by(asked_on: date, calendar: clocks.Calendar) -> date:
    """The day by which the council aims to answer."""
    return calendar.working_days_after(asked_on, ANSWER_WITHIN)


def bar_to_adding(*, is_waiting: bool, words: str, said_on: date, on: date) -> str | None:
    """What somebody says, or what a report shows, is added until it is decided."""
    if not is_waiting:
        return "This request is decided already."
    if said_on > on:
        return "The day cannot be in the future."
    return None if words.strip() else "Write down what was said, or what it shows."


def bar_to_deciding(
    *, is_waiting: bool, agreed: bool | None, because: str, family_said: bool, school_said: bool, has_evidence: bool
) -> str | None:
    """An officer decides for this one child: after the family and a school were heard, on evidence, with reasons of its own. Words
    that fit any child are not counted."""
    if not is_waiting:
        return "This request is decided already."
    if agreed is None:
        return "Say whether you agree."
    if not family_said:
        return "Record first what the family says: its view is part of the decision."
    if not school_said:
        return "Record first what a school or setting says, the one of today or the next one."
    if not has_evidence:
        return "Record first what the decision rests on: a report, advice in the plan, or what somebody who knows the child wrote."
    fewest = FEWEST_TO_AGREE if agreed else FEWEST_TO_REFUSE
    if len(re.findall(r"\w[\w’'-]*", without_stock(because))) < fewest:
        return f"Give reasons about this one child, in at least {fewest} words. A view that holds for every child with a plan is none."
    return None


def without_stock(words: str) -> str:
    longest_first = sorted(STOCK, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), "", words, flags=re.IGNORECASE)


def group_kept(*, born_on: date, wanted: int, september: int, on: date) -> int:
    """The year group that the register keeps today so that the child is in the wanted one from that September: as far out of the
    year of their age as then."""
    return clocks.year_group(born_on, on) + wanted - ordinary_year(born_on, september)
