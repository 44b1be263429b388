"""What the pages of one assessment share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import permissions, queries


class OfAssessment(Page):
    """A page about the assessment of one case that this person may see; anybody else's is not there."""

    def find(self) -> Any:
        self.assessment = queries.assessment_with(self.kwargs["reference"].upper(), self.request.user)
        if self.assessment is None:
            raise Http404
        self.case = self.assessment.case
        self.caption = f"{self.case.child.name_shown} · {self.case.reference}"
        self.on = localdate()
        return self.assessment

    def case_page(self) -> str:
        return reverse("front:case", args=[self.case.reference])

    def at(self, name: str, *keys: Any) -> str:
        return reverse(f"assessments:{name}", args=[self.case.reference, *keys])

    def back_address(self) -> str:
        return self.case_page()

    def next_page(self) -> str:
        return self.case_page()


class OfOwnTeam(OfAssessment):
    """A page for those who work on the case, or who decide it."""

    permission = permissions.WORK

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(self.permission, about=found):
            raise PermissionDenied(self.permission.key)
        return found


class Form(OfOwnTeam, FormPage):
    """One question of an officer."""


class Confirm(OfOwnTeam, ConfirmPage):
    """One deed of an officer, shown before it is done."""
