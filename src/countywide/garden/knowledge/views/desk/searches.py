"""One failed search: write its answer, give its words to an answer that is there, or note that it was dealt with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, permissions, presenters, queries, rules
from countywide.garden.knowledge.forms import desk as forms
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page


def found(page: Any) -> Any:
    """The search of this address."""
    search = queries.search_numbered(page.kwargs["pk"])
    if search is None:
        raise Http404
    return search


class Search(Page):
    permission = permissions.EDIT
    template = "knowledge/desk/search.html"
    find = found

    def context(self) -> dict[str, Any]:
        return presenters.search_on_page(self.subject, actor=self.actor)

    def back_address(self) -> str:
        return reverse("knowledge:desk-searches")


class WriteEntry(FormPage):
    """Write a new answer: a draft, to be read once more and published."""

    permission = permissions.EDIT
    heading = "Write an answer"
    lead = "Nobody else reads it yet: next you see it as its readers will, and publish it from there."
    button = "Show it as readers will see it"
    done = "It is kept as a draft. Publish it when it is right."
    form_class = forms.WriteEntry

    def form_options(self) -> dict[str, Any]:
        return {"topics": presenters.topic_choices(self.actor), "teams": presenters.team_choices()}

    def initial(self) -> dict[str, Any]:
        return {**presenters.NO_WORDS, "ready": "yes", "review_by": localdate() + timedelta(days=rules.REVIEW_DAYS)}

    def act(self, **written: Any) -> Any:
        return actions.write(None, by=self.actor, on=localdate(), **presenters.as_kept(written))

    def back_address(self) -> str:
        return reverse("knowledge:desk-entries")

    def next_page(self) -> str:
        return reverse("knowledge:desk-entry", args=[self.outcome.slug])


class WriteForSearch(WriteEntry):
    """The same, for words somebody searched for in vain: they find it once it is published."""

    find = found

    def initial(self) -> dict[str, Any]:
        words = self.subject.words
        return {**super().initial(), "question": f"{words[:1].upper()}{words[1:]}?", "team": self.subject.team_key}

    def act(self, **written: Any) -> Any:
        return actions.write_for_search(self.subject, by=self.actor, on=localdate(), **presenters.as_kept(written))

    def back_address(self) -> str:
        return reverse("knowledge:desk-search", args=[self.subject.pk])


class GiveTo(FormPage):
    """Add the words as a wording of an answer that is there."""

    permission = permissions.EDIT
    button = "Add the wording"
    done = "Search finds that answer by these words now."
    form_class = forms.AddWordingOf
    keeps_drafts = False
    find = found

    @property
    def caption(self) -> str:  # type: ignore[override]
        return f"“{self.subject.words}”"

    def form_options(self) -> dict[str, Any]:
        return {"entries": presenters.nearest_choices(self.subject.words, actor=self.actor)}

    def act(self, *, entry: str) -> None:
        kept = queries.desk_entry(entry, actor=self.actor)
        if kept is None:
            raise RuleBroken("There is no answer at this address.")
        actions.give_to(self.subject, by=self.actor, on=localdate(), entry=kept)

    def back_address(self) -> str:
        return reverse("knowledge:desk-search", args=[self.subject.pk])

    def next_page(self) -> str:
        return reverse("knowledge:desk-searches")


class DealtWith(ConfirmPage):
    permission = permissions.EDIT
    heading = "This search was dealt with"
    lead = "It leaves the list, and comes back if nobody finds anything by these words again."
    button = "Dealt with"
    done = "It is off the list."
    find = found

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Searched for", "value": self.subject.words}]

    def act(self) -> None:
        actions.search_dealt_with(self.subject, by=self.actor, on=localdate())

    def back_address(self) -> str:
        return reverse("knowledge:desk-search", args=[self.subject.pk])

    def next_page(self) -> str:
        return reverse("knowledge:desk-searches")
