"""Recording an exception, one question a page, and ending one."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from countywide.law import clocks
from countywide.platform.kit import drafts
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, forms, permissions, queries, rules
from ..presenters import claiming as shown
from ..presenters.why import at
from .dates import OfDate


class ForOfficers(OfDate):
    """A page for those who may record exceptions on a case of their own team."""

    permission = permissions.EXCEPT

    def find(self) -> Any:
        deadline = super().find()
        if not self.actor.may(permissions.EXCEPT, about=self.case):
            raise PermissionDenied
        self.caption = f"{self.case.reference}: {deadline.law.title}"
        return deadline

    def back_address(self) -> str:
        return at("why", self.subject)


class Claiming(ForOfficers, FormPage):
    """What the pages share: the answers so far, kept for this person until the exception is recorded."""

    def find(self) -> Any:
        deadline = super().find()
        if not deadline.is_running or not deadline.law.exceptions:
            raise Http404
        return deadline

    @property
    def key(self) -> str:
        return f"exception:{self.subject.pk}"

    @cached_property
    def so_far(self) -> QueryDict:
        """Everything answered on the pages before."""
        draft = drafts.draft_for(self.request.user, self.key)
        return drafts.as_posted(draft) if draft else QueryDict(mutable=True)

    def said(self, form: type[django_forms.Form], **options: Any) -> dict[str, Any] | None:
        """The answers of one page, where they are whole."""
        filled = form(self.so_far, **options)
        return filled.cleaned_data if filled.is_valid() else None

    @cached_property
    def ground(self) -> str:
        """The ground that was chosen."""
        code = self.so_far.get("ground", "")
        return code if code in self.subject.law.exceptions else ""

    def astray(self) -> HttpResponse | None:
        """Where to go instead, when a page before this one is not answered."""
        return None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.astray() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.astray() or super().post(request, *args, **kwargs)

    def keep(self) -> None:
        """Add this page's answers to those before."""
        answers = self.so_far.copy()
        for name in self.request.POST:
            answers.setlist(name, self.request.POST.getlist(name))
        drafts.keep(self.request.user.pk, self.key, answers)  # type: ignore[arg-type]


class Step(Claiming):
    """One question of several."""

    keeps_drafts = False
    then = ""
    before = "why"

    def astray(self) -> HttpResponse | None:
        """Back to the first page, where the ground was not chosen yet."""
        lost = self.before != "why" and not self.ground
        return HttpResponseRedirect(at("exception", self.subject)) if lost else None

    def initial(self) -> dict[str, Any]:
        return self.said(self.form_class, **self.form_options()) or {}

    def next_page(self) -> str:
        return at(self.then, self.subject)

    def back_address(self) -> str:
        return at(self.before, self.subject)


class Ground(Step):
    """Which ground."""

    form_class = forms.WhichGround
    then = "exception-facts"

    def form_options(self) -> dict[str, Any]:
        return {"grounds": queries.explain(self.subject).grounds}

    def initial(self) -> dict[str, Any]:
        return {"ground": self.ground}

    def act(self, *, ground: str) -> None:
        if queries.claimed_already(self.subject, ground):
            raise RuleBroken("This exception is recorded already. End it first if its facts have changed.")
        self.keep()


class Facts(Step):
    """The facts on which it turns. A ground they deny goes no further."""

    then, before = "exception-why", "exception"
    template = "deadlines/facts.html"

    @property
    def heading(self) -> str:  # type: ignore[override]
        return clocks.EXCEPTIONS[self.ground].title

    @property
    def form_class(self) -> Any:
        return forms.FACTS[self.ground]

    def initial(self) -> dict[str, Any]:
        return super().initial() or shown.known_facts(self.ground, self.subject.inputs)

    def context(self) -> dict[str, Any]:
        ground = next(each for each in queries.explain(self.subject).grounds if each.code == self.ground)
        return {"known": shown.known_words(ground, self.subject.inputs), "law": ground.law}

    def act(self, **facts: Any) -> None:
        if bar := queries.bar_to_ground(self.subject, shown.stated(self.ground, facts)):
            raise RuleBroken(bar)
        self.keep()


class Why(Step):
    """Why it makes the limit impractical, and what shows it."""

    heading = "Why the time limit is impractical"
    form_class = forms.Why
    keeps_drafts = True
    then, before = "exception-aim", "exception-facts"

    def act(self, *, impractical_because: str, evidence: str) -> None:
        if bar := rules.bar_to_reason(impractical_because=impractical_because, evidence=evidence):
            raise RuleBroken(bar)
        self.keep()


class Aim(Step):
    """The day aimed for and the day to look again."""

    heading = "The day you aim for"
    lead = "An exception adds no days. This step is due as soon as the reason allows, and every later date stays."
    form_class = forms.Aim
    then, before = "exception-check", "exception-why"

    def act(self, *, target_on: Any, review_on: Any) -> None:
        if bar := rules.bar_to_aim(target_on=target_on, review_on=review_on, on=localdate()):
            raise RuleBroken(bar)
        self.keep()


class Check(Claiming, ConfirmPage):
    """Everything on one page before it is recorded."""

    heading, button = "Check before you record this exception", "Record the exception"
    lead = "The family and the school are told why, and what day you aim for."
    done = "The exception is recorded. The last day in law stays as it is."

    def astray(self) -> HttpResponse | None:
        """Back to the first page that is not answered in full."""
        self.whole: dict[str, dict[str, Any]] = {}
        facts = forms.FACTS.get(self.ground)
        for name, form in {"exception-facts": facts, "exception-why": forms.Why, "exception-aim": forms.Aim}.items():
            said = self.said(form) if form else None
            if said is None:
                return HttpResponseRedirect(at(name if self.ground else "exception", self.subject))
            self.whole[name] = said
        return None

    def summary(self) -> list[dict[str, Any]]:
        return shown.check_rows(self.subject, self.ground, self.whole)

    def act(self) -> None:
        said = {name: value for answers in self.whole.values() for name, value in answers.items()}
        actions.claim_exception(self.subject, by=self.actor, on=localdate(), claiming=shown.stated(self.ground, said))
        drafts.discard(self.request.user, self.key)

    def next_page(self) -> str:
        return at("why", self.subject)

    def back_address(self) -> str:
        return at("exception-aim", self.subject)


class EndException(ForOfficers, FormPage):
    """The reason has passed: the step is due at once."""

    form_class = forms.EndException
    button = "End the exception"
    lead = "The step is then due at once. The family is told."
    done = "The exception has ended."
    keeps_drafts = False

    def find(self) -> Any:
        deadline = super().find()
        self.claim = queries.claim_with(self.kwargs["claim"], deadline)
        if self.claim is None or self.claim.ended_on or not deadline.is_running:
            raise Http404
        return deadline

    def act(self, *, because: str) -> None:
        actions.end_exception(self.claim, by=self.actor, on=localdate(), because=because)

    def next_page(self) -> str:
        return at("why", self.subject)
