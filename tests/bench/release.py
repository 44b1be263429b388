"""The release guard: what it finds in the seeded set, what it finds wrongly, and how long a hundred pages take."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from tests.bench import release_set
from tests.bench.__main__ import Figure
from tests.bench.timing import said, times

PAPERS = 400
CALLS = range(10)


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.db import connection, transaction

    with transaction.atomic():
        children = release_set.county(asked.children)
    made = release_set.papers(children, PAPERS)
    told = release_set.measured(made)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(each.kind for each in made).items()))
    conditions = f"{len(made)} seeded papers ({kinds}), {asked.children:,} children"
    for number, kind, how in told.missed:
        print(f"  missed in paper {number} ({kind}): {how}")
    for number, kind, passage in told.false:
        print(f"  false alarm in paper {number} ({kind}): {passage}")
    yield Figure("Other children found", f"{told.found} of {told.planted}, {told.recall:.3f}", "≥ 0.98", conditions)
    alarms = f"{told.alarms} in {told.clean}, {told.alarms * 100 / told.clean:.1f} in 100"
    yield Figure("False alarms in clean papers", alarms, "≤ 2 in 100", conditions)
    yield from of_speed(children, f"{asked.children:,} children, {connection.vendor}, {len(CALLS)} calls")


def of_speed(children: list, conditions: str) -> Iterator[Figure]:
    """A hundred full pages, of one PDF and of a hundred."""
    from countywide.casework.release import looking
    from countywide.casework.release.types import Paper

    writers = [release_set.Writer(children, release_set.SUBJECTS * number, 3) for number in range(60)]
    lines = [line for writer in writers for line in writer.lines(False)]
    whole = Paper("pack.pdf", release_set.pdf_of_pages(lines, 100))
    begins = [number * 35 % len(lines) for number in range(100)]
    single = [
        Paper(f"advice {number}.pdf", release_set.pdf_of_pages(lines[at:] + lines[:at], 1))
        for number, at in enumerate(begins)
    ]
    for what, papers in (("Guard of a pack of 100 pages", [whole]), ("Guard of 100 files of a page", single)):
        pages = sum(each.pages for each in looking.look(papers, children[0]))
        words = f"{pages - len(papers)} pages and properties"
        taken = times(lambda _, held=papers: looking.look(held, children[0]), CALLS)
        yield Figure(what, said(taken), "≤ 1 s", f"{words}, {conditions}")
