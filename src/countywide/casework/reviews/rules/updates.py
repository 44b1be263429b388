"""The in-year review form: what an update is for, and what the council may answer to it. It is no review in law.

A form, a visit or a meeting in the year is a review under s.44 only where the council says so and keeps to reg 20: notice,
papers, report and decision. So nothing here starts or moves a clock of the review, and the twelve months run on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

FEWEST_TO_ANSWER = 60
"""Letters of an answer: less says nothing that somebody could go by."""
NO_REVIEW = "This is an in-year review form. It is not a review in law, and has no meeting."
UNDER_WAY = "This plan is being reviewed or changed now."


def bar_to_beginning_update(
    *, in_force: bool, is_own_pupil: bool, being_written: bool, about: Collection[str]
) -> str | None:
    """The school or setting sends an update on a pupil whose plan is in force; one is written at a time."""
    if not is_own_pupil:
        return "Only the school or setting that teaches the child can send this."
    if not in_force:
        return "This plan is not in force. Write to the officer of the case instead."
    if being_written:
        return "A form for this child is begun already and not sent yet. Go on with that one, or put it aside."
    return None if about else "Say what the form is for."


def bar_to_sending_update(*, over: bool, sent: bool, missing: Sequence[str]) -> str | None:
    """It is sent once, and whole."""
    if sent:
        return "This form was sent already, and the council has it. If something is new, begin another."
    if over:
        return "This form was put aside. Begin another."
    return f"These pages are not finished: {'; '.join(missing)}." if missing else None


def bar_to_putting_aside(*, over: bool, sent: bool) -> str | None:
    """What was sent is part of the record."""
    if sent:
        return "This form was sent. It is part of the record, and the council answers it."
    return "This form was put aside already." if over else None


def bar_to_answering_update(
    *, sent: bool, answered: bool, answer: str, because: str, suggests_early: bool, under_way: bool, review_held: bool
) -> str | None:
    """The council notes what it reads, calls an early review, takes it into what is under way, or proposes changes without
    a review (reg 28). As with a request for an early review, that something is under way is no reason to leave it at that."""
    if not sent:
        return "This form was not sent yet."
    if answered:
        return "This form was answered already."
    if answer not in ("NOTED", "EARLY", "MERGE", "AMEND"):
        return "Choose what you answer."
    if len(because.strip()) < FEWEST_TO_ANSWER:
        return f"Give your reasons in at least {FEWEST_TO_ANSWER} letters. The school and the family read them."
    if answer == "MERGE" and not under_way:
        return "Nothing is under way into which this could be taken. Choose another answer."
    if answer == "EARLY" and review_held:
        return "A review of this plan is being decided now. Take what the school says into it."
    if answer == "AMEND" and under_way:
        return f"{UNDER_WAY} Take what the school says into that."
    if answer == "NOTED" and suggests_early and under_way:
        return f"{UNDER_WAY} That is no reason to leave it at a note: take what the school says into it."
    return None


def bar_to_calling_early(
    *, in_force: bool, reasons: Collection[str], because: str, fewest: int, asked_already: bool, review_held: bool
) -> str | None:
    """The council may review a plan before its year is out without anybody having asked (CFA 2014 s.44). Once that has begun,
    every step and clock of reg 20 applies. An amendment that is open does not stand in the way."""
    if not in_force:
        return "This plan is not in force, so it cannot be reviewed."
    if asked_already:
        return "Somebody has asked for an early review and waits for an answer. Answer that request: the review begins with it."
    if review_held:
        return "The meeting of a review was held, and it is not over. Take what has changed into its decision."
    if not reasons:
        return "Choose at least one reason."
    if len(because.strip()) < fewest:
        return f"Say why the review is held early, in at least {fewest} letters. The family and the school read it."
    return None
