"""Deciding whether to assess and whether to issue a plan; a change of mind and the meeting after a refusal."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.casework.letters import queries as letters
from countywide.platform.audit import actions as audit

from .. import actions, permissions, queries, rules
from ..enums import Outcome, Question
from ..forms import deciding as forms
from ..forms.preparing import truth
from ..presenters import rows
from ..types import Deciding
from .base import Form


class Decide(Form):
    """The decision on a proposal. Sending it tells everybody at once and cannot be taken back."""

    permission = permissions.DECIDE
    button = "Decide, and tell everybody"
    template = "assessments/decide.html"
    question = Question.ASSESS
    options: tuple[tuple[str, str], ...] = ()

    def find(self) -> Any:
        found = super().find()
        self.proposal = queries.open_proposal(found, self.question)
        self.bound = rules.is_bound(question=self.question, route=found.route)
        if self.proposal is None and not self.bound:
            raise Http404
        audit.opened(self.case, by=self.request.user, why="decide a case")
        return found

    def weigh(self, reasons: str) -> Any:
        titles = tuple(each.what for each in self.read)
        return letters.weak_reasons(reasons, evidence=titles, child=self.case.child.first_name)

    def form_options(self) -> dict[str, Any]:
        self.read = queries.what_was_read(self.assessment)
        options = self.options[:1] if self.bound else (*self.options, (forms.BACK, "Send it back to the officer"))
        return {"options": options, "weigh": self.weigh}

    def initial(self) -> dict[str, Any]:
        if self.proposal is None:
            return {"outcome": Outcome.YES.value}
        reasons = {"why_yes" if self.proposal.outcome == Outcome.YES else "reasons": self.proposal.reasons}
        return {"support": self.proposal.support, "meeting": self.proposal.meeting, **reasons}

    def context(self) -> dict[str, Any]:
        proposal = self.proposal
        refusing = proposal is not None and proposal.outcome == Outcome.NO
        return {
            **super().context(),
            "proposal": rows.proposal_rows(proposal) if proposal else [],
            "hints": self.weigh(proposal.reasons).warnings if refusing else (),
            "own": bool(proposal and proposal.proposed_by_id == self.request.user.pk),
            "worksheet": rows.worksheet_rows(queries.worksheet_of(self.assessment))
            if self.question == Question.ASSESS
            else [],
            "read": rows.read_rows(self.read),
            "bound": self.bound,
        }

    def act(self, **said: Any) -> None:
        by, on = self.request.user, self.on
        if said["outcome"] == forms.BACK:
            actions.send_back(self.assessment, by=by, on=on, question=self.question, because=said["because"])
            self.done = "It is back with the officer."
            return
        no = said["outcome"] == Outcome.NO
        deciding = Deciding(
            reasons=said["reasons"] if no else said["why_yes"],
            support=tuple(line.strip() for line in (said["support"] or "").splitlines() if line.strip()) if no else (),
            meeting=said["meeting"] if no else "",
            may_have_sen=truth(said.get("may_have_sen")),
            may_be_necessary=truth(said.get("may_be_necessary")),
        )
        self.decide(no)(self.assessment, by=by, on=on, deciding=deciding)
        self.done = "Decided. Everybody is being told today."

    def decide(self, no: bool) -> Any:
        return actions.refuse if no else actions.agree


class DecideAssess(Decide):
    heading = "Decide whether to assess"
    form_class = forms.DecideToAssess
    options = ((Outcome.YES.value, "To assess"), (Outcome.NO.value, "Not to assess"))

    def initial(self) -> dict[str, Any]:
        worksheet = queries.worksheet_of(self.assessment)
        answers = {"may_have_sen": True, "may_be_necessary": True} if self.bound else {}
        if worksheet and not self.bound:
            answers = {"may_have_sen": worksheet.may_have_sen, "may_be_necessary": worksheet.may_be_necessary}
        return {**super().initial(), **answers}


class DecidePlan(Decide):
    heading = "Decide whether to issue a plan"
    question = Question.ISSUE
    form_class = forms.Decide
    options = ((Outcome.YES.value, "To issue a plan"), (Outcome.NO.value, "Not to issue a plan"))

    def decide(self, no: bool) -> Any:
        return actions.refuse_to_issue if no else actions.agree_to_issue


# --- after a refusal -------------------------------------------------------------------------


def refusal_of(assessment: Any) -> Any:
    """The refusal that stands."""
    for question in (Question.ISSUE, Question.ASSESS):
        decision = queries.decision_standing(assessment, question)
        if decision is not None and decision.is_refusal:
            decision.assessment = assessment
            return decision
    raise Http404


class OfRefusal(Form):
    """A page of an officer about the refusal that stands."""

    def find(self) -> Any:
        found = super().find()
        self.decision = refusal_of(found)
        return found


class ChangeMind(OfRefusal):
    permission = permissions.DECIDE
    heading, button = "Change the decision", "Change it"
    lead = "No rule sets a new time: the sixteen and twenty weeks count from the day the request was received."
    done = "The decision is changed. Decide again at once: the old time limits run on."
    form_class = forms.Because

    def act(self, because: str) -> None:
        actions.change_mind(self.decision, by=self.request.user, on=self.on, because=because)


class Meeting(OfRefusal):
    heading, button, done = "Arrange the way forward meeting", "Arrange it", "The family and the school see when it is."
    form_class = forms.Meeting

    def act(self, **said: Any) -> None:
        actions.arrange_meeting(self.decision, by=self.request.user, on=self.on, **said)


class MeetingHeld(OfRefusal):
    heading, button, done = "What the way forward meeting agreed", "Save", "The family and the school can read it."
    form_class = forms.MeetingHeld

    def act(self, **said: Any) -> None:
        actions.note_meeting_held(self.decision, by=self.request.user, on=self.on, **said)
