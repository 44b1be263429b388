"""Staff roles open only behind a second step, and a demonstration's sessions only in a demonstration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from countywide.platform.accounts import queries
from countywide.platform.accounts.marks import AS_PERSONA, PASSED


class SecondFactor:
    """Sends staff who have not taken the second step to take it, or to set it up, before any other page opens.

    A page says `before_second_step = True` to be open to them: setting up, taking the step, signing out.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.session.get(AS_PERSONA) and not settings.IS_DEMO:
            logout(request)  # a database carried from a demonstration to a live council opens nothing
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Stand before the door that asks for permissions: this one asks for the second step."""
        user = request.user
        if not user.is_authenticated or request.session.get(PASSED):
            return None
        if getattr(getattr(view, "view_class", view), "before_second_step", False) or not user.is_staff_of_council:
            return None
        if queries.second_factor_of(user):
            return HttpResponseRedirect(f"{reverse('accounts:second-step')}?{urlencode({'next': request.path})}")
        return HttpResponseRedirect(reverse("accounts:set-up-second-step"))
