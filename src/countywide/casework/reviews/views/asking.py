"""Early reviews, second looks, the criteria and suggestions for the form."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.casework.plans import queries as plans
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import FormPage, Page

from .. import actions, form_sets, permissions, queries
from ..forms import asking as forms
from ..presenters import rows
from ..types import EarlyAsked
from .base import Form, OfReview


class AskEarly(FormPage):
    """The family or the school asks for a review before it is due."""

    permission = permissions.ASK_EARLY
    heading, button = "Ask for a review before it is due", "Ask for it"
    lead = "We answer within 10 working days and say why. You can ask also while the plan is being changed."
    form_class = forms.AskEarly

    def find(self) -> Any:
        self.case = cases.case_with(self.kwargs["reference"].upper(), self.request.user)
        self.plan = plans.plan_of(self.case) if self.case and self.case.kind == "PLAN" else None
        if self.case is None or self.plan is None:
            raise Http404
        self.audience = cases.audience_of(self.request.user, self.case)
        if self.audience not in ("FAMILY", "SCHOOL"):
            raise Http404
        self.caption = f"{self.case.child.name_shown} · {self.case.reference}"
        return self.plan

    def back_address(self) -> str:
        return f"/cases/{self.case.reference}"

    def form_options(self) -> dict[str, Any]:
        return {"by_family": self.audience == "FAMILY"}

    def act(self, **said: Any) -> None:
        family, case = self.audience == "FAMILY", self.case
        own = family and case.child.user_id == self.request.user.pk
        asked = EarlyAsked(
            asked_by="CHILD" if own else "PARENT" if family else "SCHOOL",
            text=said["text"],
            reasons=tuple(said["reasons"]),
            urgency=said["urgency"],
            organisation_id=None if family else case.school_id,
            family_knows=None if family else forms.truth(said.get("family_knows")),
        )
        self.made = actions.ask_early(self.plan, by=self.request.user, on=localdate(), asked=asked)

    def next_page(self) -> str:
        return reverse("reviews:early", args=[self.made.key])


class Early(Page):
    """A request for an early review, and its answer."""

    permission = SIGNED_IN
    heading = "A request for an early review"
    template = "reviews/early.html"

    def find(self) -> Any:
        self.early = queries.early_with(self.kwargs["key"], self.request.user)
        if self.early is None or cases.audience_of(self.request.user, self.early.plan.case) == "PROFESSIONAL":
            raise Http404
        case = self.early.plan.case
        self.caption = f"{case.child.name_shown} · {case.reference}"
        if self.early.asked_by in rows.BY_COUNCIL:
            self.heading = "An early review"
        return self.early

    def back_address(self) -> str:
        return f"/cases/{self.early.plan.case.reference}"

    def context(self) -> dict[str, Any]:
        early, user = self.early, self.request.user
        answers = early.answered_on is None and user.may(permissions.WORK, about=early.plan)
        return {
            "rows": rows.early_rows(early, dict(forms.REASONS)),
            "answer_at": reverse("reviews:answer-early", args=[early.key]) if answers else "",
            "late": early.answered_on is None and early.answer_by < localdate(),
        }


class AnswerEarly(FormPage):
    """The council's answer."""

    permission = permissions.WORK
    heading, button = "Answer a request for an early review", "Send the answer"
    done = "Answered. The family and the school are being told."
    form_class = forms.AnswerEarly
    template = "reviews/answer_early.html"

    def find(self) -> Any:
        self.early = queries.early_with(self.kwargs["key"], self.request.user)
        if self.early is None or not self.request.user.may(self.permission, about=self.early.plan):
            raise Http404
        case = self.early.plan.case
        self.caption = f"{case.child.name_shown} · {case.reference}"
        return self.early

    def back_address(self) -> str:
        return reverse("reviews:early", args=[self.early.key])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "rows": rows.early_rows(self.early, dict(forms.REASONS))}

    def act(self, answer: str, because: str) -> None:
        by, on = self.request.user, localdate()
        actions.answer_early(self.early.plan, by=by, on=on, request=self.early, answer=answer, because=because)

    def next_page(self) -> str:
        return self.back_address()


class AskAgain(OfReview, FormPage):
    """A school asks the council to look again."""

    permission = permissions.ASK_AGAIN
    heading, button = "Ask the council to look again", "Ask"
    done = "We reply within 10 working days."
    lead = "Somebody who did not decide it looks again. This is no appeal: the family’s own right to appeal and its time stay as they are."
    form_class = forms.AskAgain

    def find(self) -> Any:
        found = super().find()
        if not queries.is_own_school(found, self.request.user) or not found.told_on:
            raise Http404
        return found

    def act(self, text: str) -> None:
        actions.ask_again(self.review, by=self.request.user, on=self.on, text=text)


class Reply(Form):
    """Somebody who did not decide replies."""

    permission = permissions.DECIDE
    heading, button, done = "Reply to the school", "Send the reply", "The school is told."
    form_class = forms.ReplyToLook
    template = "reviews/reply.html"

    def find(self) -> Any:
        found = super().find()
        self.look = queries.look_with(found, self.kwargs["look"])
        if self.look is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        return {**super().context(), "look": self.look}

    def act(self, stands: Any, reply: str) -> None:
        by, on = self.request.user, self.on
        actions.reply_to_look(self.review, by=by, on=on, look=self.look, stands=forms.truth(stands), reply=reply)


# --- what everybody may read -----------------------------------------------------------------


class Criteria(Page):
    """By what the council decides whether to change a plan. The same everywhere, and open to everybody."""

    permission = permissions.READ_CRITERIA
    heading = "When we change a plan after a review"
    template = "reviews/criteria.html"

    def context(self) -> dict[str, Any]:
        held = form_sets.criteria_on(localdate())
        return {"criteria": held, "accept": held.to("ACCEPT"), "decline": held.to("DECLINE")}


class Suggestions(Page):
    """What was suggested for the review form, and what became of it."""

    permission = permissions.READ_CRITERIA
    heading = "Suggestions for the review form"
    template = "reviews/suggestions.html"

    def context(self) -> dict[str, Any]:
        return {
            "published": list(queries.suggestions_published()[:100]),
            "may_suggest": self.actor.may(permissions.SUGGEST),
            "may_answer": self.actor.may(permissions.KEEP_FORM),
        }


class Suggest(FormPage):
    permission = permissions.SUGGEST
    heading, button, done = (
        "Suggest a change to the review form",
        "Send it",
        "Thank you. We publish what becomes of it.",
    )
    form_class = forms.Suggest
    back = "/review-form/suggestions"

    def act(self, text: str) -> None:
        actions.suggest(None, by=self.request.user, on=localdate(), text=text)

    def next_page(self) -> str:
        return self.back


class Desk(Page):
    """All suggestions, for those who answer them."""

    permission = permissions.KEEP_FORM
    heading = "Suggestions to answer"
    template = "reviews/suggestions_desk.html"
    back = "/review-form/suggestions"

    def context(self) -> dict[str, Any]:
        return {"suggestions": list(queries.suggestions()[:100])}


class AnswerSuggestion(FormPage):
    permission = permissions.KEEP_FORM
    heading, button, done = "Answer a suggestion", "Publish it", "It is published."
    form_class = forms.AnswerSuggestion
    template = "reviews/answer_suggestion.html"
    back = "/review-form/suggestions/desk"

    def find(self) -> Any:
        found = queries.suggestion_with(self.kwargs["key"])
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        held = self.subject
        return {"state": held.state, "published_as": held.published_as, "reply": held.reply}

    def act(self, **said: Any) -> None:
        actions.answer_suggestion(self.subject, by=self.request.user, on=localdate(), **said)

    def next_page(self) -> str:
        return self.back
