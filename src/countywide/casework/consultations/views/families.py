"""The family: which schools were asked, where each stands, and what they answered once it is released."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, Page

from .. import actions, permissions, queries
from ..presenters import showing


class Family(Page):
    """For the family all of it; for the child’s own school which schools were asked and when, never what they say."""

    permission = SIGNED_IN
    template = "consultations/family.html"
    heading = "Schools that were asked"

    def find(self) -> Any:
        case = cases.case_with(self.kwargs["reference"].upper(), self.request.user)
        if case is None or case.kind != "PLAN":
            raise Http404
        self.on, self.audience = localdate(), cases.audience_of(self.request.user, case)
        if self.audience not in ("FAMILY", "SCHOOL"):
            raise Http404
        self.caption = f"{case.child.name_shown} · {case.reference}"
        return case

    def context(self) -> dict[str, Any]:
        is_family = self.audience == "FAMILY"
        audit.opened(self.subject, by=self.actor, why="read which schools were asked")
        found = [each for each in queries.consultations_on(self.subject) if each.sent_on]
        shown = queries.released_on_case(self.subject) if is_family else {}
        return {
            "is_family": is_family,
            "schools": [showing.for_family(each, shown.get(each.pk, [])) for each in found],
        }

    def back_address(self) -> str:
        return reverse("front:case", args=[self.subject.reference])


class AskFull(ConfirmPage):
    """Ask for all that a school answered."""

    permission = permissions.ASK_FULL
    template = "consultations/ask_full.html"
    heading, button = "Ask for the full reply?", "Ask for it"
    done = (
        "You have asked for it. An officer looks for words about other people first; we tell you once you can read it."
    )

    def find(self) -> Any:
        found = queries.consultation_with(self.kwargs["key"], self.request.user)
        if found is None or found.sent_on is None or cases.audience_of(self.request.user, found.case) != "FAMILY":
            raise Http404
        self.on, self.caption = localdate(), f"{found.setting.name} · {found.case.reference}"
        return found

    def act(self) -> None:
        actions.ask_for_full(self.subject, by=self.actor, on=self.on)

    def next_page(self) -> str:
        return reverse("consultations:family", args=[self.subject.case.reference])

    def back_address(self) -> str:
        return self.next_page()
