"""What the pages of one request, or of one meeting, share."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import FormPage, Page

from .. import permissions
from ..queries import communities, meetings, requests


class OfRequest(Page):
    """A page about one request that somebody may read; any other is not there."""

    permission = SIGNED_IN

    def find(self) -> Any:
        self.on = localdate()
        request = requests.request_with(self.kwargs["key"], self.request.user)
        if request is None or not self.may_open(request):
            raise Http404
        self.caption = f"{request.reference} · {request.school.name}"
        return request

    def may_open(self, request: Any) -> bool:
        return True

    def back_address(self) -> str:
        return reverse("communities:request", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


class BySchool(OfRequest, FormPage):
    """Something that the school does with its own request."""

    needs = permissions.SEND

    def may_open(self, request: Any) -> bool:
        return bool(self.request.user.may(self.needs, about=request))


class ByKeeper(OfRequest, FormPage):
    """Something that the chair of the community, or its clerk, does with a request."""

    permission = permissions.RECORD

    def may_open(self, request: Any) -> bool:
        return meetings.keeps(self.request.user, request.community, on=self.on)


class OfMeeting(Page):
    """A page about one meeting, for the schools of its community and for those who keep it."""

    permission = SIGNED_IN

    def find(self) -> Any:
        self.on = localdate()
        meeting = meetings.meeting_with(self.kwargs["key"], self.request.user, on=self.on)
        if meeting is None or not self.may_open(meeting):
            raise Http404
        self.caption = meeting.community.name
        return meeting

    def may_open(self, meeting: Any) -> bool:
        return True

    def back_address(self) -> str:
        return reverse("communities:meeting", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


class KeepsMeeting(OfMeeting, FormPage):
    """Something that the chair or the clerk does with a meeting."""

    permission = permissions.RECORD

    def may_open(self, meeting: Any) -> bool:
        return meetings.keeps(self.request.user, meeting.community, on=self.on)


def own_school_id(user: Any) -> int | None:
    """The school for which somebody writes requests."""
    return next(iter(user.organisations_where(permissions.PREPARE)), None)


def own_community(user: Any, on: Any) -> Any:
    school = own_school_id(user)
    return communities.community_of(school, on=on) if school is not None else None
