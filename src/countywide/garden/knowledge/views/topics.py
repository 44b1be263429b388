"""Topics and what changed in them, for everybody: pages and a feed."""

from __future__ import annotations

from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from countywide.garden.knowledge import presenters, queries
from countywide.platform.kit.doors import PUBLIC, Visitor, door
from countywide.platform.kit.pages import ListPage, Page


class Topics(Page):
    """Every topic, in the council's order."""

    public = True
    template = "knowledge/topics.html"
    heading = "Topics"
    lead = "Answers by subject. Each topic names the team that keeps it right."

    def context(self) -> dict[str, Any]:
        return {"topics": queries.topics(actor=self.actor)}


class Topic(Page):
    """One topic: its answers in short, what is awaited and by when, and who keeps it right."""

    public = True
    template = "knowledge/topic.html"

    def find(self) -> Any:
        topic = queries.topic_called(self.kwargs["key"])
        if topic is None:
            raise Http404
        return topic

    def context(self) -> dict[str, Any]:
        return presenters.topic_on_page(self.subject, actor=self.actor)


class Changes(ListPage):
    """What changed in the answers this person may read."""

    public = True
    template = "knowledge/changes.html"
    heading = "What has changed"
    lead = "New answers, changes and withdrawals, newest first."

    def table(self) -> Any:
        topics = list(queries.topics(actor=self.actor))
        return presenters.changes_table(queries.news_for(self.actor), topics, self.request.GET)


class ChangesFeed(Feed):  # type: ignore[type-arg]
    """The same for a feed reader, which nobody signs in to: only what everybody may read."""

    feed_type = Atom1Feed
    title = "What has changed"
    subtitle = "New answers, changes and withdrawals"

    def get_object(self, request: Any, *args: Any, **kwargs: Any) -> str:
        return str(request.GET.get("topic", ""))[:80]

    def link(self, topic: str) -> str:
        return reverse("knowledge:changes")

    def items(self, topic: str) -> list[Any]:
        return queries.latest_news(Visitor(), topic_key=topic)

    def item_title(self, item: Any) -> str:
        return presenters.news_title(item)

    def item_description(self, item: Any) -> str:
        return str(item.why)

    def item_link(self, item: Any) -> str:
        return str(item.entry.get_absolute_url())

    def item_guid(self, item: Any) -> str:
        return f"{item.entry.get_absolute_url()}#{item.pk}"

    def item_updateddate(self, item: Any) -> Any:
        return item.at


changes_feed = door(ChangesFeed(), PUBLIC)
