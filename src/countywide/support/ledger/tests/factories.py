"""A dull funding year with a pot, schools and awards."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from countywide.platform.accounts.models import Organisation
from countywide.platform.kit.doors import Machine
from countywide.support.ledger import actions
from countywide.support.ledger.enums import Standing, Stream
from countywide.support.ledger.models import Award, FundingYear, Pot

BY = Machine("tests")
NUMBERS = count(1)
FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
ON = date(2026, 6, 1)


def year(**given: Any) -> FundingYear:
    said = {"name": "2026 to 2027", "starts_on": FIRST, "ends_on": LAST, **given}
    return actions.open_year(None, by=BY, on=ON, **said)


def pot(of: FundingYear | None = None, **given: Any) -> Pot:
    said = {"stream": Stream.YEAR_R, "pence": 10_000_00, "why": "High needs block.", **given}
    return actions.open_pot(of or year(), by=BY, on=ON, **said)


def school(**given: Any) -> Organisation:
    number = next(NUMBERS)
    return Organisation.objects.create(
        **{"key": f"school-of-money-{number}", "name": f"Marsh End School {number}", "kind": "SCHOOL", **given}
    )


def award(of: Pot | None = None, **given: Any) -> Award:
    of = of or pot()
    said = {
        "school_id": given.pop("at", None) or school().pk, "annual_pence": 3_650_00, "from_on": date(2026, 9, 1),
        "to_on": LAST, "standing": Standing.CONFIRMED, "basis": "Reception amount, tier 3",
        "source": f"test:{next(NUMBERS)}", "on": ON, **given,
    }  # fmt: skip
    return actions.award(of, by=BY, **said)
