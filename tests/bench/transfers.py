"""Moves between phases: the list of a round built for many children at once, built again, and the officer's page of it."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.timing import said, times

CALLS = range(20)
ROUND = """
[[round]]
key = "UP"
name = "Moving up"
move = "PRIMARY_SECONDARY"
from_years = [6]
to_year = 7
september = {september}
opens = {opens}
most_preferences = 3
date = []
"""


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.conf import settings
    from django.db import connection
    from django.test import override_settings
    from django.utils.timezone import localdate

    from countywide.casework.transfers import actions, rounds
    from countywide.law import clocks
    from countywide.platform.kit.doors import Machine

    on = localdate()
    september, home = clocks.school_year(on) + 1, Path(tempfile.mkdtemp(prefix="countywide-bench-rounds-"))
    (home / "council.toml").write_text('[council]\nname = "A council"\n')
    (home / rounds.FILE).write_text(ROUND.format(september=september, opens=date(september - 1, 9, 1)))
    officer = children(asked.moves, september, on)
    assert settings.configured
    with override_settings(COUNCIL_FILE=str(home / "council.toml")):
        held, by = rounds.rounds()[0], Machine("bench")
        conditions = f"{asked.moves:,} children, {connection.vendor}"
        began = time.perf_counter()
        done = actions.build(held, by=by, on=on)
        taken = time.perf_counter() - began
        assert done["identified"] == asked.moves, done
        yield Figure("List of a round built, with its clocks", f"{taken:.1f} s", "≤ 30 s", conditions)
        began = time.perf_counter()
        actions.build(held, by=by, on=on)
        yield Figure("The same again, nothing new", f"{time.perf_counter() - began:.1f} s", "–", conditions)
        yield from pages(officer, f"{conditions}, Django test client, {len(CALLS)} calls")


def pages(officer: Any, conditions: str) -> Iterator[Figure]:
    from tests.bench.cases import signed_in
    from tests.bench.plans import asked_of

    client = signed_in(officer)
    for what, address in (
        ("Round page", "/moves/UP"),
        ("Round page, who has no review", "/moves/UP?late=review"),
        ("Round page, one school", "/moves/UP?school=1"),
    ):
        queries = asked_of(lambda a=address: client.get(a))
        taken = times(lambda _, a=address: client.get(a), CALLS)
        yield Figure(what, f"{queries} queries, {said(taken)}", "≤ 12 queries", conditions)


def children(number: int, september: int, on: date, *, schools_from: str = "7") -> Any:
    """So many plans in force of children in Year 6, over a hundred primary schools; and somebody who oversees them."""
    from countywide.casework.cases.models import Case
    from countywide.casework.cases.tests import factories as cases
    from countywide.casework.plans.models import Plan
    from countywide.demo.plans.words import BEGINS, KIND
    from countywide.register.people.models import Child
    from countywide.register.schools.tests import factories as schools

    team = cases.team("assessment")
    at = [
        schools.make_school(urn=f"{schools_from}{each:05}", lowest_age=4, highest_age=11).organisation
        for each in range(100)
    ]
    made = [
        Child(legal_forename=f"Wren{each}", legal_surname=f"Otterby{each % 997}", born_on=date(september - 11, 3, 14))
        for each in range(number)
    ]
    for each in made:
        each.keep_keys()
    made = Child.objects.bulk_create(made, batch_size=500)
    opened = date(september - 2, 11, 3)
    held = Case.objects.bulk_create(
        [
            Case(
                child=child, kind="PLAN", opened_on=opened, team_id=team.organisation_id, stage="IN_FORCE",
                school=at[place % len(at)],
            )
            for place, child in enumerate(made)
        ],
        batch_size=500,
    )  # fmt: skip
    Plan.objects.bulk_create(
        [
            Plan(
                child=case.child, case=case, kind=KIND, begins=date.fromisoformat(BEGINS), begun_on=opened, made_on=opened,
                setting_id=case.school_id,
            )
            for case in held
        ],
        batch_size=500,
    )  # fmt: skip
    return cases.officer(team, "phase-transfer-officer")
