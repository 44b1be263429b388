"""The plan of a school: its actions, on a board and as a list; agreeing one, and how far it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from .. import actions, forms, permissions, queries
from ..enums import OPEN_STATES, Part
from ..presenters import plan as shown
from ..types import Wanted
from .base import EVERYBODY, OfSchool, SchoolForm, Screened, people
from .records import Writing

HANDS = frozenset({Part.SCHOOL, Part.THERAPIST, Part.TEACHER})


class Plan(OfSchool):
    """Every school has one plan; with nothing agreed it says so, and when people meet next (Q58b)."""

    template = "therapy/plan.html"
    heading = "Action plan"
    readers = EVERYBODY

    def context(self) -> dict[str, Any]:
        school = self.subject.school_id
        found = queries.actions_of(school)
        shared = shown.page(
            self.subject, self.parts, self.request.user, found, list(queries.meetings_of(school)), on=self.on
        )
        return {
            **shared,
            "teachers": queries.teachers_of(school, self.on),
            "has_page": bool(self.parts - {Part.TEACHER}),
        }

    def back_address(self) -> str:
        if self.parts == {Part.SCHOOL}:
            return reverse("therapy:own")
        return reverse("therapy:desk") if self.parts == {Part.TEACHER} else super().back_address()


class Add(SchoolForm):
    """Agree an action."""

    form_class = forms.Agree
    needs = permissions.PLAN
    readers = HANDS
    heading, button, done = "Agree an action", "Agree it", "It is in the plan. Whoever owns it is told."

    def form_options(self) -> dict[str, Any]:
        return {"teachers": people(queries.teachers_of(self.subject.school_id, self.on))}

    def act(self, **said: Any) -> None:
        actions.agree_action(self.subject, by=self.request.user, on=self.on, wanted=wanted(said))

    def next_page(self) -> str:
        return reverse("therapy:plan", args=[self.kwargs["urn"]])

    def back_address(self) -> str:
        return self.next_page()


class AddAgreed(Writing):
    """An action that was agreed in a meeting: it stands in its record too."""

    form_class = forms.Agree
    readers = frozenset({Part.THERAPIST})
    heading, button, done = "An action that was agreed", "Add it", "It is in the plan and in the record."

    def form_options(self) -> dict[str, Any]:
        return {"teachers": people(queries.teachers_of(self.subject.link.school_id, self.on))}

    def act(self, **said: Any) -> None:
        actions.agree_action(
            self.subject.link, by=self.request.user, on=self.on, wanted=wanted({**said, "meeting_id": self.subject.pk})
        )


def wanted(said: dict[str, Any]) -> Wanted:
    """What was typed, as an action to agree."""
    teacher = said.pop("teacher", None)
    return Wanted(
        **{**said, "strand": int(said["strand"]), "level": int(said["level"])},
        teacher_id=int(teacher) if teacher else None,
    )


class Move(Screened):
    """How far an action is."""

    permission = permissions.PLAN
    form_class = forms.Move
    button, done = "Save", "The plan says so."

    def find(self) -> Any:
        self.on = localdate()
        found = queries.action_with(self.kwargs["key"], self.request.user, self.on)
        if found is None:
            raise Http404
        agreed, parts = found
        own = bool(parts & {Part.SCHOOL, Part.THERAPIST}) or (
            Part.TEACHER in parts and agreed.teacher_id == self.request.user.pk
        )
        if not own or agreed.progress not in OPEN_STATES:
            raise Http404
        self.caption = agreed.what
        return agreed

    def act(self, to: str, due_on: date | None, reason: str) -> None:
        actions.move_action(self.subject, by=self.request.user, on=self.on, to=to, due_on=due_on, reason=reason or "")

    def next_page(self) -> str:
        return reverse("therapy:plan", args=[self.subject.link.school.school.urn])

    def back_address(self) -> str:
        return self.next_page()
