"""A draft and a final plan from what is written here, and copying a plan that was uploaded as a document."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.audit import actions as audit

from .. import actions, permissions, queries
from ..forms import issuing as forms
from .of_case import Confirm, Form, named


class SendDraft(Form):
    """The plan as it is written goes to the family as a draft."""

    permission = permissions.WRITE
    template = "plans/send.html"
    heading, button = "Send the draft from the plan written here", "Send the draft"
    lead = (
        "The family has at least 15 days from the day it is served. The advice goes with it. Section I must be blank."
    )
    done = "The draft is on its way to everybody of the family."
    form_class = forms.SendDraft

    def form_options(self) -> dict[str, Any]:
        self.again = queries.was_drafted(self.plan)
        return {"again": self.again}

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="send a draft plan")
        return {**super().context(), "read": reverse("plans:write", args=[self.plan.key])}

    def act(self, **said: Any) -> None:
        actions.send_draft(self.plan, by=self.request.user, on=self.on, because=said.get("because", ""))


class MakeFinal(Form):
    """The plan as it is written is made final."""

    template = "plans/send.html"
    heading, button = "Make the plan written here final", "Make it final"
    lead = (
        "It goes to the family, the setting that it names and the health board. Section I is written from your answers."
    )
    done = "The plan is final. It is on its way to the family, the setting and the health board."
    form_class = forms.MakeFinal

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="make a plan final")
        return {**super().context(), "read": reverse("plans:write", args=[self.plan.key])}

    def act(self, **said: Any) -> None:
        actions.make_final(self.plan, by=self.request.user, on=self.on, naming=named(said))


class ConfirmRows(Confirm):
    """What an uploaded plan says now stands in rows."""

    permission = permissions.WRITE
    heading, button = "The sections say what the document says", "They say the same"
    lead = "This plan was issued as a document. Copy what it says into the sections word for word, then confirm it here. Nothing is sent."
    done = "It is kept. You can compare the plan and propose changes to it now."

    def summary(self) -> list[dict[str, Any]]:
        content, last = queries.content_of(self.plan), queries.version_now(self.plan)
        return [
            {
                "key": "The document",
                "value": f"Final plan of {last.issued_on.day} {last.issued_on:%B %Y}" if last else "",
            },
            {"key": "Written in sections", "value": f"{len(content.rows)} rows"},
        ]

    def act(self) -> None:
        actions.confirm_rows(self.plan, by=self.request.user, on=self.on)
