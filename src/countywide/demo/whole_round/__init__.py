"""A round of moves carried right through for five children, each by another way, from the list to the place that the plan names.

What they had before the round, a plan and its reviews, is written down as the rest of the county's past is. All of the round itself
goes through the rooms' own actions, as of the days on which it would have been done: the list, the family's word, the schools that
are asked, the plan that is proposed and made final, the search where no school can be named, the appeal.
"""

from __future__ import annotations

from datetime import date

from countywide.casework.transfers.rounds import read
from countywide.casework.transfers.types import Round
from countywide.demo import data, papers
from countywide.platform.audit import actions as audit

from . import after, asking, consulted, listed, naming
from .children import enter
from .days import BY, Known, days_of

WORDS = data.COUNTY / "whole-round.toml"
MOVE = "PRIMARY_SECONDARY"


def make(on: date) -> None:
    """The five children of the round to secondary school whose date in law comes next or came last."""
    held = round_on(on)
    if held is None:
        return
    known = [Known(given, held, days_of(given["final_ago"], held, on)) for given in data.read(WORDS)["child"]]
    for each in known:
        enter(each)
    with papers.set_elsewhere():
        for each in known:
            with audit.in_one_go():
                carry_through(each)
    for each in known:
        after.what_follows(each, on)
    audit.record("demo.round-made", by=BY, round=held.key, children=len(known))


def round_on(on: date) -> Round | None:
    """The round to secondary school that is open on a day; of two the nearer one."""
    found = [each for each in read(data.COUNCIL) if each.move == MOVE and each.is_open(on)]
    return min(found, key=lambda each: each.september, default=None)


def carry_through(each: Known) -> None:
    """One child from the list to the final plan."""
    listed.put_on_the_list(each)
    asking.ask_and_hear(each)
    listed.accept_review(each)
    consulted.ask_schools(each)
    naming.propose(each)
    naming.make_final(each)
