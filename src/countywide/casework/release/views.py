"""Pages of papers that were stopped: those of a case, one of them, and deciding about it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage, Page

from . import actions, forms, permissions, presenters, queries

WHY = "look at papers that were stopped"


class OfCase(Page):
    """The papers of one case that were stopped."""

    permission = permissions.SEE
    template = "release/case.html"
    heading = "Papers that were stopped"

    def find(self) -> Any:
        case = cases.case_with(self.kwargs["reference"].upper(), self.request.user)
        if case is None:
            raise Http404
        if not self.request.user.may(self.permission, about=case):
            raise PermissionDenied(self.permission.key)
        self.caption = f"{case.child.name_shown} · {case.reference}"
        return case

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject, by=self.actor, why=WHY)
        return {"tasks": [presenters.task(each) for each in queries.holds_on(self.subject, self.request.user)]}

    def back_address(self) -> str:
        return reverse("front:case", args=[self.subject.reference])


class OfPaper(Page):
    """A page about one paper of a case of one's own team; any other is not there."""

    permission = permissions.SEE

    def find(self) -> Any:
        hold = queries.hold_with(self.kwargs["key"], self.request.user)
        if hold is None:
            raise Http404
        if not self.request.user.may(self.permission, about=hold):
            raise PermissionDenied(self.permission.key)
        self.caption = f"{hold.case.child.name_shown} · {hold.case.reference}"
        return hold

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject.case, by=self.actor, why=WHY)
        return {**super().context(), "places": presenters.by_place(self.subject)}


class Show(OfPaper):
    """What was found in it, page by page, and what was decided."""

    template = "release/paper.html"

    def context(self) -> dict[str, Any]:
        hold = self.subject
        return {
            **super().context(),
            "heading": f"Stopped: {hold.title}",
            "rows": presenters.rows(hold),
            "decisions": presenters.decisions(hold),
            "may_decide": self.request.user.may(permissions.DECIDE, about=hold),
        }

    def back_address(self) -> str:
        return reverse("release:case", args=[self.subject.case.reference])


class Decide(OfPaper, FormPage):
    """Decides whether it may leave, with a reason."""

    permission = permissions.DECIDE
    template = "release/decide.html"
    form_class = forms.Decide
    button, done = "Decide", "Your decision is kept. Whoever was sending the paper is told."
    versioned = True

    def context(self) -> dict[str, Any]:
        return {**super().context(), "heading": f"Decide about: {self.subject.title}"}

    def act(self, decided: str, reason: str) -> None:
        actions.decide(
            self.subject, by=self.request.user, on=localdate(), decided=decided, reason=reason, seen=self.seen()
        )

    def next_page(self) -> str:
        return reverse("release:paper", args=[self.subject.key])

    back_address = next_page
