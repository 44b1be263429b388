"""What pages about one school, one meeting and one action share: what somebody is to the school, and what is not there for them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage, Page

from .. import permissions, queries
from ..enums import Part

EVERYBODY = frozenset({Part.SCHOOL, Part.THERAPIST, Part.TEACHER, Part.MANAGER, Part.PROGRAMME})
WHOLE = frozenset({Part.SCHOOL, Part.THERAPIST, Part.LATELY, Part.MANAGER, Part.PROGRAMME})


class OfSchool(Page):
    """About the link therapy of one school, for whoever is one of `readers` to it; for anybody else it is not there."""

    permission = permissions.READ
    readers: frozenset[Any] = WHOLE

    def find(self) -> Any:
        self.on = localdate()
        found = queries.link_with(self.kwargs["urn"], self.request.user, self.on)
        if found is None:
            raise Http404
        link, self.parts = found
        self.let_in(link)
        self.caption = link.school.name
        return link

    def let_in(self, link: Any) -> None:
        if not self.parts & self.readers:
            raise Http404

    def back_address(self) -> str:
        return reverse("therapy:show", args=[self.kwargs["urn"]])


class Screened(FormPage):
    """A form whose words are kept while they are typed, unless they name a pupil: what may not be saved is no draft either."""

    def school_id(self) -> int:
        return int(self.subject.organisation_id)

    def keep_draft(self) -> HttpResponse:
        typed = [text for name in self.request.POST for text in self.request.POST.getlist(name) if text]
        if said := queries.refused(typed, self.school_id(), on=localdate()):
            if self.request.headers.get("Accept", "").startswith("application/json"):
                return JsonResponse({"saved_at": None})
            messages.error(self.request, said)
            return HttpResponseRedirect(self.request.path)
        return super().keep_draft()


class SchoolForm(OfSchool, Screened):
    """Something that somebody enters about a school's link therapy."""

    needs: Any = permissions.READ
    button, done = "Save", "It is kept."

    def let_in(self, link: Any) -> None:
        super().let_in(link)
        if not self.request.user.may(self.needs, about=link):
            raise Http404

    def next_page(self) -> str:
        return self.back_address()


class OfMeeting(Page):
    """About one meeting. A therapist whose link has ended opens those they held, and no other."""

    permission = permissions.READ
    readers: frozenset[Any] = WHOLE

    def find(self) -> Any:
        self.on = localdate()
        found = queries.meeting_with(self.kwargs["key"], self.request.user, self.on)
        if found is None:
            raise Http404
        meeting, self.parts = found
        is_left = not self.parts & (self.readers - {Part.LATELY})
        if not self.parts & self.readers or (is_left and meeting.therapist_id != self.request.user.pk):
            raise Http404
        self.caption = meeting.link.school.name
        return meeting

    def back_address(self) -> str:
        return reverse("therapy:meeting", args=[self.kwargs["key"]])


class MeetingForm(OfMeeting, Screened):
    """Something that somebody does with a meeting."""

    needs: Any = permissions.PLAN
    button, done = "Save", "It is kept."

    def find(self) -> Any:
        meeting = super().find()
        if not self.request.user.may(self.needs, about=meeting):
            raise Http404
        return meeting

    def next_page(self) -> str:
        return self.back_address()


def people(found: Any) -> list[tuple[str, str]]:
    """People as a list to choose from."""
    return [(str(each.pk), each.name) for each in found]


def picked(found: Any, key: str) -> Any:
    """The person who was picked."""
    return next(each for each in found if str(each.pk) == str(key))
