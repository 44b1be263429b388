"""An assessment that ends otherwise, and the desks that are written to."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.accounts import queries as accounts
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import FormPage, ListPage
from countywide.register.schools import queries as schools

from .. import actions, permissions, queries
from ..forms import planning as forms
from ..forms.deciding import OnDay
from ..forms.preparing import truth
from ..presenters import tables
from .base import Form


class Withdraw(Form):
    heading, button = "The request was withdrawn", "Record it"
    lead = "A request is withdrawn in writing. Then decide whether the child is still brought to our attention."
    form_class = forms.Withdraw
    done = "It is recorded, and everybody concerned is told."

    def act(self, still_attention: Any, **said: Any) -> None:
        actions.withdraw(
            self.assessment, by=self.request.user, on=self.on, still_attention=bool(truth(still_attention)), **said
        )


class MovedAway(Form):
    heading, button = "The family moved to another council’s area", "Record it"
    lead = "Our time limits end. The other council’s own begin."
    form_class = forms.MovedAway
    done = "It is recorded, and everybody concerned is told."

    def act(self, **said: Any) -> None:
        actions.move_away(self.assessment, by=self.request.user, on=self.on, **said)


class End(Form):
    heading, button = "The assessment cannot go on", "End it"
    lead = "If the child has died nobody of the family is written to. Others are told to stop."
    form_class = forms.End
    done = "The assessment has ended."

    def act(self, because: str, other: str, ended_on: Any) -> None:
        case = None
        if other:
            case = cases.case_with(other.strip().upper(), self.request.user)
            if case is None:
                raise RuleBroken("We do not find this case. Check its reference.")
        actions.end_assessment(
            self.assessment, by=self.request.user, on=self.on, because=because, ended_on=ended_on, other_case=case
        )


# --- desks -----------------------------------------------------------------------------------


class Desks(ListPage):
    """Who is written to for what."""

    permission = permissions.KEEP_DESKS
    heading = "Desks that are written to in an assessment"
    template = "assessments/desks.html"

    def table(self) -> Any:
        return tables.desk_table(queries.desks(), self.request.GET, on=localdate())


class AddDesk(FormPage):
    permission = permissions.KEEP_DESKS
    heading, button, done = "Add a desk", "Add it", "The desk is added."
    lead = "Whoever was written to for this before stops the day before."
    form_class = forms.AddDesk

    def form_options(self) -> dict[str, Any]:
        held = accounts.organisations_of(("TEAM", "COUNCIL", "HEALTH", "OTHER_COUNCIL"))
        return {
            "organisations": [(str(each.pk), each.name) for each in held],
            "areas": [(str(each.pk), each.name) for each in schools.areas()],
        }

    def initial(self) -> dict[str, Any]:
        return {"starts_on": localdate()}

    def act(self, organisation: str, area: str, **said: Any) -> None:
        actions.add_desk(
            None,
            by=self.request.user,
            on=localdate(),
            organisation_id=int(organisation),
            area_id=int(area) if area else None,
            **said,
        )

    def next_page(self) -> str:
        return reverse("assessments:desks")

    back_address = next_page


class EndDesk(FormPage):
    permission = permissions.KEEP_DESKS
    heading, button, done = "End a desk", "Save", "Saved."
    form_class = OnDay

    def find(self) -> Any:
        desk = queries.desk_with(self.kwargs["pk"])
        if desk is None:
            raise Http404
        self.caption = f"{desk.get_purpose_display()}: {desk.name}"
        return desk

    def form_options(self) -> dict[str, Any]:
        return {"label": "Until which day is it written to?"}

    def act(self, day: Any) -> None:
        actions.end_desk(self.subject, by=self.request.user, on=localdate(), ends_on=day)

    def next_page(self) -> str:
        return reverse("assessments:desks")

    back_address = next_page
