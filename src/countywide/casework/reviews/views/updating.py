"""The in-year review form: begun and sent by a school, read by the family, answered by an officer. And an early review that the
council begins by itself."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.casework.plans import queries as plans
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, permissions, queries
from ..forms import updating as forms
from ..presenters import rows
from ..presenters import updating as shown
from ..queries import filling
from .base import Form, OfReview
from .form import OfForm


class OfPlan(FormPage):
    """A question about the plan on a case, to those who see the case in one way."""

    def find(self) -> Any:
        self.case = cases.case_with(self.kwargs["reference"].upper(), self.request.user)
        self.plan = plans.plan_of(self.case) if self.case and self.case.kind == "PLAN" else None
        if self.case is None or self.plan is None or not self.is_theirs():
            raise Http404
        self.caption = f"{self.case.child.name_shown} · {self.case.reference}"
        return self.plan

    def is_theirs(self) -> bool:
        raise NotImplementedError

    def back_address(self) -> str:
        return f"/cases/{self.case.reference}"


class Begin(OfPlan):
    """A school begins a form. The one that is begun and not sent is gone on with."""

    permission = permissions.UPDATE
    heading, button = "An in-year review form", "Begin the form"
    template = "reviews/update_begin.html"
    form_class = forms.BeginUpdate

    def is_theirs(self) -> bool:
        assert self.case is not None
        return self.case.school_id in self.request.user.organisations_where(permissions.UPDATE)

    def context(self) -> dict[str, Any]:
        begun = queries.update_being_written(self.plan)
        return {
            **super().context(),
            "go_on": reverse("reviews:form", args=[begun.key]) if begun else "",
            "review_by": queries.due_by(self.plan),
            "ask_early": reverse("reviews:ask-early", args=[self.case.reference]),
        }

    def act(self, about: list[str]) -> None:
        self.made = actions.begin_update(self.plan, by=self.request.user, on=localdate(), about=about)

    def next_page(self) -> str:
        return reverse("reviews:form", args=[self.made.review.key])


class Update(OfReview):
    """One in-year form: what it is and is not, who has it, what was answered, and what can be done now."""

    heading = "An in-year review form"
    template = "reviews/update.html"
    in_law = False

    def found(self) -> Any:
        return queries.update_with(self.kwargs["key"], self.request.user)

    def back_address(self) -> str:
        return f"/cases/{self.case.reference}"

    def context(self) -> dict[str, Any]:
        review, update = self.review, self.review.in_year
        audit.opened(self.case, by=self.actor, why="read an in-year review form")
        reads = self.audience != "FAMILY" or update.sent_on is not None
        later = queries.changes_after(update) if update.answer == "AMEND" else None
        return {
            "review": review,
            "update": update,
            "stands": shown.stands(review, update, on=self.on),
            "facts": shown.facts(review, update, changes_on=later),
            "owner": queries.owner_of(review),
            "review_by": queries.due_by(review.plan),
            "significant": queries.significant_in(review) if reads else (),
            "deeds": shown.deeds(review, update, self.request.user, self.audience),
            "answered": bool(update.answered_on),
            "proposes": shown.where_changes_are_made(review, update, self.audience, changes_on=later),
        }


class SendUpdate(OfForm, ConfirmPage):
    """The school sends it: what is in it, what it is not, and what is still missing."""

    heading, button = "Send the in-year review form", "Send it to the council"
    done = "It is sent. You have a receipt, and the family can read it."
    template = "reviews/update_send.html"
    in_law = False

    def context(self) -> dict[str, Any]:
        report = filling.report_of(self.review)
        return {
            **super().context(),
            "missing": shown.missing_rows(report, self.review),
            "significant": report.significant,
            "review_by": queries.due_by(self.review.plan),
        }

    def summary(self) -> list[dict[str, Any]]:
        return shown.about_rows(self.review.in_year)

    def act(self) -> None:
        actions.send_update(self.review, by=self.request.user, on=self.on)

    def next_page(self) -> str:
        return self.at("update")


class PutAside(OfForm, ConfirmPage):
    heading, button = "Do not send this form", "Put it aside"
    lead = "What was written is kept, and nobody reads it. You can begin another form at any time."
    done = "The form is put aside."
    in_law = False

    def summary(self) -> list[dict[str, Any]]:
        return shown.about_rows(self.review.in_year)

    def act(self) -> None:
        actions.put_aside_update(self.review, by=self.request.user, on=self.on)

    def next_page(self) -> str:
        return f"/cases/{self.review.case.reference}"


class AnswerUpdate(Form):
    """The council's answer, on the page that says what the form is not."""

    heading, button = "Answer an in-year review form", "Send the answer"
    done = "Answered. The family and the school are being told."
    template = "reviews/update_answer.html"
    form_class = forms.AnswerUpdate
    in_law = False

    def found(self) -> Any:
        return queries.update_with(self.kwargs["key"], self.request.user)

    def find(self) -> Any:
        found = super().find()
        if found.in_year.sent_on is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        running = queries.open_review(self.review.plan)
        under_way = bool(running and running.met_on) or plans.open_amendment(self.review.plan) is not None
        return {
            **super().context(),
            "review": self.review,
            "rows": shown.facts(self.review, self.review.in_year),
            "significant": queries.significant_in(self.review),
            "under_way": under_way,
            "review_by": queries.due_by(self.review.plan),
        }

    def act(self, answer: str, because: str, urgency: str = "") -> None:
        more = {"urgency": urgency} if urgency else {}
        actions.answer_update(self.review, by=self.request.user, on=self.on, answer=answer, because=because, **more)

    def back_address(self) -> str:
        return self.at("update")

    next_page = back_address


class CallEarly(OfPlan):
    """The council holds a review early, without anybody of the family or the school having asked."""

    permission = permissions.WORK
    heading, button = "Hold a review early", "Begin the review"
    done = "The review is begun. The family and the school are being told."
    template = "reviews/call_early.html"
    form_class = forms.CallEarly

    def is_theirs(self) -> bool:
        return bool(self.request.user.may(self.permission, about=self.plan))

    def context(self) -> dict[str, Any]:
        waiting = queries.early_of(self.plan).filter(answered_on=None).first()
        running = queries.open_review(self.plan)
        return {
            **super().context(),
            "waiting": reverse("reviews:answer-early", args=[waiting.key]) if waiting else "",
            "running": running,
            "meeting": rows.meeting(running) if running else "",
        }

    def act(self, **said: Any) -> None:
        self.made = actions.call_early(self.plan, by=self.request.user, on=localdate(), **said)

    def next_page(self) -> str:
        return reverse("reviews:show", args=[self.made.review.key])
