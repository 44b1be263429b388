"""What somebody said at our sessions, for themselves: what became of it, and what they can do about it. And giving thanks."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.garden.forum import queries as forum
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import permissions
from ..actions import sending, sorting, thanking
from ..forms import becoming as forms
from ..presenters import becoming as shown
from ..queries import becoming as queries


class Mine(Page):
    """My questions."""

    permission = permissions.OWN
    template = "floor/mine.html"
    heading = "My questions"
    lead = "What you asked, said or offered at our sessions, and what became of it."

    def context(self) -> dict[str, Any]:
        return shown.mine(self.actor, on=localdate())


class OfOwn(Page):
    """About one thing that somebody said themselves; anybody else’s is not there."""

    permission = permissions.OWN

    def find(self) -> Any:
        found = queries.own_question(self.kwargs["reference"], self.actor)
        if found is None:
            raise Http404
        return found

    def back_address(self) -> str:
        return reverse("floor:mine-one", args=[self.subject.reference])

    def next_page(self) -> str:
        return self.back_address()


class One(OfOwn):
    template = "floor/mine_one.html"
    heading = "What became of it"

    def context(self) -> dict[str, Any]:
        if getattr(self.subject, "private", None) is not None:
            audit.opened(self.subject.private, by=self.actor, why="read one’s own private question")
        return shown.own_page(self.subject, on=localdate())

    def back_address(self) -> str:
        return reverse("floor:mine")


class Reopen(OfOwn, FormPage):
    """This does not answer me."""

    heading = "This does not answer me"
    lead = "It goes back to the team with what you say, and with a new day. Do not write about one child here."
    form_class = forms.Reopen
    button = "Send it back"
    done = "It is with the team again. You are told when there is another answer."

    def act(self, *, why: str) -> None:
        sending.reopen(self.subject, by=self.actor, on=localdate(), why=why)


class Apart(OfOwn, ConfirmPage):
    heading = "Not the same"
    lead = "Your question was joined to one that seemed the same. It will stand on its own again, and be answered on its own."
    button = "Take mine apart"
    done = "Your question stands on its own again."

    def find(self) -> Any:
        found = super().find()
        if found.merged_into is None:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        return [
            {"key": "You asked", "value": self.subject.text},
            {"key": "It was joined to", "value": self.subject.merged_into.public_text},
        ]

    def act(self) -> None:
        sorting.take_apart(self.subject, by=self.actor, on=localdate())


class Offer(OfOwn, ConfirmPage):
    heading = "Pass on my name"
    lead = "You offered help. If you agree, your name, school and email address go to those who look for helpers, and to nobody else."
    button = "Yes, pass on my name"
    done = "Thank you. Your name is passed on, and you will hear from them."

    def find(self) -> Any:
        found = super().find()
        if found.kind != "OFFER" or found.handling.agreed_at:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "You wrote", "value": self.subject.text}, {"key": "Your name", "value": self.actor.name}]

    def act(self) -> None:
        sorting.agree_to_offer(self.subject, by=self.actor, on=localdate())


class OfMeeting(Page):
    """About one meeting that was announced."""

    permission = permissions.OWN

    def find(self) -> Any:
        meeting = forum.meeting(self.kwargs["meeting"], self.actor)
        if meeting is None:
            raise Http404
        self.caption = meeting.title
        return meeting


class Thank(OfMeeting, FormPage):
    """Say thank you, or that there is nothing to ask: both close here and join no list."""

    heading = "Say thank you"
    lead = "It is counted and passed on to the speakers and organisers. If you also have a question, put it in the question box."
    form_class = forms.Thank
    button = "Send"
    done = "Thank you. It is counted and passed on, and stands in no list."

    def form_options(self) -> dict[str, Any]:
        return {"items": [(str(item.pk), item.title) for item in forum.agenda_of(self.subject)]}

    def initial(self) -> dict[str, Any]:
        return {"says": self.request.GET.get("says", "THANKS")}

    def act(self, *, says: str, item: str = "", words: str = "") -> None:
        chosen = next((each for each in forum.agenda_of(self.subject) if str(each.pk) == item), None)
        thanking.give(
            self.subject, by=self.actor, on=localdate(), now=timezone.now(), words=words, item=chosen, is_nothing=says == "NOTHING"
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("floor:mine")


class Asked(OfMeeting):
    """What was asked at a meeting and what became of each: once each, with how many asked."""

    template = "floor/asked.html"
    heading = "What was asked"

    def context(self) -> dict[str, Any]:
        return shown.asked_page(self.subject, self.actor, on=localdate())
