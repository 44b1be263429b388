"""How calls are planned, announced and followed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate, localtime

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.platform.kit.small import too_small

from .. import actions, forms, permissions, policies, queries
from ..enums import ApplicationState, CallState
from ..presenters import calling as shown


class Work(Page):
    """Every call, planned ones too."""

    permission = permissions.KEEP
    template = "champions/work.html"
    heading = "Calls"

    def context(self) -> dict[str, Any]:
        now = timezone.now()
        every = [(each, policies.kind_of(each), each.state_at(now)) for each in queries.calls_seen_by(self.actor)]
        return {"rows": shown.lines(every)}


class Plan(FormPage):
    """Plan a call."""

    permission = permissions.KEEP
    heading, button, done = "Plan a call", "Save", "The call is planned. Nobody else sees it until it is announced."
    form_class = forms.Plan

    def form_options(self) -> dict[str, Any]:
        return {"kinds": queries.kinds(localdate())}

    def initial(self) -> dict[str, Any]:
        return {"opens_hour": "9", "closes_hour": "17"}

    def act(self, **answers: Any) -> Any:
        given = forms.dates_of(answers)
        return actions.plan(
            None, by=self.actor, now=timezone.now(), on=localdate(), key=forms.key_of(given["title"]), **given
        )

    def next_page(self) -> str:
        return reverse("champions:work-on", args=[self.outcome.key])

    def back_address(self) -> str:
        return reverse("champions:work")


class OfWork(Page):
    """A page about one call, for those who keep calls."""

    permission = permissions.KEEP

    def find(self) -> Any:
        call = queries.calls_seen_by(self.actor).filter(key=self.kwargs["key"]).first()
        if call is None:
            raise Http404
        self.now = timezone.now()
        self.kind, self.state, self.caption = policies.kind_of(call), call.state_at(self.now), call.title
        return call

    def next_page(self) -> str:
        return reverse("champions:work-on", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class WorkOn(OfWork):
    """How a call stands: dates, numbers, and what can be done."""

    template = "champions/work_on.html"

    def context(self) -> dict[str, Any]:
        call = self.subject
        return {
            "heading": call.title,
            "caption": self.kind.title,
            "label": self.state.label,
            "colour": shown.COLOURS[self.state],
            "dates": shown.dates(call, self.kind),
            "counts": queries.counts_of(call, now=self.now),
            "interests": list(queries.interests_of(call)[:200]),
            "sent": list(queries.applications_of(call)[:200]),
            "waiting": list(queries.waiting_of(call)),
            "late_until": queries.last_late_day(call),
            "is_planned": self.state == CallState.PLANNED,
            "may_change": self.state in (CallState.PLANNED, CallState.ANNOUNCED, CallState.OPEN),
        }

    def back_address(self) -> str:
        return reverse("champions:work")


class Change(OfWork, FormPage):
    """Put a call right."""

    heading, button, done = "Change the call", "Save", "The call is changed."
    form_class = forms.OfCall
    versioned = True

    def initial(self) -> dict[str, Any]:
        call = self.subject
        opens, closes = localtime(call.opens_at), localtime(call.closes_at)
        return {
            "title": call.title, "places": call.places, "words": call.words, "results_by": call.results_by,
            "starts_on": call.starts_on, "opens_on": opens.date(), "opens_hour": str(opens.hour),
            "closes_on": closes.date(), "closes_hour": str(closes.hour),
        }  # fmt: skip

    def act(self, **answers: Any) -> None:
        actions.change(
            self.subject,
            by=self.actor,
            now=self.now,
            on=localdate(self.now),
            seen=self.seen(),
            **forms.dates_of(answers),
        )


class Announce(OfWork, ConfirmPage):
    """Let everybody read it."""

    heading, button, done = "Announce this call?", "Announce it", "The call is announced. Those who asked are told."

    def find(self) -> Any:
        call = super().find()
        if self.state != CallState.PLANNED:
            raise Http404
        return call

    def summary(self) -> list[dict[str, Any]]:
        return shown.dates(self.subject, self.kind)

    def act(self) -> None:
        actions.announce(self.subject, by=self.actor, now=self.now)


class AllowLate(OfWork, FormPage):
    """Take an application whose approval was late."""

    template = "champions/allow_late.html"
    heading, button, done = "Allow more time", "Allow it", "The applicant is told, and whoever approves is asked again."
    form_class = forms.AllowLate

    def find(self) -> Any:
        call = super().find()
        self.held = queries.waiting_of(call).filter(reference=self.kwargs["reference"]).first()
        if self.held is None or self.held.state_at(self.now) != ApplicationState.KEPT:
            raise Http404
        return call

    def context(self) -> dict[str, Any]:
        return {"held": self.held, "late_until": queries.last_late_day(self.subject)}

    def act(self, *, until: date, because: str) -> None:
        actions.allow_late(self.held, by=self.actor, now=self.now, until=until, because=because)


class Equality(OfWork):
    """Answers about equality, counted; numbers that could tell of one person are not shown."""

    template = "champions/counted.html"
    heading = "About equality"

    def context(self) -> dict[str, Any]:
        counted = queries.monitoring_of(self.subject)
        return {
            "groups": [
                {"asks": each.asks, "rows": rows_of(counted.get(each.key, {}))}
                for each in self.kind.monitoring
                if counted.get(each.key)
            ]
        }


def rows_of(counts: dict[str, int]) -> list[dict[str, Any]]:
    hidden = too_small(counts)
    return [
        {"key": words, "value": "Fewer than 5, or hidden to protect another" if words in hidden else number}
        for words, number in sorted(counts.items())
    ]
