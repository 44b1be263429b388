"""Every page of the demo county that can be read, as the role that sees most of it."""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator

from tests.bench.__main__ import Figure
from tests.bench.timing import p95, times


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from countywide.demo import build
    from countywide.platform.accounts.models import RoleHeld
    from countywide.platform.accounts.roles import ROLES
    from tests.house.examples import example
    from tests.house.pages import address, every_door

    build.make_county(on=timezone.localdate())
    slowest: dict[str, float] = {}
    most: dict[str, int] = {}
    for role in ROLES:
        held = RoleHeld.objects.held_on(timezone.localdate()).filter(role=role).select_related("user").first()
        client = Client()
        if held:
            client.force_login(held.user)
            session = client.session
            session["second_factor_passed"] = True
            session.save()
        for door in every_door():
            if door.permission is None or not door.is_ours:
                continue
            where = address(door, example)
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(where)
            if answer.status_code == 200:
                most[where] = max(most.get(where, 0), len(queries))
                slowest[where] = max(
                    slowest.get(where, 0), statistics.median(times(lambda _, c=client, w=where: c.get(w), range(3)))
                )
    worst, heaviest = max(slowest, key=slowest.__getitem__), max(most, key=most.__getitem__)
    taken = list(slowest.values())
    conditions = f"{len(taken)} pages × {len(ROLES)} roles, demo county, {connection.vendor}, Django test client"
    yield Figure(
        "Any page, server time",
        f"median {statistics.median(taken):.0f} ms, p95 {p95(taken):.0f} ms, slowest {slowest[worst]:.0f} ms ({worst})",
        "median ≤ 40 ms",
        conditions,
    )
    yield Figure("Any page, queries", f"at most {most[heaviest]} ({heaviest})", "≤ 12", conditions)
