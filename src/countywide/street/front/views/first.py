"""Pages that span rooms: the first page anybody sees, the first page of each workspace, and statements."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import Page
from countywide.street.front.presenters import home as presenters


class First(Page):
    """The public home: one box to ask in, and the few things people come for."""

    public = True
    template = "front/first.html"
    heading = "Ask about special educational needs and disabilities"

    def context(self) -> dict[str, Any]:
        return presenters.first(self.actor)


class Home(Page):
    """What a signed-in person's own work looks like today."""

    permission = SIGNED_IN
    template = "front/home.html"

    def context(self) -> dict[str, Any]:
        return presenters.home(self.request.user, on=localdate())


class Accessibility(Page):
    """How usable the service is, how that is known, and whom to tell."""

    public = True
    template = "front/accessibility.html"
    heading = "Accessibility statement"


class Privacy(Page):
    """What is kept about a visitor, and every cookie."""

    public = True
    template = "front/privacy.html"
    heading = "Privacy and cookies"

    def context(self) -> dict[str, Any]:
        return {"cookies": presenters.COOKIES}
