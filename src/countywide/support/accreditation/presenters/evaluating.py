"""An evaluation as a list of cards, as a page and as a paper; and feedback with its answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.paper.blocks import Block, bullets, clean, details, heading, para, table
from countywide.platform.kit.tags.saying import short_date

from ..types import Cell, Framework
from . import grid

PRIORITIES = {1: "Priority 1", 2: "Priority 2", 3: "Priority 3"}


def cards(evaluation: Any, framework: Framework, held: Any) -> list[dict[str, Any]]:
    """Every strand with its cards, each with what it says in the round under way."""
    said = {(each.strand, each.level): each for each in held.ratings.all()} if held is not None else {}
    words = {each.key: each.name for each in framework.ratings}
    return [
        {
            "name": strand.name,
            "says": strand.says,
            "tasks": [
                task(evaluation, strand.key, level, said.get((strand.key, level.key)), words)
                for level in framework.levels
            ],
        }
        for strand in framework.strands
    ]


def task(evaluation: Any, strand: str, level: Any, said: Any, words: dict[str, str]) -> dict[str, Any]:
    rating = words.get(said.rating, "") if said else ""
    beside = [PRIORITIES.get(said.priority, ""), "evidence" if said.evidence or said.link else ""] if said else []
    return {
        "text": level.name,
        "href": reverse("accreditation:rate", args=[evaluation.key, strand, level.key]),
        "hint": ", ".join(each for each in beside if each),
        "status": rating or "Not rated yet",
        "colour": "" if rating else "blue",
    }


def evidence(framework: Framework, rounds: Sequence[Any]) -> list[dict[str, Any]]:
    """What was written on each card, the newest round that says something first."""
    found = []
    for strand, level in framework.cells:
        said = [
            each
            for held in reversed(rounds)
            for each in held.ratings.all()
            if (each.strand, each.level) == (strand.key, level.key) and (each.evidence or each.link or each.priority)
        ][:1]
        found += [
            {
                "name": framework.called(strand.key, level.key),
                "evidence": each.evidence,
                "link": each.link,
                "priority": PRIORITIES.get(each.priority, ""),
            }
            for each in said
        ]
    return found


def facts(evaluation: Any, standing: Any, shared: Any) -> list[dict[str, Any]]:
    """Where the evaluation stands."""
    rows = [
        ("School", evaluation.organisation.name),
        ("Where it stands", standing.label),
        ("Begun on", evaluation.started_on),
        ("Looked at with the link therapist on", evaluation.reviewed_on),
        ("Baseline locked on", evaluation.baseline_on),
        ("Shared with the link therapist since", shared.since if shared else None),
    ]
    return [{"key": key, "value": value} for key, value in rows if value is not None]


def paper(
    evaluation: Any, framework: Framework, standing: Any, cells: Sequence[Cell], said: Sequence[Any], *, on: date
) -> list[Block]:
    """The report as blocks."""
    rows = [
        ("School", evaluation.organisation.name), ("Date", short_date(on)), ("Where it stands", standing.label),
        ("Baseline locked on", short_date(evaluation.baseline_on)),
    ]  # fmt: skip
    blocks = [
        heading(framework.name, 1),
        details([(key, clean(value)) for key, value in rows if value]),
        heading("How each outcome is rated"),
        para(grid.says(cells, len(framework.ratings))),
        table(
            "Every outcome, in the baseline and now", ("Outcome", "Baseline", "Now", "Change"),
            [(each["name"], each["before"], each["now"], each["change"] or "–") for each in grid.compared(cells)],
        ),
    ]  # fmt: skip
    if said:
        blocks.append(heading("Evidence and priorities"))
    for each in said:
        blocks.append(heading(each["name"], 3))
        blocks += [para(clean(each["evidence"]))] if each["evidence"] else []
        blocks += (
            [bullets([clean(words) for words in (each["priority"], each["link"]) if words])]
            if (each["priority"] or each["link"])
            else []
        )
    if framework.owner:
        blocks.append(para(f"The words of the outcomes belong to {framework.owner}."))
    return blocks


def feedback(found: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """What was said, who answers by when, and the answer."""
    return [
        {
            "reference": each.reference,
            "said": each.said,
            "on": each.on,
            "owner": each.owner.name if each.owner else "The programme",
            "reply_by": each.reply_by,
            "late": each.late_on(on),
            "reply": each.reply,
            "replied_on": each.replied_on,
            "replied_by": each.replied_by.name if each.replied_by else "",
        }
        for each in found
    ]


def papers(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Papers beside an evaluation: one that was not looked at yet cannot be opened."""
    return [
        {
            "pk": each.pk,
            "title": each.title,
            "added_on": each.added_on,
            "file_id": each.file_id,
            "is_open": each.file.is_open_to_others,
            "state": each.file.get_state_display(),
        }
        for each in found
    ]
