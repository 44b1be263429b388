"""Presses about one question."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone

from countywide.platform.kit.pages import Page

from .. import actions, permissions, queries
from ..presenters import room as shown
from .base import Press


class OfQuestion(Page):
    """A page about one question of a floor that its reader may see."""

    def find(self) -> Any:
        self.now = timezone.now()
        question = queries.question_called(self.kwargs["reference"], self.actor)
        if question is None or queries.floor_called(question.floor.sitting.key, self.actor) is None:
            raise Http404
        return question

    def back_address(self) -> str:
        return f"{shown.address(self.subject.floor)}#{self.subject.reference}"


class Vote(OfQuestion, Press):
    """One vote for a question."""

    permission = permissions.JOIN

    def act(self) -> str | None:
        actions.vote(self.subject, by=self.actor, now=self.now)
        return None

    def values(self) -> dict[str, Any]:
        return {"votes": self.subject.vote_count}


class TakeBack(Vote):
    """The vote taken back."""

    def act(self) -> str | None:
        actions.take_back_vote(self.subject, by=self.actor, now=self.now)
        return None


class AnsweredNow(OfQuestion, Press):
    """Answered in the room."""

    permission = permissions.PRESENT

    def act(self) -> str | None:
        actions.answer_now(self.subject, by=self.actor, now=self.now)
        return f"{self.subject.reference} is marked as answered in the room."

    def next_page(self) -> str:
        page = "host" if self.actor.may(permissions.HOST) and "screen" not in self.request.POST else "screen"
        return shown.address(self.subject.floor, page)


class NotAnswered(AnsweredNow):
    """Not answered after all."""

    def act(self) -> str | None:
        actions.take_back_answer(self.subject, by=self.actor)
        return f"{self.subject.reference} stands in the queue again."


class ShowAgain(OfQuestion, Press):
    """A hidden question is shown again."""

    permission = permissions.HOST

    def act(self) -> str | None:
        actions.show_again(self.subject, by=self.actor)
        return f"{self.subject.reference} is shown again."

    def next_page(self) -> str:
        return shown.address(self.subject.floor, "host")
