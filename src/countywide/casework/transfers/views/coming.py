"""The children who are to come to one's own school or setting, and that they have started."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage, ListPage

from .. import actions, forms, permissions, queries
from ..presenters import coming as shown


class Coming(ListPage):
    """Whom plans name one's own school or setting for, from the day on which each was made final."""

    permission = permissions.RECEIVE
    heading = "Children who are to come to us"
    lead = (
        "A plan names your school or setting for each of them. You were sent the plan; it is one click away. Once a child has "
        "started, please say so: the council then knows that the move is done."
    )
    back = "/our-moves"

    def table(self) -> Any:
        ours = self.request.user.organisations_where(permissions.RECEIVE)
        return shown.table(queries.coming_to(ours), self.request.GET)


class Started(FormPage):
    """One of them has started."""

    permission = permissions.RECEIVE
    heading, button, done = (
        "The child has started",
        "Say so",
        "Thank you. The council knows that the child has started.",
    )
    form_class = forms.Started

    def find(self) -> Any:
        found = queries.coming_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.caption = found.child.name_shown
        audit.opened(found.case, by=self.request.user, why="say that a child has started")
        return found

    def act(self, day: Any) -> None:
        actions.confirm_start(self.subject, by=self.request.user, on=localdate(), started_on=day)

    def next_page(self) -> str:
        return reverse("transfers:coming")

    def back_address(self) -> str:
        return self.next_page()
