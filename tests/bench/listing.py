"""A list of a million rows: first page, a page far in, a filtered page, through the whole page machinery."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.timing import said, times


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.db import connection

    client = auditor()
    fill(asked.rows)
    conditions = f"{asked.rows:,} rows, {connection.vendor}, Django test client, 20 calls each"
    for name, address in addresses(client, asked.rows):
        client.get(address)
        yield Figure(
            f"Long list, {name}", said(times(lambda _, a=address: client.get(a), range(20))), "p95 ≤ 150 ms", conditions
        )


def auditor() -> Any:
    """A client signed in as somebody who may read the openings."""
    from django.test import Client
    from django.utils import timezone

    from countywide.platform.accounts.models import Organisation, RoleHeld, User

    organisation, _ = Organisation.objects.get_or_create(key="bench", defaults={"name": "Bench", "kind": "COUNCIL"})
    user = User.objects.filter(email="auditor@bench.example").first() or User.objects.create_user(
        "auditor@bench.example", "Auditor"
    )
    RoleHeld.objects.get_or_create(
        user=user, role="auditor", organisation=organisation, starts_on=timezone.localdate() - timedelta(days=1)
    )
    client = Client()
    client.force_login(user)
    session = client.session
    session["second_factor_passed"] = True
    session.save()
    return client


def fill(rows: int) -> None:
    from django.utils import timezone

    from countywide.platform.audit.models import Opening

    now = timezone.now()
    for start in range(0, rows, 20_000):
        Opening.objects.bulk_create(
            Opening(
                at=now, actor=f"user:{n % 500}", about_kind="schools.school", about_key=str(n % 50_000), why="bench"
            )
            for n in range(start, min(start + 20_000, rows))
        )


def addresses(client: Any, rows: int) -> Iterator[tuple[str, str]]:
    import re

    yield "first page", "/record/openings"
    yield "about one record", "/record/openings?about=schools.school:77"
    yield "other end first", "/record/openings?sort=-when"
    words = client.get("/record/openings").content.decode()
    on = next(iter(re.findall(r'href="(\?[^"]*after=[^"]*)"', words)), "").replace("&amp;", "&")
    for _ in range(20):
        found = re.findall(r'href="(\?[^"]*after=[^"]*)"', client.get(f"/record/openings{on}").content.decode())
        on = found[0].replace("&amp;", "&") if found else on
    yield "twenty pages in", f"/record/openings{on}"
