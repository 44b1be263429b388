"""Obeying the Tribunal, unopposed appeals and recommendations (SEND Regulations 2014 regs 44, 45; SI 2017/1306)."""

from __future__ import annotations

from .exceptions import E_ORDER, E_ORDER_CODES, E_ORDER_INPUTS
from .making import at_once, days, register
from .types import Clock

FAMILY = ("parent or young person",)
ORDER_DAYS = {
    "OR-CEASE": 0,
    "OR-CONTINUE": 0,
    "OR-ASSESS": 14,
    "OR-RECONSIDER": 14,
    "OR-PLACE": 14,
    "OR-AMEND": 35,
    "OR-CONTINUE-AMEND": 35,
    "OR-MAKE-DRAFT": 35,
    "OR-ASSESS-REFUSE": 70,
    "OR-MAKE-FINAL": 77,
    "OR-ASSESS-FINAL": 98,
}
ORDERS = tuple(ORDER_DAYS)
UNOPPOSED_DAYS = {
    "UN-CEASE": 0,
    "UN-ASSESS": 14,
    "UN-PLACE": 14,
    "UN-AMEND": 35,
    "UN-ISSUE-DRAFT": 35,
    "UN-ASSESS-REFUSE": 70,
    "UN-ISSUE-FINAL": 77,
    "UN-ASSESS-FINAL": 98,
}
WHAT = {
    "CEASE": "cease or keep the plan, as decided",
    "CONTINUE": "keep the plan unchanged",
    "ASSESS": "tell the family that it will assess",
    "RECONSIDER": "think again, and send a draft or a refusal",
    "PLACE": "send the plan that names the school or type",
    "AMEND": "send the amended plan",
    "CONTINUE-AMEND": "keep the plan and send it amended",
    "MAKE-DRAFT": "send a draft plan",
    "ISSUE-DRAFT": "send a draft plan",
    "ASSESS-REFUSE": "say with reasons that no plan will be issued",
    "MAKE-FINAL": "send the final plan",
    "ISSUE-FINAL": "send the final plan",
    "ASSESS-FINAL": "send the final plan after the assessment",
}


def weeks(number: int) -> str:
    return "immediately" if number == 0 else f"{number // 7} weeks"


def order(id: str, number: int) -> Clock:
    """One kind of order: August counts, and the exceptions are the order's own."""
    what = WHAT[id.removeprefix("OR-")]
    return Clock(
        id=id,
        title=f"Obey an order: {what}",
        starts_when="the order was made or sent, whichever was earlier",
        limit=weeks(number),
        law="SEND Regulations 2014 reg 44(2), 44(3)" if number else "SEND Regulations 2014 reg 44(2)",
        compute=days(number, E_ORDER) if number else at_once,
        owed_to=FAMILY,
        verb="do",
        exceptions=E_ORDER_CODES if number else (),
        inputs=E_ORDER_INPUTS if number else {},
    )


def unopposed(id: str, number: int) -> Clock:
    """An appeal the council does not oppose counts as won; times run from telling the Tribunal. No exceptions."""
    what = "keep the plan" if id == "UN-CEASE" else WHAT[id.removeprefix("UN-")]
    return Clock(
        id=id,
        title=f"Unopposed appeal: {what}",
        starts_when="the council told the Tribunal that it will not oppose",
        limit=weeks(number),
        law="SEND Regulations 2014 reg 45",
        compute=days(number) if number else at_once,
        owed_to=FAMILY,
        verb="do",
        inputs={"response_filed": "date"},
        before={"response_filed": "The day the response was filed"},
    )


CLOCKS = register(
    *(order(id, number) for id, number in ORDER_DAYS.items()),
    *(unopposed(id, number) for id, number in UNOPPOSED_DAYS.items()),
    Clock(
        id="OR-REC",
        title="Answer a recommendation of the Tribunal",
        starts_when="the recommendation was made",
        limit="5 weeks",
        law="SI 2017/1306",
        compute=days(35),
        owed_by="integrated care board or social care",
        owed_to=("parent or young person", "council"),
        verb="answer",
    ),
)
