"""What follows the shortlist, for those who keep calls; and an applicant’s own result and offer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, permissions, policies, queries
from ..forms import choosing as forms
from ..presenters import results as shown
from .panel import OfCall, OfPaper


class Results(OfCall):
    """Who is talked with, offered a place, on the reserve list; and who waits for feedback."""

    template = "champions/results.html"
    heading = "Results"

    def context(self) -> dict[str, Any]:
        call = self.subject
        offers, papers = queries.offers_of(call), queries.papers_of(call)
        reserve, waiting = queries.reserve_of(call, on=self.on), queries.outcomes_waiting(call)
        undecided = queries.undecided(call)
        return {
            "papers": shown.shortlisted(papers),
            "offers": shown.offers(offers, queries.appointed_from(offers)),
            "reserve": shown.reserve(reserve),
            "waiting": [each.number for each in waiting],
            "unread": [each.number for each in undecided if each.shortlisted is None],
            "left": queries.places_left(call),
            "places": call.places,
            "may_conclude": not call.decided_at and not waiting and not undecided and bool(papers),
            "decided_at": call.decided_at,
        }


class OfResult(OfPaper, FormPage):
    """A deed about one paper, for those who keep calls."""

    permission = permissions.KEEP

    def next_page(self) -> str:
        return reverse("champions:results", args=[self.call.key])

    def back_address(self) -> str:
        return self.next_page()


class PlanTalk(OfResult):
    """A day to talk."""

    button, done = "Save the day", "The day is set, and the person has been told."
    form_class = forms.TalkDay

    def act(self, *, day: date) -> None:
        actions.plan_talk(self.subject, by=self.actor, on=self.on, day=day)


class NoteTalk(OfResult):
    """What was said."""

    heading, button, done = "The talk", "Save", "The talk is written down."
    form_class = forms.Talked

    def act(self, *, talked_on: date, notes: str) -> None:
        actions.note_talk(self.subject, by=self.actor, on=self.on, talked_on=talked_on, notes=notes)


class MakeOffer(OfResult):
    """A place is offered."""

    button, done = "Offer the place", "The place is offered."
    form_class = forms.MakeOffer

    def initial(self) -> dict[str, Any]:
        return {"agreement": "\n".join(self.kind.release) or self.kind.commitment}

    def act(self, *, agreement: str) -> None:
        actions.make_offer(self.subject, by=self.actor, on=self.on, agreement=agreement)


class TellResult(OfResult):
    """Feedback to somebody who is not offered a place."""

    button, done = "Send the result", "The result is sent, with the panel’s words."
    form_class = forms.Result
    template = "champions/tell_result.html"

    def find(self) -> Any:
        paper = super().find()
        self.heading = f"Result for application {paper.number}"
        return paper

    def context(self) -> dict[str, Any]:
        scores = [each for each in queries.scores_of(self.call) if each.paper_id == self.subject.pk]
        return {"notes": [each.note for each in scores], "months": self.kind.reserve_months}

    def initial(self) -> dict[str, Any]:
        return {"feedback": self.subject.reasons}

    def act(self, *, feedback: str, reserve: str) -> None:
        actions.tell_result(self.subject, by=self.actor, on=self.on, feedback=feedback, reserve=reserve == "yes")


class Conclude(OfCall, ConfirmPage):
    """The call is decided."""

    heading, button, done = "Say that this call is decided?", "It is decided", "The call is decided."
    lead = "Everybody has their result, and feedback where they were not offered a place."

    def act(self) -> None:
        actions.decide(self.subject, by=self.actor, now=timezone.now())


class Appoint(FormPage):
    """From when whoever accepted serves."""

    permission = permissions.KEEP
    button, done = "Appoint", "They are appointed, and have been told."
    form_class = forms.Appoint
    keeps_drafts = False

    def find(self) -> Any:
        offer = queries.offer_for(self.kwargs["key"], self.request.user)
        if offer is None:
            raise Http404
        self.caption = offer.application.name
        return offer

    def initial(self) -> dict[str, Any]:
        return {"starts_on": self.subject.application.call.starts_on}

    def act(self, *, starts_on: date) -> None:
        actions.appoint(self.subject, by=self.actor, on=localdate(), starts_on=starts_on)

    def next_page(self) -> str:
        return reverse("champions:results", args=[self.subject.application.call.key])

    def back_address(self) -> str:
        return self.next_page()


# --- the applicant’s own ---------------------------------------------------------------------


class MyResults(Page):
    """What became of one’s own applications."""

    permission = permissions.APPLY
    template = "champions/my_results.html"
    heading = "Your results"

    def context(self) -> dict[str, Any]:
        return {"rows": shown.own(queries.results_of(self.request.user))}


class Offer(FormPage):
    """One’s own offer, and the answer."""

    permission = permissions.APPLY
    button, done = "Send your answer", "Thank you. Your answer is sent."
    heading = "You are offered a place"
    template = "champions/offer.html"
    form_class = forms.AnswerOffer
    keeps_drafts = False
    back = "/your-results"

    def find(self) -> Any:
        offer = queries.offer_for(self.kwargs["key"], self.request.user)
        own = offer is not None and offer.application.user_id == self.request.user.pk
        if offer is None or not (own or offer.application.user_id is None):
            raise Http404
        if not own:
            self.heading, self.back = (
                f"The answer of {offer.application.name}",
                f"/calls/{offer.application.call.key}/results",
            )
        self.caption = offer.application.call.title
        return offer

    def context(self) -> dict[str, Any]:
        kind = policies.kind_of(self.subject.application.call)
        return {"kind": kind, "waits": self.subject.waits and self.subject.reply_by >= localdate()}

    def act(self, *, answer: str, because: str) -> None:
        if answer == "yes":
            actions.accept(self.subject, by=self.actor, on=localdate())
        else:
            actions.decline(self.subject, by=self.actor, on=localdate(), because=because)

    def next_page(self) -> str:
        return self.back


class LeaveReserve(ConfirmPage):
    """No longer on the reserve list."""

    permission = permissions.APPLY
    heading, button, done = "Leave the reserve list?", "Leave the list", "You are no longer on the reserve list."
    back = "/your-results"

    def find(self) -> Any:
        found = {each.application.reference: each for each in queries.results_of(self.request.user)}
        if self.kwargs["reference"] not in found:
            raise Http404
        return found[self.kwargs["reference"]]

    def act(self) -> None:
        actions.leave_reserve(self.subject, by=self.actor, on=localdate())

    def next_page(self) -> str:
        return self.back
