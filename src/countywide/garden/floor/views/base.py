"""What the pages of a session share."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.utils import timezone

from countywide.garden.forum import actions as forum
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import Page

from .. import permissions, queries
from ..models import Floor
from ..policies import limits_on
from ..presenters import room as shown


class OfFloor(Page):
    """A page about one sitting's floor."""

    permission = permissions.JOIN

    def find(self) -> Any:
        self.now = timezone.now()
        self.limits = limits_on(timezone.localdate(self.now))
        floor = queries.floor_called(self.kwargs["key"], self.actor)
        if floor is None or not self.may_open(floor):
            raise Http404
        self.caption = f"{floor.sitting.meeting.series.name} · {shown.when(floor)}"
        return floor

    def may_open(self, floor: Floor) -> bool:
        return True

    def back_address(self) -> str:
        return shown.address(self.subject)


class Press(Page):
    """One change made by one press. It has no page of its own: script reads the answer, everybody else goes back."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseNotAllowed(["POST"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            says = self.act() or ""
        except RuleBroken as broken:
            if wants_values(request):
                return JsonResponse({"says": str(broken)}, status=422)
            messages.error(request, str(broken))
            return HttpResponseRedirect(self.next_page())
        if wants_values(request):
            return JsonResponse({"says": says, **self.values()})
        if says:
            messages.success(request, says)
        return HttpResponseRedirect(self.next_page())

    def act(self) -> str | None:
        """Make the change; answer what is said of it."""
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """What the page's script is told besides."""
        return {}

    def next_page(self) -> str:
        return self.back_address()


def wants_values(request: HttpRequest) -> bool:
    """Whether the page's script asks, which reads values and no page."""
    return request.headers.get("Accept", "").startswith("application/json")


def note_presence(floor: Floor, actor: Any, now: Any) -> None:
    """Whoever asks in the room came to it; before and after it nobody is asked to have come."""
    if not floor.is_open or not actor.pk:
        return
    booking = queries.booking_of(actor, floor)
    if booking is not None and booking.attended_at and booking.sitting_id == floor.sitting_id:
        return
    try:
        forum.came(floor.sitting, by=actor, now=now)
    except RuleBroken:
        return  # the host let people in at another time than the programme says
