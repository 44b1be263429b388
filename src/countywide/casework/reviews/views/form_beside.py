"""What goes beside the plan: people, what they say and where they differ, and files."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from countywide.platform.kit.pages import ConfirmPage, FormPage

from ..actions import filling as actions
from ..actions import papers as paper_actions
from ..actions import views_given
from ..forms import filling as forms
from ..presenters import filling as shown
from ..queries import filling as queries
from .form import OfForm, OfPage


class People(OfPage):
    """Who is invited and whose advice has come."""

    template = "reviews/form/people.html"

    def context(self) -> dict[str, Any]:
        given = super().context()
        return {**given, "table": shown.people_table(self.said.people)}


class Views(OfPage):
    """What the child or the family says: sent by themselves, or written down for them."""

    template = "reviews/form/views.html"

    def context(self) -> dict[str, Any]:
        given = super().context()
        return {**given, "rows": shown.view_rows(self.said, self.review), "enter": self.at("enter-view", self.page.key)}


class Differences(OfPage, FormPage):
    """Where people see it differently, each by name."""

    template = "reviews/form/differences.html"
    form_class = forms.DifferenceForm
    button, done = "Add this", "Added."

    def act(self, **said: Any) -> None:
        actions.note_difference(self.review, by=self.request.user, on=self.on, **said)

    def context(self) -> dict[str, Any]:
        given = super().context()
        rows = [{"said": each, "remove": self.at("remove-difference", each.pk)} for each in self.said.differences]
        return {**given, "rows": rows}

    def next_page(self) -> str:
        return self.request.path


class Papers(OfPage):
    """Files that belong to no one page, and a list of all of them."""

    template = "reviews/form/papers.html"

    def context(self) -> dict[str, Any]:
        given = super().context()
        others = [
            {"heading": page.heading, "papers": shown.paper_rows(page.papers, self.review)}
            for page in self.report.pages
            if page.papers and page.key != self.page.key
        ]
        return {**given, "others": others}


class RemoveDifference(OfForm, ConfirmPage):
    heading, button, done = "Take this difference out", "Take it out", "It is taken out."

    def find(self) -> Any:
        review = super().find()
        self.difference = queries.difference_kept(review, self.kwargs["pk"])
        if self.difference is None:
            raise Http404
        return review

    def summary(self) -> list[dict[str, Any]]:
        assert self.difference is not None
        return [{"key": self.difference.who, "value": self.difference.text}]

    def act(self) -> None:
        assert self.difference is not None
        actions.remove_difference(self.review, by=self.request.user, on=self.on, difference=self.difference)

    def next_page(self) -> str:
        return self.at("page", "differences")

    back_address = next_page


class EnterView(OfPage, FormPage):
    """Writes down what a child or one of the family said."""

    button, done = "Save", "It is written down, and marked as written for them."
    lead = "Use their own words as far as you can. The report says that you wrote them down."

    def find(self) -> Any:
        review = super().find()
        if self.page.holds != "views":
            raise Http404
        self.form_class = forms.entered_form(self.page)
        return review

    def try_to_act(self, form: Any) -> HttpResponse:
        self.kept = form.kept()
        return super().try_to_act(form)

    def act(self, **_: Any) -> None:
        name = self.kept.pop("whose")
        views_given.enter_view(
            self.review, by=self.request.user, on=self.on, who=self.page.who, name=name, answers=self.kept
        )

    def context(self) -> dict[str, Any]:
        return {}

    def next_page(self) -> str:
        return self.at("page", self.page.key)

    back_address = next_page


class EnteredView(OfForm, FormPage):
    """Puts right what was written down for somebody."""

    heading, button, done = "What they said", "Save", "It is saved."
    versioned = True

    def find(self) -> Any:
        review = super().find()
        self.view = queries.view_entered(review, self.kwargs["view"])
        page = self.view and next(
            (each for each in queries.pages_of(review) if each.who == queries.page_of_view(self.view.who)), None
        )
        if self.view is None or page is None:
            raise Http404
        self.page = page
        self.form_class = forms.entered_form(page)
        return self.view

    def initial(self) -> dict[str, Any]:
        return {**self.subject.answers, "whose": self.subject.name}

    def try_to_act(self, form: Any) -> HttpResponse:
        self.kept = form.kept()
        return super().try_to_act(form)

    def act(self, **_: Any) -> None:
        name = self.kept.pop("whose")
        views_given.enter_view(
            self.review, by=self.request.user, on=self.on, who=self.subject.who, name=name, answers=self.kept,
            view=self.subject, shown=self.seen(),
        )  # fmt: skip

    def next_page(self) -> str:
        return self.at("page", self.page.key)

    back_address = next_page


class RemoveView(OfForm, ConfirmPage):
    heading, button, done = "Take out what was written down", "Take it out", "It is taken out."

    def find(self) -> Any:
        review = super().find()
        self.view = queries.view_entered(review, self.kwargs["view"])
        if self.view is None:
            raise Http404
        return review

    def summary(self) -> list[dict[str, Any]]:
        assert self.view is not None
        return [{"key": "What was written down", "value": [str(each) for each in self.view.answers.values()]}]

    def act(self) -> None:
        assert self.view is not None
        views_given.remove_view(self.review, by=self.request.user, on=self.on, view=self.view)

    def next_page(self) -> str:
        return self.at("form")

    back_address = next_page


class OfPaper(OfForm):
    """A page about one file of the form."""

    def find(self) -> Any:
        review = super().find()
        self.paper = queries.paper_with(review, self.kwargs["pk"])
        if self.paper is None:
            raise Http404
        return review

    def next_page(self) -> str:
        assert self.paper is not None
        return self.at("page", self.paper.page)

    back_address = next_page


class Paper(OfPaper, FormPage):
    heading, button, done = "What is this file?", "Save", "Saved."
    form_class = forms.PaperForm

    def initial(self) -> dict[str, Any]:
        assert self.paper is not None
        return {"title": self.paper.title, "written_on": self.paper.written_on}

    def act(self, **said: Any) -> None:
        assert self.paper is not None
        paper_actions.describe_paper(self.review, by=self.request.user, on=self.on, paper=self.paper, **said)


class RemovePaper(OfPaper, ConfirmPage):
    heading, button, done = "Take this file out", "Take it out", "The file is taken out."

    def summary(self) -> list[dict[str, Any]]:
        assert self.paper is not None
        return [{"key": "File", "value": self.paper.title}, {"key": "Written on", "value": self.paper.written_on}]

    def act(self) -> None:
        assert self.paper is not None
        paper_actions.remove_paper(self.review, by=self.request.user, on=self.on, paper=self.paper)
