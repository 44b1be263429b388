"""Pages of one record: what the record says, what an auditor judges, the second look, feedback; and closing an action."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.platform.kit.paper.serving import as_pdf

from .. import actions, forms, permissions, presenters, queries


class OfRecord(Page):
    """A page about a record that this person may see; anybody else's is not there."""

    permission = permissions.AUDIT

    def find(self) -> Any:
        found = queries.record_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.caption = f"{found.audit.theme} · {found.case.reference}"
        return found

    def at(self, name: str) -> str:
        return reverse(f"quality:{name}", args=[self.subject.key])

    def next_page(self) -> str:
        return self.at("record")

    def back_address(self) -> str:
        return self.next_page()

    def parts(self) -> list[dict[str, Any]]:
        held = self.subject.audit
        return presenters.parts_of(self.subject, held.criteria_set.chosen(held.parts))


class Record(OfRecord):
    """One record: the papers to read, what was found, and what is next."""

    template = "quality/record.html"

    def find(self) -> Any:
        found = super().find()
        self.heading = presenters.record_state(found)
        return found

    def back_address(self) -> str:
        return reverse("quality:show", args=[self.subject.audit.key])

    def context(self) -> dict[str, Any]:
        held, user = self.subject, self.request.user
        audit.opened(held.case, by=self.actor, why="audit the case")
        return {
            "parts": self.parts(),
            "grade": held.get_moderated_grade_display() or held.get_grade_display(),
            "plan": self.at("plan-read") if queries.plan_read_in(held) else "",
            "letters": queries.letters_read_in(held),
            "may_hand_in": held.auditor_id == user.pk and held.submitted_on is None,
            "may_moderate": bool(held.submitted_on and not held.moderated_on and held.auditor_id != user.pk)
            and self.actor.may(permissions.MODERATE),
            "may_send": bool(held.moderated_on and not held.feedback_sent_on) and self.actor.may(permissions.PLAN),
        }


class PlanRead(OfRecord):
    """The plan as it was last issued, for whoever audits the case."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.paper(queries.plan_paper(self.subject), "plan")

    def paper(self, content: bytes | None, what: str) -> HttpResponse:
        """A PDF whose name says nothing of the child; that it was opened is on the record."""
        if content is None:
            raise Http404
        audit.opened(self.subject.case, by=self.actor, why=f"read the {what} for an audit")
        answer = as_pdf(content, f"{what}-{self.subject.case.reference}.pdf")
        answer["Cache-Control"] = "private, no-store"
        return answer


class LetterRead(PlanRead):
    """A letter of the time looked at."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.paper(queries.letter_paper(self.subject, self.kwargs["letter"]), "letter")


class HandIn(OfRecord, FormPage):
    """The auditor judges, with what the record says beside."""

    template = "quality/hand_in.html"
    form_class = forms.Record
    heading, button, done = "What did you find?", "Hand it in", "The record is handed in."

    def find(self) -> Any:
        found = super().find()
        if found.auditor_id != self.request.user.pk:
            raise PermissionDenied(permissions.AUDIT.key)
        return found

    def form_options(self) -> dict[str, Any]:
        held = self.subject.audit
        return {"criteria": held.criteria_set.criteria(held.parts)}

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject.case, by=self.actor, why="write the record of an audit")
        return {**super().context(), "parts": self.parts()}

    def act(self, **said: Any) -> None:
        judged: dict[str, dict[str, str]] = {}
        for name, value in said.items():
            what, key = name.split("-", 1)
            judged.setdefault(key, {})[what] = value
        actions.submit(self.subject, by=self.request.user, on=localdate(), judged=judged)


class Moderate(OfRecord, FormPage):
    """The second look."""

    permission = permissions.MODERATE
    template = "quality/moderate.html"
    form_class = forms.Moderate
    heading, button, done = "Look a second time", "Settle the grade", "The grade is settled."

    def initial(self) -> dict[str, Any]:
        return {"grade": self.subject.grade}

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject.case, by=self.actor, why="moderate the record of an audit")
        return {**super().context(), "parts": self.parts(), "grade": self.subject.get_grade_display()}

    def act(self, grade: str, because: str) -> None:
        actions.moderate(self.subject, by=self.request.user, on=localdate(), grade=grade, because=because)


class SendFeedback(OfRecord, ConfirmPage):
    """Tell everybody who had a part in the case."""

    permission = permissions.PLAN
    heading, button, done = "Send the feedback", "Send it", "School, officer, team and advisers are told."
    lead = "They can then read the results, the notes and the grade. Nobody’s name is in them; check the notes first."

    def act(self) -> None:
        actions.send_feedback(self.subject, by=self.request.user, on=localdate())


class Close(FormPage):
    """Say that an action is done."""

    permission = permissions.AUDIT
    form_class = forms.CloseAction
    heading, button, done = "Close the action", "It is done", "The action is closed."

    def find(self) -> Any:
        found = queries.action_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.caption, self.lead = found.audit.theme, found.text
        return found

    def act(self, because: str) -> None:
        actions.close_action(self.subject, by=self.request.user, on=localdate(), because=because)

    def next_page(self) -> str:
        return reverse("quality:work")

    back_address = next_page
