"""Where the programme answers feedback on the tools."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage, Page

from .. import actions, forms, permissions, queries
from ..presenters import evaluating as shown


class Waiting(Page):
    """Feedback that waits for an answer."""

    permission = permissions.PROGRAMME
    template = "accreditation/feedback.html"
    heading = "Feedback on the tools"
    back = "/accreditations"

    def context(self) -> dict[str, Any]:
        waiting = list(queries.feedback_waiting()[:100])
        rows = shown.feedback(waiting, on=localdate())
        return {"waiting": [{**row, "school": each.organisation.name} for row, each in zip(rows, waiting, strict=True)]}


class Reply(FormPage):
    """Answers one."""

    permission = permissions.PROGRAMME
    form_class = forms.Reply
    template = "accreditation/reply.html"
    button, done = "Send the answer", "The answer is sent."
    back = "/feedback-on-tools"

    def find(self) -> Any:
        found = queries.feedback_with(self.kwargs["reference"])
        if found is None:
            raise Http404
        self.caption = f"{found.reference} · {found.organisation.name}"
        return found

    def act(self, *, words: str) -> None:
        actions.reply(self.subject, by=self.actor, on=localdate(), words=words)

    def next_page(self) -> str:
        return self.back
