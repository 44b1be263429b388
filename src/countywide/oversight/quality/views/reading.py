"""What everybody may read of audits, and what those who had a part in a case read of theirs."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import Page

from .. import criteria, permissions, presenters, queries


class LooksAt(Page):
    """What audits look at, criterion by criterion, and what was published."""

    permission = permissions.READ_PUBLISHED
    template = "quality/looks_at.html"
    heading = "What our audits look at"
    lead = "We look at our own steps as closely as at everybody else’s, and at how we write to schools and families."

    def context(self) -> dict[str, Any]:
        held = criteria.in_force(localdate())
        return {
            "criteria": held,
            "published": queries.published(),
            "may_read_feedback": self.actor.may(permissions.READ_FEEDBACK),
        }


class Published(Page):
    """One audit as everybody may read it: its scope, what it found, and what is done about it."""

    permission = permissions.READ_PUBLISHED
    template = "quality/published.html"

    def find(self) -> Any:
        found = queries.published_with(self.kwargs["key"])
        if found is None:
            raise Http404
        self.heading = found.theme
        return found

    def back_address(self) -> str:
        return reverse("quality:looks-at")

    def context(self) -> dict[str, Any]:
        return {
            "scope": presenters.scope(self.subject),
            "figures": presenters.figures(self.subject),
            "actions": presenters.published_actions(self.subject),
        }


class FeedbackList(Page):
    """Feedback on the cases in which one’s school, team or service had a part."""

    permission = permissions.READ_FEEDBACK
    template = "quality/feedback_list.html"
    heading = "What audits found in your cases"

    def back_address(self) -> str:
        return reverse("quality:looks-at")

    def context(self) -> dict[str, Any]:
        return {"records": queries.feedback_to(self.request.user)[:100]}


class Feedback(Page):
    """What an audit found in one case: no grade of a person, and nobody’s name."""

    permission = permissions.READ_FEEDBACK
    template = "quality/feedback.html"

    def find(self) -> Any:
        found = queries.feedback_to(self.request.user).filter(key=self.kwargs["key"]).first()
        if found is None:
            raise Http404
        self.heading, self.caption = "What an audit found", found.case.reference
        return found

    def back_address(self) -> str:
        return reverse("quality:feedback-list")

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject.case, by=self.actor, why="read what an audit found")
        held, audience = self.subject.audit, cases.audience_of(self.request.user, self.subject.case)
        return {
            "audit": held,
            "scope": presenters.scope(held),
            "grade": self.subject.get_moderated_grade_display(),
            "parts": presenters.parts_of(self.subject, held.criteria_set.chosen(held.parts), audience=audience),
        }
