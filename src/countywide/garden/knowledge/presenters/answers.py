"""One answer and one receipt as their pages show them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from countywide.garden.knowledge import marking, queries, rules
from countywide.garden.knowledge.enums import AnsweredState, Did, QuestionState, Status
from countywide.garden.knowledge.presenters.replies import facts_of
from countywide.garden.knowledge.types import PAGE_NAMES


def answer_on_page(entry: Any, *, actor: Any, asked: str, may_edit: bool) -> dict[str, Any]:
    """The full entry with everything a reader needs to trust it."""
    history = queries.history_of(entry)
    status = entry.status
    short, full = queries.filled(entry.short_answer), queries.filled(entry.answer)
    return {
        "heading": rules.plain(queries.filled(entry.question)),
        "short": rules.plain(short),
        "answer": marking.html_of(full) if status is not Status.WITHDRAWN else "",
        "is_answered": entry.answered == AnsweredState.ANSWERED,
        "status": status.value,
        "withdrawn_because": next((line.why for line in history if line.did == Did.WITHDRAWN), ""),
        "facts": fact_rows(entry),
        "repeats": repeats_on_page(entry),
        "queued": queries.open_question_of(entry) if entry.answered != AnsweredState.ANSWERED else None,
        "related": queries.related_to(entry, actor=actor),
        "links": links_on_page(entry),
        "events": [event_of(line) for line in history],
        "asked": asked,
        "may_edit": may_edit,
        "judge": reverse("knowledge:judge", args=[entry.slug]),
        "problem": reverse("knowledge:problem", args=[entry.slug]),
        "send": f"{reverse('knowledge:send')}?{urlencode({'q': asked or entry.question[:1500]})}",
        "back": f"{reverse('knowledge:ask')}?{urlencode({'q': asked})}" if asked else reverse("knowledge:ask"),
    }


def fact_rows(entry: Any) -> list[dict[str, Any]]:
    """The facts beside an answer, as a summary list."""
    rows = [{"key": name, "value": value} for name, value in facts_of(entry)]
    more = [
        ("To be checked again by", entry.review_by if entry.status is not Status.WITHDRAWN else None),
        ("Section", entry.section),
        ("Kind of answer", entry.get_answer_type_display() if entry.answer_type else ""),
        ("Written for", entry.get_audience_display()),
        ("Asked", f"{entry.asked_count} times" if entry.asked_count > 1 else ""),
    ]
    return rows + [{"key": name, "value": value} for name, value in more if value]


def repeats_on_page(entry: Any) -> list[dict[str, Any]]:
    """Where the same question was answered in other words too."""
    said = rules.normalised(entry.answer)
    return [
        {"answer": marking.html_of(queries.filled(repeat.answer)), "section": repeat.section}
        for repeat in queries.repeats_of(entry)
        if repeat.answer and rules.normalised(repeat.answer) != said
    ]


OUR_PAGES = {
    "/messages": "Messages sent to my school",
    "/who-do-i-ask": "Who do I ask?",
    "/schools": "Find a school",
    "/sign-in": "Sign in",
}


def links_on_page(entry: Any) -> list[dict[str, str]]:
    """Where the answer sends people, named by what is there."""
    addresses = [link.address for link in entry.links.all() if link.address != entry.get_absolute_url()]
    names = OUR_PAGES | queries.names_of(addresses)
    for named in PAGE_NAMES:
        names |= named(addresses)
    return [{"href": address, "text": names.get(address, address)} for address in addresses]


def event_of(line: Any) -> dict[str, Any]:
    """One line of an entry's history, as its readers see it."""
    return {"title": line.get_did_display(), "when": line.at, "text": line.why, "state": "done"}


def receipt(question: Any, actor: Any) -> dict[str, Any]:
    """What somebody who sent a question may see by its reference alone."""
    known = queries.desks()
    answer = question.answer if question.state is QuestionState.ANSWERED else None
    return {
        "heading": "Your question has an answer" if answer else "We have your question",
        "lead": f"Your reference is {question.reference}",
        "desk": queries.desk_for(question.team_key, known),
        "reply_by": question.reply_by,
        "is_open": question.state in (QuestionState.WAITING, QuestionState.LATE),
        "is_late": question.state is QuestionState.LATE,
        "closed_why": question.closed_why,
        "answer": answer,
    }
