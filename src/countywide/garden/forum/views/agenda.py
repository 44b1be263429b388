"""The organisers' pages about the agenda, services that contribute, polls and projects."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage
from countywide.register.contacts import queries as contacts

from .. import actions, forms, permissions, policies, queries
from ..types import NewItem
from .base import DeskItem, DeskMeeting


def teams() -> list[tuple[str, str]]:
    return [(each.key, each.name) for each in contacts.teams()]


class AddItem(DeskMeeting, FormPage):
    """An item at the end of the agenda."""

    form_class = forms.planning.TeamItem
    heading, button = "Add an item", "Add it"

    def initial(self) -> dict[str, Any]:
        return {"minutes": 20, "answer_minutes": policies.policy_on(localdate(self.now)).answer_minutes}

    def form_options(self) -> dict[str, Any]:
        return {"teams": teams()}

    def act(self, **words: Any) -> None:
        actions.add_item(self.subject, by=self.request.user, now=self.now, item=item_of(words))


def item_of(words: dict[str, Any]) -> NewItem:
    """An item as it was written, with the name of the team that answers for it."""
    team = words.get("team_key", "")
    return NewItem(**words, service=dict(teams()).get(team, ""))


class ChangeItem(DeskItem, FormPage):
    """Put an item right."""

    form_class = forms.planning.TeamItem
    heading, button = "Change the item", "Save"
    versioned = True

    def initial(self) -> dict[str, Any]:
        names = ("title", "about", "presenter", "minutes", "answer_minutes", "team_key")
        return {name: getattr(self.subject, name) for name in names}

    def form_options(self) -> dict[str, Any]:
        return {"teams": teams()}

    def act(self, **words: Any) -> None:
        item = item_of(words)
        if not item.service and self.subject.contributor_id:
            item = NewItem(**words, service=self.subject.service)
        actions.change_item(self.subject, by=self.request.user, now=self.now, seen=self.seen(), item=item)  # type: ignore[call-arg]


class Earlier(DeskItem, ConfirmPage):
    """One place earlier; the desk has the button."""

    heading, button = "Move the item one place earlier", "Move it"

    def act(self) -> None:
        actions.move_item(self.subject, by=self.request.user, now=self.now, earlier=True)


class RemoveItem(DeskItem, ConfirmPage):
    """Off the agenda."""

    heading, button = "Take the item off the agenda", "Take it off"

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Item", "value": self.subject.title}]

    def act(self) -> None:
        actions.remove_item(self.subject, by=self.request.user, now=self.now)


class Invite(DeskMeeting, FormPage):
    """Ask a service to bring an item."""

    form_class = forms.sharing.Service
    heading, button = "Invite a service to contribute", "Invite it"
    done = "The service has its invitation."

    def form_options(self) -> dict[str, Any]:
        return {"services": queries.services_named()}

    def act(self, *, organisation: str, words: str) -> None:
        actions.invite(
            self.subject, by=self.request.user, now=self.now, organisation_id=int(organisation), words=words
        )  # fmt: skip


class AgreeItem(DeskItem, ConfirmPage):
    """Put an offered item on the agenda."""

    heading, button = "Put the item on the agenda", "Put it on the agenda"
    done = "The item is on the agenda, and the service knows."

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Item", "value": self.subject.title}, {"key": "From", "value": self.subject.service}]

    def act(self) -> None:
        actions.agree_item(self.subject, by=self.request.user, now=self.now)


class DeclineItem(DeskItem, FormPage):
    """Say why an offered item does not fit."""

    form_class = forms.sharing.Decline
    button = "Tell the service"

    def act(self, *, why: str) -> None:
        actions.decline_item(self.subject, by=self.request.user, now=self.now, why=why)


class AskPoll(FormPage):
    """Ask which days and times suit."""

    permission = permissions.HOST
    form_class = forms.planning.AskPoll
    heading, button = "Ask which days and times suit", "Ask"
    back = "/forum/work"

    def find(self) -> Any:
        found = queries.series_called(self.kwargs["key"])
        if found is None:
            raise Http404
        self.caption = found.name
        return found

    def act(self, *, weekdays: list[str], times: list[Any], **words: Any) -> Any:
        slots = [(int(day), at) for day in weekdays for at in times]
        return actions.ask_poll(self.subject, by=self.request.user, on=localdate(), slots=slots, **words)

    def next_page(self) -> str:
        return reverse("forum:poll", args=[self.outcome.key])


class DecidePoll(FormPage):
    """Say what was chosen, and why."""

    permission = permissions.HOST
    form_class = forms.planning.DecidePoll
    button = "Publish"

    def find(self) -> Any:
        found = queries.poll_called(self.kwargs["key"], self.actor, localdate())
        if found is None:
            raise Http404
        self.caption = found.title
        return found

    def initial(self) -> dict[str, Any]:
        return {"decision": self.subject.decision}

    def act(self, *, decision: str) -> None:
        actions.decide_poll(self.subject, by=self.request.user, on=localdate(), decision=decision)

    def back_address(self) -> str:
        return reverse("forum:poll", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()
