"""Meetings of communities: planned, opened, held, minuted."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.accounts import queries as accounts
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.register.schools import queries as schools

from .. import actions, permissions
from ..forms import chairing as forms
from ..presenters import meetings as shown
from ..presenters import requests as rows
from ..queries import meetings, requests
from .base import KeepsMeeting, OfMeeting


class Kept(Page):
    """The meetings that somebody keeps, and what waits for them."""

    permission = permissions.RECORD
    template = "communities/meetings.html"
    heading = "Meetings of communities"
    back = "/communities"

    def context(self) -> dict[str, Any]:
        on, user = localdate(), self.request.user
        kept = meetings.kept_by(user, on=on)
        return {
            "rows": shown.rows(meetings.meetings_kept(user, on=on), on=on), "plans": user.may(permissions.KEEP),
            "waiting": [rows.row(each, names_school=True) for each in requests.waiting_for_chair(kept)],
            "communities": kept, "disputes": requests.open_disputes(user, on=on), "on": on,
        }  # fmt: skip


class Show(OfMeeting):
    """One meeting: its agenda by codes, its quorum, its money, its minutes."""

    template = "communities/meeting.html"
    heading = "Meeting"
    back = "/communities"

    def context(self) -> dict[str, Any]:
        meeting, on = self.subject, self.on
        keeps = meetings.keeps(self.request.user, meeting.community, on=on)
        return {
            "facts": shown.facts(meeting), "quorum": shown.quorum(meeting, on=on), "agenda": shown.agenda(meeting),
            "keeps": keeps, "minutes": meeting.minutes if keeps or meeting.confirmed_on else "",
            "steps": shown.next_steps(meeting, on=on) if keeps else [], "is_draft": meeting.confirmed_on is None,
        }  # fmt: skip

    def back_address(self) -> str:
        keeps = meetings.keeps(self.request.user, self.subject.community, on=self.on)
        return reverse("communities:kept" if keeps else "communities:every")


class Fund(Page):
    """The community's fund: what is in it, and what each school asked and was granted. For its schools and those who keep it."""

    permission = SIGNED_IN
    template = "communities/fund.html"
    heading = "The community’s fund"

    def find(self) -> Any:
        found, user, self.on = schools.community_with(self.kwargs["key"]), self.request.user, localdate()
        if found is None or not may_read_fund(user, found, self.on):
            raise Http404
        self.caption, self.back = found.name, reverse("communities:show", args=[found.key])
        return found

    def context(self) -> dict[str, Any]:
        pot = shown.pot(self.subject, on=self.on)
        return {"pot": pot, "rows": shown.by_school(self.subject, pot["held"], on=self.on) if pot else []}


def may_read_fund(user: Any, community: Any, on: date) -> bool:
    reads = user.may(permissions.BOARD) or user.may(permissions.PROVIDE)
    return bool(reads or meetings.keeps(user, community, on=on) or meetings.is_member(user, community, on=on))


class OfCommunity(Page):
    """A page about one community, for the clerk."""

    permission = permissions.KEEP
    back = "/communities/meetings"

    def find(self) -> Any:
        found = schools.community_with(self.kwargs["key"])
        if found is None:
            raise Http404
        self.on, self.caption = localdate(), found.name
        return found

    def next_page(self) -> str:
        return reverse("communities:show", args=[self.kwargs["key"]])


class Plan(OfCommunity, FormPage):
    """Plan a meeting."""

    form_class = forms.Plan
    heading, button, done = "Plan a meeting", "Plan it", "The meeting is planned."

    def act(self, day: date, at: time, place: str) -> None:
        actions.plan_meeting(self.subject, by=self.request.user, on=self.on, day=day, at=at, place=place)


class NameLinkOfficer(OfCommunity, FormPage):
    """Whom a community turns to at the council."""

    form_class = forms.LinkOfficer
    heading, button, done = "Name the link officer", "Save", "The link officer is named."

    def act(self, email: str) -> None:
        officer = accounts.person_with(email)
        if officer is None or not officer.is_staff_of_council:
            raise RuleBroken("Nobody of the council signs in with this address.")
        actions.name_link_officer(self.subject, by=self.request.user, on=self.on, officer=officer)


class Step(ConfirmPage, KeepsMeeting):
    """One step of a meeting that needs a press alone."""

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject)


class Open(Step):
    heading, button, done = (
        "Open the agenda for requests",
        "Open it",
        "The schools are told that they can send requests.",
    )

    def act(self) -> None:
        actions.open_agenda(self.subject, by=self.request.user, on=self.on)


class Papers(Step):
    heading, button, done = "Papers are out", "Yes, they are out", "The agenda stands."

    def act(self) -> None:
        actions.send_papers(self.subject, by=self.request.user, on=self.on)


class Confirm(Step):
    heading, button, done = (
        "Confirm the minutes",
        "Confirm them",
        "The minutes are confirmed. The schools can read them.",
    )

    def act(self) -> None:
        actions.confirm_minutes(self.subject, by=self.request.user, on=self.on)


class Attendance(KeepsMeeting):
    """Which schools are there. A meeting without quorum decides nothing."""

    form_class = forms.Attendance
    heading, button, done = "Who is there?", "Save", "It is noted who is there."

    def initial(self) -> dict[str, Any]:
        return {"schools": [str(each) for each in meetings.present_at(self.subject)]}

    def form_options(self) -> dict[str, Any]:
        members = meetings.members_of(self.subject.community, on=self.subject.on)
        return {"schools": [(str(each.organisation_id), each.name) for each in members]}

    def act(self, schools: list[str]) -> None:
        present = dict.fromkeys(map(int, schools), "")
        actions.begin_meeting(self.subject, by=self.request.user, on=self.on, present=present)


class Minutes(KeepsMeeting):
    """Write the minutes."""

    form_class = forms.Minutes
    heading, button, done = "Minutes", "Save the minutes", "The minutes are saved as a draft."

    def initial(self) -> dict[str, Any]:
        return {"minutes": self.subject.minutes}

    def act(self, minutes: str) -> None:
        actions.write_minutes(self.subject, by=self.request.user, on=self.on, minutes=minutes)
