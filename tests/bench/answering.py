"""Answering questions from many passages: in the engine, over the page, and how soon a new row is found."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

from tests.bench.__main__ import Figure
from tests.bench.timing import said, times
from tests.bench.words import passages, questions


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.db import connection
    from django.test import Client

    from countywide.garden.knowledge import index

    rows = fill(asked.passages)
    texts = questions(asked.questions)
    picture = index.INDEX.rebuild()
    conditions = f"{rows:,} rows, {asked.questions} different questions, one process, {connection.vendor}"
    for text in texts[:20]:
        picture.snapshot.ask(text)
    yield Figure(
        "Ask, in the engine",
        said(times(lambda text: picture.snapshot.ask(str(text)), texts)),
        "p95 ≤ 12 ms",
        conditions,
    )
    client, fresh = Client(), questions(asked.questions, seed=12)
    for text in fresh[:20]:
        client.get("/ask", {"q": text})
    yield Figure(
        "Ask, the page", said(times(lambda text: client.get("/ask", {"q": text}), fresh)), "p95 ≤ 30 ms", conditions
    )
    typed = [text[: 4 + n % 12] for n, text in enumerate(fresh)]
    yield Figure(
        "Suggestions while typing",
        said(times(lambda text: client.get("/ask/suggest", {"q": text}), typed)),
        "p95 ≤ 50 ms",
        conditions,
    )
    yield Figure("A new row is found after", f"{until_found():.2f} s", "≤ 1 s", conditions)


def fill(count: int) -> int:
    """Passages straight into the tables, their vectors random but of the shape the engine keeps: the same arithmetic."""
    import numpy as np
    from django.utils import timezone

    from countywide.garden.knowledge import picture, units
    from countywide.garden.knowledge.engine import encode_unit
    from countywide.garden.knowledge.models import Entry, Vector

    class AtRandom:
        name = picture.encoder().name if picture.encoder() else "none"
        chance = np.random.default_rng(3)

        def encode(self, texts: list[str], *most: int) -> object:
            made = self.chance.standard_normal((len(texts), 384)).astype(np.float32)
            return made / np.linalg.norm(made, axis=1, keepdims=True)

    Entry.objects.bulk_create(
        Entry(slug=f"bench-{n}", question=question, answer=answer, team_key="knowledge", published_at=timezone.now())
        for n, (question, answer) in enumerate(passages(count))
    )
    rows, listed = units.units_on(timezone.localdate())
    kept = set(Vector.objects.values_list("entry_id", flat=True))
    Vector.objects.bulk_create(
        Vector(entry_id=row.pk, kept=encode_unit(AtRandom(), unit))
        for row, unit in zip(rows, listed, strict=True)
        if row.pk not in kept
    )
    touched()
    return len(rows)


def touched() -> None:
    from django.db import transaction

    from countywide.garden.knowledge import index

    with transaction.atomic():
        index.touch()


def until_found() -> float:
    """Seconds from the commit of a new row until another question finds it, asked again and again."""
    from django.utils import timezone

    from countywide.garden.knowledge import index
    from countywide.garden.knowledge.models import Entry

    index.current()
    Entry.objects.create(
        slug="bench-new", question="Where do quokkas park their unicycles?", answer="Behind the observatory.", team_key="knowledge",
        published_at=timezone.now(),
    )  # fmt: skip
    touched()
    began = time.perf_counter()
    while time.perf_counter() - began < 30:
        hits = index.current().rank("quokkas unicycles", 3, for_schools=False)
        if any(hit.id == "bench-new" for hit in hits):
            return time.perf_counter() - began
        time.sleep(0.01)
    return float("inf")
