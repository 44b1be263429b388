"""What the pages about a right, a dispute or one of its steps share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import FormPage, Page

from .. import permissions, queries

READS = ("OFFICER", "FAMILY")


class OfCase(Page):
    """A page about something on a case that this person may read as an officer or as the family; it is not there for others."""

    permission = SIGNED_IN

    def of_case(self, case: Any) -> None:
        self.case, self.on = case, localdate()
        self.audience = cases.audience_of(self.request.user, case)
        if self.audience not in READS:
            raise Http404
        self.caption = f"{case.child.name_shown} · {case.reference}"

    def back_address(self) -> str:
        return reverse("front:case", args=[self.case.reference])


class OfRight(OfCase):
    """About a decision that can be appealed against."""

    def find(self) -> Any:
        found = queries.right_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.of_case(found.case)
        return found


class OfDispute(OfCase):
    """About one dispute."""

    def find(self) -> Any:
        found = queries.dispute_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.of_case(found.case)
        return found


class OfStep(OfCase):
    """About one step of a dispute."""

    def find(self) -> Any:
        found = queries.step_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.of_case(found.dispute.case)
        self.lead = found.says
        return found


class Worked(FormPage):
    """A form of those who work on the case, or who decide."""

    permission = permissions.WORK

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(self.permission, about=found):
            raise PermissionDenied(self.permission.key)
        self.caption = f"{self.caption} · {self.decision(found).get_ground_display()}"
        return found

    def decision(self, found: Any) -> Any:
        """Which decision it is about: a case can have several."""
        return found.right


class RightForm(Worked, OfRight):
    """A form about a decision; it leads to the dispute."""

    dispute: Any = None

    def decision(self, found: Any) -> Any:
        return found

    def next_page(self) -> str:
        return reverse("disputes:show", args=[self.dispute.key])


class DisputeForm(Worked, OfDispute):
    """A form about a dispute."""

    def next_page(self) -> str:
        return reverse("disputes:show", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class StepForm(Worked, OfStep):
    """A form about one step."""

    def decision(self, found: Any) -> Any:
        return found.dispute.right

    def next_page(self) -> str:
        return reverse("disputes:show", args=[self.subject.dispute.key])

    def back_address(self) -> str:
        return self.next_page()
