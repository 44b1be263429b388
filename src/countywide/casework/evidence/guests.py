"""A guest's session: bound to one link in this browser, ended by half an hour of silence or when the work is over.

It is not an account: it opens one request and nothing else. Several links may be open in one browser at once.
"""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.utils.timezone import localdate

from countywide.platform.kit.guests import IDLE, GuestBook, moment

from .models import Link
from .types import Guest

KEPT = "evidence_guests"
RECEIPTS = "evidence_receipts"
BOOK = GuestBook(KEPT)


def begin(request: HttpRequest, link: Link, *, now: datetime) -> None:
    """A right code was entered."""
    BOOK.begin(request, str(link.request_id), link.address, now=now)


def guest_of(request: HttpRequest, link: Link, *, now: datetime) -> Guest | None:
    """Whoever entered the code in this browser, while the session holds.

    A newer link to the same mailbox goes on with the session: whoever holds it has shown so.
    """
    if not link.works_on(localdate(now)):
        return None
    if not BOOK.holds(request, str(link.request_id), link.address, since=link.sessions_since, now=now):
        return None
    return Guest(link_id=link.pk, request_id=link.request_id, organisation_id=link.request.organisation_id)


def was_here(request: HttpRequest, link: Link) -> bool:
    """Whether this browser had a session for the link, perhaps one that has ended."""
    return BOOK.was_here(request, str(link.request_id))


def leave(request: HttpRequest, request_id: int, *, now: datetime) -> None:
    """The work is over: nothing but the receipt stays open, for the rest of the half hour."""
    BOOK.end(request, str(request_id))
    request.session[RECEIPTS] = {**request.session.get(RECEIPTS, {}), str(request_id): now.timestamp()}


def may_see_receipt(request: HttpRequest, request_id: int, *, now: datetime) -> bool:
    """Whether the work was declared complete in this browser within the last half hour."""
    at = request.session.get(RECEIPTS, {}).get(str(request_id))
    return at is not None and now - moment(at) < IDLE
