"""A funding year is opened, its pots are opened, added to and divided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, queries, rules
from ..enums import Deed, Standing, Stream
from ..models import Award, FundingYear, Pot, Rate
from ..types import SchoolShare, Share
from ..writing import AT_ONCE, Book, Move, between
from .carrying import bring_forward


@action(permissions.KEEP)
def open_year(_subject: None, *, by: Actor, on: date, name: str, starts_on: date, ends_on: date) -> FundingYear:
    """Open a funding year. What the year before carried is brought into it at once, where that year has ended."""
    others = [(each.name, each) for each in FundingYear.objects.all()]
    if bar := rules.bar_to_opening_year(name=name, starts_on=starts_on, ends_on=ends_on, others=others):
        raise RuleBroken(bar)
    year = FundingYear.objects.create(
        key=rules.key_of(name), name=name.strip(), starts_on=starts_on, ends_on=ends_on, opened_on=on
    )
    audit.record("ledger.year-opened", by=by, about=year, on=on.isoformat(), starts_on=starts_on.isoformat())
    bring_forward(year, by=by, on=on)
    year.refresh_from_db()
    return year


@action(permissions.KEEP)
def open_pot(
    year: FundingYear, *, by: Actor, on: date, stream: str, pence: int, why: str, community_id: int | None = None,
    area_id: int | None = None,
) -> Pot:  # fmt: skip
    """Open a pot with money of the year's fund: of the whole county, or of one community or area."""
    book = Book(year.pk)
    bar = rules.bar_to_opening_pot(
        stream=stream, pence=pence, is_closed=book.year.is_closed, why=why,
        is_known=queries.pot_in(year, stream, community_id=community_id, area_id=area_id) is not None,
        has_both=community_id is not None and area_id is not None,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    pot = Pot.objects.create(
        year=book.year, stream=Stream(stream), community_id=community_id, area_id=area_id, opened_on=on
    )
    book.write(Deed.OPENED, [Move(book.fund(), book.pot(pot), pence)], by=by, on=on, why=why)
    audit.record("ledger.pot-opened", by=by, about=pot, on=on.isoformat(), stream=stream, pence=pence)
    return pot


@action(permissions.KEEP)
def add_to(pot: Pot, *, by: Actor, on: date, pence: int, why: str) -> None:
    """Put more of the year's fund into a pot, or take back what is left in it."""
    book = Book(pot.year_id)
    left = queries.balance(pot).left
    if bar := rules.bar_to_adding(pence=pence, is_closed=book.year.is_closed, left=left, why=why):
        raise RuleBroken(bar)
    book.write(Deed.ADDED, [between(book.fund(), book.pot(pot), pence)], by=by, on=on, why=why)
    audit.record("ledger.pot-added-to", by=by, about=pot, on=on.isoformat(), pence=pence)


@action(permissions.KEEP)
def divide(pot: Pot, *, by: Actor, on: date, parts: Sequence[Share], why: str) -> list[Pot]:
    """Divide what is in a pot among communities or areas. The parts add up to it, or nothing is divided."""
    book = Book(pot.year_id)
    places = [(part.community_id, part.area_id) for part in parts]
    bar = rules.bar_to_dividing(
        left=queries.balance(pot).left, parts=[part.pence for part in parts], is_closed=book.year.is_closed,
        has_twins=len(set(places)) < len(places) or any((one is None) == (other is None) for one, other in places), why=why,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    made = [part_of(pot, part, on) for part in parts]
    moves = [Move(book.pot(pot), book.pot(to), part.pence) for to, part in zip(made, parts, strict=True)]
    book.write(Deed.DIVIDED, moves, by=by, on=on, why=why)
    audit.record("ledger.pot-divided", by=by, about=pot, on=on.isoformat(), parts=len(parts))
    return made


def part_of(pot: Pot, part: Share, on: date) -> Pot:
    """The pot of one community or area, opened when it has none of the stream yet."""
    place: dict[str, Any] = {"community_id": part.community_id, "area_id": part.area_id}
    made, _ = Pot.objects.get_or_create(year_id=pot.year_id, stream=pot.stream, **place, defaults={"opened_on": on})
    return made


@action(permissions.KEEP)
def share_among_schools(
    pot: Pot, *, by: Actor, on: date, parts: Sequence[SchoolShare], basis: str, standing: str = Standing.CONFIRMED
) -> list[Award]:
    """Share what is in a pot among schools, each for the whole year. The parts add up to it, or nobody has anything."""
    book = Book(pot.year_id)
    given = [part for part in parts if part.pence]
    bar = rules.bar_to_dividing(
        left=queries.balance(pot).left, parts=[part.pence for part in parts], is_closed=book.year.is_closed,
        has_twins=len({part.school_id for part in parts}) < len(parts), why=basis,
    )  # fmt: skip
    if standing not in (Standing.INDICATIVE, Standing.CONFIRMED):
        bar = "An award begins as indicative or confirmed."
    source = f"shared-{pot.pk}-{book.year.transactions_made + 1}"
    if bar:
        raise RuleBroken(bar)
    made = Award.objects.bulk_create(
        [
            Award(
                pot=pot, school_id=part.school_id, from_on=book.year.starts_on, to_on=book.year.ends_on, standing=standing,
                basis=basis, source=f"{source}:{part.school_id}", told_on=on,
                confirmed_on=on if standing == Standing.CONFIRMED else None,
            )
            for part in given
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip
    Rate.objects.bulk_create(
        [
            Rate(
                award=each, from_on=each.from_on, annual_pence=part.pence, entered_on=on, why=basis,
                by_id=by.pk,  # type: ignore[attr-defined]
            )
            for each, part in zip(made, given, strict=True)
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip
    moves = [move for each in made for move in book.settled(each)]
    book.write(Deed.AWARDED, moves, by=by, on=on, why=basis)
    audit.record("ledger.shared-among-schools", by=by, about=pot, on=on.isoformat(), schools=len(made))
    return made
