"""Pages for everybody: what is on, one meeting, and how days and times are chosen."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import FormPage, Page

from .. import actions, calendar, forms, permissions, policies, queries
from ..presenters import desk, programme
from ..types import parts_of
from .base import OfMeeting

PAST_SHOWN = 12


class Programme(Page):
    """What is on and what was on."""

    permission = permissions.READ
    template = "forum/programme.html"
    heading = "Forum"
    lead = (
        "Meetings at which services say what is new and answer your questions. Each is held twice, on different days."
    )

    def context(self) -> dict[str, Any]:
        now = timezone.now()
        return {
            "coming": programme.listed(queries.upcoming_meetings(self.actor, now), now),
            "past": queries.past_meetings(self.actor, now)[:PAST_SHOWN],
            "polls": list(queries.polls_open(localdate())),
            "hosts": self.actor.may(permissions.HOST),
        }


class Meeting(OfMeeting):
    """One meeting: its sittings, agenda, who contributes, and one’s own booking."""

    permission = permissions.READ
    template = "forum/meeting.html"

    def find(self) -> Any:
        found = super().find()
        self.heading, self.caption = found.title, " · ".join(filter(None, (found.series.name, found.term)))
        return found

    def context(self) -> dict[str, Any]:
        booking = queries.booked_by(self.actor, self.subject)
        sittings = programme.sittings(self.subject, self.now)
        return {
            "sittings": sittings,
            "takes": self.subject.announced_at and any(each["takes"] for each in sittings),
            "agenda": programme.agenda(queries.agenda_of(self.subject)),
            "contributors": desk.contributors(queries.contributors_of(self.subject)),
            "own": programme.own(booking, self.now),
            "parts": parts_of(self.subject, booking, self.actor, self.now),
            "policy": policies.policy_on(localdate(self.now)),
        }

    def back_address(self) -> str:
        return reverse("forum:programme")


class Calendar(Page):
    """A sitting as a file for one’s calendar."""

    permission = permissions.READ

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = queries.sitting(self.kwargs["key"])
        if found is None or queries.meeting(found.meeting.key, self.actor) is None:
            raise Http404
        return as_file(calendar.of_sitting(found))


def as_file(content: bytes) -> HttpResponse:
    """A calendar file to keep."""
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="forum.ics"'},
    )


class Times(Page):
    """How days and times are chosen: how many came at each, and the polls (Q65)."""

    permission = permissions.READ
    template = "forum/times.html"
    heading = "How days and times are chosen"
    lead = "Before each year we show how many came at each day and time, and ask which suit you."
    back = "/forum"

    def context(self) -> dict[str, Any]:
        now, on = timezone.now(), localdate()
        return {
            "series": [{"series": each, "came": programme.came(each, now)} for each in queries.every_series()],
            "polls": [
                {"poll": each, "is_open": each.opens_on <= on <= each.closes_on}
                for each in queries.polls_seen(self.actor, on)
            ],
        }


class Poll(Page):
    """One poll: what was offered, how many each suits, and what was chosen."""

    permission = permissions.READ
    template = "forum/poll.html"
    back = "/forum/times"

    def find(self) -> Any:
        self.on = localdate()
        found = queries.poll_called(self.kwargs["key"], self.actor, self.on)
        if found is None:
            raise Http404
        self.heading, self.caption = found.title, found.series.name
        return found

    def context(self) -> dict[str, Any]:
        result = queries.result_of(self.subject)
        return {
            "result": [{"slot": programme.slot_of(slot), "votes": votes} for slot, votes in result],
            "is_open": self.subject.opens_on <= self.on <= self.subject.closes_on,
            "voted": bool(queries.own_ballot(self.actor, self.subject)),
            "hosts": self.actor.may(permissions.HOST) and self.on > self.subject.closes_on,
        }


class Vote(FormPage):
    """Say which days and times suit."""

    permission = SIGNED_IN
    form_class = forms.booking.Vote
    button = "Send"
    done = "We have your answer. You can change it until the poll closes."

    def find(self) -> Any:
        found = queries.poll_called(self.kwargs["key"], self.actor, localdate())
        if found is None:
            raise Http404
        self.caption = found.title
        return found

    def initial(self) -> dict[str, Any]:
        return {"slots": queries.own_ballot(self.actor, self.subject)}

    def form_options(self) -> dict[str, Any]:
        return {"slots": [(str(each.pk), programme.slot_of(each)) for each in self.subject.slots.all()]}

    def act(self, *, slots: list[str]) -> None:
        actions.vote(self.subject, by=self.request.user, now=timezone.now(), slots=[int(each) for each in slots])

    def back_address(self) -> str:
        return reverse("forum:poll", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()
