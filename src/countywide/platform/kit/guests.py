"""Guests: people who entered a code sent to their mailbox. Not an account: a session of half an hour for one thing.

What is kept of a guest is in this browser's session: when it began, when it was last seen, and for which address.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse

IDLE = timedelta(minutes=30)
STEP = timedelta(minutes=1)  # the session is written again at most so often
HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # Not "no-referrer": then browsers say Origin: null, and no form of the page could be sent.
    "Referrer-Policy": "same-origin",
}


def session_holds(*, began_at: datetime, seen_at: datetime, sessions_since: datetime, now: datetime) -> bool:
    """A guest's session ends after half an hour without a page, and when the work is declared complete or passed on."""
    return now - seen_at < IDLE and began_at >= sessions_since


def place_of(request: HttpRequest) -> str:
    """Where a request comes from, as far as it can be known."""
    from allauth.account.adapter import get_adapter

    return str(get_adapter().get_client_ip(request) or "")


class Shielded:
    """A page whose address is itself a key: kept out of caches, search engines and other sites' logs."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response


class GuestBook:
    """The guests of one kind of link in one browser, each under the key of what the link is for."""

    def __init__(self, name: str) -> None:
        self.name, self.typed = name, f"{name}_typed"

    def begin(self, request: HttpRequest, key: str, address: str, *, now: datetime) -> None:
        """A right code was entered: the session is new, so that one fixed beforehand is worth nothing."""
        request.session.cycle_key()
        self._write(request, {**self._read(request), key: [now.timestamp(), now.timestamp(), address]})

    def holds(self, request: HttpRequest, key: str, address: str, *, since: datetime, now: datetime) -> bool:
        """Whether the code for this address was entered here and the session holds; moves its end forward."""
        kept = self._read(request).get(key)
        if kept is None:
            return False
        began, seen, whose = kept
        held = session_holds(began_at=moment(began), seen_at=moment(seen), sessions_since=since, now=now)
        if not held or whose != address:
            return False
        if now - moment(seen) > STEP:
            self._write(request, {**self._read(request), key: [began, now.timestamp(), whose]})
        return True

    def was_here(self, request: HttpRequest, key: str, address: str = "") -> bool:
        """Whether this browser had a session for it (and for this address), perhaps one that has ended."""
        kept = self._read(request).get(key)
        return kept is not None and (not address or kept[2] == address)

    def end(self, request: HttpRequest, key: str) -> None:
        self._write(request, {one: kept for one, kept in self._read(request).items() if one != key})

    def keys(self, request: HttpRequest) -> list[str]:
        """What this browser is or was a guest for."""
        return list(self._read(request))

    # --- what was being written when a session ran out ---

    def put_by(self, request: HttpRequest, key: str, typed: Mapping[str, Any]) -> None:
        """Keep what was sent after the half hour, out of sight until the code is entered again."""
        request.session[self.typed] = {**request.session.get(self.typed, {}), key: dict(typed)}

    def was_typed(self, request: HttpRequest, key: str) -> dict[str, Any] | None:
        found: dict[str, Any] | None = request.session.get(self.typed, {}).get(key)
        return found

    def forget_typed(self, request: HttpRequest, key: str) -> None:
        kept = request.session.get(self.typed, {})
        if key in kept:
            request.session[self.typed] = {one: typed for one, typed in kept.items() if one != key}

    def _read(self, request: HttpRequest) -> dict[str, list[Any]]:
        return dict(request.session.get(self.name, {}))

    def _write(self, request: HttpRequest, guests: dict[str, list[Any]]) -> None:
        request.session[self.name] = guests


def moment(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)
