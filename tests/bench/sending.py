"""Requests for an assessment sent at once, by as many processes and threads as the web server has."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random
from string import ascii_lowercase
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.timing import said

PROCESSES, THREADS = os.cpu_count() or 1, 4
LETTERS = 8


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.conf import settings
    from django.db import connection, connections
    from django.test.utils import CaptureQueriesContext

    from countywide.casework.cases.models import Case
    from countywide.casework.requests.tests import factories as make

    settings.COUNCIL_FILE = str(settings.SOURCE / "demo" / "county" / "council.toml")
    make.council()
    chance, before = Random(2026), Case.objects.count()
    send(begun(chance))
    pair = begun(chance)
    with CaptureQueriesContext(connection) as queries:
        send(pair)
    yield Figure("One request sent", f"{len(queries)} queries", "–", f"{connection.vendor}, savepoints among them")
    pairs = [begun(chance) for _ in range(asked.requests)]
    connections.close_all()
    took, each = at_once(pairs)
    assert Case.objects.values("reference").distinct().count() == Case.objects.count() == before + 2 + len(pairs)
    yield Figure(
        "Requests sent at once",
        f"{len(pairs) / took:.0f} cases/s, {said(each)}",
        "≥ 100 a second",
        f"{len(pairs):,} requests, {connection.vendor}, {PROCESSES} processes × {THREADS} threads, no page and no worker",
    )


def begun(chance: Random) -> tuple[Any, Any]:
    """A draft, and what a family says in it of a child like no other."""
    from countywide.casework.requests import actions
    from countywide.casework.requests.tests import factories as make
    from countywide.platform.kit.doors import Visitor

    draft = actions.begin(None, by=Visitor(), on=make.DAY, way="FAMILY").draft
    forename, surname = ("".join(chance.choices(ascii_lowercase, k=LETTERS)).title() for _ in "ab")
    born_on = date(2008 + chance.randrange(14), 1 + chance.randrange(12), 1 + chance.randrange(28))
    home = {"lines": "1 Reed Walk", "postcode": "ZX4 1AA"}
    return draft, make.facts(forename=forename, surname=surname, born_on=born_on, **home)


def send(pair: tuple[Any, Any]) -> None:
    """One press of the button."""
    from countywide.casework.requests import actions
    from countywide.casework.requests.models import Draft
    from countywide.casework.requests.tests import factories as make
    from countywide.platform.kit.doors import Visitor

    draft, facts = pair
    actions.send(Draft.objects.get(pk=draft.pk), by=Visitor(), on=make.DAY, at=make.AT, facts=facts)


def at_once(pairs: list[tuple[Any, Any]]) -> tuple[float, list[float]]:
    """How long all took, in seconds, and each of them, in milliseconds."""
    context = multiprocessing.get_context("fork")
    ready, taken = context.Barrier(PROCESSES + 1), context.Queue()
    senders = [context.Process(target=share, args=(pairs[n::PROCESSES], ready, taken)) for n in range(PROCESSES)]
    for sender in senders:
        sender.start()
    ready.wait()
    began = time.perf_counter()
    each = [one for _ in senders for one in taken.get()]
    took = time.perf_counter() - began
    for sender in senders:
        sender.join()
    return took, each


def share(pairs: list[tuple[Any, Any]], ready: Any, taken: Any) -> None:
    """What one process sends, and how long each took."""

    def timed(pair: tuple[Any, Any]) -> float:
        began = time.perf_counter()
        send(pair)
        return (time.perf_counter() - began) * 1000

    with ThreadPoolExecutor(THREADS) as threads:
        ready.wait()
        taken.put(list(threads.map(timed, pairs)))
