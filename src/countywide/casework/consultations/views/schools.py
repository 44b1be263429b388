"""The consulted school: what it is asked, the pack, a question, and the answer in two parts. The same by account and by link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.guest_pages import GuestForm
from countywide.platform.kit.pages import FormPage, ListPage

from .. import actions, permissions, policies, queries, rules
from ..actions.answering import said_from
from ..enums import Standing
from ..forms import schools as forms
from ..presenters import showing
from ..types import Said
from .base import AtSchool, ByLink, SignedIn, paper_served

INDEPENDENT = ("10", "11")  # GIAS: other independent special school, other independent school


class Ours(ListPage):
    """What one’s own school is consulted about, the soonest answer first."""

    permission = permissions.ANSWER
    template = "consultations/ours.html"
    heading = "Consultations"

    def context(self) -> dict[str, Any]:
        own = self.request.user.organisations_where(permissions.ANSWER)
        return {**super().context(), "checks": list(queries.checks_at(own))}

    def table(self) -> Any:
        own = self.request.user.organisations_where(permissions.ANSWER)
        return showing.schools_table(queries.of_schools(own), self.request.GET, on=localdate())


class ShowPage(AtSchool, FormPage):
    """What the school is asked, by when, and all that it was sent. Whoever opens it first says who they are."""

    template = "consultations/school.html"
    heading = "Can this child’s plan name your school?"
    form_class = forms.Acknowledge
    button = "I have the pack"
    done = "Thank you. The council sees that the pack is with you."
    keeps_drafts = False

    def context(self) -> dict[str, Any]:
        of = self.subject
        audit.opened(of.case, by=self.actor, why="read what the school is consulted about")
        packs = list(queries.packs_of(of)) if of.opens_papers else []
        shown = [showing.pack(each, lambda *at: self.at("paper", *at), for_school=True) for each in packs]
        return {
            "pack": shown[0] if shown else None,
            "before": shown[1:],
            "standing": showing.standing(of, on=self.on),
            "says": showing.as_school_reads(of),
            "questions": [showing.question(each) for each in queries.questions_of(of)],
            "answers": [showing.answer(each) for each in queries.answers_of(of)],
            "begun": queries.writing_of(of),
            "may_answer": of.standing not in (Standing.WITHDRAWN, Standing.ADEQUATE),
            "phone": queries.phone_of(of.case, on=self.on),
            "to_answer": self.at("answer"),
            "to_ask": self.at("ask"),
            "to_sign": self.at("sign"),
            "to_not_ours": self.at("not-ours"),
            "by_link": isinstance(self, ByLink),
        }

    def act(self, name: str, role: str) -> None:
        actions.acknowledge(self.subject, by=self.actor, on=self.on, name=name, role=role)

    def back_address(self) -> str:
        return reverse("consultations:ours")


class AskPage(AtSchool, FormPage):
    """Ask before answering."""

    heading, button = "Ask a question", "Send it"
    done = "Your question is with the council. Your days run on."
    form_class = forms.Ask
    template = "consultations/with_part.html"

    def act(self, name: str, text: str, part: str = "") -> None:
        actions.ask(self.subject, by=self.actor, on=self.on, at=timezone.now(), name=name, text=text)


class NotOursPage(AtSchool, FormPage):
    """The school was not meant."""

    template = "consultations/not_ours.html"
    heading, button = "Your school was not meant?", "Tell the council"
    done = "The council is told. You cannot open what it sent any more: please destroy any copy."
    form_class = forms.NotOurs
    keeps_drafts = False

    def act(self, why: str) -> None:
        actions.say_not_ours(self.subject, by=self.actor, on=self.on, at=timezone.now(), why=why)

    def next_page(self) -> str:
        return "/personal-link" if isinstance(self, ByLink) else reverse("consultations:ours")


class AnswerPage(AtSchool, FormPage):
    """The first part: line by line against section F, the position, and its grounds in law."""

    template = "consultations/answer.html"
    heading, button = "What your school says", "Go on to what the family reads"

    def find(self) -> Any:
        found = super().find()
        school = queries.school_of(found.setting_id)
        self.lines = queries.provision_said(found)
        self.policy = policies.policy_on(self.on)
        selects = bool(school and school.admissions == "Selective")
        asks_fees = bool(school and school.type in INDEPENDENT and not school.section_41)
        self.form_class = forms.say_form(self.lines, self.policy.shortest, selects, asks_fees)
        return found

    def initial(self) -> dict[str, Any]:
        return forms.answers_from(said_now(self.subject))

    def context(self) -> dict[str, Any]:
        check = returned(self.subject)
        return {"lines": self.lines, "returned": check, "standing": showing.standing(self.subject, on=self.on)}

    def act(self, **answers: Any) -> None:
        said = forms.said_in(answers, self.lines)
        actions.keep_writing(self.subject, by=self.actor, on=self.on, said=said)

    def next_page(self) -> str:
        return self.at("sign")


def said_now(consultation: Any) -> Said | None:
    """What the school has begun; else its answer before, to add to."""
    writing = queries.writing_of(consultation)
    if writing is not None:
        return said_from(writing.said)
    before = queries.answer_now(consultation)
    return queries.said_again(before) if before is not None else None


def returned(consultation: Any) -> Any:
    """Why the last answer came back, while it does."""
    before = queries.answer_now(consultation) if consultation.adequate is False else None
    return getattr(before, "check_made", None) if before is not None else None


class SignPage(AtSchool, FormPage):
    """The second part: what the family reads, words to take out, and the head’s agreement. Then it is sent."""

    template = "consultations/sign.html"
    heading, button = "What the family reads", "Send the answer"
    form_class = forms.Sign

    def initial(self) -> dict[str, Any]:
        writing, before = queries.writing_of(self.subject), queries.answer_now(self.subject)
        view = rules.first_view(said_from(writing.said)) if writing else ""
        found: dict[str, Any] = {"part": forms.SIGN, "family_view": view}
        return found | ({"name": before.name, "role": before.role, "head": before.head} if before else {})

    def context(self) -> dict[str, Any]:
        return {"begun": queries.writing_of(self.subject), "to_answer": self.at("answer")}

    def act(self, **answers: Any) -> None:
        told = actions.send_answer(self.subject, by=self.actor, on=self.on, signed=forms.signed_in(answers))
        messages.success(self.request, " ".join(["Your answer is sent. The council checks it.", *told]))


class PaperPage(AtSchool):
    """One paper as it was sent."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.subject.opens_papers:
            return self.show()
        return paper_served(self.request, self.subject, self.kwargs["number"], self.kwargs["place"], by=self.actor)

    template = "consultations/over.html"
    heading = "You cannot open this any more"


class Show(SignedIn, ShowPage):
    pass


class Ask(SignedIn, AskPage):
    pass


class NotOurs(SignedIn, NotOursPage):
    pass


class Answer(SignedIn, AnswerPage):
    pass


class Sign(SignedIn, SignPage):
    pass


class Paper(SignedIn, PaperPage):
    pass


class Guest(ByLink, GuestForm):
    """By a personal link: what was typed in one form is never put into another."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.typed_here(request):
            return super().get(request, *args, **kwargs)
        return super(GuestForm, self).get(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class ShowByLink(Guest, ShowPage):
    pass


class AskByLink(Guest, AskPage):
    part = forms.ASK


class NotOursByLink(Guest, NotOursPage):
    pass


class AnswerByLink(Guest, AnswerPage):
    part = forms.SAY


class SignByLink(Guest, SignPage):
    part = forms.SIGN


class PaperByLink(Guest, PaperPage):
    pass
