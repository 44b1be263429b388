"""What anybody may read of calls, and how they ask to be told."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.platform.links.serving import LimitsVisitors

from .. import actions, forms, permissions, policies, queries
from ..enums import CallState
from ..presenters import calling as shown


class Calls(Page):
    """Every call that was announced."""

    permission = permissions.READ
    template = "champions/calls.html"
    heading = "Take part"

    def context(self) -> dict[str, Any]:
        now = timezone.now()
        every = [
            (each, policies.kind_of(each), each.state_at(now))
            for each in queries.calls_seen_by(self.actor)
            if each.announced_at
        ]
        rows = shown.lines(every)
        return {
            "current": [each for each in rows if each["state"] in (CallState.ANNOUNCED, CallState.OPEN)],
            "past": [each for each in rows if each["state"] not in (CallState.ANNOUNCED, CallState.OPEN)],
        }


class ForKind(Page):
    """An address that stays: leads to the newest call of a kind of role."""

    permission = permissions.READ

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kwargs["kind"] not in policies.known():
            raise Http404
        call = queries.latest_call(self.kwargs["kind"])
        return HttpResponseRedirect(reverse("champions:call", args=[call.key]) if call else reverse("champions:calls"))


class OfCall(Page):
    """A page about one call that somebody may see."""

    permission = permissions.READ

    def find(self) -> Any:
        call = queries.calls_seen_by(self.actor).filter(key=self.kwargs["key"]).first()
        if call is None:
            raise Http404
        self.now = timezone.now()
        self.kind, self.state = policies.kind_of(call), call.state_at(self.now)
        self.caption = call.title
        return call

    def back_address(self) -> str:
        return reverse("champions:call", args=[self.subject.key])


class Call(OfCall):
    """The page of a call: everything there is to know, from the day it is announced (Q37, Q38, Q40)."""

    template = "champions/call.html"

    def context(self) -> dict[str, Any]:
        call, kind = self.subject, self.kind
        own = queries.application_of(call, self.actor)
        return {
            "heading": call.title,
            "caption": "",
            "state": self.state,
            "label": self.state.label,
            "colour": shown.COLOURS[self.state],
            "says": shown.says(call, self.state),
            "is_announced": self.state == CallState.ANNOUNCED,
            "is_open": self.state == CallState.OPEN,
            "kind": kind,
            "dates": shown.dates(call, kind),
            "way": shown.way(call, kind, self.state),
            "preview": shown.preview(kind),
            "own": own,
            "contact": queries.contact_of(kind.team),
        }

    def back_address(self) -> str:
        return reverse("champions:calls")


class TellMe(LimitsVisitors, OfCall, FormPage):
    """“Tell me when it opens”: one press for somebody signed in, an address and a press for anybody else."""

    permission = permissions.REGISTER
    template = "champions/tell_me.html"
    heading, button = "Tell me when it opens", "Tell me"
    keeps_drafts = False

    def find(self) -> Any:
        call = super().find()
        if self.state not in (CallState.ANNOUNCED, CallState.OPEN):
            raise Http404
        self.form_class = forms.Press if self.request.user.is_authenticated else forms.TellMe
        return call

    def context(self) -> dict[str, Any]:
        return {"address": getattr(self.request.user, "email", ""), "is_open": self.state == CallState.OPEN}

    def act(self, email: str = "") -> Any:
        return self.deed(
            self.subject, by=self.actor, now=self.now, email=email or self.request.user.email,  # type: ignore[union-attr]
            organisation_id=queries.school_of(self.actor),
        )  # fmt: skip

    deed = staticmethod(actions.register)

    def next_page(self) -> str:
        return reverse("champions:receipt", args=[self.outcome.key])


class KeepInformed(TellMe):
    """The list of those who cannot take part now (Q39)."""

    heading, button = "Keep me informed", "Keep me informed"
    deed = staticmethod(actions.keep_informed)

    def find(self) -> Any:
        call = super().find()
        if not self.kind.keeps_informed:
            raise Http404
        return call

    def context(self) -> dict[str, Any]:
        return {**super().context(), "is_future": True}


class OfInterest(Page):
    """A page of one interest, behind a key that only its own messages and pages hold."""

    permission = permissions.REGISTER

    def find(self) -> Any:
        held = queries.interest_with(self.kwargs["key"])
        if held is None:
            raise Http404
        return held


class Receipt(OfInterest):
    """The receipt, with the day."""

    template = "champions/receipt.html"

    def context(self) -> dict[str, Any]:
        held, now = self.subject, timezone.now()
        if held.ended_at:
            return {"heading": "You are on no list for this any more", "is_over": True}
        return {
            "heading": "You are on our list",
            "call": held.call,
            "kind": policies.kind_on(held.kind, localdate()),
            "is_open": held.call is not None and held.call.state_at(now) == CallState.OPEN,
        }


class Stop(OfInterest, ConfirmPage):
    """Hear no more."""

    heading, button, done = "Hear no more about this?", "Send me no more", "We send you no more about this."

    def act(self) -> None:
        actions.stop(self.subject, by=self.actor, now=timezone.now())

    def next_page(self) -> str:
        return reverse("champions:receipt", args=[self.subject.key])


class Check(OfCall):
    """Whether somebody may take part, before any form: the reason, and what there is instead (Q36, Q39)."""

    template = "champions/check.html"
    heading = "Check whether you may take part"

    @cached_property
    def form(self) -> forms.Checked:
        return forms.check_of(self.kind)(self.request.GET if self.request.GET else None)

    def context(self) -> dict[str, Any]:
        return {
            "form": self.form,
            "kind": self.kind,
            "is_open": self.state == CallState.OPEN,
            "contact": queries.contact_of(self.kind.team),
            **self.answered(),
        }

    def answered(self) -> dict[str, Any]:
        if not self.form.is_bound or not self.form.is_valid():
            return {}
        told = self.form.told()
        schools = queries.meant(told["typed"])
        if self.kind.needs_school and not schools:
            self.form.add_error(
                "school", "We cannot find that school. Choose one that is suggested, or give its number."
            )
            return {}
        may, _urn = queries.eligible(
            self.subject,
            on=localdate(self.now),
            school=schools,
            role=told["role"],
            checks=told["checks"],
            email=getattr(self.request.user, "email", ""),
        )
        may_begin = may.may and self.state in (CallState.ANNOUNCED, CallState.OPEN)
        return {"answer": may, "may_begin": may_begin, "given": self.request.GET.urlencode()}
