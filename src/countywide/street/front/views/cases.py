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
from countywide.street.front.presenters import opened, told


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


class OfCase(CasePage):
    """A page that says more about a case."""

    def find(self) -> Any:
        case = super().find()
        self.audience = queries.audience_of(self.request.user, case)
        self.caption = f"{case.child.name_shown} · {case.reference}"
        return case

    def back_address(self) -> str:
        return reverse("front:case", args=[self.subject.reference])


class Opened(OfCase):
    """Who has opened the record: by role for the family and the school, by name for managers; nobody else is told."""

    template = "front/opened.html"

    def find(self) -> Any:
        case = super().find()
        if not shown.may_see_openings(case, self.request.user, self.audience):
            raise Http404
        return case

    def context(self) -> dict[str, Any]:
        own = self.audience == "FAMILY"
        return {
            "heading": "Who has opened your record" if own else "Who has opened this record",
            "rows": opened.rows(self.subject, self.audience, on=localdate()),
        }


class Told(OfCase):
    """Every letter and message about a case that this reader may know of, and whether it arrived."""

    template = "front/told.html"
    heading = "Letters and messages"

    def find(self) -> Any:
        case = super().find()
        if self.audience == "PROFESSIONAL":
            raise Http404
        return case

    def context(self) -> dict[str, Any]:
        user, asked = self.request.user, self.request.GET
        return {
            "letters": told.letters_table(self.subject, user, self.audience, {}),
            "sent": told.messages_table(self.subject, user, self.audience, asked),
        }
