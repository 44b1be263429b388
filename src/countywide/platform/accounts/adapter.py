"""How django-allauth is held to this house: our second step, our words, our lock, and no sign-up."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.stages import AuthenticateStage
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from countywide.platform.accounts.marks import AS_PERSONA
from countywide.platform.kit.shell import council


class SecondStep(AuthenticateStage):
    """The second step of signing in, on our own page."""

    urlname = "accounts:second-step"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """The library decides whether a second step is due; it leads to our address instead of the library's."""
        if not self._should_handle(self.request) or (settings.IS_DEMO and self.request.session.get(AS_PERSONA)):
            return None, True
        self.state["authentication_required"] = True
        return HttpResponseRedirect(reverse("accounts:second-step")), True


class Adapter(DefaultAccountAdapter):
    """Nobody signs up: people are added. The library sends no mail and says nothing of its own."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["countywide.platform.accounts.adapter.SecondStep"]

    def add_message(self, *args: Any, **given: Any) -> None:
        """Our pages say what happened."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Everything that is sent goes through the outbox, in our words; the library must not write to anybody."""
        raise NotImplementedError(f"{template_prefix} has no notice: add one to accounts/notices.py")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors encrypted, so that a copy of the database alone opens nothing."""

    def get_totp_issuer(self) -> str:
        return council().service_name

    def encrypt(self, text: str) -> str:
        return keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return keys().decrypt(encrypted_text.encode()).decode()


def keys() -> MultiFernet:
    """The keys in force: the first writes, the older ones still read."""
    return _keys((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=4)
def _keys(secrets: tuple[str, ...]) -> MultiFernet:
    derived = (hashlib.sha256(f"accounts.second-factor:{secret}".encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(each)) for each in derived])
