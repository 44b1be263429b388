"""The descriptors anybody may read, practice with an invented child, and signing up to moderate (Q45)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import FormPage, Page

from .. import actions, forms, permissions, queries, rules
from ..presenters import descriptors as shown


class Every(Page):
    """Every set, the newest first; drafts say so."""

    public = True
    template = "mapping/sets.html"
    heading = "How children are mapped to funding"

    def context(self) -> dict[str, Any]:
        found = queries.listed_sets(on=localdate())
        return {"sets": [shown.card(each, state, queries.before(each)) for each, state in found]}


class OfSet(Page):
    """A page about one set."""

    public = True

    def find(self) -> Any:
        found = queries.descriptors_with(self.kwargs["version"])
        if found is None:
            raise Http404
        self.on, self.heading = localdate(), found.title
        self.state = queries.standing(found, on=self.on)
        return found

    def back_address(self) -> str:
        return reverse("mapping:sets")


class Show(OfSet):
    """One set whole: words, weights, steps, values, invented children, what changed."""

    template = "mapping/set.html"

    def context(self) -> dict[str, Any]:
        before = queries.before(self.subject)
        return {
            "state": self.state,
            "colour": shown.COLOURS[self.state],
            "facts": shown.facts(self.subject, self.state),
            "points": list(enumerate(self.subject.points)),
            "areas": shown.areas(self.subject),
            "ladders": shown.ladders(self.subject),
            "exemplars": shown.exemplars(self.subject),
            "card": shown.card(self.subject, self.state, before),
            "may_practise": rules.bar_to_practising(self.state, "", "") is None,
            "instead": queries.title_in_force(on=self.on),
        }


class Practise(OfSet, FormPage):
    """Map an invented child and compare. Nothing of it is kept."""

    template = "mapping/practise.html"
    form_class = forms.Levels
    button = "Compare with what was agreed"
    keeps_drafts = False

    def find(self) -> Any:
        found = super().find()
        self.exemplar = found.exemplar(self.kwargs["exemplar"])
        if self.exemplar is None:
            raise Http404
        self.heading, self.caption = self.exemplar.title, found.title
        return found

    def form_options(self) -> dict[str, Any]:
        return {"found": self.subject}

    def context(self) -> dict[str, Any]:
        return {"story": self.exemplar.story, "is_draft": self.subject.is_draft}

    def act(self, **answers: str) -> None:
        instead = queries.title_in_force(on=self.on)
        if bar := rules.bar_to_practising(self.state, self.subject.title, instead):
            raise RuleBroken(bar)
        self.compared = shown.compared(
            self.subject, self.exemplar.key, {key: int(level) for key, level in answers.items()}
        )

    def try_to_act(self, form: Any) -> HttpResponse:
        """Shown at once, since there is nothing to come back to."""
        try:
            self.act(**form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form=form, status=422)
        return self.show(form=form, compared=self.compared)

    def back_address(self) -> str:
        return reverse("mapping:set", args=[self.subject.version])


class SignUp(FormPage):
    """A school's SENCO or head offers to moderate."""

    permission = permissions.SIGN_UP
    template = "mapping/sign_up.html"
    form_class = forms.SignUp
    heading, button = "Sign up to moderate", "Sign up"
    done = "You have signed up. The funding team writes to you before the next round."
    keeps_drafts = False

    def find(self) -> Any:
        school = queries.school_where(self.request.user, permissions.SIGN_UP)
        if school is None:
            raise Http404
        self.held = queries.own_volunteer(self.request.user)
        return school.organisation

    def context(self) -> dict[str, Any]:
        return {"held": self.held}

    def act(self, *, note: str = "") -> None:
        if "leave" in self.request.POST:
            self.done = "You are no longer on the list."
            actions.leave_moderation(self.subject, by=self.request.user, on=localdate())
        else:
            actions.sign_up(self.subject, by=self.request.user, on=localdate(), note=note or "")

    def next_page(self) -> str:
        return reverse("mapping:sign-up")

    def back_address(self) -> str:
        return reverse("mapping:sets")
