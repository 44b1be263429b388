"""Replies turned into what the commands print and the pages show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import privacy, queries
from countywide.garden.knowledge.engine.reading import corrected_text
from countywide.garden.knowledge.queries import Found, Reply
from countywide.garden.knowledge.types import Outcome

IN_BOX = 300  # characters shown again in the box
SHOWN_WHOLE = 3  # with their short answer; the others only by their question


def reply_as_json(reply: Reply) -> dict[str, Any]:
    """The contract of `knowledge ask --json` and of the API."""
    return {
        "answered": reply.is_answered,
        "outcome": reply.outcome.value,
        "answers": [found_as_json(found) for found in reply.found],
        "route": {"team": reply.desk.key, "name": reply.desk.name, "why": reply.why},
        "corrected": [{"typed": typed, "read": read} for typed, read in reply.corrected],
    }


def found_as_json(found: Found) -> dict[str, Any]:
    entry = found.entry
    return {
        "id": entry.slug,
        "score": found.hit.score,
        "question": found.question,
        "answer": found.short,
        "source": source_of(entry),
        "dated": dated(entry),
        "owner": queries.owner_of(entry),
        "state": entry.answered,
    }


def source_of(entry: Any) -> str:
    """Where an entry's words come from: a document, a topic of ours, or somebody's question that fits no topic."""
    if entry.source is not None:
        return str(entry.source.title)
    return str(entry.topic.title) if entry.topic is not None else "An answer of the council"


def dated(entry: Any) -> str | None:
    """The day an entry's words are from: of its document, or when it was last checked or published."""
    if entry.source is not None and entry.source.dated_on:
        return str(entry.source.dated_on.isoformat())
    day = entry.checked_on or (entry.published_at.date() if entry.published_at else None)
    return day.isoformat() if day else None


def reply_in_words(reply: Reply) -> Iterator[str]:
    """A reply on a terminal."""
    for typed, read in reply.corrected:
        yield f"Read “{typed}” as “{read}”."
    if reply.outcome is Outcome.MAY_HELP:
        yield "These may help:"
    if reply.asked_before:
        yield "Asked before, and not answered in the document it was asked in."
    for found in reply.found[:3]:
        yield ""
        yield found.question
        yield found.short or "No answer yet."
        yield f"  {', '.join(filter(None, (source_of(found.entry), dated(found.entry) or '', queries.owner_of(found.entry))))}  [{found.entry.slug}]"
    if reply.outcome is not Outcome.ANSWER or reply.asked_before:
        yield ""
        lead = (
            "Nobody has answered this yet. It goes to" if reply.outcome is Outcome.NOBODY else "Not what you meant? Ask"
        )
        yield f"{lead} {reply.desk.name} because {reply.why}."


# --- the ask page ---


def in_box(text: str) -> str:
    """What was typed, as the box shows it again."""
    return " ".join(text.replace("\x00", " ").split())[:IN_BOX]


def reply_on_page(reply: Reply, *, is_editor: bool) -> dict[str, Any]:
    """Everything the ask page shows of a reply."""
    asked = privacy.looked_through(reply.text).masked
    return {
        "reply": reply,
        "outcome": reply.outcome.value,
        "found": [found_on_page(found, asked, is_editor=is_editor) for found in reply.found[:SHOWN_WHOLE]],
        "further": [further_on_page(found, asked) for found in reply.found[SHOWN_WHOLE:]]
        if reply.outcome is Outcome.ANSWER
        else [],
        "read_as": read_as(reply),
        "exactly": f"{reverse('knowledge:ask')}?{urlencode({'q': asked[:IN_BOX], 'exactly': 1})}",
        "send": f"{reverse('knowledge:send')}?{urlencode({'q': asked})}",
        "reply_by": queries.waits_for(reply.desk),
        "held": in_a_row([a_or_an(kind) for kind in reply.held]),
    }


def found_on_page(found: Found, asked: str, *, is_editor: bool) -> dict[str, Any]:
    """One result: the short answer, whose it is, how fresh, and one click to the whole."""
    entry = found.entry
    return {
        "question": found.question,
        "short": found.short,
        "href": f"{entry.get_absolute_url()}?{urlencode({'q': asked[:IN_BOX]})}",
        "is_answered": found.is_answered,
        "is_referred": entry.answered == "REFERRED",
        "is_expired": entry.status == "EXPIRED",
        "awaiting": entry.awaiting,
        "next_update_by": entry.next_update_by,
        "facts": facts_of(entry),
        "wordings": found.wordings[:5],
        "asked_count": entry.asked_count,
        "why": why_found(asked, entry.slug) if is_editor else (),
    }


def further_on_page(found: Found, asked: str) -> dict[str, Any]:
    """A lesser result: its question only."""
    return {"question": found.question, "href": f"{found.entry.get_absolute_url()}?{urlencode({'q': asked[:IN_BOX]})}"}


def facts_of(entry: Any) -> list[tuple[str, Any]]:
    """Source, date, owner, last checked, law: in one line under a result."""
    source_date = entry.source.dated_on if entry.source is not None else None
    is_dated = source_date or entry.checked_on  # a document without a date has at least the day it came here
    return [
        (name, value)
        for name, value in (
            ("From", source_of(entry)),
            ("Dated", source_date),
            ("Owner", queries.owner_of(entry)),
            ("Last checked", entry.checked_on),
            ("Published here", None if is_dated or not entry.published_at else localdate(entry.published_at)),
            ("Law", entry.law),
        )
        if value
    ]


def why_found(asked: str, slug: str) -> list[dict[str, Any]]:
    """The sum behind a result, for editors: the reasons add up to the score."""
    told = queries.why_found(asked, slug)
    reasons = [
        {"key": reason.says[:1].upper() + reason.says[1:], "value": f"{reason.worth:.3f}"} for reason in told.reasons
    ]
    return [*reasons, {"key": "Score", "value": f"{told.score:.3f}"}]


def read_as(reply: Reply) -> str:
    """The question with its spelling mended, in the words it was typed in."""
    return corrected_text(reply.text, reply.corrected)[:IN_BOX]


def about_sending(reply: Reply | None, actor: Any) -> dict[str, Any]:
    """Where a question would go and by when it would be answered, before it is sent."""
    if reply is None:
        return {"desk": None, "actor": actor}
    return {
        "desk": reply.desk,
        "why": reply.why,
        "reply_by": queries.waits_for(reply.desk),
        "held": in_a_row([a_or_an(kind) for kind in reply.held]),
        "is_private": reply.is_private,
        "actor": actor,
    }


def organisation_id_of(actor: Any) -> int | None:
    """The organisation somebody acts for today, so that what they are sent is in its archive."""
    held = getattr(actor, "roles_today", [])
    return held[0].organisation_id if held else None


def a_or_an(kind: str) -> str:
    return f"an {kind}" if kind[:1] in "aeiouN" else f"a {kind}"


def in_a_row(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
