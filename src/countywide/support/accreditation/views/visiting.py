"""Schools to visit: looking for one, booking an hour, cancelling; and opening one’s own doors."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, forms, permissions, policies, queries
from ..presenters import hosting as shown
from .base import OfSchool


class Look(OfSchool, FormPage):
    """Looks for a school to visit."""

    heading, button = "Schools to visit", "Look"
    lead = "Schools that do this well open their doors: two hours, in term time, at no cost."
    form_class = forms.Look
    template = "accreditation/look.html"
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        return {"phase": queries.phase_of(self.subject)}

    def context(self) -> dict[str, Any]:
        return {"own": queries.host_of(self.subject.organisation_id)}

    def act(self, *, phase: str, miles: str, wants: str) -> None:
        self.made = actions.look(
            self.subject, by=self.actor, on=self.on, phase=phase, miles=int(miles) if miles else None, wants=wants
        )

    def next_page(self) -> str:
        return reverse("accreditation:found", args=[self.made.key])


class Found(Page):
    """What was found; or that nothing was, and what becomes of it."""

    permission = permissions.TAKE_PART
    template = "accreditation/found.html"
    heading = "Schools you could visit"
    back = "/schools-to-visit"

    def find(self) -> Any:
        looked = queries.looked_with(self.kwargs["key"], self.request.user.organisations_where(self.permission))
        if looked is None:
            raise Http404
        return looked

    def context(self) -> dict[str, Any]:
        looked = self.subject
        school = next(
            each for each in queries.own_schools(self.request.user) if each.organisation_id == looked.organisation_id
        )
        return {
            "searched": shown.searched(looked),
            "hosts": shown.hosts(queries.fitting(school, phase=looked.phase, miles=looked.miles)),
        }


class Host(Page):
    """What one host shows, and when."""

    permission = SIGNED_IN
    template = "accreditation/host.html"
    back = "/schools-to-visit"

    def find(self) -> Any:
        host = queries.host_with(self.kwargs["key"])
        if host is None:
            raise Http404
        self.heading, self.caption = host.school.name, host.get_phase_display()
        return host

    def context(self) -> dict[str, Any]:
        user, on = self.request.user, localdate()
        is_own = user.may(permissions.TAKE_PART, about=self.subject)
        return {
            "slots": shown.slots(queries.slots_of(self.subject, on=on), shows_who=is_own),
            "is_own": is_own,
            "may_book": user.may(permissions.TAKE_PART) and not is_own,
            "visitors": policies.terms_on(on).visitors,
        }


class Book(OfSchool, FormPage):
    """Books an hour."""

    form_class = forms.Book
    button, done = "Book it", "The visit is booked. Both schools have been told."
    keeps_drafts = False
    back = "/our-visits"

    def find(self) -> Any:
        school = super().find()
        self.slot = queries.slot_with(self.kwargs["key"])
        if self.slot is None:
            raise Http404
        day, at = self.slot.on, self.slot.starts_at
        self.caption = f"{self.slot.host.school.name}, {day.day} {day:%B %Y} at {at:%H:%M}"
        self.lead = f"At most {policies.terms_on(self.on).visitors} can come."
        return school

    def act(self, *, people: int) -> None:
        actions.book(self.subject, by=self.actor, on=self.on, slot=self.slot, people=people)

    def next_page(self) -> str:
        return self.back


class Visits(OfSchool):
    """Visits of one’s own school, there and here."""

    template = "accreditation/visits.html"
    heading = "Our visits"
    back = "/schools-to-visit"

    def context(self) -> dict[str, Any]:
        here = self.subject.organisation_id
        return {"visits": shown.visits(queries.visits_of(here, on=self.on), here), "own": queries.host_of(here)}


class Cancel(OfSchool, ConfirmPage):
    """Cancels a visit."""

    heading, button, done = (
        "Cancel this visit?",
        "Cancel the visit",
        "The visit is cancelled. Both schools have been told.",
    )
    back = "/our-visits"

    def find(self) -> Any:
        school = super().find()
        self.visit = queries.visit_with(self.kwargs["key"])
        ours = self.visit is not None and school.organisation_id in (
            self.visit.organisation_id,
            self.visit.slot.host.organisation_id,
        )
        if not ours or self.visit.cancelled_on:
            raise Http404
        return school

    def summary(self) -> list[dict[str, Any]]:
        slot = self.visit.slot
        rows = [("Who visits", self.visit.organisation.name), ("Whom", slot.host.school.name), ("Day", slot.on)]
        return [{"key": key, "value": value} for key, value in rows]

    def act(self) -> None:
        actions.cancel(self.subject, by=self.actor, on=self.on, visit=self.visit)

    def next_page(self) -> str:
        return self.back


class OpenDoors(OfSchool, FormPage):
    """Opens one’s own doors."""

    heading, button, done = "Open your doors to other schools", "Open our doors", "Thank you. Now offer a day."
    lead = "One day a term is plenty. You say when, and you can stop at any time."
    form_class = forms.OpenDoors
    back = "/schools-to-visit"

    def act(self, *, shows: str, detail: str) -> None:
        self.made = actions.open_doors(self.subject, by=self.actor, on=self.on, shows=shows, detail=detail)

    def next_page(self) -> str:
        return reverse("accreditation:host", args=[self.made.key])


class OwnHost(FormPage):
    """A page on which a host changes what it offers."""

    permission = permissions.TAKE_PART
    keeps_drafts = False

    def find(self) -> Any:
        host = queries.host_with(self.kwargs["key"])
        if host is None or not self.request.user.may(permissions.TAKE_PART, about=host):
            raise Http404
        self.caption = host.school.name
        return host

    def next_page(self) -> str:
        return reverse("accreditation:host", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class Offer(OwnHost):
    """Offers an hour."""

    heading, button, done = "Offer a time", "Offer it", "It can be booked now."
    form_class = forms.Offer

    def act(self, *, slot_on: date, starts_at: str) -> None:
        actions.offer(
            self.subject, by=self.actor, on=localdate(), slot_on=slot_on, starts_at=time.fromisoformat(starts_at)
        )


class CloseDoors(OwnHost, ConfirmPage):
    """Is a host no longer."""

    heading, button, done = "Stop being a host?", "Stop", "Your school is no longer on the list."

    def act(self) -> None:
        actions.close_doors(self.subject, by=self.actor, on=localdate())

    def next_page(self) -> str:
        return reverse("accreditation:look")


class InVain(Page):
    """What schools looked for and nobody offers."""

    permission = permissions.PROGRAMME
    template = "accreditation/in_vain.html"
    heading = "Looked for in vain"
    back = "/accreditations"

    def context(self) -> dict[str, Any]:
        return {"rows": shown.in_vain(queries.looked_in_vain()[:100])}
