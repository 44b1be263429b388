"""What each change does to the ledger, and what it leaves alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Visitor
from countywide.register.schools.models import Area, Community
from countywide.support.ledger import actions, queries
from countywide.support.ledger.enums import Deed, Holds, Standing, Stream
from countywide.support.ledger.models import Award, FundingYear, Line, Pot, Transaction
from countywide.support.ledger.types import Balance, SchoolShare, Share

from . import factories
from .factories import BY, FIRST, LAST, ON

pytestmark = pytest.mark.django_db
YEAR_OF_AWARD = 3_650_00
PART = 2_120_00  # 212 of 365 days, from 1 September


def paid_to(school_id: int) -> int:
    """What stands on a school's account."""
    total = 0
    for line in Line.objects.select_related("out_of", "into"):
        total += line.pence * (line.into.school_id == school_id) - line.pence * (line.out_of.school_id == school_id)
    return total


def proved(year: FundingYear) -> bool:
    found = queries.proof(year)
    assert found.holds, found.says
    return True


# --- years and pots ---


def test_a_year_is_opened_with_a_name_and_an_address():
    year = factories.year()
    assert (year.key, year.starts_on, year.ends_on, year.is_closed) == ("2026-to-2027", FIRST, LAST, False)
    assert queries.year_at(date(2026, 12, 1)) == year
    assert queries.year_at(date(2027, 4, 1)) is None
    assert list(queries.years()) == [year]
    assert Entry.objects.filter(did="ledger.year-opened").count() == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "Another", "starts_on": date(2027, 3, 1), "ends_on": date(2028, 2, 28)}, "That meets another funding year: 2026 to 2027."),
        ({"name": "2026 to 2027", "starts_on": date(2027, 4, 1), "ends_on": date(2028, 3, 31)}, "A year with this name is open already."),
        ({"name": " ", "starts_on": date(2027, 4, 1), "ends_on": date(2028, 3, 31)}, "Give the year a name."),
        ({"name": "Short", "starts_on": date(2027, 4, 1), "ends_on": date(2027, 9, 30)}, "A funding year is about twelve months long."),
    ],
)  # fmt: skip
def test_a_year_that_meets_another_is_refused(given: dict[str, Any], says: str):
    factories.year()
    with pytest.raises(RuleBroken, match=f"^{says}$"):
        factories.year(**given)
    assert FundingYear.objects.count() == 1


def test_a_pot_is_opened_out_of_the_years_fund():
    pot = factories.pot(pence=500_00)
    assert queries.balance(pot) == Balance(allocated=500_00, committed=0, paid=0, left=500_00)
    assert queries.pot_of(pot.year, Stream.YEAR_R) == pot
    assert queries.pot_of(pot.year, Stream.BRIDGE) is None
    assert queries.proof(pot.year).says == "The ledger of 2026 to 2027 balances: £500 = £500 left, in 1 lines."


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "There is such a pot already. Add to it instead."),
        ({"stream": Stream.BRIDGE, "pence": -1}, "A pot is never opened with less than nothing."),
        ({"stream": "PIGGY"}, "Select a stream."),
        ({"stream": Stream.BRIDGE, "why": " "}, "Say where the money comes from."),
    ],
)
def test_a_pot_is_refused(given: dict[str, Any], says: str):
    pot = factories.pot()
    with pytest.raises(RuleBroken, match=f"^{says}$"):
        factories.pot(pot.year, **given)
    assert Pot.objects.count() == 1


def test_more_is_put_into_a_pot_and_never_more_taken_out_than_is_left():
    pot = factories.pot(pence=500_00)
    actions.add_to(pot, by=BY, on=ON, pence=20_00, why="A late grant.")
    actions.add_to(pot, by=BY, on=ON, pence=-120_00, why="Moved to the bridge.")
    assert queries.balance(pot) == Balance(400_00, 0, 0, 400_00)
    with pytest.raises(RuleBroken, match="^The pot has £400 left and this takes £400.01.$"):
        actions.add_to(pot, by=BY, on=ON, pence=-400_01, why="Too much.")
    assert proved(pot.year)


def community(name: str) -> Community:
    return Community.objects.create(key=name.lower(), name=name)


def test_a_pot_is_divided_among_communities_to_the_penny():
    whole = factories.pot(stream=Stream.COMMUNITY, pence=100_01)
    one, other = community("Reedfen"), community("Saltmere")
    parts = [Share(60_00, one.pk), Share(40_01, other.pk)]
    made = actions.divide(whole, by=BY, on=ON, parts=parts, why="By pupils.")
    assert [queries.balance(pot) for pot in (whole, *made)] == [
        Balance(0, 0, 0, 0), Balance(60_00, 0, 0, 60_00), Balance(40_01, 0, 0, 40_01)
    ]  # fmt: skip
    assert queries.pot_of(whole.year, Stream.COMMUNITY, community_id=one.pk) == made[0]
    assert proved(whole.year)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ([60_00, 40_00], "The parts add up to £100 and the pot has £100.01: £0.01 too little."),
        ([60_00, 41_00], "The parts add up to £101 and the pot has £100.01: £0.99 too much."),
        ([101_00, -99], "A part is never less than nothing."),
        ([], "Say into which parts the pot is divided."),
    ],
)
def test_parts_that_do_not_sum_to_the_pot_are_refused(parts: list[int], says: str):
    whole = factories.pot(stream=Stream.COMMUNITY, pence=100_01)
    places = [community("Reedfen"), community("Saltmere")]
    shares = [Share(pence, place.pk) for pence, place in zip(parts, places, strict=False)]
    with pytest.raises(RuleBroken, match=f"^{says}$"):
        actions.divide(whole, by=BY, on=ON, parts=shares, why="By pupils.")
    assert queries.balance(whole) == Balance(100_01, 0, 0, 100_01)


def test_a_part_is_for_one_place_once():
    whole = factories.pot(stream=Stream.CONTINGENCY, pence=2)
    area = Area.objects.create(key="coast", name="Coast")
    for parts in ([Share(1, area_id=area.pk), Share(1, area_id=area.pk)], [Share(2)]):
        with pytest.raises(RuleBroken, match="^Each community, area or school has one part.$"):
            actions.divide(whole, by=BY, on=ON, parts=parts, why="Halves.")


def test_a_pot_is_shared_among_schools_to_the_penny():
    pot = factories.pot(stream=Stream.NOTIONAL, pence=100_01)
    one, other, none = (factories.school() for _ in range(3))
    parts = [SchoolShare(one.pk, 60_00), SchoolShare(other.pk, 40_01), SchoolShare(none.pk, 0)]
    actions.pay(pot.year, by=BY, on=ON, through=date(2026, 4, 30))
    made = actions.share_among_schools(pot, by=BY, on=ON, parts=parts, basis="By pupils on roll.")
    assert [(award.school_id, award.standing, award.basis) for award in made] == [
        (one.pk, Standing.CONFIRMED, "By pupils on roll."), (other.pk, Standing.CONFIRMED, "By pupils on roll.")
    ]  # fmt: skip
    april = 4_93 + 3_29  # thirty days of each
    assert queries.balance(pot) == Balance(100_01, 100_01 - april, april, 0)
    assert queries.pence_by_school(pot) == {one.pk: 60_00, other.pk: 40_01}
    assert proved(pot.year)


@pytest.mark.parametrize(
    ("pence", "says"),
    [
        (100_00, "The parts add up to £100 and the pot has £100.01: £0.01 too little."),
        (100_02, "The parts add up to £100.02 and the pot has £100.01: £0.01 too much."),
        (-1, "A part is never less than nothing."),
    ],
)
def test_shares_of_schools_that_do_not_sum_to_the_pot_are_refused(pence: int, says: str):
    pot = factories.pot(pence=100_01)
    with pytest.raises(RuleBroken, match=f"^{says}$"):
        actions.share_among_schools(
            pot, by=BY, on=ON, parts=[SchoolShare(factories.school().pk, pence)], basis="By pupils on roll."
        )
    assert not Award.objects.exists()


def test_nobody_but_the_finance_team_opens_a_year_or_a_pot():
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        actions.open_year(None, by=Visitor(), on=ON, name="X", starts_on=FIRST, ends_on=LAST)


# --- awards ---


def test_an_award_is_promised_for_the_days_it_runs():
    award = factories.award()
    pot = award.pot
    assert queries.balance(pot) == Balance(10_000_00, PART, 0, 10_000_00 - PART)
    assert (award.standing, award.told_on, award.confirmed_on) == (Standing.CONFIRMED, ON, ON)
    assert list(queries.awards_for_school(award.school_id, pot.year)) == [award]
    assert proved(pot.year)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"annual_pence": 0}, "An award is more than nothing."),
        ({"annual_pence": -5}, "An award is more than nothing."),
        ({"to_on": date(2026, 8, 31)}, "An award ends on the day it begins, or later."),
        ({"from_on": date(2026, 3, 31)}, "An award lies within the funding year, 1 April 2026 to 31 March 2027."),
        ({"to_on": date(2027, 4, 1)}, "An award lies within the funding year, 1 April 2026 to 31 March 2027."),
        ({"standing": Standing.ENDED}, "An award begins as indicative or confirmed."),
        ({"basis": " "}, "Say what the award rests on."),
        ({"source": "test:first"}, "This was awarded already. Change that award instead of making a second."),
        ({"annual_pence": 40_000_00}, "The pot has £7,880 left and this takes £23,232.88. An area board can decide that the pot goes below nothing: enter its decision."),
    ],
)  # fmt: skip
def test_an_award_is_refused_with_a_reason(given: dict[str, Any], says: str):
    first = factories.award(source="test:first")
    with pytest.raises(RuleBroken, match=f"^{says}$"):
        factories.award(first.pot, **given)
    assert list(Award.objects.all()) == [first]
    assert proved(first.pot.year)


def test_a_pot_goes_below_nothing_only_by_the_decision_of_an_area_board():
    pot = factories.pot(pence=100_00)
    factories.award(pot, authorised_by="Coast area board, 4 June 2026, item 3")
    assert queries.balance(pot).left == 100_00 - PART
    written = Transaction.objects.get(deed=Deed.AWARDED)
    assert written.authority == "Coast area board, 4 June 2026, item 3"
    assert proved(pot.year)


def test_an_indicative_award_is_not_paid_until_it_is_confirmed():
    award = factories.award(standing=Standing.INDICATIVE)
    year = award.pot.year
    assert actions.pay(year, by=BY, on=date(2026, 10, 1), through=date(2026, 9, 30)) == 0
    assert paid_to(award.school_id) == 0
    actions.confirm(award, by=BY, on=date(2026, 10, 5))
    assert (award.standing, award.confirmed_on) == (Standing.CONFIRMED, date(2026, 10, 5))
    assert paid_to(award.school_id) == 300_00
    assert queries.balance(award.pot) == Balance(10_000_00, PART - 300_00, 300_00, 10_000_00 - PART)
    with pytest.raises(RuleBroken, match="^This award is confirmed already.$"):
        actions.confirm(award, by=BY, on=date(2026, 10, 6))
    assert proved(year)


def test_a_change_keeps_the_old_amount_the_new_one_the_day_and_why():
    award = factories.award()
    actions.change(award, by=BY, on=ON, annual_pence=7_300_00, from_on=date(2027, 1, 1), why="Moderated to tier 4.")
    rates = list(award.rates.values_list("before_pence", "annual_pence", "from_on", "why"))
    assert rates[1] == (YEAR_OF_AWARD, 7_300_00, date(2027, 1, 1), "Moderated to tier 4.")
    assert queries.balance(award.pot).committed == PART + 90 * 10_00
    assert proved(award.pot.year)


def test_a_change_downwards_claws_back_what_was_paid_too_much():
    award = factories.award()
    year = award.pot.year
    actions.pay(year, by=BY, on=date(2026, 11, 1), through=date(2026, 10, 31))
    assert paid_to(award.school_id) == 610_00
    actions.change(award, by=BY, on=date(2026, 11, 3), annual_pence=0, from_on=date(2026, 10, 1), why="Entered twice.")
    assert paid_to(award.school_id) == 300_00
    assert queries.balance(award.pot) == Balance(10_000_00, 0, 300_00, 9_700_00)
    assert proved(year)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"annual_pence": YEAR_OF_AWARD}, "That is the amount already."),
        ({"annual_pence": -1}, "An award is never less than nothing."),
        ({"from_on": date(2026, 8, 31)}, "A change begins within the award, 1 September 2026 to 31 March 2027."),
        ({"why": ""}, "Say why the amount changes: the school reads it."),
        ({"annual_pence": 90_000_00}, "The pot has £7,880 left and this takes £21,291.78. .*"),
    ],
)
def test_a_change_is_refused_with_a_reason(given: dict[str, Any], says: str):
    award = factories.award()
    said = {"annual_pence": 1_00, "from_on": date(2027, 1, 1), "why": "Moderated.", **given}
    with pytest.raises(RuleBroken, match=f"^{says}$"):
        actions.change(award, by=BY, on=ON, **said)
    assert award.rates.count() == 1
    assert queries.balance(award.pot).committed == PART


def test_an_award_that_ends_returns_the_rest_to_the_pot():
    award = factories.award()
    year = award.pot.year
    actions.pay(year, by=BY, on=date(2026, 11, 1), through=date(2026, 10, 31))
    actions.end(award, by=BY, on=date(2026, 11, 3), last_on=date(2026, 10, 10), why="The child has left the county.")
    assert (award.standing, award.last_on) == (Standing.ENDED, date(2026, 10, 10))
    assert paid_to(award.school_id) == 400_00
    assert queries.balance(award.pot) == Balance(10_000_00, 0, 400_00, 9_600_00)
    for verb, given in (
        (actions.end, {"last_on": date(2026, 10, 9)}),
        (actions.change, {"annual_pence": 5, "from_on": date(2026, 9, 2)}),
        (actions.move, {"to_school_id": factories.school().pk, "from_on": date(2026, 9, 2)}),
    ):
        with pytest.raises(RuleBroken, match="^This award has ended"):
            verb(award, by=BY, on=ON, why="Again.", **given)
    assert proved(year)


def test_an_award_that_never_ran_ends_on_the_day_before_it():
    award = factories.award(standing=Standing.INDICATIVE)
    actions.end(award, by=BY, on=ON, last_on=date(2026, 8, 31), why="The child goes to another county.")
    assert queries.balance(award.pot) == Balance(10_000_00, 0, 0, 10_000_00)
    assert proved(award.pot.year)


def test_what_moves_is_clawed_back_from_one_school_and_paid_to_the_other():
    award = factories.award(source="mapping:12")
    year, other = award.pot.year, factories.school()
    actions.change(award, by=BY, on=ON, annual_pence=7_300_00, from_on=date(2027, 1, 1), why="Moderated.")
    actions.pay(year, by=BY, on=date(2026, 11, 1), through=date(2026, 10, 31))
    before = queries.balance(award.pot)
    made = actions.move(
        award, by=BY, on=date(2026, 11, 9), to_school_id=other.pk, from_on=date(2026, 10, 11), why="The child moved."
    )
    assert (paid_to(award.school_id), paid_to(other.pk)) == (400_00, 210_00)
    assert queries.balance(award.pot) == before
    assert (made.moved_from, made.source, made.standing) == (award, "mapping:12/2", Standing.CONFIRMED)
    assert list(queries.awards_from("mapping:12")) == [award, made]
    assert list(queries.awards_from("mapping:1")) == []
    assert list(queries.awards_from("mapping:")) == [award, made]
    assert proved(year)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"from_on": date(2026, 8, 31)}, "The day of the move lies within the award, 1 September 2026 to 31 March 2027."),
        ({"why": " "}, "Say why the award moves: both schools read it."),
        ({"to_school_id": None}, "The award is at that school already."),
    ],
)  # fmt: skip
def test_a_move_is_refused_with_a_reason(given: dict[str, Any], says: str):
    award = factories.award()
    said = {"to_school_id": factories.school().pk, "from_on": date(2026, 10, 1), "why": "Moved.", **given}
    said["to_school_id"] = said["to_school_id"] or award.school_id
    with pytest.raises(RuleBroken, match=f"^{says}$"):
        actions.move(award, by=BY, on=ON, **said)
    assert Award.objects.count() == 1


# --- payments and the end of a year ---


def test_schools_are_paid_a_month_once():
    award = factories.award()
    year = award.pot.year
    assert actions.pay(year, by=BY, on=ON, through=date(2026, 9, 30)) == 300_00
    for through, says in (
        (date(2026, 9, 30), "Schools are paid up to 30 September 2026 already."),
        (date(2026, 10, 15), "Schools are paid up to the last day of a month of the year."),
    ):
        with pytest.raises(RuleBroken, match=f"^{says}$"):
            actions.pay(year, by=BY, on=ON, through=through)
    assert actions.pay(year, by=BY, on=ON, through=LAST) == PART - 300_00
    assert paid_to(award.school_id) == PART
    assert proved(year)


def test_a_year_ends_with_nothing_left_unexplained_and_the_next_one_holds_what_was_carried():
    year = factories.year()
    reception = factories.pot(year, pence=5_000_00)
    fund = factories.pot(year, stream=Stream.COMMUNITY, pence=700_00)
    over = factories.pot(year, stream=Stream.BRIDGE, pence=0)
    award = factories.award(reception)
    factories.award(over, annual_pence=365_00, authorised_by="Coast area board, 4 June 2026")
    for on, says in ((LAST, "The year runs until 31 March 2027."),):
        with pytest.raises(RuleBroken, match=f"^{says}$"):
            actions.close(year, by=BY, on=on)
    after = date(2027, 4, 9)
    actions.close(year, by=BY, on=after)
    assert paid_to(award.school_id) == PART
    assert [queries.balance(pot).left for pot in (reception, fund, over)] == [0, 0, 0]
    found = queries.proof(year)
    returned = 5_000_00 - PART - 212_00
    assert (found.holds, found.committed, found.left, found.carried, found.returned) == (True, 0, 0, 700_00, returned)
    with pytest.raises(RuleBroken, match="^This funding year has ended. Enter it in the year that runs now.$"):
        factories.award(reception)
    newer = factories.year(name="2027 to 2028", starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))
    brought = queries.pot_of(newer, Stream.COMMUNITY)
    assert brought is not None
    assert queries.balance(brought) == Balance(700_00, 0, 0, 700_00)
    assert queries.proof(newer).says == "The ledger of 2027 to 2028 balances: £700 = £700 left, in 1 lines."


def test_a_year_with_an_indicative_award_does_not_end():
    award = factories.award(standing=Standing.INDICATIVE)
    with pytest.raises(RuleBroken, match="^1 award is still indicative. Confirm or end each of them first.$"):
        actions.close(award.pot.year, by=BY, on=date(2027, 4, 1))


# --- nobody alters it ---


@pytest.mark.parametrize(
    "statement",
    [
        "update ledger_line set pence = pence + 1",
        "delete from ledger_line",
        "update ledger_transaction set why = 'Nothing to see'",
        "delete from ledger_transaction",
        "update ledger_account set school_id = null",
        "update ledger_rate set annual_pence = 1",
    ],
)
def test_the_database_refuses_a_hand_in_the_ledger(statement: str):
    factories.award()
    with (
        pytest.raises(DatabaseError, match="The ledger is never altered: enter a new change beside the old one."),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("pence", [0, -5])
def test_the_database_refuses_a_line_that_moves_nothing_or_backwards(pence: int):
    award = factories.award()
    line = award.lines.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.create(transaction=line.transaction, out_of=line.out_of, into=line.into, pence=pence)
    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.create(transaction=line.transaction, out_of=line.out_of, into=line.out_of, pence=5)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("update ledger_line set pence = pence + 1 where award_id is not null", "Transaction 2 is not as it was written."),
        ("delete from ledger_line where award_id is not null", "Transaction 2 is not as it was written."),
        ("update ledger_transaction set why = 'Nothing to see' where number = 1", "Transaction 1 is not as it was written."),
        ("update ledger_award set to_on = '2027-03-30'", "Award {award} and its lines differ."),
        ("update ledger_fundingyear set transactions_made = 7", "The ledger does not end where it ended when it was last written."),
    ],
)  # fmt: skip
def test_what_was_altered_behind_the_guards_is_found(statement: str, says: str):
    from countywide.support.ledger import guards

    award = factories.award()
    guards.take_down(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    guards.put_up(connection)
    found = queries.proof(award.pot.year)
    assert not found.holds
    expected = says.format(award=award.pk)
    assert found.says == f"The ledger of 2026 to 2027 does not balance: {expected}"


def test_every_line_leaves_one_account_and_reaches_another():
    award = factories.award()
    actions.pay(award.pot.year, by=BY, on=ON, through=date(2026, 9, 30))
    moved = [(line.out_of.holds, line.into.holds, line.pence) for line in Line.objects.order_by("id")]
    assert moved == [
        (Holds.FUND, Holds.POT, 10_000_00), (Holds.POT, Holds.COMMITTED, PART), (Holds.COMMITTED, Holds.PAID, 300_00)
    ]  # fmt: skip
