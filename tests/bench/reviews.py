"""A review form of 150 fields saved, and the pages of one with forty outcomes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.timing import said, times

LINES, OUTCOMES, CALLS = 75, 40, 20
MARK = re.compile(r'name="(was_[0-9a-f-]+)" value="([^"]*)"')


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.db import connection
    from django.urls import reverse

    conditions = f"{connection.vendor}, Django test client, {CALLS} calls each"
    review, client = a_review(LINES)
    where = reverse("reviews:page", args=[review.key, "provision"])
    keys = [row.key for row in review.of_version.says.rows_in("F")]

    def written(number: object) -> dict[str, Any]:
        """Every line written on anew, as somebody was shown it."""
        marks = dict(MARK.findall(client.get(where).content.decode()))
        return {
            **marks,
            **{f"delivered_{key}": "PART" for key in keys},
            **{f"impact_{key}": f"So {number}" for key in keys},
        }

    taken: list[float] = []
    for number in range(CALLS):
        given = written(number)
        taken += times(lambda _, g=given: saved(client, where, g), range(1))
    yield Figure(f"Review form of {2 * len(keys)} fields saved", said(taken), "≤ 300 ms", f"all changed, {conditions}")
    marks = dict(MARK.findall(client.get(where).content.decode()))
    answers = {f"delivered_{key}": "PART" for key in keys} | {f"impact_{key}": "Half a sentence" for key in keys}
    drafts = times(lambda _: client.post(f"{where}?keep-draft", {**marks, **answers}), range(CALLS))
    yield Figure(f"Review form of {2 * len(keys)} fields, autosave", said(drafts), "≤ 100 ms", conditions)
    review, client = a_review(OUTCOMES)
    for name, address in (
        ("list", reverse("reviews:form", args=[review.key])),
        ("outcomes", reverse("reviews:page", args=[review.key, "outcomes"])),
        ("report", reverse("reviews:check", args=[review.key])),
    ):
        shown = times(lambda _, a=address: client.get(a), range(CALLS))
        yield Figure(f"Review form, {name}", said(shown), "p95 ≤ 150 ms", f"{OUTCOMES} outcomes, {conditions}")


def saved(client: Any, where: str, given: dict[str, Any]) -> None:
    assert client.post(where, given).status_code == 302


def a_review(rows: int) -> tuple[Any, Any]:
    """A review of a plan with so many outcomes and lines of provision, and somebody of its school signed in."""
    from django.test import Client

    from countywide.casework.reviews.tests import form_factories as make

    plan = make.plan()
    make.outcomes(plan, rows - 1)
    review = make.review(plan)
    client = Client()
    client.force_login(make.staff(review.setting))
    return review, client
