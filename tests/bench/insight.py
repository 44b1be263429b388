"""The measures of a council that has decided very many reviews, as the head of service opens them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.timing import said, times

CHUNK, CALLS, YEARS, AGAIN = 10_000, 10, 2, 50
"""Rows written at once, calls of each page, the time over which reviews were decided, and every which is decided twice."""
CRITERIA = ("says-it-already", "no-evidence", "not-for-a-plan", "too-early", "wording-only")


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.db import connection

    from countywide.oversight.insight.models import DecidedReview
    from tests.bench import cases

    ground = cases.county(asked)
    if not DecidedReview.objects.exists():
        fill(asked.reviews, ground.today)
    client = leader(ground)
    conditions = (
        f"{DecidedReview.objects.count():,} reviews, {connection.vendor}, Django test client, {CALLS} calls each"
    )
    for name, address in addresses():
        client.get(address)
        yield Figure(
            f"Measures, {name}", said(times(lambda _, a=address: opened(client, a), range(CALLS))), "≤ 1 s", conditions
        )


def opened(client: Any, address: str) -> None:
    assert client.get(address).status_code == 200


def addresses() -> Iterator[tuple[str, str]]:
    """Each page over all that there is: two years."""
    yield "in time and who waits", "/measures"
    for by in ("area", "team", "setting", "phase", "section"):
        yield f"changes by {by}", f"/measures/changes-to-plans?by={by}&period=two-years"
    yield "what differs in an area", "/measures/changes-to-plans/what-differs?by=area&group=Area+1&period=two-years"
    yield "cases behind a number", "/measures/changes-to-plans/cases?by=area&group=Area+1&period=two-years"
    yield "decided twice", "/measures/second-decisions?period=two-years"


def leader(ground: Any) -> Any:
    """Somebody who manages the team and sees all its cases."""
    from django.utils import timezone

    from countywide.platform.accounts.models import RoleHeld, User
    from tests.bench.cases import signed_in

    user = User.objects.filter(email="leader@bench.example").first() or User.objects.create_user(
        "leader@bench.example", "Leader"
    )
    RoleHeld.objects.get_or_create(
        user=user, role="manager", organisation_id=ground.team_id, starts_on=timezone.localdate() - timedelta(days=1)
    )
    return signed_in(user)


def fill(number: int, today: date) -> None:
    """So many decisions on the cases that there are, with the changes that were asked for; one in fifty decided twice."""
    from django.db import connection

    from countywide.casework.cases.models import Case
    from countywide.casework.plans.models import Plan

    held = list(Case.objects.order_by("pk").values_list("pk", "child_id", "area_id", "team_id")[:number])
    plans = Plan.objects.bulk_create(
        (
            Plan(child_id=child, case_id=case, kind="ehc-plan", begins=date(2014, 9, 1), begun_on=today, made_on=today)
            for case, child, _area, _team in held
        ),
        batch_size=CHUNK,
    )
    draw, sample = Random(1), a_sample(today)
    for start in range(0, number, CHUNK):
        write([(start + at, held[(start + at) % len(held)], plans[(start + at) % len(held)].pk)
               for at in range(min(CHUNK, number - start))], draw, sample, today)  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def a_sample(today: date) -> Any:
    from countywide.oversight.insight.models import Sample

    return Sample.objects.create(month=today.replace(day=1), rules_from=date(2026, 9, 1), drawn_on=today)


def write(chunk: list[Any], draw: Random, sample: Any, today: date) -> None:
    """One chunk: the review, what is counted of it, its changes, and some second decisions."""
    from countywide.casework.reviews.models import ChangeRequest, Review
    from countywide.oversight.insight.models import BlindAnswer, BlindDecision, DecidedChange, DecidedReview

    reviews, facts, changes, twice, answers = [], [], [], [], []
    for number, (case, _child, area, team), plan in chunk:
        on, amended = today - timedelta(days=draw.randrange(YEARS * 365)), draw.random() < 0.5
        met = on - timedelta(days=draw.choice((20, 25, 27, 28, 35)))
        review = Review(
            plan_id=plan, case_id=case, form=on, scheduled_on=on, due_by=on, met_on=met, decided_on=on, over_on=on,
            outcome="AMEND" if amended else "MAINTAIN",
        )  # fmt: skip
        asked = draw.choice((0, 0, 1, 2, 2, 4))
        fact = DecidedReview(
            review=review, case_id=case, decided_on=on, area_id=area, team_id=team, is_amended=amended,
            setting=draw.choice(("MAINSTREAM", "SPECIAL", "EARLY", "COLLEGE")),
            phase=draw.choice(("EARLY", "FIRST", "JUNIOR", "LOWER", "UPPER", "AFTER")),
            asked="NOTHING" if not asked else "FEW" if asked < 3 else "MANY", is_material=draw.random() < 0.4,
            days_to_report=draw.choice((10, 14, 20)), days_to_decision=(on - met).days,
            days_to_final=draw.choice((70, 90)) if amended else None,
        )  # fmt: skip
        reviews.append(review)
        facts.append(fact)
        changes += [
            DecidedChange(decided=fact, section=draw.choice("BCDEFGHI"), is_made=draw.random() < 0.5)
            for _ in range(asked)
        ]
        if number % AGAIN == 0:
            request = ChangeRequest(
                review=review,
                section="F",
                asked_by="SCHOOL",
                weight="MATERIAL",
                made_on=met,
                answered="DECLINE",
                criterion="no-evidence",
                because="Nothing shows it.",
            )
            second = BlindDecision(
                sample=sample,
                review=review,
                place=number % 10_000,
                first_on=on,
                area_id=area,
                team_id=team,
                decider_id=decider(),
                outcome="MAINTAIN",
                decided_on=today,
            )
            twice.append((request, second))
            answers.append(
                BlindAnswer(decision=second, change=request, answered=draw.choice(("ACCEPT", "DECLINE")), criterion="x")
            )
    Review.objects.bulk_create(reviews, batch_size=CHUNK)
    DecidedReview.objects.bulk_create(facts, batch_size=CHUNK)
    DecidedChange.objects.bulk_create(changes, batch_size=CHUNK)
    ChangeRequest.objects.bulk_create(request for request, _ in twice)
    BlindDecision.objects.bulk_create(second for _, second in twice)
    BlindAnswer.objects.bulk_create(answers)


def decider() -> int:
    from countywide.platform.accounts.models import User

    found = User.objects.order_by("pk").values_list("pk", flat=True)
    return int(found[0])
