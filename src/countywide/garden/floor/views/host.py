"""The host's page and what is done from it, and the presenters' screen."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone

from countywide.garden.forum import queries as forum
from countywide.platform.kit.pages import FormPage

from .. import actions, forms, permissions, queries
from ..models import Floor
from ..presenters import room as shown
from .base import OfFloor, Press
from .voting import OfQuestion


class Host(OfFloor):
    """Everything a host does, on one page."""

    permission = permissions.HOST
    template = "floor/host.html"

    def context(self) -> dict[str, Any]:
        self.heading = f"Host: {self.subject.sitting.meeting.title}"
        return {**shown.host(self.subject, self.actor, self.limits), "link": forms.PutLink()}


class Screen(OfFloor):
    """What stands on the wall: big words, few of them."""

    permission = permissions.PRESENT
    template = "floor/screen.html"

    def may_open(self, floor: Floor) -> bool:
        return queries.is_presenter(self.actor, floor)

    def context(self) -> dict[str, Any]:
        return shown.screen(self.subject, self.limits, self.now)


class ByHost(OfFloor, Press):
    """A press on the host's page."""

    permission = permissions.HOST

    def back_address(self) -> str:
        return shown.address(self.subject, "host")


class Open(ByHost):
    """Let people in."""

    def act(self) -> str | None:
        actions.open_floor(self.subject, by=self.actor, now=self.now)
        return "The session is open."


class SetMode(ByHost):
    """Open, questions only, or paused."""

    def act(self) -> str | None:
        actions.set_mode(self.subject, by=self.actor, mode=self.request.POST.get("mode", ""))
        return shown.state_words(self.subject)


class SetItem(ByHost):
    """Which item of the agenda is on."""

    def act(self) -> str | None:
        asked = self.request.POST.get("item", "")
        item = forum.item_of(self.subject.sitting.meeting, int(asked)) if asked.isdigit() else None
        actions.set_item(self.subject, by=self.actor, now=self.now, item=item)
        return f"Now on: {item.title}" if item else "Nothing is on just now."


class End(OfFloor, FormPage):
    """End the session."""

    permission = permissions.HOST
    template = "kit/confirm.html"
    heading = "End the session"
    lead = "The chat and the votes close. Every question goes on to whoever answers it, and people can still ask."
    button = "End the session"
    done = "The session is over."
    form_class = forms.forms.Form
    keeps_drafts = False

    def act(self) -> None:
        actions.end_floor(self.subject, by=self.actor, now=self.now)

    def next_page(self) -> str:
        return shown.address(self.subject, "host")

    def back_address(self) -> str:
        return shown.address(self.subject, "host")


class PutLink(OfFloor, FormPage):
    """Put a link into the basket."""

    permission = permissions.HOST
    heading = "Put a link into the basket"
    button = "Put it in"
    done = "The link is in the basket."
    form_class = forms.PutLink
    keeps_drafts = False

    def act(self, *, address: str, title: str) -> None:
        actions.put_link(self.subject, by=self.actor, now=self.now, address=address, title=title)

    def next_page(self) -> str:
        return shown.address(self.subject, "host")

    def back_address(self) -> str:
        return shown.address(self.subject, "host")


class OnQuestion(OfQuestion, FormPage):
    """Something the host does with a question, on a page of its own."""

    permission = permissions.HOST
    keeps_drafts = False

    def next_page(self) -> str:
        return shown.address(self.subject.floor, "host")

    def back_address(self) -> str:
        return shown.address(self.subject.floor, "host")


class Hide(OnQuestion):
    """Hide an abusive post, or one that names somebody."""

    form_class = forms.Hide
    button = "Hide it from everybody"
    done = "The question is hidden. It stays on the record."

    def context(self) -> dict[str, Any]:
        return {"lead": self.subject.public_text}

    def act(self, *, why: str) -> None:
        actions.hide(self.subject, by=self.actor, now=self.now, why=why)


class Merge(OnQuestion):
    """Merge a question with one that asks the same."""

    heading = "Merge with the same question"
    form_class = forms.Merge
    button = "Merge"
    done = "Merged. Everybody who asked hears the answer, and the votes of both count."

    def find(self) -> Any:
        question = super().find()
        self.others = {other.reference: other for other, _ in queries.like(question)}
        return question

    def context(self) -> dict[str, Any]:
        return {"lead": self.subject.public_text}

    def form_options(self) -> dict[str, Any]:
        return {"others": [(ref, f"{other.public_text} ({ref})") for ref, other in self.others.items()]}

    def act(self, *, into: str) -> None:
        actions.merge(self.subject, by=self.actor, now=self.now, into=self.others[into])


class OfRow(Press):
    """A press on a line of the chat or a link."""

    permission = permissions.HOST
    of: Any = None

    def find(self) -> Any:
        self.now = timezone.now()
        found = type(self).of(self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def back_address(self) -> str:
        return shown.address(self.subject.floor, "host")


class HideLine(OfRow):
    """Hide a line of the chat."""

    of = staticmethod(queries.line_of)

    def act(self) -> str | None:
        actions.hide_said(self.subject, by=self.actor, now=self.now)
        return "The line is hidden."


class Refuse(OfRow):
    """Leave a link out, or take it out."""

    of = staticmethod(queries.link_of)

    def act(self) -> str | None:
        actions.refuse_link(self.subject, by=self.actor, now=self.now)
        return "The link is left out."


class Approve(OfRow):
    """Let a link from the chat into the basket."""

    of = staticmethod(queries.link_of)

    def act(self) -> str | None:
        actions.approve_link(self.subject, by=self.actor, now=self.now, title=self.request.POST.get("title", ""))
        return "The link is in the basket."
