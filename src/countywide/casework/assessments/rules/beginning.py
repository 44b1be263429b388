"""Checking a request before it is considered: whose it is, whose rights they are, by when views are wanted."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from ..enums import AskedBy, YoungPersonSays

VIEWS_IN = timedelta(days=15)
BEFORE_DECIDING = timedelta(days=5)
SOON = relativedelta(months=6)


def bar_to_checking(
    *, checked_on: date | None, is_over: bool, requested_on: date, on: date, young_person_decides: bool, says: str
) -> str | None:
    """A request is checked once. From the end of compulsory school age the rights are the young person's (CFA 2014 s.83;
    reg 64 of the SEND Regulations 2014 where they lack capacity), whoever wrote it."""
    if is_over:
        return "This request is over."
    if checked_on:
        return "This request has been checked already."
    if on < requested_on:
        return "The check cannot be dated before the request."
    if young_person_decides and says == YoungPersonSays.NOT_ASKED:
        return (
            "The rights are the young person’s now. Ask whether they agree. If they lack capacity for this, record first "
            "who represents them."
        )
    if young_person_decides and says == YoungPersonSays.DISAGREES:
        return "The young person does not want this. Record the request as withdrawn, and whether we consider the matter all the same."
    return None


def is_second_request(*, requested_on: date, earlier_on: date | None) -> bool:
    """Whether an assessment was carried out in the six months before: the duty to invite views again then falls away
    (CFA 2014 s.36(7), rulebook 4.1). The request is considered and carries every right all the same."""
    return earlier_on is not None and earlier_on <= requested_on < earlier_on + SOON


def views_by(*, on: date, act_by: date | None) -> date:
    """By when views and evidence are wanted: fifteen days, and time enough before the decision. Nobody is shut out by it."""
    wanted = on + VIEWS_IN
    if act_by is not None:
        wanted = min(wanted, act_by - BEFORE_DECIDING)
    return max(wanted, on + timedelta(days=1))


def who_asked(asked_by: str, *, school: str, only_reader: bool) -> str:
    """Who asked, as the family reads it at the start of a sentence."""
    if asked_by in (AskedBy.PARENT, AskedBy.YOUNG_PERSON) and only_reader:
        return "You"
    return {
        AskedBy.PARENT: "A parent",
        AskedBy.YOUNG_PERSON: "The young person",
        AskedBy.SCHOOL: school or "The school",
        AskedBy.POST_16: school or "The college",
        AskedBy.PROFESSIONAL: "Somebody who works with your family",
        AskedBy.COUNCIL: "Another part of the council",
    }[AskedBy(asked_by)]
