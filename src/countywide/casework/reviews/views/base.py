"""What the pages of one review share."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import permissions, queries
from ..presenters.panel import READS


class OfReview(Page):
    """A page about a review that this person may read; anybody else's is not there."""

    permission = SIGNED_IN
    in_law = True  # an in-year form is no review in law, and has pages of its own

    def found(self) -> Any:
        return queries.review_with(self.kwargs["key"], self.request.user)

    def find(self) -> Any:
        self.review = self.found()
        if self.review is None or self.review.is_in_law != self.in_law:
            raise Http404
        self.case, self.on = self.review.case, localdate()
        self.caption = f"{self.case.child.name_shown} · {self.case.reference}"
        self.audience = cases.audience_of(self.request.user, self.case)
        if self.audience not in READS:
            raise Http404
        return self.review

    def at(self, name: str, *keys: Any) -> str:
        return reverse(f"reviews:{name}", args=[self.review.key, *keys])

    def back_address(self) -> str:
        return self.at("show")

    def next_page(self) -> str:
        return self.at("show")


class OfHolder(OfReview):
    """A page for whoever holds the meeting: the school, or the team where the council does."""

    permission = permissions.HOLD

    def find(self) -> Any:
        held = queries.held_with(self.kwargs["key"], self.request.user)
        if held is None or not held.is_in_law:
            raise Http404
        self.review, self.case, self.on = held, held.case, localdate()
        self.caption = f"{self.case.child.name_shown} · {self.case.reference}"
        return held


class OfOwnTeam(OfReview):
    """A page for those who follow the case, or who decide it."""

    permission = permissions.WORK

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(self.permission, about=found):
            raise Http404
        return found


class HolderForm(OfHolder, FormPage):
    """One question to whoever holds the meeting."""


class HolderConfirm(OfHolder, ConfirmPage):
    """One deed of whoever holds the meeting, shown before it is done."""


class Form(OfOwnTeam, FormPage):
    """One question of an officer."""
