"""The pages shown when something cannot be done: each says what happened and what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import loader

from countywide.platform.kit.doors import PUBLIC, door


def page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    """One error page; without the database or a session when it must."""
    try:
        words = loader.render_to_string(f"kit/errors/{name}.html", request=request)
    except Exception:
        words = loader.render_to_string(f"kit/errors/{name}.html", {"bare": True})
    return HttpResponse(words, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "400", 400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "403", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "404", 404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    return page(request, "500", 500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, "csrf", 403)


for view in (bad_request, not_allowed, not_found, went_wrong, csrf_failed):
    door(view, PUBLIC)
