"""What happens by itself: links expire, a day passes unanswered, a setting is reminded two working days before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.tags.saying import short_date

from .. import queries, rules, signals
from ..enums import LIVE, Ended
from ..models import EvidenceRequest
from . import linking
from .asking import remind
from .standing import note, settle


def expire_links(*, by: Any, on: date, at: datetime) -> int:
    """End every link whose last day has passed."""

    def expire(request: EvidenceRequest) -> bool:
        link = queries.live_link(request.pk)
        if link is None or link.expires_on >= on or link.state not in LIVE:
            return False
        linking.end(link, by=by, at=at, because=Ended.TIME)
        return True

    return _each(queries.expired_on(on).values_list("request_id", flat=True), expire)


def mark_late(*, by: Any, on: date) -> int:
    """Note each request whose day has passed: the case waits no longer, and no clock has waited."""

    def late(request: EvidenceRequest) -> bool:
        if not request.is_open or request.late_on or request.due_on >= on:
            return False
        request.late_on = on
        request.save(update_fields=["late_on"])
        audit.record("evidence.late", by=by, about=request, on=on.isoformat(), due=request.due_on.isoformat())
        settle(request, on=on)
        due = short_date(request.due_on)
        note(
            request, "late", by=by, on=on, title=f"Evidence from {request.organisation.name} was due {due} and is late"
        )
        signals.late.send(EvidenceRequest, request=request, by=by, on=on)
        return True

    return _each(queries.due_before(on).values_list("pk", flat=True), late)


def chase_due(*, by: Any, on: date, at: datetime) -> int:
    """Remind each setting once, two working days before its day, with a fresh link."""
    calendar = clocks.Calendar()

    def chase(request: EvidenceRequest) -> bool:
        due_soon = on <= request.due_on and on >= rules.chase_from(request.due_on, calendar=calendar)
        if not request.is_open or request.chased_on or request.asked_on == on or not due_soon:
            return False
        remind(request, by=by, on=on, at=at)
        return True

    return _each(queries.due_until(on + timedelta(days=14)).values_list("pk", flat=True), chase)


def _each(keys: Iterable[int], deed: Callable[[EvidenceRequest], bool]) -> int:
    """Do something to each request in a transaction of its own, under lock: twice does no harm, and one that fails
    takes no other with it. What failed is raised at the end, so that the job is seen to have failed."""
    done, failed = 0, []
    for key in list(keys):
        try:
            with audit.in_one_go():
                request = EvidenceRequest.objects.select_for_update().get(pk=key)
                done += deed(request)
        except Exception as error:  # whatever it is, the others have their turn first
            failed.append(error)
    if failed:
        raise ExceptionGroup("Some requests for evidence could not be kept up.", failed)
    return done
