"""Following a topic, confirming it from a message, and stopping."""

from __future__ import annotations

from typing import Any

from django import forms as plain
from django.http import Http404
from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, forms, presenters, queries
from countywide.platform.kit.pages import ConfirmPage, FormPage
from countywide.platform.links.serving import LimitsVisitors


class FollowTopic(LimitsVisitors, FormPage):
    """Hear when the answers of a topic change."""

    public = True
    button = "Follow"
    keeps_drafts = False

    @property
    def form_class(self) -> Any:
        return plain.Form if self.actor.pk else forms.Follow

    @property
    def heading(self) -> str:  # type: ignore[override]
        return f"Follow “{self.subject.title}”"

    @property
    def lead(self) -> str:  # type: ignore[override]
        if self.actor.pk:
            return f"We will write to {self.actor.email} when an answer is added or changes. You can stop at any time."
        return "We will write to you when an answer is added or changes. You can stop at any time."

    def find(self) -> Any:
        topic = queries.topic_called(self.kwargs["key"])
        if topic is None:
            raise Http404
        return topic

    def act(self, *, email: str = "") -> Any:
        address = email or self.actor.email
        organisation_id = presenters.organisation_id_of(self.actor)
        made = actions.follow(
            self.subject, by=self.actor, on=localdate(), email=address, organisation_id=organisation_id
        )
        self.done = (
            "You now follow this topic."
            if made.confirmed_at
            else f"We have written to {made.email}. Open the link in it to confirm."
        )
        return made

    def next_page(self) -> str:
        return self.subject.get_absolute_url()


class ConfirmFollow(ConfirmPage):
    """The link in the message leads here; the button confirms."""

    public = True
    heading = "Follow this topic"
    button = "Yes, follow it"
    done = "You now follow this topic."

    def find(self) -> Any:
        made = queries.follow_with(self.kwargs["token"])
        if made is None:
            raise Http404
        return made

    def summary(self) -> list[dict[str, Any]]:
        return [
            {"key": "Topic", "value": self.subject.topic.title},
            {"key": "We write to", "value": self.subject.email},
        ]

    def act(self) -> None:
        actions.confirm_follow(self.subject, by=self.actor, on=localdate())

    def next_page(self) -> str:
        return self.subject.topic.get_absolute_url()


class StopFollowing(ConfirmFollow):
    heading = "Stop following this topic"
    button = "Stop these messages"
    done = "We will send you no more about this topic."

    def act(self) -> None:
        actions.stop_following(self.subject, by=self.actor, on=localdate())
