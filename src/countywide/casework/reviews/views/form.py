"""The form of a review: the list of its pages, and those with boxes, for whoever holds it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage, Page

from .. import permissions
from ..actions import filling as actions
from ..forms import filling as forms
from ..presenters import filling as shown
from ..queries import filling as queries


class OfForm(Page):
    """A page of the form of one review that this person's setting or team holds; anybody else's is not there."""

    permission = permissions.HOLD
    in_law: bool | None = None  # none: of a review and of an in-year form alike

    def find(self) -> Any:
        self.review = queries.form_held(self.kwargs["key"], self.request.user)
        if self.review is None or self.in_law not in (None, self.review.is_in_law):
            raise Http404
        self.caption = f"{self.review.case.child.name_shown} · {self.review.case.reference}"
        self.on = localdate()
        return self.review

    def at(self, name: str, *keys: Any) -> str:
        return reverse(f"reviews:{name}", args=[self.review.key, *keys])

    def context(self) -> dict[str, Any]:
        suggests = self.request.user.may(permissions.SUGGEST)
        return {
            **super().context(),
            "suggest": reverse("reviews:suggest") if suggests else "",
            "ask_early": shown.early_address(self.review, self.request.user),
        }

    def back_address(self) -> str:
        return self.at("form")

    def next_page(self) -> str:
        return self.at("form")


class Form(OfForm):
    """The list of its pages: what is compulsory, where each stands, and who changed it last."""

    template = "reviews/form/tasks.html"
    heading = "The review form"

    def context(self) -> dict[str, Any]:
        audit.opened(self.review.case, by=self.actor, why="fill in a review")
        report = queries.report_of(self.review)
        return {
            **super().context(),
            "tasks": shown.tasks(report, self.review),
            "missing": len(report.missing),
            "check": self.at("check"),
            "significant": report.significant,
            "held": self.review,
            **shown.of_update(self.review),
        }

    def find(self) -> Any:
        found = super().find()
        self.heading = "The review form" if self.review.is_in_law else "The in-year review form"
        return found

    def back_address(self) -> str:
        return self.at("show") if self.review.is_in_law else self.at("update")


class OfPage(OfForm):
    """One page that this child is asked."""

    def find(self) -> Any:
        found = super().find()
        page = queries.page_of(found, self.kwargs.get("page", ""))
        if page is None:
            raise Http404
        self.page = page
        self.heading = page.heading
        return found

    def context(self) -> dict[str, Any]:
        """The files that go with it, and how much room there is."""
        self.report = queries.report_of(self.review)
        self.said = self.report.page(self.page.key)
        return {
            **super().context(),
            "keeper": queries.KEEPER,
            "place": queries.place_of(self.review, self.page.key),
            "papers": shown.paper_rows(self.said.papers, self.review),
            "used": queries.room_used(self.review),
            "asked": self.page,
            "page_said": self.said,
            "held": self.review,
        }


class Boxes(OfPage, FormPage):
    """A page with boxes, made from the dated set."""

    template = "reviews/form/boxes.html"
    button = "Save and go on"
    versioned = True

    def find(self) -> Any:
        super().find()
        self.form_class = forms.form_of(self.page)
        self.lead = shown.lead_of(self.page)
        return queries.page_kept(self.review, self.page.key)

    def initial(self) -> dict[str, Any]:
        return dict(self.subject.answers)

    def try_to_act(self, form: Any) -> HttpResponse:
        self.kept = form.kept()
        return super().try_to_act(form)

    def act(self, **_: Any) -> None:
        actions.fill(
            self.review, by=self.request.user, on=self.on, page=self.page.key, answers=self.kept, shown=self.seen()
        )

    def context(self) -> dict[str, Any]:
        rows = self.details() if self.page.key == "details" else []
        return {**super().context(), "details": rows}

    def details(self) -> list[dict[str, Any]]:
        """What is known of the child, the plan and the review, to be put right."""
        review, child = self.review, self.review.case.child
        return [
            {"key": "Name", "value": child.name_shown},
            {"key": "Born on", "value": child.born_on},
            {"key": "School or setting", "value": review.setting.name if review.setting else ""},
            {
                "key": "Plan",
                "value": f"Version {review.of_version.number}" if review.of_version else "Kept as a document",
            },
            {
                "key": "Plan issued on",
                "value": review.of_version.issued_on if review.of_version else review.plan.made_on,
            },
            {"key": "Kind of review", "value": review.get_type_display()},
            {"key": "Meeting", "value": review.met_on or review.meeting_on},
        ]

    def next_page(self) -> str:
        """The page after this one, or the list after the last."""
        keys = [each.key for each in queries.pages_of(self.review)]
        after = keys[keys.index(self.page.key) + 1 :]
        return self.at("page", after[0]) if after else self.at("form")
