"""Versions of the document, and its words in the plan."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from .. import actions, forms, presenters, queries
from .base import DocumentForm, DocumentPress


class Keep(DocumentPress):
    """A version that nobody alters."""

    heading, button = "Make a version", "Make it and tell the family"
    template = "wordings/keep.html"
    done = "Made. The family can read it, and has been told by email where we may write to them so."

    def act(self) -> None:
        actions.keep_version(self.subject, by=self.request.user, on=self.on)


class Sent(DocumentForm):
    """It went to the Tribunal."""

    heading, button, done = (
        "A version was sent to the Tribunal",
        "Save",
        "Saved. Where the Tribunal gave us a day, it is met.",
    )
    form_class = forms.Sent

    def admit(self) -> Any:
        self.officers_only()
        found = queries.issue_with(self.document, self.kwargs["number"])
        if found is None:
            raise Http404
        self.heading = f"Version {found.number} was sent to the Tribunal"
        return found

    def act(self, sent_on: Any) -> None:
        actions.note_sent(self.subject, by=self.request.user, on=self.on, sent_on=sent_on)


class IntoPlan(DocumentPress):
    """What was agreed and ordered, into the working copy of the plan."""

    heading, button = "Put the words into the plan", "Put them into the working copy"
    template = "wordings/into_plan.html"
    done = "The working copy of the plan says it now. Nothing is issued yet: write what is left by hand, then amend the plan."

    def context(self) -> dict[str, Any]:
        plan, was_won = self.document.made_from.plan, queries.was_won(self.document)
        rows = presenters.offered_rows(queries.offered(self.document), plan)
        return {
            "rows": rows,
            "was_won": was_won,
            "may_put": was_won and bool(rows) and self.document.offered_on is None,
            "offered_on": self.document.offered_on,
            "amend": reverse("plans:propose", args=[plan.case.reference]),
        }

    def act(self) -> None:
        actions.put_into_plan(self.subject, by=self.request.user, on=self.on)

    def next_page(self) -> str:
        return self.at("into-plan")

    def back_address(self) -> str:
        return self.at("show")
