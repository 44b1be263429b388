"""The family tells us that it wants mediation, or that it has appealed."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from countywide.casework.assessments import queries as may
from countywide.platform.kit.pages import FormPage

from .. import actions, forms, permissions, queries
from ..presenters import panel
from ..types import Asked
from .base import OfRight


class TellUs(OfRight, FormPage):
    """Whoever holds the rights today tells us. No right depends on it."""

    permission = permissions.TELL
    template = "disputes/tell.html"
    heading, button = "Tell us that you disagree", "Tell us"
    done = "Thank you. We know now, and the team has been told."
    form_class = forms.TellUs

    def find(self) -> Any:
        found = super().find()
        if self.audience != "FAMILY" or not may.may_speak(self.case.child, self.request.user, on=self.on):
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        return {**super().context(), "row": panel.row(queries.shown(self.subject), self.on), "where": panel.where()}

    def act(self, how: str, issues: str, about: str, health_wanted: str) -> None:
        by, on = self.request.user, self.on
        if how == forms.APPEALED:
            self.dispute = actions.tell_of_appeal(self.subject, by=by, on=on)
            return
        asked = Asked(on, issues, about, health_wanted or "")
        self.dispute = actions.ask_for_mediation(self.subject, by=by, on=on, asked=asked)

    def next_page(self) -> str:
        return reverse("disputes:show", args=[self.dispute.key])
