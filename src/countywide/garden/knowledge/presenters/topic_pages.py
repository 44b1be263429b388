"""Topics and what changed in them as their pages show them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import queries, rules
from countywide.garden.knowledge.enums import AnswerType, Audience, Did, Status
from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table

GROUPS = (
    ("Rules and rights", AnswerType.RULE),
    ("Dates and time limits", AnswerType.DATE),
    ("How to do it", AnswerType.HOW_TO),
    ("Who to contact", AnswerType.CONTACT),
    ("What there is not", AnswerType.NOT_AVAILABLE),
)
OTHERS = "Questions and answers"
HAPPENED = {
    Did.PUBLISHED: "New answer",
    Did.ANSWERED: "New answer",
    Did.CHANGED: "Answer changed",
    Did.CONFIRMED: "Checked, still right",
    Did.WITHDRAWN: "Withdrawn",
    Did.VALUE: "A figure changed",
}


def topic_on_page(topic: Any, *, actor: Any) -> dict[str, Any]:
    """A topic's answers in groups, what is awaited, where they come from and who keeps them right."""
    entries = queries.answered_in(topic, actor=actor)
    follow = queries.follow_of(topic, actor)
    return {
        "heading": topic.title,
        "intro": topic.intro,
        "owner": owner_of(topic),
        "groups": groups_of([entry for entry in entries if not entry.awaiting]),
        "awaited": [answer_line(entry) for entry in entries if entry.awaiting],
        "waiting": [
            {"question": one.public_text, "reply_by": one.reply_by, "send": send_address(one)}
            for one in queries.unanswered_in(topic, actor=actor)
        ],
        "documents": [
            {"title": one.title, "dated_on": one.dated_on, "href": one.address}
            for one in queries.sources_of(topic, actor=actor)
        ],
        "changed_at": queries.last_change_of(topic, actor=actor),
        "changes": f"{reverse('knowledge:changes')}?{urlencode({'topic': topic.key})}",
        "feed": f"{reverse('knowledge:changes-feed')}?{urlencode({'topic': topic.key})}",
        "follow": reverse("knowledge:follow", args=[topic.key]),
        "stop": reverse("knowledge:stop-following", args=[follow.token]) if follow else "",
        "back": reverse("knowledge:topics"),
    }


def owner_of(topic: Any) -> dict[str, str]:
    """The team that keeps a topic right, and its page where the register knows it."""
    if topic.team is not None:
        return {"name": topic.team.name, "href": reverse("contacts:team", args=[topic.team.key])}
    desk = queries.desks().get(topic.team_key) if topic.team_key else None
    return {"name": desk.name if desk else "", "href": ""}


def groups_of(entries: list[Any]) -> list[dict[str, Any]]:
    """Answers under the heading a reader would look for: the section of their document, or their kind."""
    titles = {kind.value: title for title, kind in GROUPS}
    found: dict[str, list[dict[str, Any]]] = {title: [] for title, _ in GROUPS}
    for entry in entries:
        found.setdefault(entry.section or titles.get(entry.answer_type, OTHERS), []).append(answer_line(entry))
    return [{"title": title, "answers": answers} for title, answers in found.items() if answers]


def answer_line(entry: Any) -> dict[str, Any]:
    """One answer on its topic's page: the question, its short answer, and what to know before relying on it."""
    return {
        "question": rules.plain(queries.filled(entry.question)),
        "short": queries.short_answer_of(entry),
        "href": entry.get_absolute_url(),
        "is_expired": entry.status is Status.EXPIRED,
        "is_for_schools": entry.audience == Audience.SCHOOLS,
        "checked_on": entry.checked_on,
        "awaiting": entry.awaiting,
        "next_update_by": entry.next_update_by,
    }


def send_address(question: Any) -> str:
    return f"{reverse('knowledge:send')}?{urlencode({'q': question.public_text[:1500]})}"


# --- what has changed ---


def changes_table(news: QuerySet[Any], topics: list[Any], params: Any) -> Table:
    """What changed for readers, newest first."""
    choices = [("", "All topics"), *((topic.key, topic.title) for topic in topics)]
    return Table(
        news,
        [
            Column(
                "Answer",
                lambda line: rules.plain(queries.filled(line.entry.question))[:160],
                href=lambda line: line.entry.get_absolute_url(),
            ),
            Column("What happened", what_happened),
            Column("Topic", lambda line: line.entry.topic.title if line.entry.topic else "–"),
            Column("When", lambda line: localdate(line.at)),
        ],
        [
            Filter("topic", forms.Pick("Topic", choices, empty="All topics"), "entry__topic__key"),
            Filter("since", forms.Date("Since", hint=""), "at__date__gte"),
        ],
        {"": "-at"},
        params,
        caption="What has changed",
        things=("change", "changes"),
        empty="Nothing has changed here. Choose another topic or an earlier day to see more.",
    )


def what_happened(line: Any) -> str:
    """A word or two, and why where somebody said it."""
    word = HAPPENED.get(line.did, line.get_did_display())
    return f"{word}: {line.why}" if line.why and line.did != Did.ANSWERED else str(word)


def news_title(line: Any) -> str:
    """One change as a feed reader lists it."""
    return f"{HAPPENED.get(line.did, line.get_did_display())}: {rules.plain(queries.filled(line.entry.question))[:160]}"
