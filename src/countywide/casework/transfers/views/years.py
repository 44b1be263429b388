"""Asking for another year group, what is said of it, and the decision."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.law import clocks
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import FormPage

from .. import actions, forms, permissions, queries
from ..presenters import years
from ..types import AskingYear, SayingYear, year_name
from .officers import OfOwnTeam, OfTransfer


class AskYear(OfTransfer, FormPage):
    """The family, the school or setting of today, or an officer for them asks for another year group."""

    permission = SIGNED_IN
    template = "transfers/ask_year.html"
    heading, button = "Ask for another year group", "Send the request"
    done = "The request is with the council. It is decided for this one child, with reasons."
    form_class = forms.AskYear

    def find(self) -> Any:
        found = super().find()
        may = {"FAMILY": permissions.ASK_YEAR, "SCHOOL": permissions.CONFIRM, "OFFICER": permissions.FOLLOW}[
            self.audience
        ]
        about = queries.as_listed(found) if self.audience == "SCHOOL" else found
        if not self.request.user.may(may, about=about) or self.round is None:
            raise Http404
        return found

    def form_options(self) -> dict[str, Any]:
        september = self.round.september
        return {"septembers": (september, september + 1), "officer": self.audience == "OFFICER"}

    def context(self) -> dict[str, Any]:
        born = self.subject.child.born_on
        by_age = [
            (each, year_name(clocks.year_group(born, each)))
            for each in (self.round.moves_on, self.round.moves_on.replace(year=self.round.september + 1))
        ]
        return {**super().context(), "by_age": by_age, "is_summer_born": 4 <= born.month <= 8}

    def act(self, year_group: str, september: str, reasons: str, who: str = "") -> None:
        asking = AskingYear(int(year_group), int(september), reasons or "")
        given = {"by": self.request.user, "on": self.on, "asking": asking}
        if self.audience == "FAMILY":
            actions.please_year(self.subject, **given)
        elif self.audience == "SCHOOL":
            actions.ask_year_at_school(queries.as_listed(self.subject), **given)
        else:
            actions.enter_year(self.subject, who=who, **given)


class OfYear(OfOwnTeam, FormPage):
    """A page about the request that waits."""

    def find(self) -> Any:
        found = super().find()
        self.asked = queries.year_request_waiting(found)
        if self.asked is None:
            raise Http404
        return found


class AddToYear(OfYear):
    """What somebody says of it, or what a report shows."""

    heading, button, done = "Add what was said, or what a report shows", "Add it", "It is kept with the request."
    form_class = forms.AddToYear

    def act(self, **said: Any) -> None:
        actions.add_to_year(self.asked, by=self.request.user, on=self.on, saying=SayingYear(**said))


class DecideYear(OfYear):
    """The decision."""

    permission = permissions.DECIDE_YEAR
    template = "transfers/decide_year.html"
    heading, button = "Decide on another year group", "Send the decision"
    lead = "It is decided for this one child. The money follows the year group the child is taught in, whatever you decide."
    done = "The decision is on its way to the family, and to the school."
    form_class = forms.DecideYear

    def context(self) -> dict[str, Any]:
        return {**super().context(), "years": years.rows([self.asked])}

    def act(self, agreed: str, because: str) -> None:
        actions.decide_year(
            self.asked, by=self.request.user, on=self.on, agreed={"yes": True, "no": False}.get(agreed), because=because
        )
