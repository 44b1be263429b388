"""A panel at work: who reads, interests, papers by number, points, what was talked about, and the shortlist."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.accounts import queries as accounts
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, permissions, policies, queries
from ..forms import choosing as forms
from ..presenters import panel as shown


class OfCall(Page):
    """A page about how a call is decided, for those who keep calls."""

    permission = permissions.KEEP

    def find(self) -> Any:
        call = queries.call(self.kwargs["key"])
        if call is None:
            raise Http404
        self.on, self.caption, self.kind = localdate(), call.title, policies.kind_of(call)
        self.reader = queries.reader_of(call, self.request.user)
        self.keeps = self.request.user.may(permissions.KEEP)
        return call

    def panel(self) -> str:
        return reverse("champions:panel", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.panel()

    def back_address(self) -> str:
        return self.panel()


class OfPanel(OfCall):
    """A page for the members of the panel, and for those who keep calls."""

    permission = permissions.CHOOSE

    def find(self) -> Any:
        call = super().find()
        if self.reader is None and not self.keeps:
            raise Http404
        return call


class OfReader(OfPanel):
    """A page on which a member of the panel does something."""

    def find(self) -> Any:
        call = super().find()
        if self.reader is None:
            raise Http404
        return call


class Panel(OfPanel):
    """The matrix, and what is left to do."""

    template = "champions/panel.html"
    heading = "The panel"

    def back_address(self) -> str:
        return "/champions/work" if self.keeps else "/your-panels"

    def context(self) -> dict[str, Any]:
        call = self.subject
        scores, papers, readers = queries.scores_of(call), queries.papers_of(call), queries.readers_of(call)
        talks = queries.talks_of(call)
        points = queries.to_talk_about(call, scores, talks)
        return {
            "matrix": shown.matrix(papers, scores, readers, self.kind, points, own=self.reader, call=call),
            "criteria": self.kind.criteria,
            "most": len(self.kind.scale) - 1,
            "readers": shown.readers(readers),
            "wanted": self.kind.panel,
            "talk": [shown.point(each, self.kind) for each in points],
            "said": [shown.talked(each, self.kind) for each in talks],
            "reader": self.reader,
            "keeps": self.keeps,
            "undrawn": queries.sent_applications(call).filter(paper=None).count() if self.keeps else 0,
            "waiting": len(queries.outcomes_waiting(call)) if self.keeps else 0,
        }


class Panels(Page):
    """The panels on which somebody sits."""

    permission = permissions.CHOOSE
    template = "champions/panels.html"
    heading = "Your panels"

    def context(self) -> dict[str, Any]:
        return {"seats": queries.panels_of(self.request.user)}


class AddReader(OfCall, FormPage):
    """Somebody joins the panel."""

    button, done = "Add them", "They are on the panel, and have been told."
    form_class = forms.AddReader
    keeps_drafts = False

    def act(self, *, email: str) -> None:
        user = accounts.user_with(email)
        if user is None:
            raise RuleBroken("Nobody with that address has an account.")
        actions.add_reader(self.subject, by=self.actor, on=self.on, user=user)


class DropReader(OfCall, ConfirmPage):
    """Somebody leaves the panel."""

    heading, button, done = "Take them off the panel?", "Take them off", "They are no longer on the panel."

    def find(self) -> Any:
        call = super().find()
        self.held = next(
            (each for each in queries.readers_of(call) if str(each.key) == str(self.kwargs["reader"])), None
        )
        if self.held is None:
            raise Http404
        return call

    def summary(self) -> list[dict[str, Any]]:
        assert self.held is not None
        return [
            {"key": "Name", "value": self.held.user.name},
            {"key": "What they gave", "value": "It counts no longer."},
        ]

    def act(self) -> None:
        actions.drop_reader(self.held, by=self.actor, on=self.on)


class Draw(OfCall, ConfirmPage):
    """Numbers instead of names."""

    heading, button, done = "Draw the numbers?", "Draw the numbers", "Every application has its number."
    lead = "Every application that was sent gets a number by chance. The panel knows it by that alone."

    def act(self) -> None:
        actions.draw(self.subject, by=self.actor, on=self.on)


class Declare(OfReader, FormPage):
    """Interests in papers."""

    heading, button, done = "Your interests", "Save", "Your interests are saved."
    form_class = forms.Declare
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"numbers": [each.number for each in queries.papers_of(self.subject)]}

    def act(self, *, papers: list[str], says: str) -> None:
        actions.declare(self.reader, by=self.actor, on=self.on, interests={int(each): says for each in papers})


class OfPaper(OfPanel):
    """A page about one paper."""

    def find(self) -> Any:
        self.call = super().find()
        paper = queries.paper_with(self.call, self.kwargs["number"])
        if paper is None:
            raise Http404
        self.caption = f"{self.call.title}: application {paper.number}"
        return paper


class Paper(OfPaper):
    """One paper as the panel reads it, and what was given, once one’s own points are in."""

    template = "champions/paper.html"

    def find(self) -> Any:
        paper = super().find()
        self.heading, self.caption = f"Application {paper.number}", self.call.title
        return paper

    def context(self) -> dict[str, Any]:
        paper = self.subject
        scores = [each for each in queries.scores_of(self.call) if each.paper_id == paper.pk]
        mine = [each for each in scores if self.reader and each.reader_id == self.reader.pk]
        bar = queries.bar_to_scoring(self.reader, paper) if self.reader else ""
        return {
            "sheet": queries.sheet_of(paper),
            "bar": bar,
            "may_score": bool(self.reader) and bar is None,
            "has_scored": bool(mine),
            "given": shown.given(scores, self.kind) if self.keeps or mine or paper.shortlisted is not None else [],
            "keeps": self.keeps,
        }


class Score(OfPaper, FormPage):
    """Points for one paper."""

    button, done = "Save the points", "Your points are saved."
    form_class = forms.Score
    template = "champions/score.html"

    def find(self) -> Any:
        paper = super().find()
        if self.reader is None or queries.bar_to_scoring(self.reader, paper):
            raise Http404
        self.heading, self.caption = f"Points for application {paper.number}", self.call.title
        return paper

    def context(self) -> dict[str, Any]:
        return {"sheet": queries.sheet_of(self.subject)}

    def form_options(self) -> dict[str, Any]:
        return {"kind": self.kind}

    def initial(self) -> dict[str, Any]:
        held = [
            each
            for each in queries.scores_of(self.call)
            if each.paper_id == self.subject.pk and each.reader_id == self.reader.pk
        ]
        return {f"points-{each.criterion}": str(each.points) for each in held} | {
            f"note-{each.criterion}": each.note for each in held
        }

    def act(self, **answers: str) -> None:
        keys = [each.key for each in self.kind.criteria]
        actions.score(
            self.reader, by=self.actor, on=self.on, paper=self.subject,
            points={key: int(answers[f"points-{key}"]) for key in keys}, notes={key: answers[f"note-{key}"] for key in keys},
        )  # fmt: skip


class Talk(OfPanel, FormPage):
    """What was said about a difference or a tie."""

    heading, button, done = "What the panel said", "Write it down", "It is written down."
    form_class = forms.Talk

    def form_options(self) -> dict[str, Any]:
        self.points = {shown.code(each): each for each in queries.to_talk_about(self.subject)}
        return {"points": [(code, shown.point(each, self.kind)) for code, each in self.points.items()]}

    def act(self, *, about: str, said: str) -> None:
        point = self.points[about]
        actions.talk(
            self.subject, by=self.actor, on=self.on, numbers=point.papers, criterion=point.criterion, said=said
        )


class Shortlist(OfPaper, FormPage):
    """Shortlisted or not, with reasons."""

    permission = permissions.KEEP
    button, done = "Save the decision", "The decision is saved."
    form_class = forms.Shortlist

    def find(self) -> Any:
        paper = super().find()
        self.heading = f"Application {paper.number}: shortlisted or not"
        return paper

    def act(self, *, yes: str, reasons: str) -> None:
        actions.shortlist(self.subject, by=self.actor, on=self.on, yes=yes == "yes", reasons=reasons)
