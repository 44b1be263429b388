"""The head’s own pages, and the page behind the personal link of whoever approves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from countywide.platform.kit.guest_pages import GuestForm
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.links import queries as links

from .. import actions, forms, permissions, policies, queries
from ..enums import ApplicationState
from ..presenters import applying as shown


class Asked(Page):
    """What a head is asked to approve, and what they answered."""

    permission = permissions.APPROVE
    template = "champions/approvals.html"
    heading = "Applications to approve"

    def context(self) -> dict[str, Any]:
        now = timezone.now()
        rows = [(each, each.state_at(now)) for each in queries.to_approve(self.request.user)[:50]]
        return {
            "waiting": [each for each, state in rows if state == ApplicationState.ASKED],
            "others": [(each, state.label) for each, state in rows if state != ApplicationState.ASKED],
        }


class Answering(FormPage):
    """Approve or not, with the terms of release in sight."""

    template = "champions/approve.html"
    heading, button = "Will your school release this person?", "Send your answer"
    form_class = forms.Approve
    keeps_drafts = False
    done = "Thank you. The applicant is told."

    def context(self) -> dict[str, Any]:
        held = self.subject
        kind = policies.kind_of(held.call)
        return {"facts": shown.for_approver(held, kind), "kind": kind, "call": held.call}

    def act(self, *, given: str, agrees: Any = False, says: str = "") -> None:
        actions.answer_approval(
            self.subject,
            by=self.actor,
            now=timezone.now(),
            is_given=given == "yes",
            agrees=bool(agrees),
            says=says or "",
        )


class Approve(Answering):
    """For a head who is signed in."""

    permission = permissions.APPROVE

    def find(self) -> Any:
        held = queries.to_approve(self.request.user).filter(reference=self.kwargs["reference"]).first()
        if held is None or held.state_at(timezone.now()) != ApplicationState.ASKED:
            raise Http404
        return held

    def next_page(self) -> str:
        return reverse("champions:approvals")

    def back_address(self) -> str:
        return self.next_page()


class ApproveByLink(GuestForm, Answering):
    """For whoever came by their link and entered the code."""

    behind = links.Behind(queries.APPROVAL)

    def find(self) -> Any:
        held = queries.application_with(UUID(self.guest.subject))
        if held is None or held.state_at(timezone.now()) != ApplicationState.ASKED:
            raise Http404
        return held

    def next_page(self) -> str:
        return reverse("champions:call", args=[self.subject.call.key])
