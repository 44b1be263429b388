"""Small things to decide on, one after another: what is held back, wordings, problems, likely repeats."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, permissions, presenters, queries
from countywide.garden.knowledge.forms import desk as forms
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page


class Hold(FormPage):
    """Words that are held back: keep them so, or release them. Whoever opens it is on the log."""

    permission = permissions.SEE_HELD
    template = "knowledge/desk/hold.html"
    heading = "Held back"
    button = "Continue"
    form_class = forms.DecideHold
    keeps_drafts = False

    def find(self) -> Any:
        hold = queries.hold_numbered(self.kwargs["pk"], actor=self.actor)
        if hold is None:
            raise Http404
        return hold

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.subject, by=self.actor, why="decides on personal data held back from publication")
        return super().get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        return presenters.hold_on_page(self.subject)

    def act(self, *, decision: str) -> None:
        decide = {"keep": actions.keep_held, "release": actions.release_hold}[decision]
        decide(self.subject, by=self.actor, on=localdate())

    @property
    def done(self) -> str:  # type: ignore[override]
        left = queries.holds(self.actor).count()
        return f"Decided. {left} left." if left else "Decided. That was the last."

    def back_address(self) -> str:
        return reverse("knowledge:desk-holds")

    def next_page(self) -> str:
        later = queries.holds(self.actor).order_by("pk").first()
        return reverse("knowledge:desk-hold", args=[later.pk]) if later else self.back_address()


class Wording(FormPage):
    """Words people used: should they find this answer?"""

    permission = permissions.ANSWER
    template = "knowledge/desk/wording.html"
    heading = "Another wording"
    button = "Continue"
    done = "Decided."
    form_class = forms.DecideWording
    keeps_drafts = False

    def find(self) -> Any:
        wording = queries.wording_numbered(self.kwargs["pk"], actor=self.actor)
        if wording is None:
            raise Http404
        return wording

    def context(self) -> dict[str, Any]:
        return presenters.wording_on_page(self.subject)

    def act(self, *, decision: str) -> None:
        decide = {"approve": actions.approve_wording, "refuse": actions.refuse_wording}[decision]
        decide(self.subject, by=self.actor, on=localdate())

    def back_address(self) -> str:
        return reverse("knowledge:desk-wordings")

    def next_page(self) -> str:
        later = queries.wordings_proposed(self.actor).order_by("-times", "-pk").first()
        return reverse("knowledge:desk-wording", args=[later.pk]) if later else self.back_address()


class Problem(ConfirmPage):
    """What a reader said, with the answer it is about one click away."""

    permission = permissions.EDIT
    template = "knowledge/desk/problem.html"
    heading = "A problem that a reader reported"
    button = "Dealt with"
    done = "It is off the list."

    def find(self) -> Any:
        problem = queries.problem_numbered(self.kwargs["pk"])
        if problem is None:
            raise Http404
        return problem

    def context(self) -> dict[str, Any]:
        return presenters.problem_on_page(self.subject)

    def act(self) -> None:
        actions.judgement_dealt_with(self.subject, by=self.actor, on=localdate())

    def back_address(self) -> str:
        return reverse("knowledge:desk-problems")

    def next_page(self) -> str:
        return self.back_address()


class Duplicates(Page):
    """Pairs of entries that ask nearly the same."""

    permission = permissions.EDIT
    template = "knowledge/desk/duplicates.html"
    heading = "Likely repeats"
    lead = "These ask nearly the same. Merge them, and one is kept with the other’s wordings and answers; or say that they are two."

    def context(self) -> dict[str, Any]:
        return {"pairs": presenters.pairs_on_page(queries.repeats_to_look_at())}

    def back_address(self) -> str:
        return reverse("knowledge:desk")


class DecidePair(FormPage):
    """Two entries side by side: merge one into the other, or leave both."""

    permission = permissions.EDIT
    template = "knowledge/desk/pair.html"
    heading = "Are these the same question?"
    button = "Continue"
    done = "Decided."
    form_class = forms.DecidePair
    keeps_drafts = False

    def find(self) -> Any:
        self.other = queries.desk_entry(self.kwargs["other"], actor=self.actor)
        one = queries.desk_entry(self.kwargs["slug"], actor=self.actor)
        if one is None or self.other is None:
            raise Http404
        return one

    def context(self) -> dict[str, Any]:
        return presenters.pair_on_page(self.subject, self.other)

    def act(self, *, decision: str) -> None:
        decide = {
            "one": lambda **said: actions.merge(self.other, into=self.subject, **said),
            "other": lambda **said: actions.merge(self.subject, into=self.other, **said),
            "apart": lambda **said: actions.keep_apart(self.subject, other=self.other, **said),
        }[decision]
        decide(by=self.actor, on=localdate())

    def back_address(self) -> str:
        return reverse("knowledge:desk-duplicates")

    def next_page(self) -> str:
        return self.back_address()
