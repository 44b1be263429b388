"""The school that the child is at looks over what other schools would be sent: asked by an officer, answered by its staff."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, permissions, policies, queries
from ..forms import schools as forms
from ..presenters import showing
from .officers import OfConsulter


class AskToCheck(OfConsulter, ConfirmPage):
    """Ask the school once the record is as complete as it will be."""

    template = "kit/confirm.html"
    heading, button = "Ask the school to look over the papers", "Ask the school"
    done = "The school is asked. Its answer stands on this page."

    def find(self) -> Any:
        case = super().find()
        self.lead = (
            "The school that the child is at sees which papers other schools would be sent, with their dates, and says whether they "
            f"are complete and right. It has {policies.policy_on(self.on).check_within} working days. The family’s dates run on, and "
            "you may send without its answer."
        )
        return case

    def context(self) -> dict[str, Any]:
        return {"summary": self.summary()}

    def summary(self) -> list[dict[str, Any]]:
        school = self.subject.school
        return [{"key": "School", "value": school.name if school else "None that we know"}]

    def act(self) -> None:
        actions.ask_to_check(self.subject, by=self.actor, on=self.on)

    def next_page(self) -> str:
        return self.back_address()


class LookOver(FormPage):
    """Which papers would go, each with its date; all is right, or what is not."""

    permission = permissions.ANSWER
    template = "consultations/look_over.html"
    heading, button, done = "Are these papers complete and right?", "Send", "Thank you. The council has your answer."
    form_class = forms.LookedOver
    keeps_drafts = False

    def find(self) -> Any:
        found = queries.check_at(self.kwargs["key"], self.request.user.organisations_where(permissions.ANSWER))
        if found is None:
            raise Http404
        self.on, self.caption = localdate(), f"{found.case.child.name_shown} · {found.case.reference}"
        return found

    def context(self) -> dict[str, Any]:
        of = self.subject
        audit.opened(of.case, by=self.actor, why="look over the papers for other schools")
        sheets = queries.would_go(of, on=self.on)
        return {
            "check": of,
            "sheets": showing.sheets(sheets, {}, on=self.on, policy=policies.policy_on(self.on)),
            "reference": of.case.reference,
        }

    def act(self, says: str, words: str) -> None:
        actions.answer_check(self.subject, by=self.actor, on=self.on, says=says, words=words)

    def next_page(self) -> str:
        return reverse("consultations:ours")

    def back_address(self) -> str:
        return self.next_page()
