"""Schools asked for a whole round: every choice of every family queued at once, and one pack made as a worker makes it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.timing import said, times

CHOICES, CALLS, ROWS = 3, range(6), 50
ROUND = "BENCH"
WHY = "The family named your school when it was asked where the child should go next."
LINES = "What a teacher does with one child, how often, where, and what tells that it helps. " * 6


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.conf import settings
    from django.db import connection
    from django.utils.timezone import localdate

    from countywide.casework.consultations import actions, queries
    from countywide.register.contacts.queries import team_of
    from tests.bench.transfers import children

    on = localdate()
    settings.COUNCIL_FILE = str(settings.SOURCE / "demo" / "county" / "council.toml")
    children(asked.moves, on.year + 1, on, schools_from="5")
    of_team = chosen(asked.moves, on)
    conditions = f"{asked.moves:,} children, {CHOICES} schools each, {connection.vendor}"
    worker = officer_of(of_team)
    began = time.perf_counter()
    number = actions.queue(team_of(of_team), by=worker, on=on, round_key=ROUND)
    taken = time.perf_counter() - began
    assert number == asked.moves * CHOICES, number
    assert queries.queued().count() == number
    yield Figure("Consultations of a round queued", f"{taken:.1f} s, {number:,}", "≤ 30 s", conditions)
    yield packs(on, connection.vendor)


def chosen(number: int, on: date) -> int:
    """Each family of the round named three schools; the team that holds the cases."""
    from countywide.casework.cases.models import Case
    from countywide.casework.placements.models import Preference, Said, Wished
    from countywide.casework.plans.models import Plan, Version
    from countywide.casework.transfers.models import Transfer
    from countywide.register.schools.tests import factories as schools

    there = [schools.make_school(urn=f"8{each:05}", lowest_age=11, highest_age=18) for each in range(60)]
    held = list(Plan.objects.filter(case__child__legal_forename__startswith="Wren").order_by("-id")[:number])
    versions = [
        Version(plan=each, number=1, issued_as="FINAL", issued_on=on, content={}, sha256="0" * 64) for each in held
    ]
    Version.objects.bulk_create(versions, batch_size=500)
    moves = Transfer.objects.bulk_create(
        [
            Transfer(
                round=ROUND, child_id=each.child_id, case_id=each.case_id, plan=each, setting_id=each.setting_id, year_group=6,
                move="PRIMARY_SECONDARY", identified_on=on, confirm_by=on,
            )
            for each in held
        ],
        batch_size=500,
    )  # fmt: skip
    words = Preference.objects.bulk_create([Preference(transfer=each, said_on=on) for each in moves], batch_size=500)
    given = Said.objects.bulk_create(
        [Said(preference=each, number=1, said_on=on, how="PAGE", when="IN_TIME", provisional=False) for each in words],
        batch_size=500,
    )
    Wished.objects.bulk_create(
        [
            Wished(said=each, rank=rank + 1, kind="SCHOOL", name=at.name, school=at)
            for place, each in enumerate(given)
            for rank, at in enumerate(there[(place + step) % len(there)] for step in range(CHOICES))
        ],
        batch_size=500,
    )
    return int(Case.objects.get(pk=held[0].case_id).team_id)


def officer_of(team: int) -> Any:
    from countywide.casework.cases.tests import factories as cases
    from countywide.register.contacts.queries import team_of

    return cases.officer(team_of(team), "casework-officer")


def packs(on: date, vendor: str) -> Figure:
    """A long plan sent to one school after the other: each pack made, looked through, frozen and on its way."""
    from django.utils import timezone

    from countywide.casework.consultations import actions
    from countywide.casework.consultations.models import Pack
    from countywide.register.contacts.models import Mailbox
    from countywide.register.schools.tests import factories as schools

    held = long_plan(on)
    by = officer_of(held.case.team_id)
    made = []
    for each in CALLS:
        school = schools.make_school(urn=f"6{each:05}", la_code="990", lowest_age=11, highest_age=18)
        Mailbox.objects.create(
            organisation=school.organisation, role="SENCO", address=f"senco{each}@school.example", verified_on=on
        )
        made.append(
            actions.draft(held.case, by=by, on=on, setting_id=school.organisation_id, is_preference=True, why=WHY)
        )
    send = lambda each: actions.send(made[each], by=by, on=on, at=timezone.now())  # noqa: E731
    send(0)  # what writes papers is loaded once by a worker
    taken = times(send, CALLS[1:])
    pages = sum(pages_of(paper.file) for paper in Pack.objects.latest("id").papers.select_related("file"))
    return Figure(
        "Pack made, looked through and sent",
        f"{said(taken)}, {pages} pages",
        "≤ 2 s for 30 pages",
        f"{vendor}, {len(CALLS) - 1} schools, by a worker that runs",
    )


def long_plan(on: date) -> Any:
    """A plan in force with so many needs and provisions that it fills some thirty pages."""
    from django.db import transaction

    from countywide.casework.plans import actions
    from countywide.casework.plans.tests import factories as written
    from countywide.casework.reviews.tests import form_factories as plans

    held = plans.plan(made_on=on)
    for number in range(ROWS):
        outcome = written.row(held, "E", f"Outcome {number}: {LINES}", on)
        written.row(
            held, "F", f"{number}: {LINES}", on, answers_to=[str(outcome.key)],
            details={"what": f"{number}: {LINES}", "who": "a teacher", "amount_minutes": 30, "every": "WEEK"},
        )  # fmt: skip
    with transaction.atomic():
        actions.freeze(held, by=plans.BY, on=on, issued_as="FINAL")
    return held


def pages_of(file: Any) -> int:
    import pdfplumber

    from countywide.platform.files import queries as files

    content = files.whole(file)
    assert content is not None
    with pdfplumber.open(BytesIO(content)) as paper:
        return len(paper.pages)
