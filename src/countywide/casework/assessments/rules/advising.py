"""Which advice the law asks for, when it is in, and when advice that exists is enough (SEND Regulations 2014 regs 6, 8)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ..enums import Advice, AdviceState, DeskFor, Senses
from ..types import Wanted

YEAR_NINE = 9
MUST = (Advice.EDUCATION, Advice.MEDICAL, Advice.PSYCHOLOGY, Advice.SOCIAL_CARE)
TEACHERS = {
    Senses.HEARING: "Educational advice from a qualified teacher of deaf children",
    Senses.VISION: "Educational advice from a qualified teacher of children with vision impairment",
    Senses.BOTH: "Educational advice from a qualified teacher of children with multi-sensory impairment",
}


def needed_advice(*, senses: str, year_group: int, has_setting: bool) -> list[Wanted]:
    """Whom to ask by reg 6(1): the setting or somebody with experience, health, psychology, social care; a qualified
    teacher for hearing or vision impairment; preparing for adulthood in or beyond year 9."""
    wanted = [Wanted(Advice.FAMILY), Wanted(Advice.EDUCATION, "" if has_setting else DeskFor.EDUCATION)]
    if senses in TEACHERS:
        wanted.append(Wanted(Advice.EDUCATION, DeskFor.SENSORY, TEACHERS[Senses(senses)]))
    wanted += [
        Wanted(Advice.MEDICAL, DeskFor.MEDICAL),
        Wanted(Advice.PSYCHOLOGY, DeskFor.PSYCHOLOGY),
        Wanted(Advice.SOCIAL_CARE, DeskFor.SOCIAL_CARE),
    ]
    if year_group >= YEAR_NINE:
        wanted.append(Wanted(Advice.ADULTHOOD, DeskFor.ADULTHOOD))
    return wanted


def missing_advice(*, year_group: int, covered: Collection[str]) -> list[Advice]:
    """The kinds that must be sought and that nobody is asked for, nor covered by advice that exists."""
    must = (*MUST, Advice.ADULTHOOD) if year_group >= YEAR_NINE else MUST
    return [kind for kind in must if kind not in covered]


def advice_state(
    *,
    asked_on: date | None,
    due_on: date | None,
    received_on: date | None,
    enough_on: date | None,
    withdrawn_on: date | None,
    on: date,
) -> AdviceState:
    """How a request for advice stands on a day. Late advice changes no time limit of the council (rulebook 4.7)."""
    if withdrawn_on:
        return AdviceState.WITHDRAWN
    if enough_on:
        return AdviceState.ENOUGH
    if received_on:
        return AdviceState.RECEIVED_LATE if due_on and received_on > due_on else AdviceState.RECEIVED
    if not asked_on:
        return AdviceState.PLANNED
    return AdviceState.LATE if due_on and on > due_on else AdviceState.ASKED


def bar_to_asking(
    *, is_over: bool, decided_to_issue: bool, asked_of: str, organisation: bool, email: str, address: str
) -> str | None:
    """Advice is sought while the assessment runs, from somebody who can be reached."""
    if is_over:
        return "This assessment is over."
    if decided_to_issue:
        return "It is decided already whether a plan is issued."
    if not asked_of.strip():
        return "Say whom to ask."
    if organisation and not email:
        return "Give the address at which this service is written to."
    if not organisation and not address.strip():
        return "Give the postal address of somebody who belongs to no organisation we know."
    return None


def bar_to_receiving(
    *, asked_on: date | None, withdrawn_on: date | None, written_on: date, received_on: date, on: date
) -> str | None:
    """Advice that was asked for is received on a day that is not in the future, and was written by then."""
    if asked_on is None:
        return "This advice has not been asked for."
    if withdrawn_on:
        return "This advice is no longer asked for."
    if received_on > on:
        return "The day it was received cannot be in the future."
    if received_on < asked_on:
        return "The day it was received is before the day we asked. If it existed before, say that it is enough."
    if written_on > received_on:
        return "The day it was written cannot be after the day it was received."
    return None


def bar_to_enough(
    *, kind: str, received_on: date | None, giver_agreed_on: date | None, family_agreed_on: date | None, on: date
) -> str | None:
    """Advice that exists is enough only if whoever gave it, the family and the council all agree (reg 6(4)).

    There is no shelf life in law; reg 6(4) does not reach the family's own views.
    """
    if kind == Advice.FAMILY:
        return "The family’s own views are always asked for."
    if received_on:
        return "This advice was received already."
    if giver_agreed_on is None or family_agreed_on is None:
        return "All three must agree: whoever gave the advice, the family, and the council."
    if max(giver_agreed_on, family_agreed_on) > on:
        return "The day somebody agreed cannot be in the future."
    return None


def bar_to_chasing(*, state: str, chased_on: date | None, on: date) -> str | None:
    """Whoever was asked and has not answered is reminded, once a day at most."""
    if state not in (AdviceState.ASKED, AdviceState.LATE):
        return "Nothing is outstanding here."
    return "They were reminded today already." if chased_on == on else None


def bar_to_going_on(*, agreed_on: date | None, advice_in_on: date | None, outstanding: int, because: str) -> str | None:
    """The council goes on without some advice and says why: its own limits do not wait (rulebook 4.7)."""
    if agreed_on is None:
        return "We have not decided to assess."
    if advice_in_on:
        return "The advice is in already."
    if outstanding and len(because.split()) < 5:
        return "Say why you go on without what is missing, in at least five words."
    return None
