"""The Ombudsman’s part: what it sent, what we answered, what it decided and recommends."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit.actions import opened
from countywide.platform.kit.pages import FormPage, Page

from .. import actions, forms, permissions, presenters, queries
from .base import ComplaintForm, pence, picked


class Refer(ComplaintForm):
    heading, form_class = "The Ombudsman has it", forms.Refer
    lead = "What the Tribunal can decide is not for the Ombudsman. Delay, and help that was not given, are."

    def act(self, **said: Any) -> None:
        self.made = actions.refer(self.subject, by=self.actor, on=self.on, **said)

    def next_page(self) -> str:
        return reverse("complaints:ombudsman", args=[self.made.key])


class OfReferral(Page):
    """About one referral, for the complaints team."""

    permission = permissions.WORK

    def find(self) -> Any:
        found = queries.referral_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.caption, self.on = f"Complaint {found.complaint.reference}", localdate()
        return found

    def back_address(self) -> str:
        return reverse("complaints:ombudsman", args=[self.kwargs["key"]])


class Show(OfReferral):
    """Where it stands with the Ombudsman."""

    template = "complaints/ombudsman.html"
    heading = "With the Ombudsman"

    def context(self) -> dict[str, Any]:
        opened(self.subject, by=self.actor, why="deal with a complaint")
        return presenters.referral_page(self.subject, on=self.on)

    def back_address(self) -> str:
        return reverse("complaints:show", args=[self.subject.complaint.key])


class ReferralForm(OfReferral, FormPage):
    button, done = "Save", "Saved."

    def next_page(self) -> str:
        return self.back_address()


class Sent(ReferralForm):
    heading, form_class = "The Ombudsman sent something", forms.Sent

    def act(self, sort: str, came_on: Any, asks: str, answer_by: Any) -> None:
        actions.note_step(
            self.subject, by=self.actor, on=self.on, sort=sort, came_on=came_on, asks=asks, answer_by=answer_by
        )


class WeAnswered(ReferralForm):
    heading, form_class = "Our answer to the Ombudsman went", forms.WeAnswered

    def find(self) -> Any:
        found = super().find()
        self.step = found.steps.select_related("referral").filter(pk=self.kwargs["pk"]).first()
        if self.step is None:
            raise Http404
        self.lead = self.step.get_sort_display()
        return found

    def act(self, answered_on: Any) -> None:
        actions.answer_ombudsman(self.step, by=self.actor, on=self.on, answered_on=answered_on)


class Decided(ReferralForm):
    heading, form_class = "The Ombudsman decided", forms.Decision

    def act(self, outcome: str, decided_on: Any, reasons: str, is_public_report: bool) -> None:
        actions.decide(
            self.subject, by=self.actor, on=self.on, outcome=outcome, decided_on=decided_on, reasons=reasons,
            is_public_report=bool(is_public_report),
        )  # fmt: skip


class Recommended(ReferralForm):
    heading, form_class = "What the Ombudsman recommends", forms.Remedy

    def form_options(self) -> dict[str, Any]:
        self.people = queries.who_may_look(on=self.on)
        return {"people": presenters.people_options(self.people)}

    def act(self, sort: str, pounds: Any, what: str, owner: str, due_on: Any) -> None:
        actions.recommend(
            self.subject, by=self.actor, on=self.on, sort=sort, what=what, owner=picked(self.people, owner), due_on=due_on,
            pence=pence(pounds),
        )  # fmt: skip
