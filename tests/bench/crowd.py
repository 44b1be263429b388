"""Sixteen people at work at once in a big county: worklists and case pages from the server as it is served.

Measured twice: each person clicks again as soon as the page is there, and each clicks once a second. The first says what
the machine can bear; the second is nearer to people, who read. The people share the machine's cores with the server.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.cases import FILTERED, LISTS, coordinator, county, signed_in
from tests.bench.timing import p95, said
from tests.journeys.counties import free_port

PEOPLE, SECONDS = 16, 30
PACES = ((0.0, "without a pause"), (1.0, "a click a second"))


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.conf import settings
    from django.db import connection, connections

    from countywide.casework.cases.models import Case
    from countywide.platform.accounts.models import RoleHeld, User

    county(asked)
    held = RoleHeld.objects.filter(organisation__key="team-assessment", role="assessment-officer").order_by("user_id")
    officers = User.objects.filter(pk__in=held.values("user_id"))[:PEOPLE]
    crowds = {
        "officers": [cookie(user, settings.SESSION_COOKIE_NAME) for user in officers],
        "administrators": [cookie(coordinator(), settings.SESSION_COOKIE_NAME) for _ in range(PEOPLE)],
    }
    cases = [f"/cases/{each}" for each in Case.objects.open().order_by("pk").values_list("reference", flat=True)[:2000]]
    sizes = f"{Case.objects.count():,} cases, {connection.vendor}, {PEOPLE} people for {SECONDS} s, server and people on one machine"
    connections.close_all()
    slow: dict[tuple[str, float], float] = {}
    with served() as port:
        for who, cookies in crowds.items():
            at_work(port, cookies, cases, every=0.0, seconds=5)
            for every, how in PACES:
                taken = at_work(port, cookies, cases, every=every, seconds=SECONDS)
                slow[who, every] = p95([each for kind in taken.values() for each in kind])
                for kind, each in taken.items():
                    target = "p95 ≤ 150 ms" if every else "–"
                    conditions = f"{sizes}, {how}: {len(each) / SECONDS:.0f} pages/s"
                    yield Figure(f"{PEOPLE} {who}, {kind}", said(each), target, conditions)
    for every, how in PACES:
        ratio = slow["officers", every] / slow["administrators", every]
        yield Figure("Officers beside administrators", f"{ratio:.2f} ×", "≤ 1.2 ×", f"p95 of all pages, {how}")


def cookie(user: Any, name: str) -> str:
    return f"{name}={signed_in(user).cookies[name].value}"


@contextmanager
def served() -> Iterator[int]:
    """The web server over this bench's own database, without a worker."""
    port = free_port()
    program = subprocess.Popen([sys.executable, "-m", "countywide", "serve", "--port", str(port)], env=dict(os.environ))
    try:
        until_up(port)
        yield port
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(30)


def until_up(port: int) -> None:
    for _ in range(600):
        try:
            page(http.client.HTTPConnection("127.0.0.1", port), "/health/live", "")
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The server did not start.")


def at_work(port: int, cookies: list[str], cases: list[str], *, every: float, seconds: float) -> dict[str, list[float]]:
    """How long each page took, in milliseconds, by its kind."""
    with ThreadPoolExecutor(len(cookies)) as people:
        begun = [
            people.submit(one, port, cookie, cases, every, seconds, seed)
            for seed, cookie in enumerate(cookies, start=1)
        ]
        found = [pair for each in begun for pair in each.result()]
    return {kind: [took for which, took in found if which == kind] for kind in ("worklists", "case pages")}


def one(port: int, cookie: str, cases: list[str], every: float, seconds: float, seed: int) -> list[tuple[str, float]]:
    """One person: a list, then a case, then the next list, each as late as a person would click."""
    chance, connection, taken = Random(seed), http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    lists = [f"/work?list={key}" for key in (*LISTS, FILTERED)]
    time.sleep(every * seed / PEOPLE)
    ends = time.perf_counter() + seconds
    for turn in itertools.count(seed):
        kind, address = (
            ("case pages", chance.choice(cases)) if turn % 2 else ("worklists", lists[turn // 2 % len(lists)])
        )
        began = time.perf_counter()
        if began >= ends:
            return taken
        page(connection, address, cookie)
        took = time.perf_counter() - began
        taken.append((kind, took * 1000))
        time.sleep(max(0.0, every - took))
    return taken


def page(connection: http.client.HTTPConnection, address: str, cookie: str) -> None:
    """Read one page to its end. Raises AssertionError where it is not there."""
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, f"{answer.status} at {address}"
