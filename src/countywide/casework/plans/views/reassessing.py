"""Assessing a child again who has a plan: asked for, decided, and what came of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.casework.assessments import queries as assessed
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage

from .. import actions, permissions, queries, rules
from ..forms import amending as plain
from ..forms import reassessing as forms
from ..presenters import reassessing as shown
from ..types import AskingAgain
from .of_case import Form, OfCase, OfOwnTeam


class Again(OfOwnTeam):
    """How far it has come, and what can be done next."""

    permission = permissions.WRITE
    template = "plans/again.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read about assessing again")
        held = queries.reassessments_of(self.plan).first()
        rows = []
        if held is not None:
            held.plan = self.plan
            rows = shown.again_rows(
                held, decide_by=queries.decide_again_by(held), final_by=queries.final_again_by(held)
            )
        decides = bool(self.request.user.may(permissions.DECIDE, about=self.plan))
        return {
            "heading": "Assessing again",
            "rows": rows,
            "links": shown.again_links(held, reference=self.case.reference, decides=decides),
        }


class BackToAgain(OfOwnTeam):
    """A page that leads back to where it stands."""

    def next_page(self) -> str:
        return self.at("again")

    back_address = next_page


class Ask(BackToAgain, Form):
    """Somebody asked us to assess again."""

    permission = permissions.WRITE
    heading, button = "Enter a request to assess again", "Save"
    lead = "A parent, the young person, the school or college, and the health board can ask."
    done = "It is entered. The 15 days run from the day it reached us."
    form_class = forms.Ask

    def initial(self) -> dict[str, Any]:
        return {"last_assessed_on": queries.last_assessed_on(self.plan)}

    def act(self, **said: Any) -> None:
        actions.ask_again(self.plan, by=self.request.user, on=self.on, asking=AskingAgain(**said))


class Please(OfCase, FormPage):
    """The family asks for another assessment, on its own page."""

    permission = permissions.SAY
    heading, button = "Ask us to assess again", "Send it"
    lead = "We decide within 15 days, and write to you. The plan stays as it is meanwhile, with all the help in it."
    done = "Thank you. We have your request. We will write to you within 15 days."
    form_class = forms.Please

    def find(self) -> Any:
        found = super().find()
        if not assessed.may_speak(self.case.child, self.request.user, on=self.on):
            raise Http404
        return found

    def act(self, because: str) -> None:
        actions.please_assess_again(self.plan, by=self.request.user, on=self.on, because=because)


class ByOurselves(BackToAgain, Form):
    """The council assesses again though nobody asked."""

    heading, button = "Decide by ourselves to assess again", "Assess again"
    lead = "Everybody is asked for advice today. The final plan is due 14 weeks from today. The plan stays in force as it is."
    done = "The letters are on their way, and everybody is asked for advice."
    form_class = plain.Reasons

    def act(self, because: str) -> None:
        actions.assess_again(self.plan, by=self.request.user, on=self.on, reasons=because)


class OfAgain(BackToAgain, FormPage):
    """A deed on the request that waits, or on the assessment that runs."""

    decided = False

    def find(self) -> Any:
        found = super().find()
        held = queries.reassessments_of(found).first()
        fits = held is not None and held.is_open and (held.decided_on is not None) == self.decided
        if held is None or (self.request.method == "GET" and not fits):
            raise Http404  # sent a moment too late, the action says why
        held.plan = found
        return held


class Decide(OfAgain):
    """Whether we assess again."""

    heading, button = "Decide whether to assess again", "Send the decision"
    lead = "With a yes everybody is asked for advice today, and the final plan is due 14 weeks from the day the family is told."
    done = "The decision is on its way to the family, the setting and the health board."
    form_class = forms.Decide
    versioned = True

    def form_options(self) -> dict[str, Any]:
        starts, inside = rules.looked_back_to(self.subject.asked_on, self.subject.last_assessed_on)
        return {"hint": shown.six_months(starts, inside=inside)}

    def act(self, answer: str, reasons: str, ground: str = "") -> None:
        given = {"by": self.request.user, "on": self.on, "reasons": reasons, "seen": self.seen()}
        if answer == "YES":
            actions.agree_again(self.subject, **given)
        else:
            actions.refuse_again(self.subject, ground=ground, **given)


class LeaveUnchanged(OfAgain):
    """After assessing again nothing is changed."""

    heading, button = "Leave the plan as it is", "Send the decision"
    lead = "The family has your reasons and its right to appeal. The assessment is over."
    done = "The decision is on its way to the family, the setting and the health board."
    form_class = plain.Reasons
    decided = True
    versioned = True

    def act(self, because: str) -> None:
        actions.leave_unchanged(self.subject, by=self.request.user, on=self.on, reasons=because, seen=self.seen())
