"""Invented children for tests that ask no register."""

from __future__ import annotations

from datetime import date
from itertools import count

from countywide.casework.release import looking
from countywide.casework.release.rules import names, weighing
from countywide.casework.release.types import Home, Others, Page
from countywide.register.people.rules import name_key
from countywide.register.people.types import Called, Marks

NUMBERS = count(100)
BORN = date(2015, 3, 14)


def child(
    forename: str, surname: str, known_as: str = "", born_on: date = BORN, upn: str = "", nhs_number: str = ""
) -> Marks:
    return Marks(next(NUMBERS), surname, forename, known_as, born_on, upn, "", nhs_number)


def others(*children: Marks, homes: tuple[Home, ...] = ()) -> Others:
    """The children a text may mean, without a register."""
    from countywide.casework.release.enums import Sign
    from countywide.casework.release.rules.homes import keys_of

    known = Others()
    for each in children:
        looking.add_name(known, Called(each.pk, name_key(each.surname), each.forename, each.known_as))
        known.by_birth.setdefault(each.born_on, []).append(each)
        for sign, value in ((Sign.UPN, each.upn), (Sign.NHS, each.nhs_number)):
            if value:
                known.by_number[sign, value] = each
    for home in homes:
        known.by_postcode.setdefault(home.postcode, []).append(home)
        for key in keys_of(home.lines):
            known.by_line.setdefault(key, []).append(home)
    return known


AMELIA = child("Amelia", "Jones", born_on=date(2014, 6, 2))
OWN = weighing.Own(
    names.mine_of([AMELIA, child("Oliver", "Jones")], ["Sarah Jones", "Mark James"]),
    frozenset({AMELIA.born_on}),
    frozenset(),
    frozenset({"ME14 1XQ"}),
    frozenset({"4millln"}),
)


def signs(text: str, known: Others, *, is_name: bool = False, staff: tuple[str, ...] = ()) -> list[str]:
    """What is found in a text: the signs, in order."""
    page = looking.on_page(Page("page 1", text, is_name))
    return [str(hit.sign) for hit in weighing.hits_on(page, "a.pdf", known, OWN, lambda name: name in staff)]
