"""What happens around every page: doors closed by default, safe headers, sessions that slide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from countywide.platform.kit import drafts
from countywide.platform.kit.doors import permission_of

Respond = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


class SafeHeaders:
    """Headers that keep a page's own script and style only, and its contents out of shared caches."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class NoNulls:
    """Drops null characters from what is asked in an address: no person types one, and PostgreSQL keeps none."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        if "%00" in asked:
            request.META["QUERY_STRING"] = asked.replace("%00", "")
        return self.respond(request)


class ClosedDoors:
    """Opens a page only to those its permission names. A page that names none opens to nobody."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if request.user.is_authenticated:
            slide(request)
            drafts.remember_who(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Stand at the door: let in, send to sign in, or refuse."""
        permission = permission_of(view)
        if permission is None:
            raise PermissionDenied("This page declares no permission.")
        if permission.public:
            return None
        if not request.user.is_authenticated:
            return sign_in_first(request)
        if not request.user.may(permission):
            raise PermissionDenied(permission.key)
        return None


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Send somebody to sign in and back again; keep what they had typed if their session ended meanwhile."""
    owner = drafts.signed_out_owner(request) if request.method == "POST" else None
    if owner and drafts.keep(owner, request.path, request.POST):
        messages.warning(request, "You had been signed out. What you wrote is kept: sign in and it will be there.")
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")


def slide(request: HttpRequest) -> None:
    """Move the session's end forward, writing at most once in a tenth of its length."""
    left = request.session.get_expiry_age()
    stamp, now = request.session.get("slid_at", 0), timezone.now().timestamp()
    if now - stamp > settings.SESSION_COOKIE_AGE / 10 and left:
        request.session["slid_at"] = int(now)
