"""The funding team answers in writing what becomes of earlier money."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.kit.paper import html
from countywide.platform.kit.tags.saying import short_date

from .. import actions, forms, permissions, presenters, queries
from .school import OfArrival


class Every(Page):
    """Every arrival that waits for a word about money, the most urgent first."""

    permission = permissions.ANSWER
    template = "movers/every.html"
    heading = "Pupils who moved: money to answer"

    def context(self) -> dict[str, Any]:
        on = localdate()
        return {"rows": [presenters.row(each, on=on, names_school=True) for each in queries.waiting()]}


class Answer(OfArrival, FormPage):
    """The letter as it goes, and a press that sends it and moves the money (Q19)."""

    permission = permissions.ANSWER
    template = "movers/answer.html"
    form_class = forms.Answer
    heading, button = "Tell the school what becomes of earlier money", "Tell the school and carry it out"
    done = "The school is told, and the ledger follows."

    def context(self) -> dict[str, Any]:
        below = (
            block for block in presenters.letter(self.subject) if block.get("level") != 1
        )  # the page has a heading
        return {**super().context(), "written": html.write(below)}

    def act(self, words: str) -> None:
        actions.answer(self.subject, by=self.request.user, on=self.on, words=words or "")


class Recognise(OfArrival, FormPage):
    """Which child of the register it is, where the school could not choose one."""

    permission = permissions.ANSWER
    form_class = forms.Recognise
    button, done = "This is the child", "The record is joined, and earlier money was looked up."

    def find(self) -> Any:
        found = super().find()
        self.likely = queries.likely(found)
        if found.child_id is not None or not self.likely:
            raise Http404
        audit.opened(found, by=self.actor, why="looked for the record of a pupil who came")
        return found

    def form_options(self) -> dict[str, Any]:
        named = [
            (str(each.child.pk), f"{each.child.name_shown}, born {short_date(each.child.born_on)}")
            for each in self.likely
        ]
        return {"children": named}

    def act(self, child: str) -> None:
        chosen = next(each.child for each in self.likely if str(each.child.pk) == child)
        actions.recognise(self.subject, by=self.request.user, on=self.on, child=chosen)

    def next_page(self) -> str:
        return reverse("movers:show", args=[self.kwargs["key"]])
