"""The invented people of the demonstration: one press signs in as one of them. In a live council there is no such page."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from countywide.platform.accounts import actions, presenters, queries
from countywide.platform.accounts.marks import AS_PERSONA, PASSED
from countywide.platform.kit.doors import actor_of
from countywide.platform.kit.pages import Page


class InDemoOnly(Page):
    """A page that is not there unless the service runs as a demonstration."""

    public = True
    before_second_step = True

    def find(self) -> Any:
        if not settings.IS_DEMO:
            raise Http404
        return self.found()

    def found(self) -> Any:
        return None


class Personas(InDemoOnly):
    template = "accounts/personas.html"
    heading = "Try it as somebody"
    lead = "Everybody here is invented. Choose one and you are signed in as them: no password, no code."

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        every = list(queries.personas())
        roles = queries.roles_by_person([each.user_id for each in every], on=today)
        return {"workspaces": presenters.personas(every, roles, on=today)}


class BePersona(InDemoOnly):
    http_method_names = ["post"]

    def found(self) -> Any:
        return get_object_or_404(queries.personas(), key=self.kwargs["key"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = self.subject.user
        actions.note_persona(user, by=actor_of(request))
        logout(request, show_message=False)
        record_authentication(request, user, method="persona")
        request.session[AS_PERSONA] = request.session[PASSED] = True
        return perform_login(request, Login(user=user, email=user.email, redirect_url=settings.LOGIN_REDIRECT_URL))
