"""The list of children without a named place, and what officers enter about each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.kit.pages import FormPage, ListPage
from countywide.register.schools import queries as schools

from .. import actions, forms, permissions, policies, queries
from ..presenters import showing
from .base import OfCase, OfSearch


class Every(ListPage):
    """Every child of one's own cases without a named place, the highest level first."""

    permission = permissions.SEARCH
    template = "unplaced/every.html"
    heading = "Children without a named place"

    def table(self) -> Any:
        return showing.table(queries.searches_seen_by(self.request.user), self.request.GET, on=localdate())


class ByOfficer(OfSearch, FormPage):
    """Something that an officer of the team enters about a search under way."""

    needs = permissions.SEARCH

    def find(self) -> Any:
        search = super().find()
        if not self.request.user.may(self.needs, about=search):
            raise Http404
        return search


class Try(ByOfficer):
    """A setting that was asked."""

    form_class = forms.Try
    heading, button, done = "A setting that you asked", "Keep it", "It is kept. The family and the school can read it."

    def act(self, name: str, asked_on: date, came_of: str) -> None:
        found = schools.school_meant(name)
        actions.note_tried(
            self.subject, by=self.request.user, on=self.on, name=found.name if found else name, asked_on=asked_on,
            came_of=came_of, setting_id=found.organisation_id if found else None,
        )  # fmt: skip


class Settle(ByOfficer):
    """What a setting said that was asked before."""

    form_class = forms.Settle
    button, done = "Keep it", "It is kept. The family and the school can read it."

    def find(self) -> Any:
        search = super().find()
        self.tried = queries.tried_with(search, self.kwargs["pk"])
        if self.tried is None:
            raise Http404
        self.heading, self.caption = "What came of it?", f"{self.tried.name} · {self.caption}"
        return search

    def act(self, came_of: str) -> None:
        actions.settle_tried(self.subject, by=self.request.user, on=self.on, tried=self.tried, came_of=came_of)


class Told(ByOfficer):
    """What the family was told, and when it hears again."""

    form_class = forms.Told
    heading, button, done = "You told the family", "Keep it", "It is kept, with the day of the next word."

    def initial(self) -> dict[str, Any]:
        return {"next_on": self.on + policies.ladder_on(self.on).contact_within}

    def act(self, said: str, next_on: date) -> None:
        actions.note_contact(self.subject, by=self.request.user, on=self.on, said=said, next_on=next_on)


class Meanwhile(ByOfficer):
    """What the child is given until there is a place."""

    form_class = forms.Meanwhile
    heading, button, done = "Until there is a place", "Keep it", "It is kept. The family and the school can read it."

    def initial(self) -> dict[str, Any]:
        return {"interim": self.subject.interim, "starts_on": self.subject.interim_from}

    def act(self, interim: str, starts_on: date) -> None:
        actions.arrange_meanwhile(self.subject, by=self.request.user, on=self.on, interim=interim, starts_on=starts_on)


class End(ByOfficer):
    """The search is over."""

    form_class = forms.End
    heading, button, done = "Why is the search over?", "End the search", "The search is over."

    def act(self, because: str) -> None:
        actions.end(self.subject, by=self.request.user, on=self.on, over_because=because)


class Answer(OfSearch, FormPage):
    """The answer of a senior officer to a flag. A flag is never closed without one."""

    template = "unplaced/answer.html"
    form_class = forms.Answer
    button, done = "Send the answer", "Your answer stands on the case. Whoever raised it is told."

    def find(self) -> Any:
        self.flag = queries.flag_with(self.kwargs["key"], self.request.user)
        if self.flag is None:
            raise Http404
        self.on, self.case = localdate(), self.flag.search.case
        self.audience = cases.audience_of(self.request.user, self.case)
        if not self.request.user.may(permissions.ANSWER, about=self.flag):
            raise Http404
        self.caption = f"{self.case.child.name_shown} · {self.case.reference}"
        return self.flag

    def context(self) -> dict[str, Any]:
        shown = showing.flags([self.flag], on=self.on, shows_words=True)
        return {**super().context(), "heading": "What happens now?", "flag": shown[0]}

    def act(self, answer: str) -> None:
        actions.answer(self.flag, by=self.request.user, on=self.on, words=answer)

    def next_page(self) -> str:
        return reverse("unplaced:show", args=[self.flag.search.key])


class Begin(OfCase, FormPage):
    """An officer begins to search."""

    form_class = forms.Begin
    heading, button, done = "Begin the search for a place", "Begin the search", "The search is begun."
    readers = ("OFFICER",)

    def find(self) -> Any:
        case = super().find()
        if not self.request.user.may(permissions.SEARCH, about=case):
            raise Http404
        return case

    def initial(self) -> dict[str, Any]:
        return {"needed_on": actions.next_september(self.on)}

    def act(self, needed_on: date, ends_on: date | None) -> None:
        self.begun = actions.begin(
            self.subject, by=self.request.user, on=self.on, plan=self.plan, needed_on=needed_on, ends_on=ends_on
        )

    def next_page(self) -> str:
        return reverse("unplaced:show", args=[self.begun.key]) if hasattr(self, "begun") else super().next_page()
