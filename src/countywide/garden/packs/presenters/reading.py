"""What a reader sees of a pack: links, answers by topic, dates, figures."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from countywide.garden.knowledge import queries as knowledge
from countywide.platform.kit.paper import blocks, html
from countywide.platform.kit.tags.saying import short_date

from ..types import Times

OTHERS = "Other questions"
LIVE = "Answered in the session"


def slide_rows(slides: list[Any], *, is_open: bool) -> list[dict[str, Any]]:
    """Each file by its name, who gave it and its date; with its address for whoever may open it."""
    return [
        {
            "title": each.title,
            "says": f"{each.given_by}, {short_date(each.dated_on)}",
            "href": reverse("files:open", args=[each.file_id]) if is_open else "",
        }
        for each in slides
        if each.file.is_open_to_others
    ]


def by_topic(found: list[tuple[Any, Any, Any]], *, on: date) -> list[dict[str, Any]]:
    """The questions under the topic of their answer, or the item they were asked about; those answered first."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    teams = knowledge.desks() if found else {}
    for question, entry, sent in found:
        groups[topic_of(question, entry)].append(row_of(question, entry, sent, teams, on=on))
    names = sorted(groups, key=lambda name: (name == OTHERS, name))
    return [{"topic": name, "rows": sorted(groups[name], key=lambda row: row["rank"])} for name in names]


def topic_of(question: Any, entry: Any) -> str:
    if entry is not None and entry.topic is not None:
        return str(entry.topic.title)
    if question.item:
        return str(question.item.title)
    row = getattr(question, "from_file", None)
    return (row.section if row is not None else "") or OTHERS


def row_of(question: Any, entry: Any, sent: Any, teams: dict[str, Any], *, on: date) -> dict[str, Any]:
    """One question: its answer; or who has it and by when it is answered (Q26)."""
    row = {"asked": question.public_text, "answer": "", "href": "", "state": "", "colour": "", "rank": 2}
    if entry is not None:
        answer = knowledge.short_answer_of(entry)
        return {
            **row,
            "answer": answer,
            "href": entry.get_absolute_url(),
            "state": "Answered",
            "colour": "green",
            "rank": 0,
        }
    written = getattr(question, "from_file", None)
    if written is not None and written.is_answered and written.public_answer:
        return {**row, "answer": written.public_answer, "state": "Answered", "colour": "green", "rank": 1}
    if sent is not None and sent.answered_at:
        return {**row, "state": "Answered, for those it is meant for", "colour": "green", "rank": 1}
    if question.answered_live_at:
        row |= {"state": LIVE, "colour": "green", "rank": 1}
    if sent is not None and not sent.closed_at:
        team = teams[sent.team_key].name if sent.team_key in teams else "The forum organisers"
        late = on > sent.reply_by
        row |= {
            "answer": f"{team} answers by {short_date(sent.reply_by)}.",
            "state": "Late" if late else row["state"] or "Being answered",
            "colour": "red" if late else row["colour"] or "blue",
        }
    elif sent is not None:
        row |= {"answer": sent.closed_why, "state": "Closed", "colour": "grey"}
    return row


def summary_html(written: str) -> Any:
    """A summary as it was written: paragraphs and lists."""
    return html.write(blocks.as_written(written))


def coming(dates: list[tuple[Any, list[Any]]]) -> list[dict[str, Any]]:
    """The next meetings, with their sittings."""
    return [
        {
            "title": meeting.title,
            "href": f"/forum/{meeting.key}",
            "times": [timezone.localtime(each.starts_at) for each in sittings],
        }
        for meeting, sittings in dates
    ]


def times_rows(found: list[tuple[str, Times]]) -> list[dict[str, Any]]:
    """The time to answer, team by team; nothing where there are too few."""
    return [
        {
            "team": name,
            "number": each.number if each.in_time is not None else "",
            "median": f"{each.median:g}" if each.median is not None else "",
            "in_time": f"{each.in_time}%" if each.in_time is not None else "",
        }
        for name, each in found
    ]
