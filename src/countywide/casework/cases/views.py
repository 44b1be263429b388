"""Pages about who holds a case: give it, take it, hand it over now or on a day, and who held it before."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from . import actions, forms, permissions, presenters, queries


class OfCase(Page):
    """A page about one case that this person may see; anybody else's is not there."""

    def find(self) -> Any:
        case = queries.case_with(self.kwargs["reference"].upper(), self.request.user)
        if case is None:
            raise Http404
        return case

    def back_address(self) -> str:
        return reverse("front:case", args=[self.subject.reference])

    def next_page(self) -> str:
        return self.back_address()


class Assign(OfCase, FormPage):
    permission = permissions.ASSIGN
    heading, button, done = "Give the case to an officer", "Save", "Saved. The officer was told."
    form_class = forms.Assign
    versioned = True
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        officers = queries.officers_of(self.subject.team_id, on=localdate())
        return {"officers": [(str(officer.pk), officer.name) for officer in officers]}

    def initial(self) -> dict[str, Any]:
        return {"officer": str(self.subject.owner_id or "")}

    def act(self, *, officer: str) -> None:
        owner = int(officer) if officer else None
        actions.assign(self.subject, by=self.actor, on=localdate(), owner_id=owner, seen=self.seen())


class Take(OfCase, ConfirmPage):
    permission = permissions.WORK
    heading, button, done = "Take this case?", "Take it", "You hold the case now."
    lead = "The family and the school see your name and your team’s telephone number."

    def act(self) -> None:
        actions.take(self.subject, by=self.actor, on=localdate())


class HandOver(OfCase, FormPage):
    permission = permissions.ASSIGN
    heading, button = "Hand the case to another team", "Hand it over now"
    lead = "Both teams, the school and the family are told today. No date of the law moves."
    done = "Handed over. Both teams, the school and the family were told."
    form_class: Any = forms.HandOver

    def form_options(self) -> dict[str, Any]:
        return {"teams": presenters.teams(self.subject)}

    def act(self, *, team: str, because: str) -> None:
        actions.hand_over(self.subject, by=self.actor, on=localdate(), team_id=int(team), because=because)

    def next_page(self) -> str:
        """Back to the case where it may still be seen; else to the worklist."""
        still = queries.case_with(self.subject.reference, self.request.user)
        return self.back_address() if still else reverse("front:work")


class PlanHandOver(HandOver):
    heading, button = "Lay down a hand-over for a later day", "Lay it down"
    lead = "It happens by itself on that day, and everybody is told then. The case page says so from today."
    done = "Laid down. The case page says to whom it passes, and when."
    form_class = forms.PlanHandOver

    def act(self, *, team: str, because: str, on: date) -> None:
        actions.plan_hand_over(
            self.subject, by=self.actor, today=localdate(), on=on, team_id=int(team), because=because
        )


class Held(OfCase):
    """Who held the case, and why it passed on."""

    permission = permissions.WORK
    template = "cases/held.html"
    heading = "Who held this case"

    def context(self) -> dict[str, Any]:
        return {"events": presenters.held(queries.holdings_of(self.subject))}


class Rules(Page):
    """The dated rules by which cases pass from team to team."""

    permission = permissions.ARRANGE
    template = "cases/rules.html"
    heading = "When cases pass between teams"

    def context(self) -> dict[str, Any]:
        return {"rules": presenters.rules(queries.hand_over_rules())}
