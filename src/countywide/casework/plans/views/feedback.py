"""Feedback on how a plan is written: given by a school or an adviser, answered by an officer, read by both."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage

from .. import actions, permissions, queries
from ..forms import feedback as forms
from ..presenters import feedback as shown
from .base import Form
from .reading import ReadsPlan


class GiveFeedback(ReadsPlan, FormPage):
    """A school or an adviser tells the officer what is wrong."""

    permission = permissions.FEED_BACK
    heading, button = "What is wrong with how this plan is written?", "Send it to the officer"
    form_class = forms.GiveFeedback

    def find(self) -> Any:
        found = super().find()
        self.newest = queries.version_now(found)
        if self.audience not in ("SCHOOL", "PROFESSIONAL") or self.newest is None:
            raise Http404
        self.lead = shown.promise(found.case, self.on)
        audit.opened(self.case, by=self.actor, why="give feedback on the plan")
        return found

    def form_options(self) -> dict[str, Any]:
        assert self.newest is not None
        return {"offered": shown.offered(self.newest.says)}

    def act(self, **said: Any) -> None:
        self.said = actions.feed_back(self.plan, by=self.request.user, on=self.on, **said)

    def next_page(self) -> str:
        return self.at("feedback", self.said.key)

    def back_address(self) -> str:
        return self.at("show")


class Feedback(ReadsPlan):
    """One piece of feedback: what was said of which rows, by when a reply is due, and the reply."""

    template = "plans/feedback.html"
    heading = "Feedback on how the plan is written"

    def find(self) -> Any:
        found = super().find()
        held = queries.feedback_on(found, self.request.user, self.audience)
        self.said = held.filter(key=self.kwargs["feedback"]).first()
        if self.said is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read feedback on the plan")
        may_reply = self.audience == "OFFICER" and self.request.user.may(permissions.WRITE, about=self.plan)
        newest = queries.version_now(self.plan)
        return {
            "said": shown.whole(self.said, newest.says if newest else None, on=self.on),
            "reply": reverse("plans:reply", args=[self.plan.key, self.said.key])
            if may_reply and self.said.replied_on is None
            else "",
        }


class Reply(Form):
    """An officer answers."""

    heading, button, done = "Reply to the feedback", "Send the reply", "The reply is on its way."
    form_class = forms.Reply
    template = "plans/reply.html"

    def find(self) -> Any:
        found = super().find()
        held = queries.feedback_on(found, self.request.user, "OFFICER")
        self.said = held.filter(key=self.kwargs["feedback"]).first()
        if self.said is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        newest = queries.version_now(self.plan)
        return {**super().context(), "said": shown.whole(self.said, newest.says if newest else None, on=self.on)}

    def act(self, text: str) -> None:
        actions.reply(self.plan, by=self.request.user, on=self.on, to=self.said.key, text=text)

    def next_page(self) -> str:
        return self.at("feedback", self.said.key)

    back_address = next_page
