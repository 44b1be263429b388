"""Why a date is what it is, for everybody who may see the case."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import Page

from .. import permissions, queries
from ..presenters import why


class OfDate(Page):
    """A page about one date of a case that this reader is shown; any other is not there."""

    permission = SIGNED_IN

    def find(self) -> Any:
        user = self.request.user
        case = cases.case_with(self.kwargs["reference"].upper(), user)
        if case is None:
            raise Http404
        self.audience = cases.audience_of(user, case)
        deadline = queries.deadline_with(self.kwargs["pk"], case, user, self.audience)
        if deadline is None:
            raise Http404
        self.case = case
        self.caption = case.reference
        return deadline

    def back_address(self) -> str:
        return reverse("front:case", args=[self.case.reference])


class Why(OfDate):
    """The law, the start, the counting, the exceptions, and what was done to it, on one page that prints."""

    template = "deadlines/why.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read why a date is what it is")
        deadline = self.subject
        said = queries.explain(deadline)
        found = why.page(
            deadline,
            said,
            self.audience,
            history=list(queries.history_of(deadline)),
            on=localdate(),
            may_except=self.audience == "OFFICER" and self.actor.may(permissions.EXCEPT, about=self.case),
        )
        return {**found, "name": self.case.child.name_shown}
