"""Which moves count (SEND Regulations 2014 reg 2): from a setting's statutory ages and phase, and the child's own year group."""

from __future__ import annotations

from datetime import date

from countywide.law import clocks

from ..enums import Move
from ..types import Place, Ruling

LAW = "SEND Regulations 2014 reg 2(1)"
NURSERY, PRIMARY, MIDDLES, SECONDARY, POST_16 = "1", "2", ("3", "5"), "4", "6"
"""GIAS: phases of education. Special schools have none: their ages say it."""
SPECIALIST_COLLEGE = "32"
BEFORE_RECEPTION, END_OF_KEY_STAGE_1, END_OF_PRIMARY, BEFORE_14, END_OF_COMPULSORY = -1, 2, 6, 9, 11


def year_before_the_move(*, born_on: date, said: int | None, on: date, september: int) -> int:
    """The year group a child is in during the last school year before a September.

    It is the child's own: one who is taught out of the year of their age (`said`, as of today) stays as far out of it.
    """
    by_age = clocks.year_group(born_on, date(september, 8, 31))
    return by_age if said is None else by_age + said - clocks.year_group(born_on, on)


def born_for(year_group: int, september: int) -> tuple[date, date]:
    """The first and the last birthday of children whose age puts them in a year group in the school year before a September."""
    return date(september - year_group - 6, 9, 1), date(september - year_group - 5, 8, 31)


def ruling(place: Place | None, *, year_group: int) -> Ruling:
    """Whether a child moves between phases at the end of a year group. `place`: None for a child at no school we know."""
    if year_group == BEFORE_RECEPTION:
        return starting_school(place)
    if year_group < BEFORE_RECEPTION:
        return none("The child is too young to start school in that September.")
    if place is None:
        return at_no_school(year_group)
    if is_post_16(place):
        return none(
            "From one college to another the date in law is five months before the move, whenever it is. Staying on at the "
            "same college is no move.",
            "SEND Regulations 2014 reg 18(2)",
        )
    if year_group >= END_OF_COMPULSORY:
        return after_16(place, year_group)
    return within_school(place, year_group)


def starting_school(place: Place | None) -> Ruling:
    """From early years to school. In the nursery class of the same school the law's word is not plain: councils count it."""
    if place is not None and place.phase != NURSERY and (last_year(place) or 0) > 0:
        says = (
            "From the nursery class to Reception, at the same school or another: councils treat it as starting school."
        )
        return Ruling(Move.EARLY_SCHOOL, says, LAW, by_policy=True)
    return Ruling(Move.EARLY_SCHOOL, "From early years education to school.", LAW)


def at_no_school(year_group: int) -> Ruling:
    """Taught at home, or elsewhere than at a school we know: by the year group, so that nobody is missed."""
    says = "The child is at no school we know: by the year group the next phase begins in September."
    move = {END_OF_PRIMARY: Move.PRIMARY_SECONDARY, END_OF_COMPULSORY: Move.SECONDARY_POST_16}.get(year_group)
    return Ruling(move, says, LAW, by_policy=True) if move else none("In this year group no phase ends.")


def within_school(place: Place, year_group: int) -> Ruling:
    """From Reception to Year 10."""
    last = last_year(place)
    if year_group == END_OF_KEY_STAGE_1 and last == END_OF_KEY_STAGE_1:
        return Ruling(Move.INFANT_JUNIOR, "From an infant school to a junior school.", LAW)
    if year_group == END_OF_KEY_STAGE_1:
        return none(
            "Going from Year 2 to Year 3 at the same school is not a phase transfer. Outcomes that were to be reached by the "
            "end of Key Stage 1 are renewed at an ordinary review."
        )
    if place.phase in MIDDLES:
        if year_group == last:
            return Ruling(Move.MIDDLE_SECONDARY, "From a middle school to a secondary school.", LAW)
        return none("The child stays at the middle school in September.")
    if place.phase == PRIMARY and last is not None and END_OF_KEY_STAGE_1 < last < END_OF_PRIMARY:
        if year_group == last:
            return Ruling(
                Move.PRIMARY_MIDDLE, "From a first school, which is a primary school, to a middle school.", LAW
            )
        return none("The child stays at the first school in September.")
    if year_group == END_OF_PRIMARY and place.phase != SECONDARY:
        return from_primary(place, last)
    if year_group == BEFORE_14:
        return none(
            "A move at 14, to a university technical college or a studio school, is from one secondary school to another. It is "
            "not in the law’s list."
        )
    return none("In this year group no phase ends at this setting.")


def from_primary(place: Place, last: int | None) -> Ruling:
    """From primary to secondary education, on one site as well."""
    if last is not None and last > END_OF_PRIMARY:
        if place.lowest is not None and place.lowest > 10:
            return none("This is a secondary school already.")
        says = "From primary to secondary education at the same school: the review is needed all the same."
        return Ruling(Move.PRIMARY_SECONDARY, says, LAW)
    return Ruling(Move.PRIMARY_SECONDARY, "From a primary school to a secondary school.", LAW)


def after_16(place: Place, year_group: int) -> Ruling:
    """Year 11, and the last year of a school that goes on after it. A sixth form is no “post-16 institution” (s.83(2)): for
    somebody who stays at a school the law does not set the March date word for word, and councils keep to it."""
    last = last_year(place)
    if year_group == END_OF_COMPULSORY and last is not None and last > END_OF_COMPULSORY:
        says = (
            "From secondary school to what comes after 16. This school goes on after Year 11: for somebody who stays, the law "
            "does not set the date in March word for word. The council treats all of Year 11 alike, as its policy."
        )
        law = "SEND Regulations 2014 reg 2(1); Children and Families Act 2014 s.83(2)"
        return Ruling(Move.SECONDARY_POST_16, says, law, by_policy=True)
    if year_group in (END_OF_COMPULSORY, last):
        return Ruling(Move.SECONDARY_POST_16, "From secondary school to a college or training after 16.", LAW)
    return none("The young person stays at this school in September.")


def none(says: str, law: str = LAW) -> Ruling:
    return Ruling("", says, law)


def is_post_16(place: Place) -> bool:
    """A college, or a school’s own institution for those over 16 alone."""
    return place.phase == POST_16 or place.type == SPECIALIST_COLLEGE or (place.lowest or 0) >= 16


def last_year(place: Place) -> int | None:
    """The last year group of a setting, from its highest statutory age: of 7 it is Year 2, of 11 Year 6."""
    return None if place.highest is None else place.highest - 5
