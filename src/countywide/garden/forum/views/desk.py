"""The organisers' desk: meetings, sittings and who booked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate, localtime

from countywide.platform.kit import sheets
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, forms, permissions, policies, queries
from ..presenters import desk, programme
from ..types import parts_of
from .base import DeskMeeting, DeskSitting, moment


class Desk(Page):
    """What is planned, what is on, what was on."""

    permission = permissions.HOST
    template = "forum/desk/desk.html"
    heading = "Forum desk"

    def context(self) -> dict[str, Any]:
        now, on = timezone.now(), localdate()
        coming = programme.listed(queries.upcoming_meetings(self.actor, now), now)
        return {
            "coming": coming,
            "past": queries.past_meetings(None, now)[:12],
            "polls": list(queries.polls_seen(self.actor, on)[:6]),
            "series": list(queries.every_series()),
        }


class Plan(FormPage):
    """A meeting, seen by nobody else until it is announced."""

    permission = permissions.HOST
    form_class = forms.planning.Plan
    heading, button = "Plan a meeting", "Plan it"
    back = "/forum/work"

    def form_options(self) -> dict[str, Any]:
        return {"series": [(each.key, each.name) for each in queries.every_series()]}

    def act(self, *, series: str, title: str, term: str, about: str) -> Any:
        found = queries.series_called(series)
        return actions.plan_meeting(
            found, by=self.request.user, now=timezone.now(), title=title, term=term, about=about
        )  # type: ignore[arg-type]

    def next_page(self) -> str:
        return reverse("forum:desk-meeting", args=[self.outcome.key])


class ShowMeeting(DeskMeeting):
    """One meeting on the desk: sittings with numbers, agenda, services, items offered."""

    template = "forum/desk/meeting.html"

    def context(self) -> dict[str, Any]:
        self.heading, self.caption = self.subject.title, self.subject.series.name
        return {
            "sittings": programme.sittings(self.subject, self.now),
            "agenda": programme.agenda(queries.agenda_of(self.subject)),
            "offered": queries.items_offered(self.subject),
            "contributors": desk.contributors(queries.contributors_of(self.subject)),
            "parts": parts_of(self.subject, None, self.actor, self.now, desk=True),
        }

    def back_address(self) -> str:
        return reverse("forum:desk")


class ChangeMeeting(DeskMeeting, FormPage):
    """Put its words right."""

    form_class = forms.planning.ChangeMeeting
    heading, button = "Change the meeting", "Save"
    versioned = True

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in ("title", "term", "about")}

    def act(self, **words: str) -> None:
        actions.change_meeting(self.subject, by=self.request.user, now=self.now, seen=self.seen(), **words)  # type: ignore[call-arg]


class Announce(DeskMeeting, FormPage):
    """Put it on the programme."""

    form_class = forms.planning.Announce
    heading, button = "Announce the meeting", "Announce it"
    done = "The meeting is on the programme and open to book."

    def act(self, **why: str) -> None:
        actions.announce(self.subject, by=self.request.user, now=self.now, **why)


class AddSitting(DeskMeeting, FormPage):
    """A day and time."""

    form_class = forms.planning.Sitting
    heading, button = "Add a sitting", "Add it"

    def initial(self) -> dict[str, Any]:
        return {"capacity": policies.policy_on(localdate(self.now)).capacity}

    def act(self, *, day: Any, begins: Any, ends: Any, capacity: int, **more: str) -> None:
        actions.add_sitting(
            self.subject, by=self.request.user, now=self.now, starts_at=moment(day, begins), ends_at=moment(day, ends),
            capacity=capacity, **more,
        )  # fmt: skip


class ShowSitting(DeskSitting):
    """Who booked a sitting, who waits, what they need."""

    template = "forum/desk/sitting.html"

    def context(self) -> dict[str, Any]:
        self.heading = programme.day_of(self.subject)
        standing = queries.standing_of(self.subject, self.now)
        return {
            "standing": standing, "colour": programme.COLOURS[standing],
            "numbers": queries.numbers_of(self.subject), "rows": desk.booked(queries.bookings_of(self.subject)),
            "has_begun": self.subject.starts_at <= self.now, "is_off": self.subject.cancelled_at is not None,
            "may_change": not self.subject.cancelled_at and not self.subject.ended_at,
        }  # fmt: skip

    def back_address(self) -> str:
        return reverse("forum:desk-meeting", args=[self.subject.meeting.key])


class Sheet(DeskSitting):
    """Who booked, as a spreadsheet."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        content = sheets.as_xlsx(desk.sheet(queries.bookings_of(self.subject)), title="Booked")
        name = f'attachment; filename="{self.subject.key}.xlsx"'
        return HttpResponse(content, content_type=sheets.XLSX, headers={"Content-Disposition": name})


class ChangeSitting(DeskSitting, FormPage):
    """Another time, way to join, or number of places."""

    form_class = forms.planning.Sitting
    heading, button = "Change the sitting", "Save and tell everybody booked"
    versioned = True

    def initial(self) -> dict[str, Any]:
        begins, ends = localtime(self.subject.starts_at), localtime(self.subject.ends_at)
        return {
            "day": begins.date(), "begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}", "join_link": self.subject.join_link,
            "how_to_join": self.subject.how_to_join, "capacity": self.subject.capacity,
        }  # fmt: skip

    def act(self, *, day: Any, begins: Any, ends: Any, **more: Any) -> None:
        actions.change_sitting(
            self.subject, by=self.request.user, now=self.now, seen=self.seen(),  # type: ignore[call-arg]
            starts_at=moment(day, begins), ends_at=moment(day, ends), **more,
        )  # fmt: skip


class CancelSitting(DeskSitting, FormPage):
    """It does not take place."""

    form_class = forms.planning.CancelSitting
    button = "Cancel the sitting and tell everybody"
    done = "Everybody who booked has been told, and offered the other sitting."

    def act(self, *, why: str) -> None:
        actions.cancel_sitting(self.subject, by=self.request.user, now=self.now, why=why)


class Attendance(DeskSitting, FormPage):
    """Who came."""

    form_class = forms.planning.Came
    heading, button = "Mark who came", "Save"
    done = "Attendance is marked."

    def find(self) -> Any:
        found = super().find()
        self.booked = list(queries.bookings_of(found))
        return found

    def initial(self) -> dict[str, Any]:
        return {"came": [str(each.pk) for each in self.booked if each.attended_at]}

    def form_options(self) -> dict[str, Any]:
        return {
            "booked": [(str(each.pk), ", ".join(filter(None, (each.name, each.where_from)))) for each in self.booked]
        }

    def act(self, *, came: list[str]) -> None:
        actions.mark_attendance(self.subject, by=self.request.user, now=self.now, came={int(each) for each in came})


class End(DeskSitting, ConfirmPage):
    """It is over."""

    heading, button = "End the sitting", "It is over"
    done = "The sitting is over."

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Sitting", "value": programme.day_of(self.subject)}]

    def act(self) -> None:
        actions.end_sitting(self.subject, by=self.request.user, now=self.now)
