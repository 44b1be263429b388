"""What happens when django-allauth says that somebody has signed in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import user_logged_in
from django.dispatch import receiver
from django.utils import timezone

from countywide.platform.accounts import actions, browsers
from countywide.platform.accounts.marks import PASSED


@receiver(user_logged_in)
def signed_in(request: Any, user: Any, response: Any = None, **rest: Any) -> None:
    """Note which steps were taken, let staff pass if the second was, remember the browser, write the record."""
    records = get_authentication_records(request, user)
    first = next((each["method"] for each in records if each["method"] != "mfa"), "")
    second = next((each.get("type", "") for each in records if each["method"] == "mfa"), "")
    if second:
        request.session[PASSED] = True
    if response is not None:
        browsers.remember(request, response, user.email)
    actions.note_sign_in(user, by=user, first=first, second=second, at=timezone.now())
