"""What whoever looks into a complaint enters: points, what is put right, the answer; and that what was promised is done."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, forms, permissions, presenters, queries
from .base import ComplaintForm, OfComplaint, pence, picked


class Point(ComplaintForm):
    permission = permissions.ANSWER
    heading, form_class = "A point, and what was found", forms.Point
    lead = "One at a time, so that no point stays without an answer."

    def act(self, text: str, finding: str, reasons: str) -> None:
        actions.add_point(self.subject, by=self.actor, on=self.on, text=text, finding=finding, reasons=reasons or "")


class Remedy(ComplaintForm):
    permission = permissions.ANSWER
    heading, form_class = "How it is put right", forms.Remedy
    lead = "It is promised when the answer goes, and followed until it is done."

    def form_options(self) -> dict[str, Any]:
        self.people = queries.who_may_look(on=self.on)
        return {"people": presenters.people_options(self.people)}

    def act(self, sort: str, pounds: Any, what: str, owner: str, due_on: Any) -> None:
        actions.add_remedy(
            self.subject, by=self.actor, on=self.on, sort=sort, what=what, owner=picked(self.people, owner), due_on=due_on,
            pence=pence(pounds),
        )  # fmt: skip


class Dropped(OfComplaint, ConfirmPage):
    """Takes something out of an answer that has not gone."""

    permission = permissions.ANSWER
    button, done = "Take it out", "Taken out."

    def next_page(self) -> str:
        return self.back_address()


class DropPoint(Dropped):
    heading = "Take this point out of the answer?"

    def find(self) -> Any:
        found = super().find()
        self.point = found.stage.points.filter(pk=self.kwargs["pk"]).first()
        if self.point is None:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Point", "value": self.point.text}, {"key": "Found", "value": self.point.get_finding_display()}]

    def act(self) -> None:
        actions.drop_point(self.subject, by=self.actor, on=self.on, point=self.point)


class DropRemedy(Dropped):
    heading = "Take this out of the answer?"

    def find(self) -> Any:
        found = super().find()
        self.remedy = found.stage.remedies.filter(pk=self.kwargs["pk"]).first()
        if self.remedy is None:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": self.remedy.get_sort_display(), "value": self.remedy.what}]

    def act(self) -> None:
        actions.drop_remedy(self.subject, by=self.actor, on=self.on, remedy=self.remedy)


class Answer(ComplaintForm):
    """The answer goes, with today's date."""

    permission = permissions.ANSWER
    template = "complaints/answer.html"
    heading, form_class, button = "Send the answer", forms.Answer, "Send the answer"
    done = "The answer went. What was promised is followed until it is done."

    def context(self) -> dict[str, Any]:
        return {"stage": presenters.stage_rows(self.subject)[0], "number": self.subject.stage.number}

    def act(self, learning: str) -> None:
        actions.answer(self.subject, by=self.actor, on=self.on, learning=learning or "")


class Remedied(FormPage):
    """What was promised is done: noted by whoever sees to it, who reads nothing of the complaint, or by the complaints team."""

    permission = permissions.ANSWER
    heading, button, done = "What was promised is done", "Save", "Noted. Whoever complains sees that it is done."
    form_class = forms.Done
    back = "/complaints"

    def find(self) -> Any:
        found = queries.remedy_with(self.kwargs["pk"], self.request.user)
        if found is None:
            raise Http404
        self.caption, self.lead = f"Complaint {found.complaint.reference}", f"{found.get_sort_display()}: {found.what}"
        return found

    def initial(self) -> dict[str, Any]:
        return {"done_on": localdate()}

    def act(self, **said: Any) -> None:
        actions.note_remedied(self.subject, by=self.actor, on=localdate(), **said)

    def next_page(self) -> str:
        return reverse("complaints:desk")
