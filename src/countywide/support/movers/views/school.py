"""The receiving school tells of a pupil who came and sees at once what it can do; the last school answers about records."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.guest_pages import GuestForm
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.platform.kit.paper import pdf
from countywide.platform.kit.paper.serving import as_pdf
from countywide.platform.kit.shell import council
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.links import queries as links
from countywide.register.schools import queries as schools
from countywide.support.communities.queries import communities
from countywide.support.communities.types import OwnSchool

from .. import actions, forms, permissions, policies, presenters, queries
from ..types import Told


class Ours(Page):
    """The pupils who came to one's own school; and what it is asked for about pupils who left."""

    permission = permissions.REPORT
    template = "movers/ours.html"
    heading = "Pupils who came during the year"

    def context(self) -> dict[str, Any]:
        on, user = localdate(), self.request.user
        own = user.organisations_where(permissions.REPORT)
        found = [each for each in queries.arrivals_seen_by(user) if each.school_id in own]
        return {
            "rows": [presenters.row(each, on=on) for each in found], "asked": list(queries.asked_of_school(user)),
            "rules": presenters.rules_of_money(on), "days": policies.moving_on(on).answer_school_days,
        }  # fmt: skip


class Tell(FormPage):
    """A pupil came: who, from where, what you see. Everything else starts by itself (Q18)."""

    permission = permissions.REPORT
    template = "movers/tell.html"
    form_class = forms.Arrived
    heading, button = "A pupil came to us", "Tell us"
    done = "Thank you. Your options are below, and the records are asked for."
    back = "/arrivals"

    def find(self) -> Any:
        self.on, self.school_id = localdate(), queries.own_school_id(self.request.user)
        if self.school_id is None:
            raise Http404
        return None

    def form_options(self) -> dict[str, Any]:
        return {"pupils": queries.own_pupils(self.request.user, self.school_id or 0, on=self.on)}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "days": policies.moving_on(self.on).answer_school_days}

    def act(self, **said: Any) -> None:
        user, typed = self.request.user, said["from_school"]
        before = schools.school_meant(typed)
        child = queries.pupil_with(said["child"], user, self.school_id or 0, on=self.on) if said["child"] else None
        told = Told(
            known=said["known"], arrived_on=said["arrived_on"], initials=said["initials"].strip().upper(), year=int(said["year"]),
            needs=tuple(said["needs"]), sees=said["sees"], child_id=child.pk if child else None, name=said["name"] or "",
            born_on=said["born_on"], from_school_id=before.organisation_id if before else None,
            from_name=before.name if before else typed, from_email=said["from_email"] or "",
            council_name=said["council_name"] or "", council_email=said["council_email"] or "",
        )  # fmt: skip
        self.made = actions.tell_of_arrival(OwnSchool(self.school_id or 0), by=user, on=self.on, told=told)

    def next_page(self) -> str:
        return reverse("movers:show", args=[self.made.key])


class OfArrival(Page):
    """A page about one arrival, for its school and for those who answer about money."""

    permission = SIGNED_IN

    def find(self) -> Any:
        found = queries.arrival_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.on, self.caption = localdate(), f"{found.reference} · {found.school.name}"
        return found

    def back_address(self) -> str:
        return reverse("movers:show", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


class Show(OfArrival):
    """The options at once, where each thing has got to, and what becomes of earlier money (Q18, Q19)."""

    template = "movers/show.html"
    heading = "A pupil who came"

    def context(self) -> dict[str, Any]:
        held, user, on = self.subject, self.request.user, self.on
        audit.opened(held, by=self.actor, why="read about a pupil who came")
        is_own = user.may(permissions.REPORT, about=held)
        answers = user.may(permissions.ANSWER)
        words, colour = presenters.state(held, on=on)
        return {
            "facts": presenters.known(held), "asked": presenters.asked(queries.asked_of(held), on=on),
            "money": presenters.money(queries.followings_of(held)), "options": presenters.options(held, on=on) if is_own else None,
            "state": words, "colour": colour, "is_own": is_own, "answers": answers and held.answered_on is None,
            "finds": answers and held.child_id is None, "chair_days": communities.chair_acts_within(on),
        }  # fmt: skip

    def back_address(self) -> str:
        return reverse("movers:ours" if self.request.user.may(permissions.REPORT) else "movers:every")


class AskCommunity(OfArrival, ConfirmPage):
    """A request to the community, filled in from the arrival."""

    permission = permissions.REPORT
    heading = "Ask your community"
    waits_for_meeting = True

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(permissions.REPORT, about=found):
            raise Http404
        self.waits_for_meeting = self.kwargs["when"] == "meeting"
        self.button = "Begin the request" if self.waits_for_meeting else "Begin it for the chair"
        return found

    def summary(self) -> list[dict[str, Any]]:
        _community, meeting = queries.next_meeting(self.subject.school_id, on=self.on)
        when = short_date(meeting.on) if self.waits_for_meeting and meeting else "The chair acts between two meetings"
        return [*presenters.known(self.subject), {"key": "Meeting", "value": when}]

    def act(self) -> None:
        self.made = actions.ask_community(
            self.subject, by=self.request.user, on=self.on, waits_for_meeting=self.waits_for_meeting
        )

    def next_page(self) -> str:
        page = "write" if self.made.state == "DRAFT" else "request"
        return reverse(f"communities:{page}", args=[self.made.key])


class Letter(OfArrival):
    """What the school was told, to print."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        held = self.subject
        if held.answered_on is None:
            raise Http404
        title = f"Money for a pupil who moved: {held.reference}"
        content = pdf.write(
            presenters.letter(held), title=title, author=council().name, on=held.answered_on,
            foot=f"{short_date(held.answered_on)}, our reference {held.reference}",
        )  # fmt: skip
        return as_pdf(content, "letter.pdf")


class OfRecords(FormPage):
    """What came of asking for the records of a child who left."""

    template = "movers/give.html"
    form_class = forms.Give
    heading, button, done = "Records of a pupil who left", "Send the answer", "Thank you. The new school is told."

    def context(self) -> dict[str, Any]:
        held = self.subject
        audit.opened(held.arrival, by=self.actor, why="read what records are asked for")
        mailbox = queries.mailbox_of(held.arrival.school_id)
        return {
            **super().context(),
            "arrival": held.arrival,
            "asked": held,
            "mailbox": mailbox,
            "is_over": bool(held.came),
        }

    def act(self, came: str, note: str) -> None:
        actions.give_records(self.subject, by=self.actor, on=localdate(), came=came, note=note)


class Give(OfRecords):
    """For the last school, signed in."""

    permission = permissions.GIVE
    back = "/arrivals"

    def find(self) -> Any:
        found = queries.asked_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        return found

    def next_page(self) -> str:
        return reverse("movers:ours")


class GiveByLink(GuestForm, OfRecords):
    """For a school or council without an account, by a personal link."""

    behind = links.Behind(queries.BY_LINK)

    def find(self) -> Any:
        found = queries.asked_by_link(self.guest.subject)
        if found is None:
            raise Http404
        return found

    def next_page(self) -> str:
        return reverse("movers:thanks")


class Thanks(Page):
    """An answer about records came."""

    public = True
    template = "kit/done.html"
    heading = "Thank you"
    lead = "The new school is told."
