"""A panel’s matrix, points that must be talked about, and points given, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from countywide.platform.kit.counting import counted

from .. import queries
from ..models import Paper, Reader, Score, Talk
from ..rules import scoring
from ..types import Kind


def matrix(
    papers: Iterable[Paper], scores: list[Score], readers: list[Reader], kind: Kind, points: Iterable[scoring.Point], *, own: Reader | None, call: Any
) -> list[dict[str, Any]]:  # fmt: skip
    """Each paper with the middle of what was given for each criterion, its total, and what is left to do. A member sees what others
    gave a paper once their own points are in."""
    totals = queries.totals_of(call, scores)
    talk = {number for each in points for number in each.papers}
    papers = list(papers)
    read_by = queries.reading(papers, readers)
    rows = []
    for paper in papers:
        held = [each for each in scores if each.paper_id == paper.pk]
        mine = own is not None and any(each.reader_id == own.pk for each in held)
        is_open = own is None or mine or paper.shortlisted is not None
        rows.append(
            {
                "number": paper.number,
                "cells": [cell(held, each.key) if is_open else "–" for each in kind.criteria],
                "total": f"{totals[paper.number]:g}" if is_open and paper.number in totals else "–",
                "read": f"{len({each.reader_id for each in held})} of {len(read_by[paper.pk])}",
                "says": stands(paper, paper.number in talk and is_open),
                "mine": mine,
                "sort": (-totals.get(paper.number, 0.0), paper.number) if own is None else (0.0, paper.number),
            }
        )
    return sorted(rows, key=lambda row: row["sort"])


def cell(scores: Iterable[Score], criterion: str) -> str:
    """Every reader’s points side by side, in the order in which the readers joined: 2, 3, 2."""
    return ", ".join(str(each.points) for each in scores if each.criterion == criterion) or "–"


def stands(paper: Paper, must_talk: bool) -> tuple[str, str]:
    """Where a paper stands, and its colour."""
    if paper.shortlisted is not None:
        return ("Shortlisted", "green") if paper.shortlisted else ("Not shortlisted", "grey")
    return ("To talk about", "orange") if must_talk else ("Being read", "blue")


def readers(held: Iterable[Reader]) -> list[dict[str, Any]]:
    return [{"key": each.key, "name": each.user.name, "declared_on": each.declared_on} for each in held]


def code(point: scoring.Point) -> str:
    return f"{point.criterion or 'tie'}-{'-'.join(map(str, point.papers))}"


def point(each: scoring.Point, kind: Kind) -> str:
    """What must be talked about, in words."""
    if each.kind == "TIE":
        return f"Applications {', '.join(map(str, each.papers))} are level for the last place"
    return f"Application {each.papers[0]}, {title(each.criterion, kind)}: between {each.low} and {counted(each.high, 'point')}"


def title(criterion: str, kind: Kind) -> str:
    return next((each.title for each in kind.criteria if each.key == criterion), criterion)


def talked(each: Talk, kind: Kind) -> dict[str, Any]:
    numbers = ", ".join(str(paper.number) for paper in each.papers.all())
    about = title(each.criterion, kind) if each.criterion else "level for the last place"
    return {"about": f"Application {numbers}: {about}", "said": each.said, "on": each.on}


def given(scores: Iterable[Score], kind: Kind) -> list[dict[str, Any]]:
    """For each criterion every reader’s points and note. Readers stand as they sat: the notes matter, not whose they are."""
    held = list(scores)
    return [
        {
            "title": criterion.title,
            "rows": [
                {"points": f"{each.points}: {kind.scale[each.points]}", "note": each.note} for each in held if each.criterion == criterion.key
            ],
        }
        for criterion in kind.criteria
    ]  # fmt: skip
