"""Which schools could be asked: suggestions with what speaks for and against each, on a map and in a list. They decide nothing."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from countywide.casework.transfers import queries as transfers
from countywide.platform.audit import actions as audit

from .. import queries, rules
from ..forms import officers as forms
from ..presenters import suggesting as shown
from .officers import OfConsulter

USUAL = {"miles": "10", "sort": "", "need": ""}


class Suggest(OfConsulter):
    """What is looked for is sent in the body, since an address may be kept: a need beside a reference is nobody's business."""

    template = "consultations/suggest.html"
    heading = "Schools that could be asked"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.subject, by=self.actor, why="looked for schools that could be asked")
        return self.shown(forms.Near(initial=USUAL), USUAL)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Looks again; nothing is changed or kept."""
        form = forms.Near(request.POST)
        if not form.is_valid():
            return self.show(form=form, rows=[], status=422)
        return self.shown(form, form.cleaned_data)

    def shown(self, form: Any, wanted: dict[str, str]) -> HttpResponse:
        case, miles = self.subject, int(wanted["miles"])
        found = queries.centre_of(case, on=self.on)
        if found is None:
            return self.show(form=form, rows=[], nowhere=True)
        measured_from, centre = found
        move = transfers.transfer_of(case.child, on=self.on)
        age = queries.age_for(case, move, on=self.on)
        near = queries.candidates(case, move, centre, miles=miles, on=self.on)
        suggested = rules.suggest(near, age=age, need=wanted["need"], sort=wanted["sort"])
        return self.show(
            form=form, rows=shown.rows(suggested, case), age=age, measured=shown.FROM[measured_from],
            map=shown.picture(suggested, centre, miles=miles) if suggested else None,
        )  # fmt: skip

    def context(self) -> dict[str, Any]:
        return {}
