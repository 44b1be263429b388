"""An officer enters what happens before the Tribunal, and what was done."""

from __future__ import annotations

from typing import Any

from .. import actions, forms, permissions, queries
from ..rules import rights as rules
from ..rules.orders import FITS
from ..types import Directed, Ordered, Registered
from .base import DisputeForm, RightForm, StepForm


class Register(RightForm):
    heading, button, done = "The Tribunal registered an appeal", "Save", "Saved. The time for our response runs."
    form_class = forms.Register

    def form_options(self) -> dict[str, Any]:
        opened = rules.opens(self.subject.letter_kind)
        return {"subjects": opened.subjects if opened else ()}

    def act(self, subjects: Any, recommendations: Any, **said: Any) -> None:
        registered = Registered(**said, subjects=tuple(subjects), recommendations=tuple(recommendations or ()))
        self.dispute = actions.register(self.subject, by=self.request.user, on=self.on, registered=registered)


class Response(DisputeForm):
    heading, button, done = "Our response was sent", "Save", "Saved."
    form_class = forms.OnDay

    def form_options(self) -> dict[str, Any]:
        return {"label": "On which day was our response sent?"}

    def act(self, day: Any) -> None:
        actions.note_response(self.subject, by=self.request.user, on=self.on, responded_on=day)


class Direction(DisputeForm):
    heading, button, done = "The Tribunal directed something", "Save", "Saved. It is a date of the case now."
    form_class = forms.Direction

    def act(self, text: str, **said: Any) -> None:
        directed = Directed(**said, text=text or "")
        actions.note_direction(self.subject, by=self.request.user, on=self.on, directed=directed)


class Hearing(DisputeForm):
    heading, button, done = (
        "The day of the hearing is set, or moved",
        "Save",
        "Saved. The day for the bundle is counted from it.",
    )
    form_class = forms.Hearing

    def act(self, **said: Any) -> None:
        actions.list_hearing(self.subject, by=self.request.user, on=self.on, **said)


class Concede(DisputeForm):
    permission = permissions.DECIDE
    heading, button = "We told the Tribunal that we do not oppose the appeal", "Save"
    lead = "The appeal counts as won. The times of the law run from the day on which we told the Tribunal."
    done = "Saved. The new times run."
    form_class = forms.Concede

    def act(self, **said: Any) -> None:
        actions.concede(self.subject, by=self.request.user, on=self.on, **said)


class Order(DisputeForm):
    heading, button, done = "The Tribunal made an order", "Save", "Saved. Each thing it asks has its day now."
    form_class = forms.Ordering

    def form_options(self) -> dict[str, Any]:
        return {"orders": FITS[self.subject.right.ground]}

    def act(self, orders: Any, by_consent: str, note: str, separately: Any = False, **said: Any) -> None:
        ordered = Ordered(
            **said, orders=tuple(orders), separately=bool(separately), by_consent=by_consent == "yes", note=note or ""
        )
        actions.note_order(self.subject, by=self.request.user, on=self.on, ordered=ordered)


class Over(DisputeForm):
    heading, button, done = "The appeal was dismissed, withdrawn or struck out", "Save", "Saved."
    form_class = forms.AppealOver

    def act(self, how: str, ended_on: Any, note: str) -> None:
        actions.end_appeal(self.subject, by=self.request.user, on=self.on, how=how, ended_on=ended_on, note=note or "")


class Recommendation(DisputeForm):
    heading, button = "The Tribunal made a recommendation", "Save"
    lead = "It does not bind. Whoever it names answers in writing within five weeks."
    done = "Saved. The five weeks run."
    form_class = forms.Recommendation

    def act(self, **said: Any) -> None:
        actions.note_recommendation(self.subject, by=self.request.user, on=self.on, **said)


class Done(StepForm):
    heading, button, done = "Enter that it was done", "Save", "Saved."
    form_class = forms.OnDay

    def form_options(self) -> dict[str, Any]:
        return {"label": "On which day was it done?"}

    def act(self, day: Any) -> None:
        actions.do(self.subject, by=self.request.user, on=self.on, done_on=day)


class Give(StepForm):
    heading, button, done = "Who sees to it?", "Save", "Saved."
    form_class = forms.Give

    def form_options(self) -> dict[str, Any]:
        return {"officers": queries.officers_for(self.case, self.request.user)}

    def act(self, officer: str) -> None:
        actions.give(self.subject, by=self.request.user, on=self.on, owner_id=int(officer))
