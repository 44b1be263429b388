"""Between what an editor's form holds and what an entry keeps."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.garden.knowledge import marking, queries, rules
from countywide.garden.knowledge.enums import Audience
from countywide.garden.knowledge.presenters.answers import fact_rows
from countywide.garden.knowledge.presenters.documents import team_choices

NO_WORDS: dict[str, Any] = {"audience": Audience.EVERYONE.value}


def topic_choices(actor: Any) -> list[tuple[str, str]]:
    return [(str(topic.pk), topic.title) for topic in queries.topics(actor=actor)]


def other_teams(key: str) -> list[tuple[str, str]]:
    return [(team, name) for team, name in team_choices() if team != key]


def words_known(entry: Any) -> dict[str, Any]:
    """An entry's words and facts as the form asks for them."""
    return {
        "question": entry.question,
        "ready": "not-yet" if entry.awaiting else "yes",
        "awaiting": entry.awaiting,
        "next_update_by": entry.next_update_by,
        "short_answer": entry.short_answer,
        "answer": entry.answer,
        "topic": str(entry.topic_id or ""),
        "team": entry.team_key,
        "law": entry.law,
        "answer_type": entry.answer_type,
        "audience": entry.audience,
        "review_by": entry.review_by,
        "links": "\n".join(link.address for link in entry.links.all()),
    }


def as_kept(written: dict[str, Any]) -> dict[str, Any]:
    """A form's answers as an action takes them: keys of records, addresses, and nothing awaited once there is an answer."""
    kept = {name: value for name, value in written.items() if name not in ("ready", "topic", "team", "links")}
    kept["topic_id"] = int(written["topic"]) if written.get("topic") else None
    kept["links"] = tuple(written.get("links", "").split())
    if "team" in written:
        desk = queries.desks().get(written["team"])
        kept["team_id"], kept["team_key"] = (desk.pk, desk.key) if desk else (None, "")
    return kept


def answer_to_send(question: Any, entry: Any) -> list[dict[str, Any]]:
    """What everyone who asked is about to be sent."""
    return [
        {"key": "They asked", "value": question.public_text},
        {"key": "They are sent", "value": rules.plain(queries.filled(entry.question))},
        {
            "key": "Short answer",
            "value": queries.short_answer_of(entry),
        },
        {
            "key": "Told",
            "value": f"{question.asked_by} who left an address" if question.asked_by else "Nobody left an address",
        },
    ]


def answer_to_publish(entry: Any) -> list[dict[str, Any]]:
    """What is about to be published."""
    rows = [
        ("Question", rules.plain(queries.filled(entry.question))),
        ("Short answer", queries.short_answer_of(entry)),
        ("Topic", entry.topic.title if entry.topic else "None"),
        ("Written for", entry.get_audience_display()),
        ("Owner", queries.owner_of(entry)),
    ]
    return [{"key": name, "value": value} for name, value in rows]


def answer_to_check(entry: Any, *, may_withdraw: bool) -> dict[str, Any]:
    """An answer whole, for somebody who has to say whether it can stand."""
    return {
        "question": rules.plain(queries.filled(entry.question)),
        "short": rules.plain(queries.filled(entry.short_answer)),
        "answer": marking.html_of(queries.filled(entry.answer)),
        "facts": fact_rows(entry),
        "change": reverse("knowledge:change-entry", args=[entry.slug]),
        "withdraw": reverse("knowledge:withdraw-entry", args=[entry.slug]) if may_withdraw else "",
    }


def topic_as_kept(written: dict[str, Any]) -> dict[str, Any]:
    """A topic's form as an action takes it."""
    desk = queries.desks().get(written.pop("team"))
    return {**written, "team_id": desk.pk if desk else None, "team_key": desk.key if desk else ""}


def value_on_page(value: Any) -> dict[str, Any]:
    """Which entries mention a figure."""
    entries = queries.entries_mentioning(value.key)
    return {
        "key_words": f"{{{{value:{value.key}}}}}",
        "mentioned": [
            {"question": rules.plain(queries.filled(one.question)), "href": one.get_absolute_url()} for one in entries
        ],
    }


def synonyms_on_page(table: Any) -> dict[str, Any]:
    """The groups that are kept, or those that ship with the product while none is."""
    is_ours = table.is_narrowed or bool(table.count)
    return {
        "table": table if is_ours else None,
        "shipped": [] if is_ours else [", ".join(group) for group in queries.shipped_synonyms()],
    }
