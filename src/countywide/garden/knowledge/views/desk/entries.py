"""One entry on the desk: its words, history and wordings; change, confirm, publish, withdraw."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, permissions, presenters, queries, rules
from countywide.garden.knowledge.forms import desk as forms
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page


def theirs(page: Any) -> Any:
    """The entry of this address, if it is this person's to keep right."""
    entry = queries.desk_entry(page.kwargs["slug"], actor=page.actor)
    if entry is None:
        raise Http404
    return entry


class Entry(Page):
    """Everything about one entry, and why it is found."""

    permission = permissions.ANSWER
    template = "knowledge/desk/entry.html"
    find = theirs

    def context(self) -> dict[str, Any]:
        asked = self.request.GET.get("q", "")[:300]
        told = presenters.entry_on_desk(self.subject, actor=self.actor, asked=asked)
        return {**told, "tester": forms.TryWords(initial={"q": asked})}

    def back_address(self) -> str:
        return reverse("knowledge:desk-entries")


class Deed(FormPage):
    """Something done with one entry; then back to it."""

    permission = permissions.ANSWER
    find = theirs

    @property
    def caption(self) -> str:  # type: ignore[override]
        return rules.plain(self.subject.question)[:200]

    def back_address(self) -> str:
        return reverse("knowledge:desk-entry", args=[self.subject.slug])

    def next_page(self) -> str:
        return self.back_address()


class Change(Deed):
    """Change its words or facts. Two people who do so at once lose nothing."""

    heading = "Change this answer"
    button = "Save the change"
    done = "The change is saved."
    versioned = True

    @property
    def form_class(self) -> Any:
        return forms.ChangeEntryOfAnyTeam if self.actor.may(permissions.EDIT) else forms.ChangeEntry

    def form_options(self) -> dict[str, Any]:
        teams = {"teams": presenters.team_choices()} if self.actor.may(permissions.EDIT) else {}
        return {"topics": presenters.topic_choices(self.actor), **teams}

    def initial(self) -> dict[str, Any]:
        return presenters.words_known(self.subject)

    def act(self, **written: Any) -> None:
        actions.change(self.subject, by=self.actor, on=localdate(), seen=self.seen(), **presenters.as_kept(written))


class Confirm(Deed):
    """Say that it is still right."""

    heading = "Is this answer still right?"
    template = "knowledge/desk/confirm_entry.html"
    button = "Yes, it is still right"
    done = "It is confirmed. Readers see today as the day it was last checked."
    form_class = forms.ConfirmEntry
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        return {"review_by": localdate() + timedelta(days=rules.REVIEW_DAYS)}

    def context(self) -> dict[str, Any]:
        return presenters.answer_to_check(self.subject, may_withdraw=self.actor.may(permissions.PUBLISH))

    def act(self, *, review_by: Any) -> None:
        actions.confirm_still_right(self.subject, by=self.actor, on=localdate(), review_by=review_by)

    def next_page(self) -> str:
        return reverse("knowledge:desk-expired")


class Publish(ConfirmPage):
    permission = permissions.PUBLISH
    heading = "Publish this answer"
    lead = "Its readers find it within a second, and those who follow its topic are told."
    button = "Publish"
    done = "It is published."
    find = theirs

    def summary(self) -> list[dict[str, Any]]:
        return presenters.answer_to_publish(self.subject)

    def act(self) -> None:
        actions.publish(self.subject, by=self.actor, on=localdate())

    def back_address(self) -> str:
        return reverse("knowledge:desk-entry", args=[self.subject.slug])

    def next_page(self) -> str:
        return self.back_address()


class Withdraw(Deed):
    permission = permissions.PUBLISH
    heading = "Withdraw this answer"
    button = "Withdraw"
    done = "It is withdrawn. Its address stays and says why."
    form_class = forms.Withdraw
    keeps_drafts = False

    def act(self, *, why: str) -> None:
        actions.withdraw(self.subject, by=self.actor, on=localdate(), why=why)


class AddWording(Deed):
    heading = "Add another way of asking it"
    button = "Add"
    done = "Search finds this answer by these words now."
    form_class = forms.AddWording
    keeps_drafts = False

    def act(self, *, text: str) -> None:
        actions.add_wording(self.subject, by=self.actor, on=localdate(), text=text)


class LookAt(ConfirmPage):
    """Leave an entry that reads as if about one child, or go and change it."""

    permission = permissions.EDIT
    template = "knowledge/desk/look_at.html"
    heading = "Could somebody tell which child this is?"
    button = "No, leave it as it is"
    done = "It stays as it is."
    find = theirs

    def context(self) -> dict[str, Any]:
        return presenters.answer_to_check(self.subject, may_withdraw=self.actor.may(permissions.PUBLISH))

    def act(self) -> None:
        actions.looked_at(self.subject, by=self.actor, on=localdate())

    def back_address(self) -> str:
        return reverse("knowledge:desk-one-child")

    def next_page(self) -> str:
        later = queries.one_child().order_by("pk").first()
        return reverse("knowledge:look-at-entry", args=[later.slug]) if later else self.back_address()
