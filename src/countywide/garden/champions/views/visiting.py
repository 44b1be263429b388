"""A school asks for somebody to come; whoever is asked answers; and how it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.register.schools import queries as schools

from .. import actions, permissions, queries
from ..forms import serving as forms
from ..policies.choosing import choosing_of
from ..presenters import serving as shown
from .directory import OfKind


class AskFor(OfKind, FormPage):
    """A school asks for somebody of a kind."""

    permission = permissions.ASK
    heading, button = "Ask for a visit", "Send the request"
    lead = "A visit costs your school nothing. It can usually be arranged inside half a term."
    done = "Your request is sent. You hear within a few working days."
    form_class = forms.Ask

    def find(self) -> Any:
        kind = super().find()
        self.school = next(iter(schools.schools_of(self.request.user.organisations_where(permissions.ASK))), None)
        if self.school is None or not self.terms.can_be_asked:
            raise Http404
        return kind

    def form_options(self) -> dict[str, Any]:
        self.people = queries.directory(self.subject.key, on=self.on)
        return {"people": self.people}

    def initial(self) -> dict[str, Any]:
        return {"whom": self.request.GET.get("whom", "")}

    def act(self, *, about: str, first: date, last: date, whom: str) -> None:
        champion = next((each for each in self.people if str(each.key) == whom), None)
        self.made = actions.ask(
            self.school, by=self.actor, on=self.on, kind=self.subject.key, about=about, first=first, last=last, champion=champion
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("champions:ask", args=[self.made.key])


class Asked(Page):
    """What one’s own school asked for."""

    permission = permissions.ASK
    template = "champions/asked.html"
    heading = "Visits we asked for"
    back = "/champions"

    def context(self) -> dict[str, Any]:
        own = self.request.user.organisations_where(permissions.ASK)
        return {"asks": shown.asks(queries.asks_of(own)[:100])}


class Ask(Page):
    """One request, for the school, for whoever is asked, and for those who keep calls."""

    permission = SIGNED_IN
    template = "champions/ask.html"
    heading = "A visit"

    def find(self) -> Any:
        held = queries.ask_for(self.kwargs["key"], self.request.user)
        if held is None:
            raise Http404
        self.on, self.caption = localdate(), held.organisation.name
        user = self.request.user
        self.is_ours = user.may(permissions.ASK, about=held)
        self.keeps = user.may(permissions.KEEP)
        self.is_asked = held.champion is not None and held.champion.user_id == user.pk
        return held

    def context(self) -> dict[str, Any]:
        return {
            "one": shown.ask(self.subject),
            "is_ours": self.is_ours,
            "keeps": self.keeps,
            "may_answer": self.is_asked,
            "passed": self.subject.passed.count(),
        }

    def show_page(self) -> str:
        return reverse("champions:ask", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.show_page()

    def back_address(self) -> str:
        return "/champions/asked" if self.is_ours else "/champions/work" if self.keeps else "/champions/serving"


class Deed(Ask, FormPage):
    """Something done about a request."""

    template = "kit/form_page.html"
    keeps_drafts = False

    def context(self) -> dict[str, Any]:
        return {}

    def back_address(self) -> str:
        return self.show_page()


class AskedDeed(Deed):
    """Something that only whoever is asked does."""

    permission = permissions.SERVE

    def find(self) -> Any:
        held = super().find()
        if not self.is_asked:
            raise Http404
        return held


class Accept(AskedDeed):
    """Comes on a day."""

    heading, button, done = "", "Accept", "Thank you. The school has been told."
    form_class = forms.Accept

    def act(self, *, day: date) -> None:
        actions.accept_ask(self.subject, by=self.actor, on=self.on, day=day)


class PassOn(AskedDeed):
    """Cannot come."""

    heading, button, done = "", "Pass it on", "It is passed on."
    form_class = forms.Because

    def act(self, *, because: str) -> None:
        actions.pass_on(self.subject, by=self.actor, on=self.on, because=because)

    def next_page(self) -> str:
        return "/champions/serving"


class Held(AskedDeed):
    """The visit was held."""

    heading, button, done = "The visit was held", "Save", "It stands in your log, and the school is asked how it was."
    form_class = forms.Held

    def form_options(self) -> dict[str, Any]:
        kind = queries.kind_named(self.subject.kind, self.on)
        return {"sorts": list(choosing_of(kind).activities.items()) if kind else []}

    def initial(self) -> dict[str, Any]:
        return {"held_on": self.subject.planned_on}

    def act(self, *, held_on: date, minutes: str, sort: str, changed: str) -> None:
        actions.hold(
            self.subject, by=self.actor, on=self.on, held_on=held_on, minutes=int(minutes), sort=sort, changed=changed
        )


class OwnDeed(Deed):
    """Something that only the school does."""

    permission = permissions.ASK

    def find(self) -> Any:
        held = super().find()
        if not self.is_ours:
            raise Http404
        return held


class FeedBack(OwnDeed):
    """How it was."""

    heading, button, done = "How was the visit?", "Send", "Thank you. Whoever came reads it today."
    form_class = forms.FeedBack

    def act(self, *, feedback: str, may_quote: bool) -> None:
        actions.feed_back(self.subject, by=self.actor, on=self.on, feedback=feedback, may_quote=may_quote)


class Withdraw(OwnDeed, ConfirmPage):
    """Needs it no longer."""

    template = "kit/confirm.html"
    heading, button, done = "Withdraw the request?", "Withdraw it", "The request is withdrawn."

    def context(self) -> dict[str, Any]:
        return {"summary": []}

    def act(self) -> None:
        actions.withdraw_ask(self.subject, by=self.actor, on=self.on)


class Give(Deed):
    """The team finds somebody."""

    permission = permissions.KEEP
    heading, button, done = "", "Ask them", "They are asked."
    form_class = forms.Give

    def form_options(self) -> dict[str, Any]:
        self.people = queries.serving(self.subject.kind, on=self.on)
        return {"people": self.people}

    def act(self, *, whom: str) -> None:
        champion = next(each for each in self.people if str(each.key) == whom)
        actions.send_to(self.subject, by=self.actor, on=self.on, champion=champion)
