"""Checking, the worksheet, proposing, and putting a case before a panel."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from countywide.casework.letters import queries as letters
from countywide.casework.panels import actions as panel_actions
from countywide.casework.panels import queries as panels
from countywide.casework.panels import rules as panel_rules
from countywide.casework.panels.permissions import PROPOSE
from countywide.casework.requests import queries as requests
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.people import queries as people

from .. import actions, permissions, queries
from ..enums import AskedBy, Outcome, Question
from ..forms import preparing as forms
from ..presenters import rows
from ..types import Answered, Proposing
from .base import Confirm, Form


class Check(Form):
    """The last checks; then the family is consulted and the others are told.

    A request that waits in the queue is checked on its own page, with all it leaves open: one deed has one door.
    """

    heading, button = "Check the request", "Tell everybody that we are considering it"
    lead = "The family is asked for its views. The school or setting, the health board and social care are told."
    form_class = forms.Check

    def form_options(self) -> dict[str, Any]:
        holder = people.rights_holder(self.case.child, self.on)
        theirs = holder.who == "YOUNG_PERSON" and not holder.represented
        return {"young_person": theirs and self.assessment.asked_by != AskedBy.YOUNG_PERSON}

    def initial(self) -> dict[str, Any]:
        return {"senses": self.assessment.senses}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waits = self.its_request()
        return HttpResponseRedirect(waits) if waits else super().get(request, *args, **kwargs)

    def its_request(self) -> str:
        """The page on which the request of this case waits to be checked; empty when none does."""
        waits = requests.waiting_request_of(self.case)
        return reverse("requests:show", args=[waits.key]) if waits else ""

    def act(self, **said: Any) -> None:
        if self.its_request():
            raise RuleBroken("This request waits to be checked on its own page. Open it from the list of requests.")
        missing = actions.check(self.assessment, by=self.request.user, on=self.on, **said)
        self.done = (
            "Everybody has been told."
            if not missing
            else "The family has been asked for its views. Some others could not be told: see the timeline."
        )


class TellTheRest(Confirm):
    """Whoever had no address is told now that there is one."""

    heading, button, done = "Tell those who could not be told", "Tell them now", "Those we can reach have been told."

    def act(self) -> None:
        actions.tell_the_rest(self.assessment, by=self.request.user, on=self.on)


class Worksheet(Form):
    """The test of section 36(8)."""

    heading, button, done = "Worksheet: whether to assess", "Save", "The worksheet is saved."
    form_class = forms.Worksheet
    template = "assessments/worksheet.html"
    versioned = True

    def find(self) -> Any:
        from ..models import Worksheet as Kept

        assessment = super().find()
        audit.opened(self.case, by=self.request.user, why="fill in the worksheet")
        return queries.worksheet_of(assessment) or Kept(assessment=assessment, version=0)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "read": rows.read_rows(queries.what_was_read(self.assessment)), "case": self.case}

    def initial(self) -> dict[str, Any]:
        held = self.subject
        finished = forms.COMPLETE if held.completed_on else forms.NOT_YET if held.pk else ""
        return {**{name: getattr(held, name) for name, _ in rows.QUESTIONS}, "finished": finished}

    def act(self, finished: str, **said: Any) -> None:
        said["may_have_sen"], said["may_be_necessary"] = (
            forms.truth(said["may_have_sen"]),
            forms.truth(said["may_be_necessary"]),
        )
        actions.fill_worksheet(
            self.assessment,
            by=self.request.user,
            on=self.on,
            answered=Answered(**said),
            complete=finished == forms.COMPLETE,
            seen_version=self.seen(),
        )


class OneProposal(Form):
    """What both proposals share: the words, the hints, what was read."""

    button, done = "Propose this", "Your proposal waits for a decision."
    form_class = forms.Propose
    template = "assessments/propose.html"
    question = Question.ASSESS
    options: tuple[tuple[str, str], ...] = ()

    def form_options(self) -> dict[str, Any]:
        self.read = queries.what_was_read(self.assessment)
        titles, child = tuple(each.what for each in self.read), self.case.child.first_name
        weigh = lambda reasons: letters.weak_reasons(reasons, evidence=titles, child=child)  # noqa: E731
        asks_senses = self.question == Question.ASSESS and not self.assessment.senses
        return {"options": self.options, "weigh": weigh, "senses": asks_senses}

    def initial(self) -> dict[str, Any]:
        before = queries.deciding.proposals_of(self.assessment).filter(question=self.question).first()
        if before is None:
            return {}
        reasons = {"why_yes" if before.outcome == Outcome.YES else "reasons": before.reasons}
        return {"support": before.support, "meeting": before.meeting, "note": before.note, **reasons}

    def context(self) -> dict[str, Any]:
        before = queries.deciding.proposals_of(self.assessment).filter(question=self.question).first()
        return {
            **super().context(),
            "read": rows.read_rows(self.read),
            "sent_back": before.sent_back_because if before and before.sent_back_because else "",
            "worksheet": rows.worksheet_rows(queries.worksheet_of(self.assessment)),
        }

    def act(self, **said: Any) -> None:
        no = said["outcome"] == Outcome.NO
        proposing = Proposing(
            outcome=said["outcome"],
            reasons=said["reasons"] if no else said["why_yes"],
            support=said["support"] if no else "",
            meeting=said["meeting"] if no else "",
            note=said["note"],
        )
        actions.propose(
            self.assessment,
            by=self.request.user,
            on=self.on,
            question=self.question,
            proposing=proposing,
            senses=said.get("senses") or "",
        )


class ProposeAssess(OneProposal):
    heading = "Propose whether to assess"
    options = ((Outcome.YES.value, "To assess"), (Outcome.NO.value, "Not to assess"))


class ProposePlan(OneProposal):
    heading = "Propose whether to issue a plan"
    question = Question.ISSUE
    options = ((Outcome.YES.value, "To issue a plan"), (Outcome.NO.value, "Not to issue a plan"))


class ToPanel(Form):
    """Puts a proposal on the agenda of a panel of the team."""

    heading, button, done = "Put it before a panel", "Put it on the agenda", "It is on the agenda."
    form_class = forms.ToPanel
    permission = PROPOSE
    template = "assessments/to_panel.html"

    def find(self) -> Any:
        found = super().find()
        self.question = Question.ISSUE if found.agreed_on else Question.ASSESS
        self.proposal = queries.open_proposal(found, self.question)
        if self.proposal is None:
            raise Http404
        self.coming = list(panels.coming(self.case.team_id, self.on))
        return found

    def form_options(self) -> dict[str, Any]:
        return {"panels": [(panel.key, self.named(panel)) for panel in self.coming]}

    def named(self, panel: Any) -> str:
        left = max(0, panel.most_items - panel.cases)
        room = "full" if not left else f"{left} {'place' if left == 1 else 'places'} left"
        late = ", after the day to act by" if self.too_late(panel) else ""
        return f"{panel.name}, {panel.meets_on.day} {panel.meets_on:%B %Y} ({room}{late})"

    def too_late(self, panel: Any) -> bool:
        return bool(panel_rules.warning_of_date(meets_on=panel.meets_on, act_by=self.case.act_by))

    def context(self) -> dict[str, Any]:
        call = reverse("panels:call") if self.request.user.may(permissions.DECIDE, about=self.assessment) else ""
        return {**super().context(), "coming": self.coming, "act_by": self.case.act_by, "call": call}

    def act(self, panel: str) -> None:
        chosen = next((each for each in self.coming if each.key == panel), None)
        if chosen is None:
            raise RuleBroken("Choose a panel.")
        panel_actions.put_on(
            chosen,
            by=self.request.user,
            on=self.on,
            case=self.case,
            matter=f"assessments.{self.question.lower()}",
            recommendation=f"{self.proposal.get_question_display()}: {self.proposal.get_outcome_display().lower()}",
        )
