"""The steps of one sign-in as its session keeps them: the address, the code as a hash, the way back."""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import unstash_login
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from countywide.platform.accounts import rules
from countywide.platform.accounts.models import User
from countywide.platform.accounts.tries import hashed

KEPT = "signing_in"
DIGITS = 8


def begin(request: HttpRequest, email: str, next_page: str) -> None:
    """Remember who somebody says they are; a new address forgets the old one's code."""
    request.session[KEPT] = {"email": email.strip().lower(), "next": safe(request, next_page)}


def email_of(request: HttpRequest) -> str:
    """The address given on the first page, or nothing: then begin there."""
    return str(request.session.get(KEPT, {}).get("email", ""))


def next_of(request: HttpRequest) -> str:
    """Where somebody was going when they were asked to sign in."""
    return str(request.session.get(KEPT, {}).get("next", "")) or settings.LOGIN_REDIRECT_URL


def safe(request: HttpRequest, address: str) -> str:
    """The address if it leads to this service, else nothing."""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if address and ours else ""


# --- the one-time code ---


def new_code() -> str:
    """Eight digits: quick to type, and a hundred million of them."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def keep_code(request: HttpRequest, user: User | None, code: str, *, now: datetime) -> None:
    """Keep a code as a hash bound to this browser's session and this person; for nobody, one that nothing matches."""
    kept = request.session[KEPT]
    seal = hashed(f"code:{user.pk}:{code}") if user else ""
    request.session[KEPT] = {**kept, "user": user.pk if user else None, "seal": seal, "at": now.timestamp(), "tries": 0}


def code_is_alive(request: HttpRequest, *, now: datetime) -> bool:
    """Whether a code was asked for and has neither grown old nor been guessed at too often."""
    kept = request.session.get(KEPT, {})
    if "seal" not in kept:
        return False
    return not rules.code_is_over(sent_at=datetime.fromtimestamp(kept["at"], UTC), tries=kept["tries"], now=now)


def match_code(request: HttpRequest, typed: str, *, now: datetime) -> User | None:
    """Whoever the typed code signs in. A wrong one is counted; a right one works once."""
    if not code_is_alive(request, now=now):
        return None
    kept = request.session[KEPT]
    given = "".join(letter for letter in typed if letter.isdigit())
    is_right = hmac.compare_digest(hashed(f"code:{kept['user']}:{given}"), kept["seal"] or "-")
    request.session[KEPT] = {**kept, "tries": rules.CODE_TRIES if is_right else kept["tries"] + 1}
    return User.objects.filter(pk=kept["user"], is_active=True).first() if is_right else None


# --- the first step is taken ---


def go_on(request: HttpRequest, user: User, method: str) -> HttpResponse:
    """Let the library sign the person in, or ask for the second step if they have set one up."""
    record_authentication(request, user, method=method)
    response: HttpResponse = perform_login(request, Login(user=user, email=user.email, redirect_url=next_of(request)))
    return response


# --- the second step ---


def waiting_for_second_step(request: HttpRequest) -> User | None:
    """Whoever has taken the first step here and must take the second."""
    if request.user.is_authenticated:
        return request.user  # type: ignore[return-value]
    login = unstash_login(request, peek=True)
    return login.user if login else None  # type: ignore[return-value]


def factor_that_takes(user: User, typed: str) -> Authenticator | None:
    """The person's app or recovery code that this is a code of; each code works once."""
    code = "".join(letter for letter in typed if letter.isdigit())
    for factor in Authenticator.objects.filter(user=user).order_by("-type"):
        if code and factor.wrap().validate_code(code):
            # The library forgets a used code after 30 seconds; ours stay good for 90.
            return factor if cache.add(f"accounts.used:{user.pk}:{hashed(code)}", "y", timeout=120) else None
    return None


def take_second_step(request: HttpRequest, factor: Authenticator) -> Any:
    """Note that the second step was taken; answer the library's stage to leave, if a sign-in was waiting."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    post_authentication(request, factor, reauthenticated=stage is None)
    return stage
