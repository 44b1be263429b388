"""Private questions of one's own team: read, taken, replied to, passed on. And its wishes for training."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.guest_pages import GuestForm
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.platform.links import queries as links

from .. import permissions
from ..actions import diverting
from ..forms import becoming as forms
from ..presenters import becoming as shown
from ..queries import becoming as queries
from ..queries import by_link


class List(Page):
    """What waits for one's own team and nobody else reads."""

    permission = permissions.HANDLE_PRIVATE
    template = "floor/private.html"
    heading = "Private questions"
    lead = "Asked at a session about one child, or with personal data. Only your team reads them."

    def context(self) -> dict[str, Any]:
        return shown.private_list(self.actor, on=localdate())


class OfPrivate(Page):
    permission = permissions.HANDLE_PRIVATE

    def find(self) -> Any:
        found = queries.private_called(self.kwargs["reference"], self.actor)
        if found is None:
            raise Http404
        return found

    def back_address(self) -> str:
        return reverse("floor:private-one", args=[self.subject.question.reference])

    def next_page(self) -> str:
        return self.back_address()


class One(OfPrivate):
    template = "floor/private_one.html"
    heading = "A private question"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.subject, by=self.actor, why="read a private question of a session to reply to it")
        return self.show()

    def context(self) -> dict[str, Any]:
        return shown.private_page(self.subject, on=localdate())

    def back_address(self) -> str:
        return reverse("floor:private")


class Open(OfPrivate):
    """What is done with one that nobody has replied to."""

    def find(self) -> Any:
        found = super().find()
        if found.replied_at:
            raise Http404
        return found


class Take(Open, ConfirmPage):
    heading = "See to it yourself"
    button = "I see to it"
    done = "It is yours. Whoever asked can see that you see to it."

    def act(self) -> None:
        diverting.take(self.subject, by=self.actor, on=localdate())


class Reply(Open, FormPage):
    heading = "Reply"
    form_class = forms.Reply
    button = "Send the reply"
    done = "The reply is there, and whoever asked was told how to read it."
    keeps_drafts = False

    def act(self, *, words: str) -> None:
        diverting.reply(self.subject, by=self.actor, on=localdate(), words=words)


class PassTo(Open, FormPage):
    heading = "Pass it to another team"
    lead = "That team reads it from now on, and yours no longer. The day that was promised stays."
    form_class = forms.PassTo
    button = "Pass it on"
    done = "The other team has it now."
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"teams": [pair for pair in queries.team_names() if pair[0] != self.subject.team_key]}

    def act(self, *, team: str, why: str) -> None:
        diverting.pass_to(self.subject, by=self.actor, on=localdate(), team_key=team, why=why)

    def next_page(self) -> str:
        return reverse("floor:private")


class ReplyByLink(GuestForm, Page):
    """The reply, for whoever asked without an account and entered the code of their link."""

    behind = links.Behind(by_link.REPLY)
    template = "floor/reply_by_link.html"
    heading = "The reply to your question"

    def find(self) -> Any:
        found = by_link.private_by_link(self.guest.subject)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.subject, by=self.actor, why="read the reply to one’s own private question by a personal link")
        return self.show()

    def context(self) -> dict[str, Any]:
        return shown.reply_page(self.subject)


class Wishes(Page):
    """Who would like to be taught what: counted from what people asked at sessions."""

    permission = permissions.HANDLE_PRIVATE
    template = "floor/wishes.html"
    heading = "Wishes for training"
    lead = "What people asked to be taught. When it is answered with dates, everybody who asked is told."

    def context(self) -> dict[str, Any]:
        return {"rows": shown.wish_rows(self.actor, on=localdate())}
