"""A guest's session: bound to one link in this browser, ended by half an hour of silence or when the work is over.

It is not an account: it opens one request and nothing else. Several links may be open in one browser at once.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest

from . import queries, rules
from .models import Link
from .types import Guest

KEPT = "evidence_guests"
RECEIPTS = "evidence_receipts"
STEP = timedelta(minutes=1)  # the session is written again at most so often


def begin(request: HttpRequest, link: Link, *, now: datetime) -> None:
    """A right code was entered: the session is new, so that one fixed beforehand is worth nothing."""
    request.session.cycle_key()
    kept = request.session.get(KEPT, {})
    request.session[KEPT] = {**kept, str(link.request_id): [now.timestamp(), now.timestamp(), link.address]}


def guest_of(request: HttpRequest, link: Link, *, now: datetime) -> Guest | None:
    """Whoever entered the code in this browser, while the session holds; moves its end forward.

    A newer link to the same mailbox goes on with the session: whoever holds it has shown so.
    """
    kept = request.session.get(KEPT, {}).get(str(link.request_id))
    if kept is None or not link.works_on(_day(now)):
        return None
    began, seen, address = kept
    holds = rules.session_holds(
        began_at=_moment(began), seen_at=_moment(seen), sessions_since=link.sessions_since, now=now
    )
    if not holds or address != link.address:
        return None
    if now - _moment(seen) > STEP:
        request.session[KEPT] = {**request.session[KEPT], str(link.request_id): [began, now.timestamp(), address]}
    return Guest(link_id=link.pk, request_id=link.request_id, organisation_id=link.request.organisation_id)


def was_here(request: HttpRequest, link: Link) -> bool:
    """Whether this browser had a session for the link, perhaps one that has ended."""
    return str(link.request_id) in request.session.get(KEPT, {})


def leave(request: HttpRequest, request_id: int, *, now: datetime) -> None:
    """The work is over: nothing but the receipt stays open, for the rest of the half hour."""
    kept = {key: value for key, value in request.session.get(KEPT, {}).items() if key != str(request_id)}
    request.session[KEPT] = kept
    request.session[RECEIPTS] = {**request.session.get(RECEIPTS, {}), str(request_id): now.timestamp()}


def may_see_receipt(request: HttpRequest, request_id: int, *, now: datetime) -> bool:
    """Whether the work was declared complete in this browser within the last half hour."""
    at = request.session.get(RECEIPTS, {}).get(str(request_id))
    return at is not None and now - _moment(at) < rules.IDLE


def guests_of(request: HttpRequest, *, now: datetime) -> dict[int, Guest]:
    """Every guest this browser is, by the request: for the door of a file, whose address names no link."""
    found: dict[int, Any] = {}
    for key in request.session.get(KEPT, {}):
        link = queries.live_link(int(key))
        if link and (guest := guest_of(request, link, now=now)):
            found[int(key)] = guest
    return found


def _moment(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)


def _day(moment: datetime) -> Any:
    from django.utils.timezone import localdate

    return localdate(moment)
