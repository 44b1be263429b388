"""Ending a plan: what is considered, who was consulted, what was decided, and until when the plan is held."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage

from .. import actions, permissions, queries
from ..forms import amending as forms
from ..presenters import amending as shown
from ..types import Considering
from .of_case import Form, OfOwnTeam


class Ending(OfOwnTeam):
    """How far an end has come, and what can be done next."""

    permission = permissions.WRITE
    template = "plans/ending.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read about ending a plan")
        ending = queries.endings_of(self.plan).first()
        decides = bool(self.request.user.may(permissions.DECIDE, about=self.plan))
        if ending is not None:
            ending.plan = self.plan
        return {
            "heading": "Ending the plan",
            "rows": shown.ending_rows(ending, queries.held_until(ending)) if ending else [],
            "links": shown.ending_links(ending, reference=self.case.reference, decides=decides),
        }


class Consider(Form):
    """The family and the head or principal are asked first."""

    heading, button = "Consider to end the plan", "Ask the family and the head"
    lead = "Nothing is decided by this. The plan and every duty under it go on."
    done = "The letters are on their way. Enter what the family and the head say when they answer."
    form_class = forms.Consider

    def act(self, left_education: str, **said: Any) -> None:
        given = {**said, "finding": said.get("finding") or "", "outcomes": said.get("outcomes") or ""}
        considering = Considering(left_education=left_education == "YES", **given)
        actions.consider_ending(self.plan, by=self.request.user, on=self.on, considering=considering)

    def next_page(self) -> str:
        return self.at("ending")


class OfEnding(OfOwnTeam, FormPage):
    """A deed on the end that is considered and not decided."""

    def find(self) -> Any:
        found = super().find()
        held = queries.endings_of(found).first()
        fits = held is not None and held.is_open and held.decided_on is None
        if held is None or (self.request.method == "GET" and not fits):
            raise Http404  # sent a moment too late, the action says why
        held.plan = found
        return held

    def back_address(self) -> str:
        return self.at("ending")

    def next_page(self) -> str:
        return self.at("ending")


class EnterSaid(OfEnding):
    """What the family or the head or principal answered."""

    permission = permissions.WRITE
    heading, button, done = "Enter what was said of ending the plan", "Save", "It is entered."
    form_class = forms.EnterEndingSaid

    def act(self, **said: Any) -> None:
        actions.note_ending_said(self.subject, by=self.request.user, on=self.on, **said)


class Decide(OfEnding):
    """The plan ends, once it can no longer be appealed."""

    heading, button = "Decide to end the plan", "Send the decision"
    lead = "The plan stays in force until the time to appeal is over, or an appeal is decided (section 45(4))."
    done = "The decision is on its way to the family, the setting and the health board."
    form_class = forms.Reasons
    versioned = True

    def act(self, because: str) -> None:
        actions.decide_to_end(self.subject, by=self.request.user, on=self.on, reasons=because, seen=self.seen())


class GoesOn(OfEnding):
    """The plan does not end after all."""

    heading, button = "The plan goes on", "Tell everybody"
    lead = "Whoever was asked what they think is told."
    done = "The plan goes on. The letters are on their way."
    form_class = forms.Why

    def find(self) -> Any:
        held = queries.open_ending(OfOwnTeam.find(self))
        if held is None:
            raise Http404
        held.plan = self.plan
        return held

    def act(self, because: str) -> None:
        actions.give_up_ending(self.subject, by=self.request.user, on=self.on, because=because)
