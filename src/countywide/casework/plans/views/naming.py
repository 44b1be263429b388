"""What is weighed before a plan names a place, who was told of it, and who could not be."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage

from .. import actions, permissions, queries
from ..forms import amending as forms
from ..presenters import naming as shown
from ..types import Weighing
from .amending import OfAmendment
from .of_case import OfOwnTeam


class Weigh(OfAmendment, FormPage):
    """Why a place that the family asks for would not be named."""

    permission = permissions.WRITE
    template = "plans/weigh.html"
    heading, button = "Weigh a place that the family asks for", "Record it"
    lead = (
        "The plan names the place that is asked for unless a ground in law holds. It cannot be made final without this."
    )
    done = "It is recorded."
    form_class = forms.Weigh

    def find(self) -> Any:
        found = super().find()
        self.wishes = queries.wishes_of(found, also_above=True)
        return found

    def form_options(self) -> dict[str, Any]:
        return {"wishes": shown.wish_choices(self.wishes)}

    def context(self) -> dict[str, Any]:
        weighed = shown.weighed_rows(queries.weighed_of(self.subject))
        return {**super().context(), "weighed": weighed, "nobody_asks": not self.wishes}

    def act(self, wish: str, **said: Any) -> None:
        meant = next((each for each in self.wishes if each.name == wish), None)
        weighing = Weighing(wish, **said, setting_id=meant.setting_id if meant else None)
        actions.weigh(self.subject, by=self.request.user, on=self.on, weighing=weighing)


class OfUnsent(OfOwnTeam):
    """A page about somebody who is to hear of the final plan and could not be written to."""

    permission = permissions.WRITE

    def find(self) -> Any:
        plan = super().find()
        held = queries.last_final(plan)
        found = queries.unsent_with(held, self.kwargs["pk"]) if held else None
        if found is None:
            raise Http404
        found.amendment.plan = plan
        self.caption = f"{found.name} · {self.case.reference}"
        return found

    def next_page(self) -> str:
        return self.at("changes")

    def back_address(self) -> str:
        return self.next_page()


class SendUnsent(OfUnsent, ConfirmPage):
    """The address was put right: they are written to now."""

    heading, button, done = "Send it now", "Send it", "It is on its way."

    def summary(self) -> list[dict[str, Any]]:
        return [
            {"key": "To", "value": self.subject.name},
            {"key": "Why it was not sent", "value": self.subject.why},
            {"key": "Mailboxes", "value": "They are kept under Contacts."},
        ]

    def act(self) -> None:
        actions.send_unsent(self.subject, by=self.request.user, on=self.on)


class ToldOtherwise(OfUnsent, FormPage):
    """They were told otherwise than by a letter from here."""

    heading, button, done = "Say how they were told", "Save", "It is kept."
    form_class = forms.ToldOtherwise

    def act(self, day: Any, how: str) -> None:
        actions.note_told(self.subject, by=self.request.user, on=self.on, told_on=day, how=how)


class NotTold(ListPage):
    """Final plans of one's own teams that have not gone to everybody."""

    permission = permissions.WRITE
    heading = "Final plans that have not gone to everybody"
    lead = "A move cannot be closed while anybody on its list has not been told."
    back = "/work"

    def table(self) -> Any:
        return shown.not_told_table(queries.not_told(self.request.user), self.request.GET)
