"""The two ways to an answer: by a link with a code, and signed in at the setting that is asked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.kit.pages import Page

from .. import guests, permissions, queries
from ..enums import Standing
from .opening import Door


class ByLink(Door, Page):
    """For whoever entered the code: anybody else is led back to the first page of the link."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.subject = self.link = self.find_link()
        if self.link is None or not self.works or not self.let_in():
            if self.link is not None and self.works and guests.was_here(request, self.link):
                messages.warning(
                    request, "We closed this page to keep the child’s details safe. What you sent is kept."
                )
            return HttpResponseRedirect(self.at("link"))
        return super().dispatch(request, *args, **kwargs)

    def let_in(self) -> bool:
        """Whether this browser's session holds; then the guest is who acts."""
        self.actor = self.guest
        return self.actor is not None

    def find(self) -> Any:
        return self.link.request

    def context(self) -> dict[str, Any]:
        return {"by_link": True, "at": addresses(self)}

    def finish(self) -> None:
        """The work is over, and so is the session."""
        guests.leave(self.request, self.subject.pk, now=self.now)

    def at(self, name: str, *keys: Any) -> str:
        full = name if name == "link" else f"guest-{name.removeprefix('guest-')}"
        return reverse(f"evidence:{full}", args=[self.token, *keys])


class BySetting(Page):
    """For somebody signed in at the setting that is asked: no code is needed."""

    permission = permissions.ANSWER

    def find(self) -> Any:
        self.now = timezone.now()
        found = queries.own_request(self.kwargs["pk"], self.request.user)
        if found is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        return {"by_link": False, "at": addresses(self)}

    def finish(self) -> None:
        """Somebody signed in stays so."""

    def at(self, name: str, *keys: Any) -> str:
        if name == "link":
            return reverse("evidence:own")
        return reverse(f"evidence:own-{name.removeprefix('guest-')}", args=[self.kwargs["pk"], *keys])


def addresses(page: Any) -> dict[str, str]:
    """The addresses of the steps, for templates."""
    names = ("start", "child", "asked", "files", "not-held", "check", "receipt", "more", "pass-on", "link")
    return {name.replace("-", "_"): page.at(name) for name in names}


class Step(Page):
    """A page of an answer, whichever way somebody came."""

    @property
    def standing(self) -> Standing:
        """Where the request stands today."""
        return self.subject.standing_on(localdate())

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be added as it stands."""
        return self.standing in (Standing.COMPLETE, Standing.WITHDRAWN, Standing.NOT_THEIRS)


def by_link(step: type[Step]) -> Any:
    """A step for whoever entered the code."""
    return type(f"{step.__name__}ByLink", (step, ByLink), {"__module__": step.__module__, "__doc__": step.__doc__})


def by_setting(step: type[Step]) -> Any:
    """A step for somebody signed in at the setting."""
    return type(
        f"{step.__name__}BySetting", (step, BySetting), {"__module__": step.__module__, "__doc__": step.__doc__}
    )
