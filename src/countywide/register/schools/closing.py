"""The page on which a school says when it is closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.law.clocks import Closure
from countywide.platform.kit.pages import FormPage

from . import actions, forms, permissions, queries

SHOWN = timedelta(days=400)


class Closures(FormPage):
    """A school's own closures, and the council's terms it falls back on where it says nothing."""

    permission = permissions.KEEP_CLOSURES
    template = "schools/closures.html"
    heading, button = "When is the school closed?", "Save these dates"
    done = "Saved. Every open case of a pupil of the school takes account of it from now."
    form_class = forms.Closures

    def find(self) -> Any:
        school = queries.school_with(self.kwargs["urn"])
        if school is None:
            raise Http404
        if not self.actor.may(permissions.KEEP_CLOSURES, about=school):
            raise PermissionDenied(permissions.KEEP_CLOSURES.key)
        return school

    def initial(self) -> dict[str, Any]:
        said = list(queries.own_closures(self.subject).filter(reopens_on__gt=localdate()))[:4]
        answers: dict[str, Any] = {"reason": said[0].reason if said else ""}
        for number, closure in enumerate(said, 1):
            answers |= {f"first_{number}": closure.first_closed, f"back_{number}": closure.reopens_on}
        return answers

    def context(self) -> dict[str, Any]:
        on = localdate()
        held = queries.closures_of(self.subject.organisation_id, on, on + SHOWN)
        return {"held": held, "caption": self.subject.name}

    def try_to_act(self, form: Any) -> Any:
        self.spans = form.spans
        return super().try_to_act(form)

    def act(self, **answers: Any) -> None:
        spans = [Closure(first, back) for first, back in self.spans]
        actions.keep_closures(self.subject, by=self.actor, on=localdate(), closures=spans, reason=answers["reason"])

    def next_page(self) -> str:
        return reverse("schools:closures", args=[self.subject.urn])
