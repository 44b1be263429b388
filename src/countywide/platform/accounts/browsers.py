"""The mark a browser carries once somebody has signed in with it, so that strangers cannot lock its person out."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from countywide.platform.accounts.tries import Where, hashed

MARK = "known-browser"
SALT = "accounts.known-browser"
LASTS = 180 * 24 * 60 * 60
MOST = 6  # accounts remembered on one browser, as on a school office's shared machine


def where_from(request: HttpRequest, email: str) -> Where:
    """Where this request comes from, and this browser's mark if it has signed in to this account before."""
    from allauth.account.adapter import get_adapter

    mark, known = read(request)
    is_known = hashed(email) in known
    return Where(email=email, place=get_adapter().get_client_ip(request), browser=mark if is_known else "")


def read(request: HttpRequest) -> tuple[str, list[str]]:
    """The browser's own mark and the accounts it has signed in to, as keyed hashes; a fresh mark if it has none."""
    try:
        mark, known = signing.loads(request.COOKIES.get(MARK, ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError):
        return secrets.token_urlsafe(16), []
    return mark, known


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Mark this browser as one that has signed in to this account."""
    mark, known = read(request)
    account = hashed(email)
    kept = [account, *(each for each in known if each != account)][:MOST]
    response.set_cookie(
        MARK,
        signing.dumps([mark, kept], salt=SALT),
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
