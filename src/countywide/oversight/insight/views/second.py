"""Pages of an officer who decides reviews of other teams a second time, and of those who read both decisions beside each other."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.kit.paper.serving import as_pdf

from .. import actions, forms, permissions, queries
from ..presenters import second as shown

WHY = "decide a review a second time, without knowing the first decision"


class Mine(Page):
    """What one has to decide a second time."""

    permission = permissions.DECIDE_SECOND
    template = "insight/mine.html"
    heading = "Reviews to decide a second time"

    def context(self) -> dict[str, Any]:
        user = self.request.user
        return {"waiting": queries.own_waiting(user)[:100], "done": queries.own_decided(user)[:20], "on": localdate()}


class OfSecond(Page):
    """A page about a review that waits for this person; anybody else's is not there, nor one whose case they can see."""

    permission = permissions.DECIDE_SECOND

    def find(self) -> Any:
        found = queries.second_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.caption = found.review.case.reference
        return found

    def back_address(self) -> str:
        return reverse("insight:mine")


class DecideSecond(OfSecond, FormPage):
    """The report, the plan and what was asked for; and the decision, by the published criteria."""

    template = "insight/decide_second.html"
    form_class = forms.DecideSecond
    heading, button = "Decide this review a second time", "Hand in your decision"
    done = "Your decision is kept. It stands beside the first one now."

    def find(self) -> Any:
        found = super().find()
        self.changes, self.criteria = queries.asked_of(found.review), queries.criteria_of(found.review)
        return found

    def form_options(self) -> dict[str, Any]:
        return {"changes": self.changes, "criteria": self.criteria}

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject.review.case, by=self.actor, why=WHY)
        return {
            **super().context(),
            "asked": shown.asked(self.changes),
            "report": shown.report(queries.report_of(self.subject.review)),
            "held": self.subject,
        }

    def act(self, outcome: str, reasons: str, **said: Any) -> None:
        answers = forms.answers_from(self.changes, said)
        actions.decide(
            self.subject, by=self.request.user, on=localdate(), outcome=outcome, reasons=reasons, answers=answers
        )

    def next_page(self) -> str:
        return reverse("insight:beside", args=[self.subject.key])


class PlanRead(OfSecond):
    """The plan that was reviewed, as a PDF."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        case = self.subject.review.case
        audit.opened(case, by=self.actor, why=WHY)
        answer = as_pdf(queries.plan_paper(self.subject), f"plan-{case.reference}.pdf")
        answer["Cache-Control"] = "private, no-store"
        return answer


class Beside(Page):
    """Both decisions beside each other, once the second is made. Nobody’s name is in it."""

    permission = permissions.DECIDE_SECOND
    template = "insight/beside.html"
    heading = "Two decisions on one review"

    def find(self) -> Any:
        found = queries.compared_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.caption = found.review.case.reference
        return found

    def back_address(self) -> str:
        own = self.subject.decider_id == self.request.user.pk
        return reverse("insight:mine") if own else reverse("insight:second-decisions")

    def context(self) -> dict[str, Any]:
        held = self.subject
        audit.opened(held.review.case, by=self.actor, why="compare two decisions on a review")
        answers = {each.change_id: each for each in held.answers.all()}
        changes = queries.asked_of(held.review)
        return {
            "held": held,
            "both": shown.beside(held, changes, answers, queries.criteria_of(held.review)),
        }
