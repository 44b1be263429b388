"""Obeying the Tribunal: each order and each concession as its duties, the clock of each, and how it is done (regs 44, 45)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..enums import Ground, Order
from ..types import Duty
from .rights import CONTENTS

AGREED_TO_ASSESS = ("assessments.agreed", "plans.again")
NO_PLAN = ("assessments.refusal-to-issue", "plans.same-after-assessing")
DRAFT = ("assessments.draft-plan",)
FINAL, AMENDED = "FINAL", "AMENDED"
GOES_ON = ("plans.plan-goes-on",)
DECIDING, REFUSING = ("NA-DECIDE", "RA-DECIDE"), ("NA-REFUSE",)
DRAFTING, FINISHING = ("NA-DRAFT",), ("NA-FINAL", "RA-FINAL")

DUTIES = {
    each.clock: each
    for each in (
        # an order (reg 44(2))
        Duty("OR-CEASE", "End the plan, as the council decided"),
        Duty("OR-ASSESS", "Tell the family that we assess", AGREED_TO_ASSESS, True, DECIDING),
        Duty("OR-ASSESS-REFUSE", "If no plan is needed: say so, with reasons", NO_PLAN, True, REFUSING, ("OR-ASSESS-FINAL",)),
        Duty("OR-ASSESS-FINAL", "If a plan is needed: send the final plan", (), False, FINISHING, ("OR-ASSESS-REFUSE",), FINAL),
        Duty("OR-MAKE-DRAFT", "Send a draft plan", DRAFT, False, DRAFTING),
        Duty("OR-MAKE-FINAL", "Send the final plan", (), False, FINISHING, (), FINAL),
        Duty("OR-RECONSIDER", "Think again: send a draft plan, or say with reasons why not", (*DRAFT, *NO_PLAN), False),
        Duty("OR-AMEND", "Send the amended plan", event=AMENDED),
        Duty("OR-PLACE", "Send the plan that names the school, college or type", event=AMENDED),
        Duty("OR-CONTINUE", "Go on keeping the plan", GOES_ON),
        Duty("OR-CONTINUE-AMEND", "Send the amended plan", event=AMENDED),
        # an appeal that is not opposed (reg 45)
        Duty("UN-ASSESS", "Tell the family that we assess", AGREED_TO_ASSESS, True, DECIDING),
        Duty("UN-ASSESS-REFUSE", "If no plan is needed: say so, with reasons", NO_PLAN, True, REFUSING, ("UN-ASSESS-FINAL",)),
        Duty("UN-ASSESS-FINAL", "If a plan is needed: send the final plan", (), False, FINISHING, ("UN-ASSESS-REFUSE",), FINAL),
        Duty("UN-ISSUE-DRAFT", "Send a draft plan", DRAFT, False, DRAFTING),
        Duty("UN-ISSUE-FINAL", "Send the final plan", (), False, FINISHING, (), FINAL),
        Duty("UN-AMEND", "Send the amended plan", event=AMENDED),
        Duty("UN-PLACE", "Send the plan that names the school, college or type", event=AMENDED),
        Duty("UN-CEASE", "Go on keeping the plan", GOES_ON),
    )
}  # fmt: skip
"""Every clock of an order or a concession, what it asks, and by which letter, or by which news from below, it is done."""

ORDERED: dict[str, tuple[str, ...]] = {
    Order.ASSESS: ("OR-ASSESS", "OR-ASSESS-REFUSE", "OR-ASSESS-FINAL"),
    Order.MAKE: ("OR-MAKE-DRAFT", "OR-MAKE-FINAL"),
    Order.RECONSIDER: ("OR-RECONSIDER",),
    Order.AMEND: ("OR-AMEND",),
    Order.PLACE: ("OR-PLACE",),
    Order.CONTINUE: ("OR-CONTINUE",),
    Order.CONTINUE_AMEND: ("OR-CONTINUE", "OR-CONTINUE-AMEND"),
}
"""The clocks of each order (reg 44(2))."""

FITS: dict[str, tuple[str, ...]] = {
    Ground.ASSESS: (Order.ASSESS,),
    Ground.ISSUE: (Order.MAKE, Order.RECONSIDER),
    Ground.PLAN: (Order.AMEND, Order.PLACE),
    Ground.REASSESS: (Order.ASSESS,),
    Ground.AMEND: (Order.AMEND, Order.PLACE),
    Ground.CEASE: (Order.CONTINUE, Order.CONTINUE_AMEND),
}
"""What can be ordered about each decision."""

UNOPPOSED = {
    Ground.ASSESS: ("UN-ASSESS", "UN-ASSESS-REFUSE", "UN-ASSESS-FINAL"),
    Ground.REASSESS: ("UN-ASSESS", "UN-ASSESS-REFUSE", "UN-ASSESS-FINAL"),
    Ground.ISSUE: ("UN-ISSUE-DRAFT", "UN-ISSUE-FINAL"),
    Ground.AMEND: ("UN-AMEND",),
    Ground.CEASE: ("UN-CEASE",),
}
"""The clocks of an appeal that is not opposed (reg 45); against a plan they turn on what the appeal is about."""
WON = {
    Ground.ASSESS: Order.ASSESS,
    Ground.REASSESS: Order.ASSESS,
    Ground.ISSUE: Order.MAKE,
    Ground.AMEND: Order.AMEND,
    Ground.CEASE: Order.CONTINUE,
}
"""What an appeal that is not opposed amounts to: it counts as won."""


def bar_to_orders(ground: str, orders: tuple[str, ...]) -> str | None:
    """An order fits the decision it is about (reg 44(2))."""
    if not orders:
        return "Say what the council must now do."
    if not set(orders) <= set(FITS[ground]):
        return "That cannot be ordered about this decision."
    return "Choose one of the two." if len(orders) > 1 and ground in (Ground.ISSUE, Ground.CEASE) else None


def runs_from(*, made_on: date, sent_on: date) -> date:
    """From the order being made; the Tribunal’s guidance says from its sending. The earlier is the safe one."""
    return min(made_on, sent_on)


def duties_of(orders: Iterable[str], *, separately: bool = False) -> tuple[Duty, ...]:
    """What orders ask. Of contents and placement together, the five weeks of the contents govern the plan as one document;
    a change of school that can be issued by itself has its two weeks."""
    chosen = list(orders)
    if Order.AMEND in chosen and Order.PLACE in chosen and not separately:
        chosen.remove(Order.PLACE)
    return tuple(DUTIES[clock] for each in chosen for clock in ORDERED[each])


def duties_when_dismissed(ground: str) -> tuple[Duty, ...]:
    """An appeal against ending a plan that was dismissed: the plan ends at once. Any other leaves nothing to do."""
    return (DUTIES["OR-CEASE"],) if ground == Ground.CEASE else ()


def duties_unopposed(ground: str, subjects: Iterable[str]) -> tuple[Duty, ...]:
    """What an appeal that the council does not oppose asks of it (reg 45)."""
    return tuple(DUTIES[clock] for clock in unopposed_clocks(ground, subjects))


def unopposed_clocks(ground: str, subjects: Iterable[str]) -> tuple[str, ...]:
    if ground == Ground.PLAN:
        return ("UN-AMEND",) if set(subjects) & set(CONTENTS) else ("UN-PLACE",)
    return UNOPPOSED[Ground(ground)]


def won(ground: str, subjects: Iterable[str]) -> str:
    """The order for which a concession stands."""
    if ground == Ground.PLAN:
        return Order.AMEND if set(subjects) & set(CONTENTS) else Order.PLACE
    return WON[Ground(ground)]


def done_once(event: str) -> tuple[str, ...]:
    """The clocks that are done once a plan was sent to everybody whom the law names: the family, the setting, the health body."""
    return tuple(each.clock for each in DUTIES.values() if each.event == event)


def met_by(letter: str) -> tuple[str, ...]:
    """The clocks that a letter of a kind does, once it has left or reached."""
    return tuple(each.clock for each in DUTIES.values() if letter in each.met_by)
