"""What the pages share that are reached from the case on which a plan is written or kept."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.assessments.types import Naming
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.register.schools import queries as schools

from .. import permissions, queries


class OfCase(Page):
    """A page about the plan of a case that this person may see; anybody else's is not there."""

    def find(self) -> Any:
        self.plan = queries.plan_for(self.kwargs["reference"].upper(), self.request.user)
        if self.plan is None:
            raise Http404
        self.case = self.plan.case
        self.on = localdate()
        self.caption = f"{self.case.child.name_shown} · {self.case.reference}"
        return self.plan

    def case_page(self) -> str:
        return reverse("front:case", args=[self.case.reference])

    def at(self, name: str, *keys: Any) -> str:
        return reverse(f"plans:{name}", args=[self.case.reference, *keys])

    def back_address(self) -> str:
        return self.case_page()

    def next_page(self) -> str:
        return self.case_page()


class OfOwnTeam(OfCase):
    """A page for those who write the plan, or who decide on it."""

    permission = permissions.DECIDE

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(self.permission, about=found):
            raise PermissionDenied(self.permission.key)
        return found


class Form(OfOwnTeam, FormPage):
    """One question of an officer."""


class Confirm(OfOwnTeam, ConfirmPage):
    """One deed of an officer, shown before it is done."""


def named(said: dict[str, Any]) -> Naming:
    """What section I names, from the form."""
    shared = {"starts_on": said["starts_on"], "preference": said["preference"]}
    if said["what"] == "TYPE":
        return Naming(named=said["type_of"], is_type_only=True, next_contact_on=said["next_contact_on"], **shared)
    found = schools.school_meant(said["school"])
    if found is None:
        raise RuleBroken("We do not know this school. Choose one from the suggestions, or enter its URN.")
    return Naming(named=found.name, setting_id=found.organisation_id, **shared)
