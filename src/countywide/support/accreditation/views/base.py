"""What the pages of a school, and of one evaluation, share."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import permissions, queries


class OfSchool(Page):
    """A page of one’s own school: the one in the address, else the first."""

    permission = permissions.TAKE_PART

    def find(self) -> Any:
        urn = self.kwargs.get("urn") or self.request.GET.get("school", "")
        school = queries.own_school(self.request.user, urn)
        if school is None:
            raise Http404
        self.on, self.caption = localdate(), school.name
        return school


class OfEvaluation(Page):
    """A page of one evaluation that this person may read."""

    permission = SIGNED_IN

    def find(self) -> Any:
        self.on = localdate()
        held = queries.evaluation_with(self.kwargs["key"], self.request.user, on=self.on)
        if held is None:
            raise Http404
        self.is_own = self.request.user.may(permissions.TAKE_PART, about=held)
        self.caption = held.organisation.name
        self.framework = queries.framework_of(held)
        self.rounds = queries.rounds_of(held)
        self.open_round = queries.open_round(self.rounds)
        return held

    def next_page(self) -> str:
        return reverse("accreditation:evaluation", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class OwnEvaluation(OfEvaluation):
    """A page on which the school itself changes its evaluation."""

    permission = permissions.TAKE_PART

    def find(self) -> Any:
        held = super().find()
        if not self.is_own:
            raise Http404
        return held


class Deed(OwnEvaluation, ConfirmPage):
    """One press."""


class Asked(OwnEvaluation, FormPage):
    """One question."""
