"""The forecast of plans: for a school itself, never a decision (Q49)."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, forms, permissions, policies, queries
from ..presenters import streams as shown
from .profiles import OwnSchool

MORE = 3


class Make(OwnSchool, FormPage):
    """Choose a tier for each pupil who may get a plan."""

    permission = permissions.FORECAST
    form_class = forms.Forecast
    template = "mapping/forecast_make.html"
    heading, button = "Forecast: what plans might bring", "Work it out and keep it"
    keeps_drafts = False

    def find(self) -> Any:
        school = super().find()
        self.found = policies.set_in_force(self.on)
        if self.found is None:
            raise Http404
        self.pupils = queries.pupils_for_forecast(self.request.user, school.pk, on=self.on)
        return school

    def form_options(self) -> dict[str, Any]:
        return {
            "pupils": [(str(case.pk), case.child.name_shown, stage) for case, stage in self.pupils],
            "tiers": [(str(step.level), step.name) for step in self.found.tiers],
            "more": MORE,
        }

    def context(self) -> dict[str, Any]:
        kept = queries.forecasts_seen_by(self.request.user).filter(school=self.subject)[:10]
        return {"kept_before": kept, "found": self.found}

    def act(self, *, note: str = "", **answers: str) -> None:
        lines = [
            (stage, int(answers[f"tier_{case.pk}"])) for case, stage in self.pupils if answers.get(f"tier_{case.pk}")
        ]
        for number in range(1, MORE + 1):
            stage, tier = answers.get(f"stage_{number}"), answers.get(f"more_{number}")
            if stage and tier:
                lines.append((stage, int(tier)))
        self.made = actions.keep_forecast(self.subject, by=self.request.user, on=self.on, lines=lines, note=note or "")

    def next_page(self) -> str:
        return reverse("mapping:forecast-kept", args=[self.made.key])

    def back_address(self) -> str:
        return ""


class OfForecast(Page):
    """A page about one forecast of one's own school."""

    permission = permissions.FORECAST

    def find(self) -> Any:
        found = queries.forecasts_seen_by(self.request.user).filter(key=self.kwargs["key"]).first()
        if found is None:
            raise Http404
        self.on, self.caption = localdate(), found.school.name
        return found

    def back_address(self) -> str:
        return reverse("mapping:forecast")


class Kept(OfForecast):
    """Ranges, the start rule, what is fixed, the dates of decisions. It can be put before governors as it is."""

    template = "mapping/forecast.html"
    heading = "Forecast of plans: not a decision"

    def context(self) -> dict[str, Any]:
        return {"forecast": shown.forecast(self.subject, on=self.on)}


class Drop(OfForecast, ConfirmPage):
    """It is no longer needed."""

    heading, button = "Remove this forecast", "Remove it"
    done = "The forecast was removed."

    def act(self) -> None:
        actions.drop_forecast(self.subject, by=self.request.user, on=self.on)

    def next_page(self) -> str:
        return reverse("mapping:forecast")
