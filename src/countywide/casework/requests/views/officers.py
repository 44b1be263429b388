"""What officers see of requests: those that wait to be checked, one of them whole, and the questions it leaves open."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.register.people import queries as people

from .. import actions, permissions, presenters, queries
from ..enums import Requester
from ..forms import officers as forms


class Queue(ListPage):
    """New requests, oldest first, with what each still asks."""

    permission = permissions.READ
    template = "requests/queue.html"
    heading = "Requests for an assessment"
    lead = (
        "A new request is checked within two working days. Its clock runs from the day it reached us, also meanwhile."
    )

    def table(self) -> Any:
        return presenters.queue(queries.requests_seen_by(self.actor), self.request.GET)

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "enters": self.actor.may(permissions.ENTER),
            "enter_address": reverse("requests:enter"),
        }


class Enter(FormPage):
    """Enter what came by telephone, email or on paper."""

    permission = permissions.ENTER
    form_class = forms.Enter
    heading = "Enter a request that came another way"
    lead = "It counts from the day it reached any address of the council, not from today."
    button = "Enter and receive"
    back = "/requests"

    def act(self, **said: Any) -> Any:
        return actions.enter(
            None,
            by=self.actor,
            on=localdate(),
            at=timezone.now(),
            facts=forms.facts_entered(said),
            channel=said["channel"],
            received_on=said["received_on"],
            arrived_at=said["arrived_at"],
            late_because=said["late_because"],
        )

    def next_page(self) -> str:
        return reverse("requests:show", args=[self.outcome.key])


class OfRequest:
    """What pages about one request have in common: it is one this person may see."""

    permission = permissions.TRIAGE
    actor: Any

    def find(self) -> Any:
        found = queries.request_with(self.kwargs["key"], self.request.user)  # type: ignore[attr-defined]
        if found is None:
            raise Http404
        return found

    def back_address(self) -> str:
        return reverse("requests:show", args=[self.subject.key])  # type: ignore[attr-defined]

    def next_page(self) -> str:
        return reverse("requests:show", args=[self.subject.key])  # type: ignore[attr-defined]


class Show(OfRequest, Page):
    """One request as it arrived, what became of it, and what is still to be looked at."""

    permission = permissions.READ
    template = "requests/show.html"

    def find(self) -> Any:
        found = super().find()
        self.heading, self.caption = found.child_name, found.reference
        return found

    def back_address(self) -> str:
        return reverse("requests:queue")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.subject, by=self.actor, why="open a request")
        return super().get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        works = self.actor.may(permissions.TRIAGE, about=self.subject)
        settle = reverse("requests:settle", args=[self.subject.key])
        return {**presenters.shown(self.subject, works=works), "settle_address": settle}


class Attend(OfRequest, FormPage):
    """Decide whether the child was brought to attention."""

    form_class = forms.Attend
    heading = "Was the child brought to our attention?"
    lead = "With yes, the six weeks count from the day it arrived. A parent or the school can always ask as well."
    button = "Decide"
    versioned = True

    def act(self, *, is_yes: str, because: str) -> None:
        actions.answer_attention(
            self.subject, by=self.actor, on=localdate(), is_yes=is_yes == "YES", because=because, seen=self.seen()
        )


class Same(OfRequest, FormPage):
    """Say whether it is a child we know already."""

    form_class = forms.Same
    template = "requests/same.html"
    heading = "Is this a child we know already?"
    button = "Save"
    keeps_drafts = False
    versioned = True

    def find(self) -> Any:
        found = super().find()
        self.likely = queries.likenesses(found)
        return found

    def form_options(self) -> dict[str, Any]:
        shown = [(str(like.child.pk), presenters.named(like.child)) for like in self.likely]
        return {"shown": shown, "by_parent": self.subject.requester == Requester.PARENT}

    def context(self) -> dict[str, Any]:
        return {"likely": presenters.likely(self.likely), "about": presenters.child_rows(self.subject)}

    def act(self, **said: Any) -> None:
        form = forms.Same(self.request.POST, **self.form_options())
        form.is_valid()
        joining = form.joining()
        if joining is None:
            actions.say_different(self.subject, by=self.actor, on=localdate(), seen=self.seen())
        else:
            actions.join(self.subject, by=self.actor, on=localdate(), joining=joining, seen=self.seen())


class Area(OfRequest, FormPage):
    """Say which council is responsible."""

    form_class = forms.Area
    template = "requests/area.html"
    heading = "Which council is responsible?"
    lead = "The one in whose area the child lives, wherever the school is (Children and Families Act 2014, section 24)."
    button = "Save"
    keeps_drafts = False
    versioned = True

    def initial(self) -> dict[str, Any]:
        return {"council": self.subject.other_council}

    def act(self, *, is_ours: str, council: str, mailbox: str) -> None:
        actions.say_area(
            self.subject,
            by=self.actor,
            on=localdate(),
            is_ours=is_ours == "YES",
            council=council or "",
            mailbox=mailbox or "",
            seen=self.seen(),
        )


class Family(OfRequest, FormPage):
    """Say who has parental responsibility."""

    form_class = forms.Family
    template = "requests/family.html"
    heading = "Who has parental responsibility?"
    lead = "Everybody who has it, and may safely be written to, gets every letter."
    button = "Save"
    keeps_drafts = False
    versioned = True

    def find(self) -> Any:
        found = super().find()
        if found.child is None:
            raise Http404
        self.ties = list(people.family_of(found.child))
        return found

    def form_options(self) -> dict[str, Any]:
        return {"ties": self.ties}

    def initial(self) -> dict[str, Any]:
        return {f"tie_{tie.pk}": presenters.said_of(tie) for tie in self.ties if not tie.note}

    def act(self, **said: Any) -> None:
        form = forms.Family(self.request.POST, ties=self.ties)
        form.is_valid()
        responsible, unsafe = form.said()
        actions.say_family(
            self.subject, by=self.actor, on=localdate(), responsible=responsible, unsafe=unsafe, seen=self.seen()
        )


class YoungPerson(OfRequest, FormPage):
    """Record what the young person says of a request that a parent made."""

    form_class = forms.YoungPerson
    heading = "The young person’s own right"
    lead = "After Year 11 the right to ask is the young person’s. The clock runs while you ask."
    button = "Save"
    keeps_drafts = False
    versioned = True

    def act(self, *, says: str, ground: str) -> None:
        actions.say_young_person(
            self.subject, by=self.actor, on=localdate(), says=says, ground=ground or "", seen=self.seen()
        )


class Settle(OfRequest, ConfirmPage):
    """Everything is checked: the family is consulted and the others are told."""

    heading = "Finish checking this request"
    lead = (
        "The family is asked for its views. The school, health and social care are told that we consider an assessment."
    )
    button = "Finish and tell them"
    done = "The request is checked. Everybody who must be told is being told."
    versioned = True

    def summary(self) -> list[dict[str, Any]]:
        return presenters.settle_rows(self.subject)

    def act(self) -> None:
        actions.settle(self.subject, by=self.actor, on=localdate(), seen=self.seen())
