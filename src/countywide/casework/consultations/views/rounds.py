"""Asking every school that the families of a round named, for the cases of one’s own teams."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.transfers import queries as transfers
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage
from countywide.register.contacts import queries as contacts

from .. import actions, permissions, queries
from ..actions.queueing import NOTHING
from ..presenters import rounds as shown

NOBODY = "No family of a child in this round whose case your team holds has named a school yet."


class AskAll(ConfirmPage):
    """What would be asked, what cannot be, and one button."""

    permission = permissions.CONSULT
    template = "consultations/ask_all.html"
    heading, button = "Ask the schools that families named", "Ask all of them"
    done = "They go out one by one, from now on. One that cannot go by itself is marked, with why."

    def find(self) -> Any:
        held = transfers.round_with(self.kwargs["round"])
        if held is None:
            raise Http404
        self.teams = contacts.teams_among(self.request.user.organisations_where(permissions.CONSULT))
        self.found = queries.to_ask(held.key, [each.organisation_id for each in self.teams])
        self.caption = held.name
        return held

    def summary(self) -> list[dict[str, Any]]:
        return shown.rows(self.found, self.teams)

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "ready": len(self.found.ready),
            "nothing": NOTHING if self.found.children else NOBODY,
        }

    def act(self) -> None:
        if not self.found.ready:
            raise RuleBroken(NOTHING)
        concerned = {each.team for each in self.found.ready}
        for team in self.teams:
            if team.organisation_id in concerned:
                actions.queue(team, by=self.actor, on=localdate(), round_key=self.subject.key)

    def next_page(self) -> str:
        return f"{reverse('consultations:every')}?standing=queued"

    def back_address(self) -> str:
        return reverse("transfers:round", args=[self.subject.key])
