"""The bundle of an appeal: 500 pages chosen, bound, looked through for other children and kept, as a worker does it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

from tests.bench import release_set
from tests.bench.__main__ import Figure

PAPERS, PAGES = 50, 10


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.conf import settings
    from django.db import connection, transaction
    from django.utils.timezone import localdate

    from countywide.casework.bundles import tasks
    from countywide.casework.bundles.models import Item
    from countywide.casework.bundles.tests import factories, papers
    from countywide.platform.jobs import progress
    from countywide.register.people.models import Child

    on = localdate()
    settings.COUNCIL_FILE = str(settings.SOURCE / "demo" / "county" / "council.toml")
    if Child.objects.count() < asked.children:  # another measurement may have made them
        with transaction.atomic():
            release_set.county(asked.children)
    part = factories.begun(factories.appealed(on), on)
    Item.objects.filter(part=part).update(is_in=False)
    for number in range(PAPERS):
        factories.added(
            part, papers.pdf(PAGES, says=f"Report {number} of somebody who advises"), f"report {number}.pdf"
        )
    part = factories.asked(factories.part(part), on)
    said: list[int] = []
    plain, progress.say = progress.say, lambda key, done, *rest, **more: said.append(done)  # type: ignore[assignment]
    began = time.perf_counter()
    try:
        tasks.bind(str(part.key))
    finally:
        progress.say = plain
    taken = time.perf_counter() - began
    made = factories.part(part)
    assert made.state == "MADE", made.trouble
    conditions = f"{PAPERS} papers of {PAGES} pages, {Child.objects.count():,} children, {connection.vendor}"
    yield Figure(
        "Bundle bound and kept",
        f"{taken:.1f} s, {made.pages} pages, {len(said)} words of progress",
        "≤ 20 s",
        conditions,
    )
