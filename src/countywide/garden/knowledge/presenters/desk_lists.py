"""The desk's lists as tables."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.timezone import localdate

from countywide.garden.knowledge import queries, rules
from countywide.garden.knowledge.enums import AnsweredState, QuestionState, Status
from countywide.garden.knowledge.presenters.documents import team_choices
from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table
from countywide.platform.kit.tags.saying import in_words, short_date
from countywide.platform.kit.tags.showing import tag

COLOURS = {
    Status.DRAFT: "grey",
    Status.PUBLISHED: "green",
    Status.EXPIRED: "yellow",
    Status.WITHDRAWN: "red",
    QuestionState.WAITING: "blue",
    QuestionState.LATE: "red",
    QuestionState.ANSWERED: "green",
    QuestionState.CLOSED: "grey",
    QuestionState.JOINED: "grey",
}
OUTCOMES = {"NOBODY": "Nothing found", "MAY_HELP": "Only things that may help"}
FAR = 140  # characters of a question in a list


def short(text: str, most: int = FAR) -> str:
    return Truncator(rules.plain(text)).chars(most)


def state_tag(state: Any) -> Any:
    return tag(state.label, COLOURS[state])


def team_names() -> dict[str, str]:
    return dict(team_choices())


def owner(row: Any, names: dict[str, str]) -> str:
    return row.team.name if row.team else names.get(row.team_key, "No team")


def day(field: str) -> Any:
    """A moment as its day: the hour is of no use in a list."""
    return lambda row: localdate(getattr(row, field)) if getattr(row, field) else "–"


def by_when_said(due: date, on: date, late: Any) -> Any:
    """A day, and how far off it is; marked once it has passed."""
    return format_html("{} {}", short_date(due), late if due < on else f"({in_words(due)})")


# --- questions and searches ---


def questions_table(found: QuerySet[Any], actor: Any, on: date, params: Any) -> Table:
    names = team_names()
    return Table(
        found,
        [
            Column(
                "Question",
                lambda row: short(row.text_for(actor)),
                href=lambda row: reverse("knowledge:desk-question", args=[row.reference]),
            ),
            Column("Team", lambda row: owner(row, names)),
            Column("Asked by", lambda row: row.asked_by or "–", is_number=True),
            Column("Waiting since", day("asked_at")),
            Column("Reply by", lambda row: by_when_said(row.reply_by, on, tag("Late", "red")), sort="due"),
        ],
        [
            Filter("team", forms.Pick("Team", [("", "All teams"), *names.items()], empty="All teams"), "team_key"),
            Filter(
                "when",
                forms.Pick("When", [("", "All"), ("LATE", "Late"), ("TODAY", "Due today or late")], empty="All"),
                lambda rows, answer: by_when(rows, answer, on),
            ),
        ],
        {"due": "reply_by"},
        params,
        caption="Questions waiting",
        things=("question", "questions"),
        empty="No question is waiting here.",
    )


def by_when(rows: QuerySet[Any], answer: str, on: date) -> QuerySet[Any]:
    return rows.filter(reply_by__lt=on) if answer == "LATE" else rows.filter(reply_by__lte=on)


def searches_table(found: QuerySet[Any], params: Any) -> Table:
    names = team_names()
    return Table(
        found,
        [
            Column("Searched for", "words", href=lambda row: reverse("knowledge:desk-search", args=[row.pk])),
            Column("Times", "times", sort="times", is_number=True),
            Column("What they got", lambda row: OUTCOMES.get(row.outcome, row.outcome)),
            Column("Would go to", lambda row: names.get(row.team_key, "–")),
            Column("Last searched", day("last_at")),
        ],
        [Filter("team", forms.Pick("Would go to", [("", "All teams"), *names.items()], empty="All teams"), "team_key")],
        {"times": "-times"},
        params,
        caption="Searches that found nothing or little",
        things=("search", "searches"),
        empty="Every search found something, or was dealt with.",
    )


# --- entries ---


def entries_table(found: QuerySet[Any], params: Any, *, topics: list[Any], sources: list[Any]) -> Table:
    """Every entry, to be narrowed by where it stands, whose it is, its topic and its document."""
    names = team_names()
    states = [("", "Any"), *((state.value, state.label) for state in Status), ("MERGED", "Merged as repeats")]
    return Table(
        found,
        [
            Column("Question", lambda row: short(row.question), href=desk_address),
            Column("State", entry_state),
            Column("Team", lambda row: owner(row, names)),
            Column("Topic", lambda row: row.topic.title if row.topic else "–"),
            Column("Check by", lambda row: row.review_by or "–", sort="review"),
        ],
        [
            Filter(
                "words", forms.Text("Words", hint="In the question or the answer. Leave out names."), queries.saying
            ),
            Filter("state", forms.Pick("State", states, empty="Any"), queries.in_state),
            Filter("team", forms.Pick("Team", [("", "All teams"), *names.items()], empty="All teams"), "team_key"),
            Filter(
                "topic",
                forms.Pick(
                    "Topic", [("", "All topics"), *((one.key, one.title) for one in topics)], empty="All topics"
                ),
                "topic__key",
            ),
            Filter(
                "source",
                forms.Pick(
                    "Document", [("", "All"), *((one.pk, short(one.title, 60)) for one in sources)], empty="All"
                ),
                "source_id",
            ),
        ],
        {"new": "-pk", "review": "review_by"},
        params,
        caption="Entries",
        things=("entry", "entries"),
        empty="No entry matches. Change or clear the filters to see more.",
    )


def desk_address(row: Any) -> str:
    return reverse("knowledge:desk-entry", args=[row.slug])


def entry_state(row: Any) -> Any:
    if row.merged_into_id is not None:
        return tag("Merged", "grey")
    if row.status is Status.PUBLISHED and row.answered != AnsweredState.ANSWERED:
        return tag("No answer yet", "yellow")
    return state_tag(row.status)


def review_table(found: QuerySet[Any], on: date, params: Any, *, empty: str) -> Table:
    """Entries to be looked at again, with the quickest deed beside each."""
    names = team_names()
    return Table(
        found,
        [
            Column("Question", lambda row: short(row.question), href=desk_address),
            Column("Team", lambda row: owner(row, names)),
            Column("Check by", lambda row: by_when_said(row.review_by, on, tag("Past", "yellow")), sort="review"),
            Column(
                "Still right?",
                lambda row: "Confirm",
                href=lambda row: reverse("knowledge:confirm-entry", args=[row.slug]),
            ),
        ],
        [Filter("team", forms.Pick("Team", [("", "All teams"), *names.items()], empty="All teams"), "team_key")],
        {"review": "review_by"},
        params,
        caption="Answers to check",
        things=("answer", "answers"),
        empty=empty,
    )


def news_table(found: QuerySet[Any], params: Any) -> Table:
    names = team_names()
    return Table(
        found,
        [
            Column("Question", lambda row: short(row.question), href=desk_address),
            Column("Waiting for", "awaiting"),
            Column("Team", lambda row: owner(row, names)),
            Column("News was due by", "next_update_by", sort="due"),
        ],
        sorts={"due": "next_update_by"},
        params=params,
        caption="Overdue news",
        things=("answer", "answers"),
        empty="No promise of news is overdue.",
    )


def drafts_table(found: QuerySet[Any], params: Any) -> Table:
    names = team_names()
    return Table(
        found,
        [
            Column("Question", lambda row: short(row.question), href=desk_address),
            Column("Team", lambda row: owner(row, names)),
            Column("From", lambda row: row.source.title if row.source else "Written here"),
            Column("Answer", lambda row: "Written" if row.answer or row.short_answer else "None yet"),
        ],
        sorts={"": "-pk"},
        params=params,
        caption="Drafts",
        things=("draft", "drafts"),
        empty="There are no drafts.",
    )


def one_child_table(found: QuerySet[Any], params: Any) -> Table:
    return Table(
        found,
        [
            Column(
                "Question",
                lambda row: short(row.question),
                href=lambda row: reverse("knowledge:look-at-entry", args=[row.slug]),
            ),
            Column("State", entry_state),
            Column("From", lambda row: f"{row.source.title}, row {row.row}" if row.source else "Written here"),
        ],
        sorts={"": "pk"},
        params=params,
        caption="Answers that read as if about one child",
        things=("answer", "answers"),
        empty="Nothing reads as if about one child, or somebody has looked at all of it.",
    )
