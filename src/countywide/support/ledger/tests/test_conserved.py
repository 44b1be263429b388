"""Whatever happens, in whatever order, no penny is made and none is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countywide.platform.kit.conduct import RuleBroken
from countywide.support.ledger import actions, queries, rules
from countywide.support.ledger.enums import Deed, Holds, Standing, Stream
from countywide.support.ledger.models import Award, FundingYear, Line, Pot
from countywide.support.ledger.writing import entered, rates_of

from . import factories
from .factories import BY, FIRST, LAST

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
PUT = 60_000_00
VERBS = ("award", "award", "change", "move", "end", "confirm", "pay", "add")
EVENT = st.tuples(
    st.sampled_from(VERBS),
    st.integers(0, 50),  # which award, school or pot
    st.integers(-1_00, 9_000_00),  # how much
    st.integers(-3, 370),  # from which day of the year
    st.integers(-3, 370),  # until which
    st.booleans(),  # confirmed, or decided by an area board
)


class Happening:
    """A year in which things happen."""

    def __init__(self) -> None:
        self.year = factories.year()
        self.pots = [
            factories.pot(self.year, stream=Stream.YEAR_R, pence=PUT),
            factories.pot(self.year, stream=Stream.COMMUNITY, pence=PUT),
        ]
        self.schools = [factories.school() for _ in range(3)]
        self.awards: list[Award] = []
        self.put = 2 * PUT

    def do(self, verb: str, which: int, pence: int, first: int, last: int, yes: bool) -> None:
        """One event; one that is refused leaves everything as it was."""
        before = self.standing()
        try:
            with transaction.atomic():
                getattr(self, verb)(which, pence, FIRST + first * A_DAY, FIRST + last * A_DAY, yes)
        except RuleBroken:
            assert self.standing() == before
        self.check()

    def award(self, which: int, pence: int, first: date, last: date, yes: bool) -> None:
        made = factories.award(
            self.pots[which % 2], at=self.schools[which % 3].pk, annual_pence=pence, from_on=first, to_on=last,
            standing=Standing.CONFIRMED if yes else Standing.INDICATIVE,
            authorised_by="Area board" if yes and which % 5 == 0 else "",
        )  # fmt: skip
        self.awards.append(made)

    def one(self, which: int) -> Award:
        if not self.awards:
            raise RuleBroken("There is none.")
        return self.awards[which % len(self.awards)]

    def change(self, which: int, pence: int, first: date, _last: date, yes: bool) -> None:
        actions.change(
            self.one(which), by=BY, on=first, annual_pence=pence, from_on=first, why="Moderated.",
            authorised_by="Area board" if yes else "",
        )  # fmt: skip

    def move(self, which: int, _pence: int, first: date, _last: date, _yes: bool) -> None:
        award = self.one(which)
        whole = worth(award)
        to = self.schools[(which + 1) % 3].pk
        made = actions.move(award, by=BY, on=first, to_school_id=to, from_on=first, why="The child moved.")
        self.awards.append(made)
        assert worth(fresh(award)) + worth(fresh(made)) == whole

    def end(self, which: int, _pence: int, first: date, _last: date, _yes: bool) -> None:
        actions.end(self.one(which), by=BY, on=first, last_on=first, why="The child left.")

    def confirm(self, which: int, _pence: int, first: date, _last: date, _yes: bool) -> None:
        actions.confirm(self.one(which), by=BY, on=first)

    def pay(self, which: int, _pence: int, first: date, _last: date, _yes: bool) -> None:
        ends = rules.month_ends(FIRST, LAST)
        actions.pay(self.year, by=BY, on=first, through=ends[which % 12])

    def add(self, which: int, pence: int, first: date, _last: date, yes: bool) -> None:
        pence = pence if yes else -pence
        actions.add_to(self.pots[which % 2], by=BY, on=first, pence=pence, why="The grant changed.")
        self.put += pence

    def standing(self) -> Any:
        held = dict(queries.balances(self.pots).items())
        return held, Line.objects.count(), Award.objects.count()

    def check(self) -> None:
        """What was put in is left, promised or paid; each award is worth what its days bring, and is never overpaid."""
        year = FundingYear.objects.get(pk=self.year.pk)
        held = queries.balances(self.pots).values()
        assert sum(each.allocated for each in held) == self.put
        assert sum(each.left + each.committed + each.paid for each in held) == self.put
        for award in map(fresh, self.awards):
            whole, paid = entered(award)
            due = rules.due_by(rates_of(award), award.until, year.paid_through, year) if award.is_payable else 0
            assert (whole, paid) == (worth(award), due)

    def over(self) -> None:
        """The year ends: everything is paid, returned or carried, and the next year holds what was carried."""
        for award in map(fresh, self.awards):
            if award.standing == Standing.INDICATIVE:
                actions.confirm(award, by=BY, on=LAST)
        year = FundingYear.objects.get(pk=self.year.pk)
        newer = factories.year(name="Next", starts_on=LAST + A_DAY, ends_on=date(2028, 3, 31))
        actions.close(year, by=BY, on=LAST + A_DAY)
        found, after = queries.proof(year), queries.proof(newer)
        assert (found.holds, after.holds) == (True, True), (found.says, after.says)
        assert (found.left, found.committed) == (0, 0)
        paid = sum(worth(fresh(award)) for award in self.awards)
        assert (found.allocated, found.paid) == (self.put, paid)
        assert self.put == paid + found.returned + found.carried
        assert after.left == found.carried


def fresh(award: Award) -> Award:
    return Award.objects.with_all().get(pk=award.pk)


def worth(award: Award) -> int:
    held = fresh(award)
    return rules.value_of(rates_of(held), held.until, held.pot.year)


@settings(
    derandomize=True, database=None, deadline=None, max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(EVENT, min_size=4, max_size=14))
def test_money_is_conserved_under_any_order_of_events(db: None, events: list[tuple[Any, ...]]):
    with transaction.atomic():
        happening = Happening()
        for event in events:
            happening.do(*event)
        assert queries.proof(FundingYear.objects.get(pk=happening.year.pk)).holds
        happening.over()
        transaction.set_rollback(True)


def test_the_same_year_through_every_kind_of_event():
    """One long year that a reader can follow; the one above tries what nobody thought of."""
    happening = Happening()
    for event in (
        ("award", 0, 3_650_00, 153, 364, True),
        ("award", 2, 1_234_56, 0, 364, False),
        ("pay", 7, 0, 0, 0, False),
        ("change", 0, 7_301_01, 200, 0, False),
        ("move", 0, 0, 180, 0, False),
        ("confirm", 1, 0, 30, 0, False),
        ("end", 2, 0, 300, 0, False),
        ("add", 0, 5_00, 0, 0, True),
        ("pay", 9, 0, 0, 0, False),
    ):
        happening.do(*event)
    deeds = set(happening.year.transactions.values_list("deed", flat=True))
    assert deeds == {
        Deed.OPENED,
        Deed.AWARDED,
        Deed.PAID,
        Deed.CHANGED,
        Deed.MOVED,
        Deed.CONFIRMED,
        Deed.ENDED,
        Deed.ADDED,
    }
    happening.over()
    assert {each.holds for each in happening.year.accounts.all()} == set(Holds)
    assert Pot.objects.filter(year__name="Next").count() == 1
