"""“Needs have grown”: what a school says, and the answer with reasons (Q20, Q50)."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage, Page

from .. import actions, forms, permissions, policies, queries, rules
from ..enums import State
from ..presenters import profiles as shown
from .profiles import OwnSchool


class Say(OwnSchool, FormPage):
    """Which children, what has changed, what it costs."""

    permission = permissions.GROWN
    form_class = forms.SayGrown
    template = "mapping/say_grown.html"
    heading, button = "Needs have grown", "Send it"
    done = "Sent. You see below by when we answer."

    def find(self) -> Any:
        school = super().find()
        years = queries.entry_years_of(school.pk)
        self.year = years[0] if years else rules.entry_year(self.on)
        found = [each for year in years[:2] for each in queries.profiles_of_school(school.pk, year)]
        self.children = [
            (str(each.key), each.child.name_shown) for each in found if each.state not in (State.DRAFT, State.ENDED)
        ]
        return school

    def form_options(self) -> dict[str, Any]:
        return {"children": self.children}

    def context(self) -> dict[str, Any]:
        return {"days": policies.terms_on(self.on).answer_school_days, "has_children": bool(self.children)}

    def act(self, *, children: list[str], changed: str, pounds: int) -> None:
        self.made = actions.say_grown(
            self.subject, by=self.request.user, on=self.on, entry_year=self.year, children=children, changed=changed,
            cost_pence=pounds * 100,
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("mapping:grown-one", args=[self.made.key])


class One(Page):
    """What was said, and the answer."""

    permission = permissions.READ_GROWN
    template = "mapping/grown.html"
    heading = "Needs have grown"

    def find(self) -> Any:
        grown = queries.grown_with(self.kwargs["key"], self.request.user)
        if grown is None:
            raise Http404
        self.on, self.caption = localdate(), grown.school.name
        return grown

    def context(self) -> dict[str, Any]:
        names = self.request.user.may(permissions.READ_OWN, about=self.subject)
        return {
            "grown": shown.grown(self.subject, on=self.on),
            "children": [
                shown.who(each, names=names) for each in self.subject.profiles.select_related("child").order_by("id")
            ],
            "answers": self.request.user.may(permissions.FUND) and self.subject.answered_on is None,
        }

    def back_address(self) -> str:
        own = self.request.user.may(permissions.READ_OWN, about=self.subject)
        return reverse("mapping:intake") if own else reverse("mapping:waiting")


class Answer(One, FormPage):
    """The funding team answers."""

    permission = permissions.FUND
    form_class = forms.AnswerGrown
    template = "mapping/answer_grown.html"
    heading, button = "Answer: needs have grown", "Send the answer"
    done = "Answered. The school is told."

    def act(self, *, answered: str, pounds: int | None = None, reasons: str) -> None:
        actions.answer_grown(
            self.subject, by=self.request.user, on=self.on, answered=answered, given_pence=(pounds or 0) * 100,
            reasons=reasons,
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("mapping:grown-one", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()
