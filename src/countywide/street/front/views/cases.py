"""The page of one case, and who has opened it."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import Page
from countywide.street.front.presenters import case as shown
from countywide.street.front.presenters import opened


class CasePage(Page):
    """A page about one case that this person may see; anybody else's is not there."""

    permission = SIGNED_IN

    def find(self) -> Any:
        case = queries.case_with(self.kwargs["reference"].upper(), self.request.user)
        if case is None:
            raise Http404
        return case


class Case(CasePage):
    """Where it stands, who owns it today, what happens next by when and why, what was decided, what one can do."""

    template = "front/case.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject, by=self.actor, why="open a case")
        return shown.page(self.subject, self.request.user, on=localdate())


class Opened(CasePage):
    """Who has opened the record: for a family by role, for an officer by name."""

    template = "front/opened.html"

    def context(self) -> dict[str, Any]:
        audience = queries.audience_of(self.request.user, self.subject)
        return {"rows": opened.rows(self.subject, audience, on=localdate())}

    def back_address(self) -> str:
        return reverse("front:case", args=[self.subject.reference])
