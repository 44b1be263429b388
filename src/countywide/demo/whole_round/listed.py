"""The child comes on the list of the round, the school confirms it, and the review before the move is decided on."""

from __future__ import annotations

from countywide.casework.deadlines import queries as deadlines
from countywide.casework.transfers import actions, queries
from countywide.casework.transfers.models import Transfer
from countywide.casework.transfers.types import Candidate

from . import days
from .days import BY, WORKS_AT, Known, acting

BECAUSE = (
    "SEND Regulations 2014 reg 18(1): the duty is to review the plan and to amend it before the date in law. The review of {met} looked "
    "at the move itself with the family, nothing has changed since that it did not see, and the plan is being amended for the move."
)


def put_on_the_list(each: Known) -> None:
    """As the night finds it, many months before; the school of today says that the child moves."""
    plan, listed_on = each.plan, each.days.before(days.LISTED)
    calendar = deadlines.calendar()
    _year, ruling = queries.move_ruling(each.child, plan.case.school_id, on=listed_on)
    found = Candidate(
        plan.pk, plan.case_id, plan.child_id, plan.case.school_id, each.held.from_years[0], each.held.move, ruling.by_policy
    )  # fmt: skip
    law = queries.limit_of(each.held, calendar)
    actions.identify(each.held, law, [found], calendar, by=BY, on=listed_on)
    transfer = Transfer.objects.get(plan=plan, round=each.held.key)
    senco = acting(WORKS_AT.get(each.given["school"]))
    actions.say(queries.as_listed(transfer), by=senco, on=each.days.before(days.CONFIRMED), says="MOVES")


def transfer_of(each: Known) -> Transfer:
    beside = ("case__team", "case__school", "child", "plan", "setting")
    return Transfer.objects.select_related(*beside).get(plan=each.plan, round=each.held.key)


def accept_review(each: Known) -> None:
    """A review held before the twelve months is accepted for a legal reason; one within them needs no decision."""
    transfer, on = transfer_of(each), each.days.before(days.ACCEPTED)
    card = queries.cards_of([transfer], each.held, queries.limit_of(each.held), on=on)[transfer.pk]
    if card.standing == "DONE" or card.earlier is None or card.earlier.met_on is None:
        return
    met_on = card.earlier.met_on
    because = BECAUSE.format(met=f"{met_on.day} {met_on:%B %Y}")
    actions.decide_instead(transfer, by=acting(days.OFFICER), on=on, says="ACCEPTED", because=because)
