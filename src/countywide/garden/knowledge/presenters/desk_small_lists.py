"""The desk's lists of small things: what is held back, wordings, problems, links, figures, topics, words that mean the same."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from countywide.garden.knowledge import queries
from countywide.garden.knowledge.presenters.desk_lists import day, owner, short, team_names
from countywide.garden.knowledge.presenters.documents import SPOKEN
from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table
from countywide.platform.kit.tags.showing import tag

# --- small things to decide on ---


def holds_table(found: QuerySet[Any], params: Any) -> Table:
    """Where something is held back and why; the words themselves are on its own page, which logs who opened it."""
    return Table(
        found,
        [
            Column(
                "What",
                lambda row: SPOKEN.get(row.kind, row.kind.replace("_", " ").lower()).capitalize(),
                href=lambda row: reverse("knowledge:desk-hold", args=[row.pk]),
            ),
            Column("Why", "why"),
            Column("Where", where_held),
            Column("Found", day("found_at")),
        ],
        sorts={"": "pk"},
        params=params,
        caption="Personal data held back",
        things=("place", "places"),
        empty="Nothing is held back that nobody has looked at.",
    )


def where_held(hold: Any) -> str:
    """The document, the row and the part of it."""
    if hold.entry is None:
        return f"Title of {short(hold.source.title, 60)}" if hold.source else "Title"
    source = f"{short(hold.entry.source.title, 60)}, row {hold.entry.row}: " if hold.entry.source else ""
    return f"{source}{hold.get_field_display().lower()}"


def wordings_table(found: QuerySet[Any], params: Any) -> Table:
    return Table(
        found,
        [
            Column("Asked as", "text", href=lambda row: reverse("knowledge:desk-wording", args=[row.pk])),
            Column("Answered by", lambda row: short(row.entry.question)),
            Column("Times", "times", sort="times", is_number=True),
        ],
        sorts={"times": "-times"},
        params=params,
        caption="Wordings to approve",
        things=("wording", "wordings"),
        empty="No wording waits for a decision.",
    )


def problems_table(found: QuerySet[Any], params: Any) -> Table:
    return Table(
        found,
        [
            Column(
                "What a reader said", problem_said, href=lambda row: reverse("knowledge:desk-problem", args=[row.pk])
            ),
            Column("About", lambda row: short(row.entry.question)),
            Column("When", day("at")),
        ],
        sorts={"": "-pk"},
        params=params,
        caption="Problems that readers reported",
        things=("problem", "problems"),
        empty="No reader has reported a problem that is still open.",
    )


def problem_said(row: Any) -> str:
    return short(row.problem) if row.problem else "It did not answer the question"


def links_table(found: QuerySet[Any], params: Any) -> Table:
    return Table(
        found,
        [
            Column(
                "Address",
                lambda row: short(row.address, 80),
                href=lambda row: reverse("knowledge:change-entry", args=[row.entry.slug]),
            ),
            Column("What is wrong", "trouble"),
            Column("In", lambda row: short(row.entry.question)),
            Column("Tried", day("checked_at")),
        ],
        sorts={"": "pk"},
        params=params,
        caption="Broken links",
        things=("link", "links"),
        empty="No broken link is known. Links within this service are tried each night.",
    )


# --- figures, topics, words ---


def values_table(found: QuerySet[Any], on: date, params: Any) -> Table:
    mentioned = queries.mentions()
    return Table(
        found,
        [
            Column("Figure", "label", href=lambda row: reverse("knowledge:change-value", args=[row.pk])),
            Column("Says", str),
            Column("In force", lambda row: in_force(row, on)),
            Column("Write it as", lambda row: f"{{{{value:{row.key}}}}}"),
            Column("Mentioned in", lambda row: mentioned.get(row.key, 0), is_number=True),
        ],
        sorts={"": "key"},
        params=params,
        caption="Figures and dates",
        things=("figure", "figures"),
        empty="No figure has been written yet.",
    )


def in_force(row: Any, on: date) -> Any:
    if row.until_on and row.until_on < on:
        return tag("Ended", "grey")
    if row.from_on and row.from_on > on:
        return tag("To come", "blue")
    return tag("Now", "green")


def topics_table(found: QuerySet[Any], params: Any) -> Table:
    names = team_names()
    return Table(
        found,
        [
            Column("Topic", "title", href=lambda row: reverse("knowledge:change-topic", args=[row.key])),
            Column("Team", lambda row: owner(row, names)),
            Column("Entries", "answers", is_number=True),
            Column("Place", "order", is_number=True),
        ],
        sorts={"": "order"},
        params=params,
        caption="Topics",
        things=("topic", "topics"),
        empty="No topic has been written yet.",
    )


def synonyms_table(found: QuerySet[Any], params: Any) -> Table:
    return Table(
        found,
        [
            Column(
                "Mean the same",
                lambda row: ", ".join(row.says),
                href=lambda row: reverse("knowledge:change-synonyms", args=[row.pk]),
            ),
            Column("Note", lambda row: row.note or "–"),
            Column("From", lambda row: "The product" if row.is_shipped else "Written here"),
        ],
        [Filter("word", forms.Text("Word", hint="One that stands in a group"), with_word)],
        {"": "pk"},
        params,
        per_page=100,
        caption="Words that mean the same",
        things=("group", "groups"),
        empty="No group has this word.",
    )


def with_word(rows: QuerySet[Any], word: str) -> QuerySet[Any]:
    """Groups with a word in them, read as words: what JSON can search for differs between databases."""
    wanted = word.lower()
    return rows.filter(
        pk__in=[pk for pk, says in rows.values_list("pk", "says") if any(wanted in one.lower() for one in says)]
    )
