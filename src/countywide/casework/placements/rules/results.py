"""Results of tests for schools that select by ability: what a file of them may hold, and what follows for a family that put such a
school first (Q10)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from countywide.law.codes import pupils

from ..enums import Outcome

HEADINGS = ("pupil number", "result")
LARGEST = 1_000_000  # bytes
MOST_ROWS = 20_000
MEANS = {
    "qualified": Outcome.QUALIFIED,
    "yes": Outcome.QUALIFIED,
    "not qualified": Outcome.NOT_QUALIFIED,
    "did not qualify": Outcome.NOT_QUALIFIED,
    "no": Outcome.NOT_QUALIFIED,
    "not sat": Outcome.NOT_SAT,
    "did not sit": Outcome.NOT_SAT,
    "absent": Outcome.NOT_SAT,
}
"""What the centres that run the tests write, in small letters."""


@dataclass(frozen=True)
class Row:
    """One line of a file: its number, the pupil number and the result as they were written."""

    line: int
    upn: str
    result: str


@dataclass(frozen=True)
class Rejected:
    """A line that was not taken, and why."""

    line: int
    upn: str
    why: str


def read(content: bytes) -> tuple[list[Row], str | None]:
    """The lines of a file below its headings; or, in one sentence, why it is no such file. Nothing of a bad file is taken."""
    if len(content) > LARGEST:
        return [], "This file is too large: a file of results has at most 20,000 lines."
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], "This is no CSV file in UTF-8. Save it as “CSV UTF-8” and send it again."
    try:
        lines = [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text), strict=True)]
    except csv.Error:
        return [], "This is no CSV file: a line of it cannot be read."
    headings = [cell.casefold() for cell in lines[0]] if lines else []
    if any(name not in headings for name in HEADINGS):
        return [], "The first line must hold the headings “pupil number” and “result”."
    number, result = (headings.index(name) for name in HEADINGS)
    rows = [
        Row(line, cell(cells, number), cell(cells, result)) for line, cells in enumerate(lines[1:], 2) if any(cells)
    ]
    if not rows:
        return [], "There is no result in this file."
    return (rows, None) if len(rows) <= MOST_ROWS else ([], "A file of results has at most 20,000 lines.")


def cell(cells: list[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def sorted_out(
    rows: Iterable[Row], *, known: Iterable[str], before: Mapping[str, str]
) -> tuple[list[tuple[Row, str]], list[Rejected]]:
    """The lines that can be taken, each with its result, and every line that cannot, with why. A pupil who stands in a file twice
    is not taken at all: nobody can know which line is right.

    `known`: the pupil numbers of children in the round. `before`: the results that are there already.
    """
    held, taken, rejected = list(rows), [], []
    there = set(known)
    times = Counter(pupils.tidy(row.upn) for row in held)
    for row in held:
        upn, outcome = pupils.tidy(row.upn), MEANS.get(" ".join(row.result.casefold().split()))
        why = why_not(upn, outcome, times=times[upn], is_known=upn in there, before=before.get(upn, ""))
        if why or outcome is None:
            rejected.append(Rejected(row.line, row.upn[:20], why))
        else:
            taken.append((Row(row.line, upn, row.result), outcome.value))
    return taken, rejected


def why_not(upn: str, outcome: str | None, *, times: int, is_known: bool, before: str) -> str:
    """Why one line is not taken; empty where it is."""
    if not upn:
        return "There is no pupil number."
    if not pupils.is_upn(upn):
        return "This is no pupil number: a sign is wrong or missing."
    if times > 1:
        return "This pupil stands in the file more than once. None of the lines was taken."
    if not is_known:
        return "No child with a plan in this round has this pupil number."
    if outcome is None:
        return "We do not know this result. Write “qualified”, “not qualified” or “not sat”."
    if before and before != outcome:
        return f"We have another result of this pupil already: {Outcome(before).label.lower()}. Change it on the child’s page."
    return "This result is here already." if before else ""


def needs_replacing(*, outcome: str, first_selects: bool) -> bool:
    """A family that put a school first which selects by ability, and whose child did not qualify or did not sit the test, is asked
    for another choice."""
    return first_selects and outcome in (Outcome.NOT_QUALIFIED, Outcome.NOT_SAT)


def answer_by(on: date, days: int) -> date:
    return on + timedelta(days=days)


def is_answered(*, versions: int, versions_before: int) -> bool:
    """Somebody has said anew which schools they would like since they were asked, whatever they said: that is their answer."""
    return versions > versions_before
