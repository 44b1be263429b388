"""Whose draft is whose without an account: a signed cookie that the browser forgets when it is closed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from .. import queries
from ..models import Draft

COOKIE = "asking"
SALT = "requests.asking"
MOST = 8
LASTS = 28 * 24 * 60 * 60


def held(request: HttpRequest) -> dict[str, str]:
    """The drafts this browser may open, each with its code if the browser was told it."""
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError):
        return {}
    return {str(key): str(code) for key, code in found.items()} if isinstance(found, dict) else {}


def hold(request: HttpRequest, response: HttpResponse, draft: Draft, code: str) -> None:
    """Let this browser open a draft until it is closed."""
    kept = {**held(request), draft.key: code}
    keep(response, dict(list(kept.items())[-MOST:]))


def let_go(response: HttpResponse) -> None:
    """Forget every draft on this browser."""
    response.delete_cookie(COOKIE, samesite="Lax")


def keep(response: HttpResponse, kept: dict[str, str]) -> None:
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=SALT),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def draft_of(request: HttpRequest, key: str) -> Draft | None:
    """The draft, if this browser holds it or whoever is signed in began it."""
    draft = queries.draft_with(key)
    if draft is None or draft.dies_on < localdate():
        return None
    user: Any = request.user
    is_own = draft.user_id is not None and user.is_authenticated and draft.user_id == user.pk
    return draft if is_own or key in held(request) else None


def code_of(request: HttpRequest, draft: Draft) -> str:
    """The code, where this browser was told it."""
    return held(request).get(draft.key, "")
