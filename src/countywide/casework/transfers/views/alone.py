"""A move between two settings after 16: entered by an officer of the case, and called off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.casework.plans import queries as plans
from countywide.platform.kit.pages import FormPage

from .. import actions, forms, permissions, queries
from ..rules import alone as rules
from .officers import OfOwnTeam


class PlanMove(FormPage):
    """On which day; the date in law follows."""

    permission = permissions.FOLLOW
    heading, button = "A move to another college or setting", "Keep the day"
    done = "The move is kept, with its date in law. The young person and the setting of today can read it."
    template = "transfers/plan_move.html"
    form_class = forms.PlanMove

    def find(self) -> Any:
        case = cases.case_with(self.kwargs["reference"].upper(), self.request.user)
        plan = plans.plan_of(case) if case and case.kind == "PLAN" else None
        if case is None or plan is None or not self.request.user.may(permissions.FOLLOW, about=plan):
            raise Http404
        self.case, self.caption = case, f"{case.child.name_shown} · {case.reference}"
        return plan

    def act(self, moves_on: Any) -> None:
        on = localdate()
        self.made = actions.plan_move(self.subject, by=self.request.user, on=on, moves_on=moves_on)
        held = queries.round_with(self.made.round)
        assert held is not None
        if late := rules.too_late(strict=queries.limit_of(held).strict, on=on):
            messages.warning(self.request, late)

    def next_page(self) -> str:
        return reverse("transfers:show", args=[self.made.key])

    def back_address(self) -> str:
        return reverse("front:case", args=[self.case.reference])


class CallOff(OfOwnTeam, FormPage):
    """The young person stays, or goes on another day."""

    heading, button, done = "The move is off", "Keep it", "The move is off, and its date in law with it."
    form_class = forms.CallOff

    def find(self) -> Any:
        found = super().find()
        if found.move != "BETWEEN_POST_16" or found.stage in ("LEFT", "NAMED"):
            raise Http404
        return found

    def act(self, because: str) -> None:
        actions.call_off(self.subject, by=self.request.user, on=self.on, because=because)

    def next_page(self) -> str:
        return reverse("transfers:show", args=[self.subject.key])

    back_address = next_page
