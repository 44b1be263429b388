"""What the pages of one plan share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import permissions, queries


class OfPlan(Page):
    """A page about a plan that this person may see; anybody else's is not there."""

    permission = SIGNED_IN

    def find(self) -> Any:
        self.plan = queries.plan_with(self.kwargs["key"], self.request.user)
        if self.plan is None:
            raise Http404
        self.case = self.plan.case
        self.on = localdate()
        self.caption = f"{self.plan.child.name_shown} · {self.case.reference}"
        return self.plan

    def at(self, name: str, *keys: Any) -> str:
        return reverse(f"plans:{name}", args=[self.plan.key, *keys])

    def case_page(self) -> str:
        return reverse("front:case", args=[self.case.reference])

    def back_address(self) -> str:
        return self.case_page()

    def next_page(self) -> str:
        return self.case_page()


class OfOwnTeam(OfPlan):
    """A page for those who write the plans of the team that holds the case."""

    permission = permissions.WRITE

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(self.permission, about=found):
            raise PermissionDenied(self.permission.key)
        return found


class Form(OfOwnTeam, FormPage):
    """One question of an officer."""


class Confirm(OfOwnTeam, ConfirmPage):
    """One deed of an officer, shown before it is done."""
