"""The desk's lists: each says what stands in it and leads to the deed."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import permissions, presenters, queries
from countywide.platform.kit.pages import ListPage


class DeskList(ListPage):
    """A list of the desk."""

    permission = permissions.ANSWER

    def back_address(self) -> str:
        return reverse("knowledge:desk")


class Questions(DeskList):
    heading = "Questions waiting"
    lead = "Nobody has answered these yet. Answer one and everyone who asked it is told."

    def table(self) -> Any:
        return presenters.questions_table(queries.waiting_for(self.actor), self.actor, localdate(), self.request.GET)


class Searches(DeskList):
    permission = permissions.EDIT
    heading = "Searches that found nothing or little"
    lead = "What people looked for in vain, without who they were. Words about one child are never kept."

    def table(self) -> Any:
        return presenters.searches_table(queries.searches(), self.request.GET)


class Expired(DeskList):
    heading = "Answers past their review date"
    lead = "Readers see “Being checked” on each of these until somebody confirms, changes or withdraws it."

    def table(self) -> Any:
        found = queries.expired(self.actor, localdate())
        return presenters.review_table(
            found, localdate(), self.request.GET, empty="Every answer has been looked at in time."
        )


class Soon(DeskList):
    heading = "Answers to be checked within two weeks"

    def table(self) -> Any:
        found = queries.due_soon(self.actor, localdate())
        return presenters.review_table(
            found, localdate(), self.request.GET, empty="No answer has to be checked in the next two weeks."
        )


class News(DeskList):
    heading = "News that was promised and is overdue"
    lead = "Each of these says when there will be news, and that day has passed. Write what is known now, or a new day."

    def table(self) -> Any:
        return presenters.news_table(queries.news_overdue(self.actor, localdate()), self.request.GET)


class Drafts(DeskList):
    heading = "Drafts"

    def table(self) -> Any:
        return presenters.drafts_table(queries.drafts(self.actor), self.request.GET)


class Holds(DeskList):
    permission = permissions.SEE_HELD
    heading = "Personal data held back"
    lead = "Words found at import that could point to a person. They stay out of publication whatever you decide, unless you release them."

    def back_address(self) -> str:
        return reverse("knowledge:desk") if self.actor.may(permissions.ANSWER) else ""

    def table(self) -> Any:
        return presenters.holds_table(queries.holds(self.actor), self.request.GET)


class OneChild(DeskList):
    permission = permissions.EDIT
    heading = "Answers that read as if about one child"
    lead = "Could somebody tell which child it is? Leave it, change its words, or withdraw it."

    def table(self) -> Any:
        return presenters.one_child_table(queries.one_child(), self.request.GET)


class Wordings(DeskList):
    heading = "Other wordings to approve"
    lead = "People asked in these words and said the answer helped. Once approved, a wording finds its answer."

    def table(self) -> Any:
        return presenters.wordings_table(queries.wordings_proposed(self.actor), self.request.GET)


class Problems(DeskList):
    permission = permissions.EDIT
    heading = "Problems that readers reported"

    def table(self) -> Any:
        return presenters.problems_table(queries.problems_reported(), self.request.GET)


class Links(DeskList):
    heading = "Broken links"
    lead = "Choose one to change the answer it stands in."

    def table(self) -> Any:
        return presenters.links_table(queries.links_broken(self.actor), self.request.GET)


class Entries(DeskList):
    template = "knowledge/desk/entries.html"
    heading = "All entries"

    def table(self) -> Any:
        topics, sources = list(queries.topics(actor=self.actor)), list(queries.sources())
        return presenters.entries_table(
            queries.desk_entries(self.actor), self.request.GET, topics=topics, sources=sources
        )

    def context(self) -> dict[str, Any]:
        return {**super().context(), "may_write": self.actor.may(permissions.EDIT)}


class Values(DeskList):
    permission = permissions.EDIT
    template = "knowledge/desk/values.html"
    heading = "Figures and dates"
    lead = (
        "Limits, dates and statuses written once. Change one here and every answer that mentions it says the new one."
    )

    def table(self) -> Any:
        return presenters.values_table(queries.all_values(), localdate(), self.request.GET)


class Topics(DeskList):
    permission = permissions.EDIT
    template = "knowledge/desk/topics.html"
    heading = "Topics"

    def table(self) -> Any:
        return presenters.topics_table(queries.all_topics(), self.request.GET)
