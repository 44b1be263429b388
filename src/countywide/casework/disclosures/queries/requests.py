"""What can be asked of requests for the information that the record holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.casework.deadlines import queries as deadlines
from countywide.law import clocks

from .. import rules
from ..models import Request, Wait, Withheld
from ..types import Due

CLOCK = "IN-SAR"
BESIDE = ("case__child", "case__team", "recorded_by", "answered_by")


def requests_for(user: Any) -> QuerySet[Request]:
    """The requests with which the teams of this person deal, with what stopped the time of each."""
    found = Request.objects.of_teams_of(user).select_related(*BESIDE).prefetch_related("waits")
    return found.order_by("received_on", "id")


def request_with(key: Any, user: Any) -> Request | None:
    return requests_for(user).filter(key=key).first()


def request_by_pk(pk: int) -> Request | None:
    """One request, for a job that somebody who may asked for."""
    return Request.objects.filter(pk=pk).select_related(*BESIDE, "gathered_by").first()


def requests_on(case: Any, user: Any) -> QuerySet[Request]:
    """Those about one child, on whichever case: the same person may have asked before."""
    return requests_for(user).filter(case__child=case.child_id)


def open_by_day(user: Any, *, on: date) -> list[tuple[Request, Due]]:
    """Those that are not answered, the soonest first; two queries."""
    calendar = deadlines.calendar()
    found = [(each, due(each, on=on, calendar=calendar)) for each in requests_for(user).filter(answered="")]
    return sorted(found, key=lambda each: (each[1].still_since is not None, each[1].on, each[0].pk))


def wait_open(request: Request, waits_for: str) -> Wait | None:
    return request.waits.filter(waits_for=waits_for, answered_on=None).first()  # type: ignore[no-any-return]


def wait_with(request: Request, pk: int) -> Wait | None:
    return request.waits.filter(pk=pk, answered_on=None).first()  # type: ignore[no-any-return]


def is_waiting(request: Request) -> bool:
    return request.waits.filter(answered_on=None).exists()


def withheld_from(request: Request) -> QuerySet[Withheld]:
    return request.withheld.select_related("by").order_by("id")  # type: ignore[no-any-return]


def due(request: Request, *, on: date, calendar: clocks.Calendar | None = None) -> Due:
    """By when it has to be answered, counted by the clock of the law each time it is asked. An answered one counts to its day."""
    calendar = calendar or deadlines.calendar()
    first = counted(request, on=on, calendar=calendar, extended=False).legal_due
    found = counted(request, on=on, calendar=calendar, extended=request.extended_on is not None).legal_due
    open_waits = [each.asked_on for each in request.waits.all() if each.answered_on is None]
    still = min(open_waits, default=None) if request.is_open else None
    assert found is not None
    return Due(found, still, first)


def counted(request: Request, *, on: date, calendar: clocks.Calendar, extended: bool) -> clocks.Answer:
    """What the clock of the law comes to, with the days on which it stood still."""
    waits = sorted(request.waits.all(), key=lambda each: (each.asked_on, each.pk))
    held = rules.pauses([(each.asked_on, each.answered_on) for each in waits], on=request.answered_on or on)
    return clocks.answer(
        CLOCK, request.received_on, calendar, pauses=tuple(clocks.Pause(*each) for each in held), extended=extended
    )


def steps(request: Request, *, on: date) -> tuple[str, ...]:
    """How the day was counted, in plain words."""
    extended = request.extended_on is not None
    return counted(request, on=on, calendar=deadlines.calendar(), extended=extended).working
