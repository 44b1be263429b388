"""The SENCO's page "Preference links": where each link is, sending it again, and proposing another address (Q01)."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.transfers import queries as transfers
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.platform.links import queries as links
from countywide.platform.outbox import queries as outbox

from .. import actions, forms, notices, permissions, queries
from ..presenters import lists
from ..presenters import saying as shown

AT_ONCE = "A new link is on its way there. An officer still looks at the address before the council writes there."


class Links(ListPage):
    """Per child and person: how it was sent, what became of it, and whether an answer came. Never what the answer says."""

    permission = permissions.LINKS
    template = "placements/links.html"
    heading = "Preference links"

    def find(self) -> Any:
        held = transfers.round_with(self.kwargs["round"])
        if held is None:
            raise Http404
        self.caption = held.name
        return held

    def context(self) -> dict[str, Any]:
        on, schools = localdate(), self.request.user.organisations_where(permissions.LINKS)
        self.people = queries.links_at_school(self.subject, schools)
        found = list(self.people)
        held = links.held_of_many(queries.PREFERENCES, [str(each.key) for each in found], on=on)
        told = outbox.standing_of(notices.ASKED.key, "placements.preference", [str(each.pk) for each in found])
        waiting, owner = queries.corrections_waiting(found), queries.owner()
        self.rows = {
            each.pk: shown.link_row(
                each,
                held.get((str(each.key), each.holder)),
                told.get(str(each.pk)),
                waiting.get(each.pk),
                shown.owned(owner, each.bounced_on),
            )
            for each in found
        }
        today = sum(1 for row in self.rows.values() if row["on"] == on)
        back = sum(1 for each in found if each.bounced_on and not each.said_on)
        return {
            **super().context(),
            "today": today,
            "on": on,
            "round": self.subject,
            "came_back": f"{back} came back" if back else "",
        }

    def table(self) -> Any:
        return lists.links_table(self.people, self.rows, self.request.GET)

    def back_address(self) -> str:
        return reverse("transfers:own", args=[self.subject.key])


class OfLink(Page):
    """A page about the link of one person of one's own pupil's family."""

    permission = permissions.LINKS

    def find(self) -> Any:
        found = queries.at_school(self.kwargs["key"], self.request.user.organisations_where(permissions.LINKS))
        if found is None:
            raise Http404
        self.on = localdate()
        self.caption = f"{found.transfer.child.name_shown} · {found.transfer.case.reference}"
        self.who = found.contact.name if found.contact else found.transfer.child.name_shown
        return found

    def next_page(self) -> str:
        return reverse("placements:links", args=[self.subject.transfer.round])

    def back_address(self) -> str:
        return self.next_page()


class Send(OfLink, ConfirmPage):
    """Send it again to the address that the council has, or go on to give another."""

    template = "placements/send.html"
    heading, button, done = (
        "Send the link again?",
        "Send it",
        "A new link is on its way. The one before does not work any more.",
    )

    def summary(self) -> list[dict[str, Any]]:
        person = queries.person_of(self.subject, on=self.on)
        rows = [{"key": "To", "value": self.who}]
        return [*rows, {"key": "At", "value": links.masked(person.email)}] if person and person.email else rows

    def act(self) -> None:
        actions.send_again_at_school(self.subject, by=self.actor, on=self.on, at=timezone.now())


class NewAddress(OfLink, FormPage):
    """Say where this person reads email now, once you have made sure who they are (Q01)."""

    template = "placements/address.html"
    form_class = forms.NewAddress
    keeps_drafts = False

    def find(self) -> Any:
        found = super().find()
        self.heading = f"Another address for {self.who}"
        self.at_once = found.bounced_on is not None
        self.button = "Send a new link there" if self.at_once else "Propose it"
        self.done = AT_ONCE if self.at_once else "Officers look at it. Once they agree, a new link goes there at once."
        return found

    def context(self) -> dict[str, Any]:
        return {**super().context(), "at_once": self.at_once}

    def act(self, email: str, checked: str) -> None:
        actions.propose_address(
            self.subject, by=self.actor, on=self.on, at=timezone.now(), email=email, checked=checked
        )
