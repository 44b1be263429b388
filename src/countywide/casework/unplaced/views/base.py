"""What the pages of one case, and of one search, share."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.casework.plans import queries as plans
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import Page

from .. import queries
from ..presenters.on_case import READS


class OfCase(Page):
    """A page about the case of a plan that this person may read; any other is not there."""

    permission = SIGNED_IN
    readers: tuple[str, ...] = READS

    def find(self) -> Any:
        case = cases.case_with(self.kwargs["reference"].upper(), self.request.user)
        if case is None or case.kind != "PLAN":
            raise Http404
        self.on, self.audience = localdate(), cases.audience_of(self.request.user, case)
        if self.audience not in self.readers:
            raise Http404
        self.plan = plans.plan_held_by(case.child)
        self.caption = f"{case.child.name_shown} · {case.reference}"
        return case

    def next_page(self) -> str:
        return reverse("front:case", args=[self.subject.reference])

    def back_address(self) -> str:
        return self.next_page()


class OfSearch(Page):
    """A page about one search on a case that this person may read."""

    permission = SIGNED_IN

    def find(self) -> Any:
        search = queries.search_with(self.kwargs["key"], self.request.user)
        if search is None:
            raise Http404
        self.on, self.case = localdate(), search.case
        self.audience = cases.audience_of(self.request.user, search.case)
        if self.audience not in READS:
            raise Http404
        self.caption = f"{search.case.child.name_shown} · {search.case.reference}"
        return search

    def next_page(self) -> str:
        return reverse("unplaced:show", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()
