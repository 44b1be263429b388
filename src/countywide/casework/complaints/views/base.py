"""What the pages of those who deal with a complaint share: whose it is to read, and that reading it is logged."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage, Page

from .. import permissions, queries


class OfComplaint(Page):
    """About one complaint, for the complaints team; with `permissions.ANSWER` also for whoever was asked to look into it."""

    permission = permissions.WORK

    def find(self) -> Any:
        found = queries.complaint_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.caption, self.on = f"Complaint {found.reference}", localdate()
        return found

    def back_address(self) -> str:
        return reverse("complaints:show", args=[self.kwargs["key"]])


class ComplaintForm(OfComplaint, FormPage):
    """A form about one complaint; it leads back to it."""

    button, done = "Save", "Saved."

    def next_page(self) -> str:
        return self.back_address()


def picked(people: Any, key: str) -> Any:
    """The person who was picked from a list."""
    return next(each for each in people if str(each.pk) == key)


def pence(pounds: Any) -> int | None:
    """What was typed in pounds."""
    return round(pounds * 100) if pounds else None
