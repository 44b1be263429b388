"""What was decided and why, who was asked for advice, and the plan: for officers, families and schools alike."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import SIGNED_IN

from ..presenters import sections, shown
from .base import OfAssessment


class Reading(OfAssessment):
    """A page for whoever sees the case as officer, family or school. An adviser has pages of their own."""

    permission = SIGNED_IN

    def find(self) -> Any:
        found = super().find()
        self.audience = cases.audience_of(self.request.user, self.case)
        if self.audience not in sections.READS:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why=self.heading.lower())
        return {"case": self.case, "panel": self.panel()(self.assessment, self.request.user, self.audience, on=self.on)}

    def panel(self) -> Any:
        raise NotImplementedError


class Decisions(Reading):
    heading = "What was decided, and why"
    template = "assessments/decisions.html"

    def panel(self) -> Any:
        return shown.decisions


class Advice(Reading):
    heading = "Who was asked for advice, and what came"
    template = "assessments/advice.html"

    def panel(self) -> Any:
        return shown.advice


class Plan(Reading):
    heading = "The plan"
    template = "assessments/plan.html"

    def panel(self) -> Any:
        return shown.plan
