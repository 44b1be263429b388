"""One page of the form by what it holds, and the whole of it as it is checked, read and printed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage, Page

from .. import form_sets, permissions
from ..actions import sign_and_send
from ..forms import filling as forms
from ..presenters import filling as shown
from ..queries import filling as queries
from .form import Boxes, OfForm, OfPage
from .form_beside import Differences, Papers, People, Views
from .form_changes import Changes
from .form_rows import Outcomes, Provision

HOLDS: dict[str, type[OfPage]] = {
    "answers": Boxes,
    "outcomes": Outcomes,
    "provision": Provision,
    "changes": Changes,
    "people": People,
    "views": Views,
    "differences": Differences,
    "papers": Papers,
}


class OnePage(OfPage):
    """One page of the form, by what it holds."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        kind = HOLDS.get(form_sets.kind_of(kwargs["page"]), Boxes)
        return kind.as_view()(request, *args, **kwargs)


class Sign(OfForm, FormPage):
    """The head or principal signs the report, and it goes to everybody who was invited."""

    permission = permissions.SIGN
    template = "reviews/form/sign.html"
    form_class = forms.SignForm
    heading, button = "Sign the report and send it", "Sign and send it to everybody"
    done = "The report is sent. Everybody who was invited gets the same, and you have a receipt."
    in_law = True

    def find(self) -> Any:
        review = super().find()
        if not self.request.user.may(self.permission, about=review):
            raise Http404
        return review

    def initial(self) -> dict[str, Any]:
        return {"signed_by": self.request.user.name}

    def context(self) -> dict[str, Any]:
        report = queries.report_of(self.review)
        return {"held": self.review, "missing": shown.missing_rows(report, self.review)}

    def act(self, signed_by: str) -> None:
        sign_and_send(self.review, by=self.request.user, on=self.on, signed_by=signed_by)

    def next_page(self) -> str:
        return self.at("check")

    back_address = next_page


class Check(Page):
    """The whole form in the order of the report: what is missing, for whoever writes it; and to read and print for all whom
    it is for."""

    permission = permissions.READ
    template = "reviews/form/check.html"
    heading = "The review report"

    def find(self) -> Any:
        found = queries.form_read(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.review, self.audience = found
        if not self.review.is_in_law:
            self.heading = "The in-year review form"
        self.caption = f"{self.review.case.child.name_shown} · {self.review.case.reference}"
        return self.review

    def context(self) -> dict[str, Any]:
        audit.opened(self.review.case, by=self.actor, why="read the report of a review")
        report = queries.report_of(self.review)
        writes = self.audience == "HOLDER" and queries.is_written(self.review)
        return {
            "pages": shown.report_pages(report, self.review, may_write=writes),
            "missing": shown.missing_rows(report, self.review) if writes else [],
            "writes": writes,
            "sign": reverse("reviews:sign", args=[self.review.key]) if writes and self.signs() else "",
            "significant": report.significant,
            "ask_early": shown.early_address(self.review, self.request.user),
            "held": self.review,
            **shown.of_update(self.review),
        }

    def signs(self) -> bool:
        holder = self.review.setting_id if self.review.arranged_by == "SCHOOL" else self.review.case.team_id
        return self.review.met_on is not None and holder in self.request.user.organisations_where(permissions.SIGN)

    def back_address(self) -> str:
        if self.audience == "HOLDER":
            return reverse("reviews:form", args=[self.review.key])
        return reverse("reviews:show" if self.review.is_in_law else "reviews:update", args=[self.review.key])
