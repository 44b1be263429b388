"""One waiting question: answer it, send it to another team, join it to another, close it; all tell whom they should."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, permissions, presenters, queries, rules
from countywide.garden.knowledge.forms import desk as forms
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page


def theirs(page: Any) -> Any:
    """The question of this address, if it is this person's to work on."""
    question = queries.question_for(page.kwargs["reference"], actor=page.actor)
    if question is None:
        raise Http404
    return question


class Question(Page):
    """A question with its nearest entries and everything that can be done with it."""

    permission = permissions.ANSWER
    template = "knowledge/desk/question.html"
    find = theirs

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject.is_private:
            audit.opened(self.subject, by=self.actor, why="read a question about one child to answer it")
        return self.show()

    def context(self) -> dict[str, Any]:
        return presenters.question_on_page(self.subject, actor=self.actor)

    def back_address(self) -> str:
        return reverse("knowledge:desk-questions")


class Deed(FormPage):
    """Something done with one question; then on to those that still wait."""

    permission = permissions.ANSWER
    find = theirs

    @property
    def caption(self) -> str:  # type: ignore[override]
        return str(self.subject.public_text)[:200]

    def back_address(self) -> str:
        return reverse("knowledge:desk-question", args=[self.subject.reference])

    def next_page(self) -> str:
        return reverse("knowledge:desk-questions")


class AnswerQuestion(Deed):
    """Write the answer and publish it: everyone who asked is told."""

    heading = "Answer this question"
    lead = "It is published at once, and everyone who asked is told."
    button = "Publish and tell everyone who asked"
    form_class = forms.AnswerQuestion
    versioned = True

    def form_options(self) -> dict[str, Any]:
        return {"topics": presenters.topic_choices(self.actor)}

    def initial(self) -> dict[str, Any]:
        known = presenters.words_known(self.subject.from_entry) if self.subject.from_entry else presenters.NO_WORDS
        review_by = localdate() + timedelta(days=rules.REVIEW_DAYS)
        return {**known, "question": self.subject.public_text, "ready": "yes", "review_by": review_by}

    def act(self, *, question: str, **written: Any) -> Any:
        given = presenters.as_kept(written)
        return actions.answer_question(
            self.subject, by=self.actor, on=localdate(), asked=question, seen=self.seen(), **given
        )

    def next_page(self) -> str:
        return str(self.outcome.get_absolute_url())

    @property
    def done(self) -> str:  # type: ignore[override]
        return "The answer is published, and everyone who asked is told."


class AnsweredAlready(ConfirmPage):
    """Say that a published entry answers it."""

    permission = permissions.ANSWER
    heading = "This answers the question"
    button = "Tell everyone who asked"
    done = "Everyone who asked has been sent that answer."

    def find(self) -> Any:
        self.entry = queries.entry_called(self.kwargs["slug"], actor=self.actor)
        if self.entry is None:
            raise Http404
        return theirs(self)

    def summary(self) -> list[dict[str, Any]]:
        return presenters.answer_to_send(self.subject, self.entry)

    def back_address(self) -> str:
        return reverse("knowledge:desk-question", args=[self.subject.reference])

    def act(self) -> None:
        actions.answer_question(self.subject, by=self.actor, on=localdate(), entry=self.entry)

    def next_page(self) -> str:
        return reverse("knowledge:desk-questions")


class SendOn(Deed):
    heading = "Send it to another team"
    lead = "The day by which a reply was promised stays: whoever asked was told it."
    button = "Send"
    form_class = forms.SendOn
    done = "The question was sent on, and the team is told."
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"teams": presenters.other_teams(self.subject.team_key)}

    def act(self, *, team: str, why: str) -> None:
        actions.send_on(self.subject, by=self.actor, on=localdate(), team_key=team, why=why)


class Join(Deed):
    permission = permissions.EDIT
    heading = "Join it to another question"
    button = "Join"
    form_class = forms.Join
    done = "The two questions are one now. Everyone who asked either will hear its answer."
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"others": presenters.like_choices(self.subject, actor=self.actor)}

    def act(self, *, into: str) -> None:
        kept = queries.question_for(into, actor=self.actor)
        if kept is None:
            raise RuleBroken("There is no question with this reference.")
        actions.join(self.subject, by=self.actor, on=localdate(), into=kept)


class Close(Deed):
    heading = "Close it without a published answer"
    button = "Close and tell whoever asked"
    form_class = forms.Close
    done = "The question is closed, and whoever asked is told why."

    def act(self, *, why: str) -> None:
        actions.close_question(self.subject, by=self.actor, on=localdate(), why=why)
