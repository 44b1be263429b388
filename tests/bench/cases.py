"""Worklists and the case page in a big county, and deriving every open clock again."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.timing import p95, said, times

LISTS = ("mine", "team", "unowned", "due-soon", "overdue", "waiting")
FILTERED = "team&stage=AGREED"


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.db import connection
    from django.utils.timezone import localdate

    from countywide.casework.cases.models import Case
    from countywide.casework.deadlines import deriving, queries
    from countywide.platform.kit.doors import Machine

    began, was_there = time.perf_counter(), Case.objects.exists()
    ground = county(asked)
    made = time.perf_counter() - began
    county_is = f"{Case.objects.count():,} cases, {connection.vendor}"
    conditions = f"{county_is}, Django test client, 20 calls each"
    if not was_there:
        yield Figure("Made-up county", f"{asked.plans / made:,.0f} cases/s", "–", county_is)
    officer, administrator = clients(ground)
    slow: dict[str, float] = {}
    for name, client in (("officer", officer), ("administrator", administrator)):
        taken: list[float] = []
        for key in (*LISTS, FILTERED):
            address = f"/work?list={key}"
            client.get(address)
            found = times(lambda _, a=address, c=client: c.get(a), range(20))
            taken += found
            if name == "officer":
                yield Figure(f"Worklist {key}", said(found), "p95 ≤ 150 ms", conditions)
        slow[name] = p95(taken)
    ratio = slow["officer"] / slow["administrator"]
    yield Figure("Officer beside administrator", f"{ratio:.2f} ×", "≤ 1.2 ×", conditions)
    references = list(Case.objects.open().order_by("pk").values_list("reference", flat=True)[:20])
    shown = times(lambda reference: officer.get(f"/cases/{reference}"), references)
    yield Figure("Case page", said(shown), "p95 ≤ 150 ms", conditions)
    began = time.perf_counter()
    seen, _moved = deriving.derive_everything(
        by=Machine("bench"), on=localdate(), calendar=queries.calendar(), because="bench"
    )
    took = time.perf_counter() - began
    yield Figure(
        "Derive every open clock",
        f"{took:.1f} s, {seen / took:,.0f} clocks/s",
        "≤ 60 s for 640,000 plans",
        f"{seen:,} open clocks of {county_is}, one process",
    )


def county(asked: argparse.Namespace) -> Any:
    """The ground of a made-up county of so many cases, made where the database holds none."""
    from django.db import connection
    from django.utils.timezone import localdate

    from countywide.casework.cases.models import Case
    from countywide.demo.children import places, writing

    ground = places.ready(localdate())
    if not Case.objects.exists():
        writing.write(asked.plans, ground=ground, seed=1)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return ground


def clients(ground: Any) -> tuple[Any, Any]:
    """An officer of the team, and somebody who sees every case."""
    from countywide.platform.accounts.models import User

    return signed_in(User.objects.get(pk=ground.officers[0])), signed_in(coordinator())


def coordinator() -> Any:
    """Somebody who sees every case."""
    from django.utils import timezone

    from countywide.platform.accounts.models import Organisation, RoleHeld, User

    organisation, _ = Organisation.objects.get_or_create(key="bench-data", defaults={"name": "Data", "kind": "TEAM"})
    if held := RoleHeld.objects.filter(organisation=organisation).first():
        return held.user
    user = User.objects.create_user("data@bench.example", "Data")
    RoleHeld.objects.create(
        user=user, role="data-coordinator", organisation=organisation, starts_on=timezone.localdate()
    )
    return user


def signed_in(user: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(user)
    session = client.session
    session["second_factor_passed"] = True
    session.save()
    return client
