"""When schools are closed: what they say themselves, and the council's terms where they say nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from countywide.law.clocks import Closure
from countywide.platform.kit.doors import Machine
from countywide.register.schools import actions, queries, rules, signals, terms
from countywide.register.schools.models import Term
from countywide.register.schools.tests import factories as make

SUMMER = (date(2026, 7, 23), date(2026, 9, 2))
BY = Machine("test")


@pytest.mark.parametrize(
    ("closures", "says"),
    [
        ([], None),
        ([SUMMER], None),
        ([SUMMER, (date(2026, 12, 19), date(2027, 1, 4))], None),
        ([(date(2026, 9, 2), date(2026, 9, 2))], "must be after"),
        ([(date(2026, 7, 23), date(2027, 7, 23))], "check the years"),
        ([SUMMER, (date(2026, 9, 1), date(2026, 9, 5))], "share a day"),
    ],
)
def test_what_a_school_may_say(closures, says):
    bar = rules.bar_to_closures(closures)
    assert bar is None if says is None else says in bar


def test_between_terms_schools_are_closed_and_a_schools_own_word_stands_before():
    held = terms.gaps([(date(2026, 9, 2), date(2026, 10, 23)), (date(2026, 6, 1), date(2026, 7, 22))])
    assert held == [Closure(date(2026, 7, 23), date(2026, 9, 2))]
    own = Closure(date(2026, 7, 20), date(2026, 8, 31))
    assert terms.with_own([own], held) == (own,)
    assert terms.with_own([], held) == tuple(held)


@pytest.mark.parametrize(
    ("own", "closed"),
    [
        pytest.param((date(2026, 7, 18), date(2026, 9, 7)), [(date(2026, 7, 18), date(2026, 9, 7))], id="longer"),
        pytest.param((date(2026, 7, 23), date(2026, 8, 28)), [(date(2026, 7, 23), date(2026, 8, 28))], id="shorter"),
        pytest.param(
            (date(2026, 9, 1), date(2026, 9, 3)), [(date(2026, 7, 23), date(2026, 9, 3))], id="INSET over its end"
        ),
        pytest.param(
            (date(2026, 9, 2), date(2026, 9, 4)), [(date(2026, 7, 23), date(2026, 9, 4))], id="INSET after it"
        ),
        pytest.param(
            (date(2026, 7, 22), date(2026, 7, 23)), [(date(2026, 7, 22), date(2026, 9, 2))], id="INSET before it"
        ),
        pytest.param(
            (date(2026, 9, 14), date(2026, 9, 15)),
            [(date(2026, 7, 23), date(2026, 9, 2)), (date(2026, 9, 14), date(2026, 9, 15))],
            id="INSET in term",
        ),
    ],
)
def test_a_closure_of_its_own_is_a_holiday_kept_otherwise_or_makes_it_longer(own, closed):
    summer = Closure(date(2026, 7, 23), date(2026, 9, 2))
    assert terms.with_own([Closure(*own)], [summer]) == tuple(Closure(*days) for days in closed)


@pytest.fixture
def two_terms(db: None) -> None:
    Term.objects.create(year="2025/26", number=6, first_day=date(2026, 6, 1), last_day=date(2026, 7, 22))
    Term.objects.create(year="2026/27", number=1, first_day=date(2026, 9, 2), last_day=date(2026, 10, 23))


def test_a_school_says_its_closures_and_it_is_announced_once(two_terms: None, person: Any):
    heard: list[Any] = []
    signals.closures_changed.connect(
        lambda sender, organisation_id, **_: heard.append(organisation_id), weak=False, dispatch_uid="t"
    )
    school = make.make_school()
    senco = person("senco", at=school.organisation)
    assert queries.closures_of(school.organisation_id, date(2026, 8, 1), date(2026, 8, 1)) == (Closure(*SUMMER),)
    own = Closure(date(2026, 7, 18), date(2026, 9, 7))
    actions.keep_closures(school, by=senco, on=date(2026, 6, 1), closures=[own])
    signals.closures_changed.disconnect(dispatch_uid="t")
    assert heard == [school.organisation_id]
    assert queries.closures_of(school.organisation_id, date(2026, 8, 1), date(2026, 8, 1)) == (own,)
    assert queries.reopens_after(school.organisation_id, date(2026, 9, 5)) == date(2026, 9, 7)
    assert queries.reopens_after(None, date(2026, 9, 5)) is None


@pytest.mark.parametrize(("who", "status"), [("own", 200), ("other", 403), ("coordinator", 200), ("parent", 403)])
def test_who_says_it(two_terms: None, client_for: Any, person: Any, who: str, status: int):
    school = make.make_school()
    people = {
        "own": person("school-office", at=school.organisation),
        "other": person("senco"),
        "coordinator": person("data-coordinator"),
        "parent": person("parent"),
    }
    assert client_for(people[who]).get(f"/schools/{school.urn}/closures").status_code == status


def test_half_a_closure_is_said_and_the_rest_is_kept(two_terms: None, client_for: Any, person: Any):
    school = make.make_school()
    client = client_for(person("senco", at=school.organisation))
    typed = {"reason": "Summer", "first_1-day": "23", "first_1-month": "7", "first_1-year": "2027"}
    refused = client.post(f"/schools/{school.urn}/closures", typed)
    page = refused.content.decode()
    assert (refused.status_code, "Enter both days of closure 1, or neither" in page, 'value="Summer"' in page) == (
        422,
        True,
        True,
    )
    back = {"back_1-day": "1", "back_1-month": "9", "back_1-year": "2027"}
    assert client.post(f"/schools/{school.urn}/closures", {**typed, **back}).status_code == 302
    assert [each.reopens_on for each in queries.own_closures(school)] == [date(2027, 9, 1)]


def test_what_is_past_stays_as_it_was_said(two_terms: None, person: Any):
    school = make.make_school()
    senco = person("senco", at=school.organisation)
    past, coming = Closure(date(2025, 7, 23), date(2025, 9, 2)), Closure(*SUMMER)
    actions.keep_closures(school, by=senco, on=date(2025, 6, 1), closures=[past])
    actions.keep_closures(school, by=senco, on=date(2026, 6, 1), closures=[coming])
    assert [each.first_closed for each in queries.own_closures(school)] == [past.first_closed, coming.first_closed]
