"""Every example of the clocks of moves between phases, through the room's real actions (the rulebook's tables, by its sections)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from countywide.casework.reviews.tests import form_factories as plans
from countywide.casework.transfers import actions, queries, rounds
from countywide.casework.transfers.models import Transfer
from countywide.register.people.tests import factories as people

from . import factories as make

pytestmark = pytest.mark.django_db
ROUND = """
[[round]]
key = "{key}"
name = "Moving on"
move = "{move}"
from_years = [{year}]
to_year = {next}
september = {september}
opens = {opens}
most_preferences = 3
date = []
"""
UP, ON = ("PRIMARY_SECONDARY", 6, (4, 11)), ("SECONDARY_POST_16", 11, (11, 16))


def day(text: str) -> date:
    return datetime.strptime(text, "%d %b %Y").date()


# --- 6.2: before 15 February, before 31 March ---


@pytest.mark.parametrize(
    ("move", "september", "strict", "act_by", "published", "latest_meeting"),
    [
        pytest.param(UP, 2026, "14 Feb 2026", "13 Feb 2026", "15 Feb 2026", "22 Nov 2025", id="PT26 A"),
        pytest.param(ON, 2026, "30 Mar 2026", "30 Mar 2026", "31 Mar 2026", "5 Jan 2026", id="PT26 B"),
        pytest.param(UP, 2027, "14 Feb 2027", "12 Feb 2027", "15 Feb 2027", "22 Nov 2026", id="PT27 A"),
        pytest.param(ON, 2027, "30 Mar 2027", "30 Mar 2027", "31 Mar 2027", "5 Jan 2027", id="PT27 B"),
        pytest.param(UP, 2028, "14 Feb 2028", "14 Feb 2028", "15 Feb 2028", "22 Nov 2027", id="PT28 A"),
        pytest.param(ON, 2028, "30 Mar 2028", "30 Mar 2028", "31 Mar 2028", "6 Jan 2028", id="PT28 B"),
        pytest.param(UP, 2029, "14 Feb 2029", "14 Feb 2029", "15 Feb 2029", "22 Nov 2028", id="PT29 A"),
        pytest.param(ON, 2029, "30 Mar 2029", "29 Mar 2029", "31 Mar 2029", "5 Jan 2029", id="PT29 B"),
    ],
)
def test_a_plan_in_a_round_has_the_date_in_law_of_its_cohort(
    tmp_path: Path, settings, move, september, strict, act_by, published, latest_meeting
):
    (kind, year, ages), opens = move, date(september - 1, 9, 1)
    (tmp_path / "council.toml").write_text(make.FACTS)
    words = ROUND.format(key="PT", move=kind, year=year, next=year + 1, september=september, opens=opens)
    (tmp_path / rounds.FILE).write_text(words)
    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    child = people.child(born_on=date(september - year - 5, 3, 14))
    held = plans.plan(school=make.school(*ages).organisation, child=child, made_on=date(september - 2, 11, 3))
    make.built(opens + timedelta(days=30), "PT")
    deadline = held.case.deadlines.get(clock__startswith="PT-")
    assert (deadline.legal_due, deadline.act_by, deadline.is_running) == (day(strict), day(act_by), True)
    law = queries.limit_of(make.the_round("PT"))
    assert (law.published, law.latest_meeting) == (day(published), day(latest_meeting))


# --- 6.4: five months before a move between two settings after 16 ---


@pytest.mark.parametrize(
    ("moves_on", "due", "act_by", "latest_meeting"),
    [
        pytest.param("1 Sep 2027", "1 Apr 2027", "1 Apr 2027", "7 Jan 2027", id="start of academic year"),
        pytest.param("4 Jan 2027", "4 Aug 2026", "4 Aug 2026", "12 May 2026", id="after Christmas"),
        pytest.param("31 Jul 2027", "28 Feb 2027", "26 Feb 2027", "6 Dec 2026", id="no 31 February"),
        pytest.param("30 Jul 2028", "29 Feb 2028", "29 Feb 2028", "7 Dec 2027", id="leap year"),
        pytest.param("31 Jan 2027", "31 Aug 2026", "28 Aug 2026", "8 Jun 2026", id="bank holiday"),
        pytest.param("1 Aug 2028", "1 Mar 2028", "1 Mar 2028", "8 Dec 2027", id="1 August"),
    ],
)
def test_a_move_between_colleges_has_its_own_date_in_law(council, moves_on, due, act_by, latest_meeting):
    moves = day(moves_on)
    on = date(moves.year - 1, moves.month, 1)
    made = actions.plan_move(college_plan(on), by=make.officer(), on=on, moves_on=moves)
    deadline = made.case.deadlines.get(clock="PT-5M")
    assert (deadline.legal_due, deadline.act_by, deadline.trigger_on) == (day(due), day(act_by), moves)
    assert queries.limit_of(held_of(made)).latest_meeting == day(latest_meeting)


def college_plan(on: date) -> Any:
    child = people.child(born_on=date(on.year - 18, 3, 14))
    return plans.plan(school=make.school(16, 25).organisation, child=child, made_on=on - timedelta(days=400))


def held_of(made: Transfer) -> Any:
    return make.the_round(made.round)
