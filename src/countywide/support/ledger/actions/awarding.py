"""An award is made, confirmed, changed, ended or moved. Whatever happens to it, what is promised and paid follows at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, carry_over

from .. import queries, rules
from ..enums import Deed, Standing
from ..models import Award, Pot, Rate
from ..types import Rate as PlainRate
from ..writing import Book, rates_of, value_of

Verb = Callable[..., Any]
A_DAY = timedelta(days=1)


def of_award(verb: Verb) -> Verb:
    """Hold the year's ledger and read the award again, so that nobody else changes either meanwhile."""

    @wraps(verb)
    def held(award: Award, **given: Any) -> Any:
        with audit.in_one_go():
            book = Book(award.pot.year_id)
            fresh = Award.objects.with_all().get(pk=award.pk)
            result = verb(fresh, book=book, **given)
        carry_over(fresh, award)
        award._prefetched_objects_cache = {}  # type: ignore[attr-defined]
        return result

    return held


def award(
    pot: Pot, *, by: Any, on: date, school_id: int, annual_pence: int, from_on: date, to_on: date, standing: str,
    basis: str, source: str, child_id: int | None = None, authorised_by: str = "",
) -> Award:  # fmt: skip
    """Award an amount a year to a school, for a child or for itself, by the days it runs. Once for one source.

    `authorised_by`: the decision of the area board by which the pot may go below nothing.
    """
    with audit.in_one_go():
        book = Book(pot.year_id)
        bar = rules.bar_to_awarding(
            annual_pence=annual_pence, from_on=from_on, to_on=to_on, year=book.year, is_closed=book.year.is_closed,
            standing=standing, basis=basis, source=source, is_known=Award.objects.filter(source=source).exists(),
            value=rules.pro_rata(annual_pence, from_on, to_on, book.year), left=queries.balance(pot).left,
            authorised_by=authorised_by,
        )  # fmt: skip
        if bar:
            raise RuleBroken(bar)
        made = Award.objects.create(
            pot=pot, school_id=school_id, child_id=child_id, from_on=from_on, to_on=to_on, standing=standing, basis=basis,
            source=source, told_on=on, confirmed_on=on if standing == Standing.CONFIRMED else None,
        )  # fmt: skip
        made.rates.create(from_on=from_on, annual_pence=annual_pence, entered_on=on, why=basis, by_id=by.pk)
        book.write(Deed.AWARDED, book.settled(made), by=by, on=on, why=basis, authority=authorised_by)
        audit.record("ledger.awarded", by=by, about=made, on=on.isoformat(), annual_pence=annual_pence)
    return made


@of_award
def confirm(award: Award, *, book: Book, by: Any, on: date) -> None:
    """What was indicative is certain from now on, and what is due already is paid."""
    if bar := rules.bar_to_confirming(standing=award.standing, is_closed=book.year.is_closed):
        raise RuleBroken(bar)
    award.standing, award.confirmed_on = Standing.CONFIRMED, on
    award.save(update_fields=["standing", "confirmed_on"])
    book.write(Deed.CONFIRMED, book.settled(award), by=by, on=on, why=award.basis)
    audit.record("ledger.confirmed", by=by, about=award, on=on.isoformat())


@of_award
def change(
    award: Award, *, book: Book, by: Any, on: date, annual_pence: int, from_on: date, why: str, authorised_by: str = ""
) -> None:
    """Another amount from a day on. The old one, the new one, the day and the reason stay readable."""
    rates = rates_of(award)
    held = [each.annual_pence for each in rates if each.from_on <= from_on]
    bar = rules.bar_to_changing(
        standing=award.standing, is_closed=book.year.is_closed, annual_pence=annual_pence, from_on=from_on,
        held_pence=held[-1] if held and rates[-1].from_on <= from_on else -1, starts_on=award.from_on,
        until=award.until, why=why,
    )  # fmt: skip
    newer = rules.value_of(rules.rates_after(rates, PlainRate(from_on, annual_pence)), award.until, book.year)
    more = newer - value_of(award, book.year)
    bar = bar or rules.bar_to_overdrawing(value=more, left=queries.balance(award.pot).left, authorised_by=authorised_by)
    if bar:
        raise RuleBroken(bar)
    Rate.objects.create(
        award=award, from_on=from_on, annual_pence=annual_pence, before_pence=held[-1], entered_on=on, why=why,
        by_id=by.pk,
    )  # fmt: skip
    fresh = Award.objects.with_all().get(pk=award.pk)
    book.write(Deed.CHANGED, book.settled(fresh), by=by, on=on, why=why, authority=authorised_by)
    audit.record(
        "ledger.changed", by=by, about=award, on=on.isoformat(), annual_pence=annual_pence, from_on=from_on.isoformat()
    )


@of_award
def end(award: Award, *, book: Book, by: Any, on: date, last_on: date, why: str) -> None:
    """An award ends early: the rest returns to the pot, and what was paid beyond the last day is clawed back."""
    bar = rules.bar_to_ending(
        standing=award.standing, is_closed=book.year.is_closed, last_on=last_on, starts_on=award.from_on,
        until=award.until, why=why,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    over(award, on=on, last_on=last_on, why=why)
    book.write(Deed.ENDED, book.settled(award), by=by, on=on, why=why)
    audit.record("ledger.ended", by=by, about=award, on=on.isoformat(), last_on=last_on.isoformat())


@of_award
def move(award: Award, *, book: Book, by: Any, on: date, to_school_id: int, from_on: date, why: str) -> Award:
    """An award goes on at another school: the first keeps what it is due until the day before, the other has the rest. What
    one was paid too much is clawed back, and the other is paid it at once. Together they hold what was held, to the penny."""
    bar = rules.bar_to_moving(
        standing=award.standing, is_closed=book.year.is_closed, from_on=from_on, starts_on=award.from_on,
        until=award.until, is_same_school=award.school_id == to_school_id, why=why,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    standing, rates = award.standing, rates_of(award)
    over(award, on=on, last_on=from_on - A_DAY, why=why)
    made = Award.objects.create(
        pot=award.pot, school_id=to_school_id, child_id=award.child_id, from_on=from_on, to_on=award.to_on,
        standing=standing, basis=award.basis, source=next_source(award.source), told_on=on,
        confirmed_on=on if standing == Standing.CONFIRMED else None, moved_from=award,
    )  # fmt: skip
    for each in rules.rates_from(rates, from_on):
        made.rates.create(from_on=each.from_on, annual_pence=each.annual_pence, entered_on=on, why=why, by_id=by.pk)
    moves = [*book.settled(award), *book.settled(made)]
    book.write(Deed.MOVED, moves, by=by, on=on, why=why)
    audit.record("ledger.moved", by=by, about=award, on=on.isoformat(), from_on=from_on.isoformat())
    return made


def over(award: Award, *, on: date, last_on: date, why: str) -> None:
    award.standing, award.ended_on, award.last_on, award.ended_why = Standing.ENDED, on, last_on, why[:500]
    award.save(update_fields=["standing", "ended_on", "last_on", "ended_why"])


def next_source(source: str) -> str:
    """The source of an award that moved: "mapping:12", then "mapping:12/2"."""
    first, _, number = source.partition("/")
    return f"{first}/{int(number or 1) + 1}"
