"""Opening a link: what it shows before the code, sending the code, entering it, and what a dead link offers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django_q.tasks import async_task

from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Visitor
from countywide.platform.kit.guest_pages import Limited, SendsCode, TakesCode
from countywide.platform.kit.guests import place_of
from countywide.platform.kit.pages import Page
from countywide.platform.links import rules as codes

from .. import actions, guests, knocks, presenters, queries
from ..enums import Ended, LinkState
from ..secrets_of_links import hash_of
from .shielding import OfLink

NEXT = {Ended.RENEWED: "evidence/newer.html", Ended.REASSIGNED: "evidence/passed_on.html"}
CLOSED = {Ended.WITHDRAWN: "evidence/no_longer_asked.html", Ended.NOT_OURS: "evidence/no_longer_asked.html"}
HEADINGS = {
    Ended.RENEWED: "A newer link was sent",
    Ended.REASSIGNED: "This link was passed to a colleague",
    Ended.WITHDRAWN: "Nothing is asked any more",
    Ended.NOT_OURS: "Nothing is asked any more",
}
VISITOR = Visitor()


class Door(Limited, OfLink):
    """A page before the code. Without a working link it shows what can be done instead."""

    public = True
    template = "evidence/link.html"

    def pressed_too_often(self) -> bool:
        return knocks.too_many_from(place_of(self.request), now=self.now)

    def dead(self) -> HttpResponse | None:
        """The page of a link that opens nothing; None while it works. Unknown and expired look alike."""
        if self.shut_out:
            return self.too_many()
        link = self.subject
        if link is not None and self.works:
            return None
        because = link.ended_because if link is not None else ""
        if because in HEADINGS:
            self.template = {**NEXT, **CLOSED}[because]
            self.heading = HEADINGS[because]
            return self.show(status=410)
        self.template, self.heading = "evidence/expired.html", "This link does not work any more"
        return self.show(status=404)

    def context(self) -> dict[str, Any]:
        link = self.subject
        if link is None or not self.works:
            ended = {"ended_at": link.ended_at} if link is not None and link.ended_because in HEADINGS else {}
            return {**super().context(), "token": self.token, **ended}
        return {**super().context(), "token": self.token, "mailbox": codes.masked(link.address), "link": link}


class Open(Door, Page):
    """The first page of a link: no more than initials, year group and setting, and a button that sends a code.

    Mail scanners open links by GET, HEAD and script. Opening changes nothing: it is logged, and that is all.
    """

    heading = "Send evidence about a child"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if answer := self.dead():
            return answer
        if self.guest is not None:
            return HttpResponseRedirect(self.at("guest-start"))
        if request.method == "GET":
            audit.opened(self.subject, by=VISITOR, why=queries.OPENED)
        return self.show()

    def context(self) -> dict[str, Any]:
        if self.subject is None or not self.works:
            return super().context()
        asked = self.subject.request
        child, today = asked.case.child, localdate()
        group = child.year_group if child.year_group is not None else clocks.year_group(child.born_on, today)
        return {
            **super().context(),
            "initials": child.initials,
            "year": presenters.year_words(group),
            "setting": asked.organisation.name,
            "asked": asked,
            "complete": self.subject.state == LinkState.COMPLETED,
            "was_here": guests.was_here(self.request, self.subject),
        }


class SendCode(Door, SendsCode):
    """Sends a code to the mailbox that holds the link."""

    heading = "Send evidence about a child"

    def act(self) -> None:
        actions.send_code(self.subject.request, by=VISITOR, on=localdate(), at=self.now)

    def next_page(self) -> str:
        return self.at("code")


class EnterCode(Door, TakesCode):
    """Takes the code. The fifth wrong one ends the link."""

    template, tries = "evidence/code.html", codes.CODE_TRIES

    @property
    def is_guest(self) -> bool:
        return self.guest is not None

    def act(self, *, code: str) -> bool:
        asked = self.subject.request
        return actions.enter_code(asked, by=VISITOR, on=localdate(), at=self.now, code=code)

    def begin(self) -> None:
        guests.begin(self.request, self.subject, now=self.now)

    def next_page(self) -> str:
        return self.at("guest-start")


class AskAgain(Door, Page):
    """Sends a new link to the mailbox an old one went to. It answers the same whatever link it is pressed on, in the
    same time: a job does what there is to do."""

    http_method_names = ["post"]
    template, heading = "evidence/sent_again.html", "If we know this link, a new one is on its way"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.pressed_too_often():
            return self.too_many()
        async_task("countywide.casework.evidence.tasks.send_link_again", hash_of(self.token[:100]), save=False)
        return self.show()
