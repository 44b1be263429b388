"""A plan that passes from one council to another because the family moves (SEND Regulations 2014 reg 15)."""

from __future__ import annotations

from datetime import date

from countywide.law import clocks
from countywide.law.codes import authorities

from .amending import few
from .issuing import in_words


def council_with(code: str, on: date) -> str:
    """The name of the authority with a code that holds on a day; empty where there is none."""
    found = authorities.find(code)
    return found.name if found is not None and found.in_force(on) else ""


def councils_on(on: date) -> list[tuple[str, str]]:
    """Every authority there is on a day, by name: what a list to choose from holds."""
    return sorted(((each.code, each.name) for each in authorities.in_force_on(on)), key=lambda each: each[1])


# --- out -------------------------------------------------------------------------------------


def bar_to_moving_out(
    *,
    made_on: date | None,
    ceased_on: date | None,
    open_move: bool,
    council: str,
    contact: str,
    address: str,
    aware_on: date,
    on: date,
) -> str | None:
    """Only a plan that this council maintains passes to another (reg 15(1)). The day on which we learned of the move decides
    how long there is (reg 15(2)), so it is no day to come."""
    if made_on is None:
        return "This plan is not final yet. Say on the case of the assessment that the family has moved."
    if ceased_on:
        return "We do not maintain this plan any more."
    if open_move:
        return "It is noted already that this family moves. Change that first."
    if not council:
        return "Choose the council to whose area the family moves."
    if aware_on > on:
        return "The day on which we learned of the move cannot be in the future."
    if not contact.strip() or not address.strip():
        return "Say who at the other council is written to, and where: they must have the plan."
    return None


def bar_to_handing_over(*, is_open: bool, sent_on: date | None, moves_on: date, has_plan: bool, on: date) -> str | None:
    """The plan passes on the day of the move, or within the time after it, and never before: until then it is ours to keep
    (reg 15(2))."""
    if not is_open:
        return "This move is closed already."
    if sent_on:
        return "The plan is on its way to the other council already."
    if on < moves_on:
        return f"The family moves on {in_words(moves_on)}. The plan passes on that day, and not before."
    if not has_plan:
        return "There is no document of this plan that could be sent. Add the final plan first."
    return None


def bar_to_not_moving(*, is_open: bool, sent_on: date | None, because: str) -> str | None:
    """Families change their minds; a plan that is on its way has passed."""
    if not is_open:
        return "This move is closed already."
    if sent_on:
        return "The plan is on its way to the other council already."
    return few(because, "Say why the plan stays with us")


# --- in --------------------------------------------------------------------------------------


def bar_to_moving_in(
    *,
    council: str,
    transferred_on: date,
    made_on: date,
    last_reviewed_on: date | None,
    has_plan: bool,
    own_team: bool,
    on: date,
) -> str | None:
    """From the transfer it is as if we had made the plan on the day it was made (reg 15(3)): its days come with it."""
    if has_plan:
        return "We maintain a plan for this child already."
    if not own_team:
        return "Choose a team of your own that holds the plan."
    if not council:
        return "Choose the council that the plan came from."
    if transferred_on > on:
        return "The day on which the plan passed to us cannot be in the future."
    if made_on > transferred_on:
        return "The plan cannot have been made after it passed to us."
    if last_reviewed_on and not made_on <= last_reviewed_on <= transferred_on:
        return "The last review lies between the day the plan was made and the day it passed to us."
    return None


def bar_to_keeping_paper(*, moved_in: bool, versions: int, ceased_on: date | None) -> str | None:
    """The document of the other council is kept once; what is changed afterwards is an amendment of ours."""
    if not moved_in:
        return "This plan was made here."
    if ceased_on:
        return "We do not maintain this plan any more."
    return "The plan that came from the other council is kept already." if versions else None


def bar_to_telling(*, told: bool, ceased_on: date | None, has_paper: bool, reassess: bool, says: str) -> str | None:
    """Within six weeks the family hears that the plan passed to us, whether we assess again, and when we review (reg 15(4))."""
    if told:
        return "The family was written to already."
    if ceased_on:
        return "We do not maintain this plan any more."
    if not has_paper:
        return "Add the plan that came from the other council first: we must know what we have to provide."
    return few(says, "Say why you assess again" if reassess else "Say why you do not assess again now")


def tell_by(transferred_on: date) -> date | None:
    """The last day on which the new council tells the family (reg 15(4))."""
    return clocks.answer("MV-TELL", transferred_on).legal_due


def review_by_after_move(*, transferred_on: date, last: date) -> date | None:
    """The last day for the first review by the new council (reg 15(5))."""
    return clocks.answer("MV-REVIEW", transferred_on, plan_or_review=last).legal_due
