"""Opening a link: what it says before the code, sending the code, entering it, and what a dead link offers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django_q.tasks import async_task

from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Visitor
from countywide.platform.kit.guest_pages import Limited, SendsCode, TakesCode
from countywide.platform.kit.guests import Shielded, place_of
from countywide.platform.kit.pages import Page

from .. import actions, queries, rules
from ..enums import Ended
from ..knocks import OWN as knocks

OPENED = "open a personal link"
DEAD = "This link does not work any more"
OVER = "Nothing is asked here any more"
WHY = {
    Ended.TIME: "The last day of this link has passed.",
    Ended.CODES: "Too many wrong codes were typed, so we stopped this link.",
}
VISITOR = Visitor()


class Door(Limited, Shielded, Page):
    """A page before the code. Without a working link it says in a sentence why, and what can be done instead."""

    public = True
    template = "links/open.html"
    heading = "Your personal link"

    def find(self) -> Any:
        self.now, self.token = timezone.now(), self.kwargs["token"]
        link, on = queries.link_with(self.token), localdate()
        self.reach = queries.reach_of(link, on) if link else None
        self.over = self.reach.bar if self.reach else ""
        own = link is not None and self.reach is not None and self.reach.address.lower() == link.address
        self.works = link is not None and link.works_on(on) and own
        place = place_of(self.request)
        counts = self.request.method == "GET"
        self.shut_out = not self.works and knocks.is_strange_too_often(place, now=self.now, counts=counts)
        return link

    @property
    def is_guest(self) -> bool:
        link = self.subject
        return self.works and queries.guest_by(self.request, self.token, link.purpose, now=self.now) is not None

    def dead(self) -> HttpResponse | None:
        """The page of a link that opens nothing; None while it works."""
        if self.shut_out:
            return self.too_many()
        if self.works:
            return None
        link = self.subject
        if self.over:
            self.heading, self.template = OVER, "links/over.html"
            return self.show(status=410, why=self.over, form=None)
        if link is not None and link.next_link_id:
            self.heading, self.template = "A newer link was sent", "links/newer.html"
            return self.show(status=410, form=None)
        self.heading, self.template = DEAD, "links/dead.html"
        past = link is not None and link.expires_on < localdate()
        why = WHY.get(Ended.TIME if past else link.ended_because) if link is not None else None
        return self.show(status=410 if why else 404, why=why, known=link is not None, form=None)

    def pressed_too_often(self) -> bool:
        return knocks.too_many_from(place_of(self.request), now=self.now)

    def at(self, name: str) -> str:
        return reverse(f"links:{name}", args=[self.token])

    def lead_on(self) -> str:
        """The page that the link is for."""
        return reverse(queries.purpose_of(self.subject).page, args=[self.token])

    def context(self) -> dict[str, Any]:
        link = self.subject
        known = {"link": link, "mailbox": rules.masked(link.address)} if link is not None else {}
        return {**super().context(), "token": self.token, **known}


class Open(Door):
    """The first page of a link: what it is for, without a name, and a button that sends a code.

    Mail scanners open links by GET, HEAD and script. Opening changes nothing: it is logged, and that is all.
    """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if answer := self.dead():
            return answer
        if self.is_guest:
            return HttpResponseRedirect(self.lead_on())
        if request.method == "GET":
            audit.opened(self.subject, by=VISITOR, why=OPENED)
        return self.show()

    def context(self) -> dict[str, Any]:
        says = queries.purpose_of(self.subject).says if self.works else ""
        return {**super().context(), "says": says}


class SendCode(Door, SendsCode):
    """Sends a code to the mailbox that holds the link."""

    def act(self) -> None:
        actions.send_code(self.subject, by=VISITOR, on=localdate(), at=self.now)

    def next_page(self) -> str:
        return self.at("code")


class EnterCode(Door, TakesCode):
    """Takes the code. The fifth wrong one ends the link."""

    heading, template = TakesCode.heading, "links/code.html"
    tries = rules.CODE_TRIES

    def act(self, *, code: str) -> bool:
        return actions.enter_code(self.subject, by=VISITOR, on=localdate(), at=self.now, code=code)

    def begin(self) -> None:
        queries.BOOK.begin(self.request, self.subject.thread, self.subject.address, now=self.now)

    def next_page(self) -> str:
        return self.lead_on()

    def back_address(self) -> str:
        return self.at("open")


class AskAgain(Door):
    """Sends a new link to the mailbox an old one went to. It answers the same whatever link it is pressed on, in the
    same time: a job does what there is to do."""

    http_method_names = ["post"]
    template, heading = "links/sent_again.html", "If we know this link, a new one is on its way"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.pressed_too_often():
            return self.too_many()
        keys = [self.subject.pk] if self.subject is not None else []
        async_task("countywide.platform.links.tasks.send_again", keys, save=False)
        return self.show()
