"""Filling in the form: when it may be written, what must be on it, and which pages a child is asked (regs 20, 21)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from countywide.law import clocks

from ..enums import Delivered, Rating, ReviewType, Suggested
from ..form_sets import Field, FormPage

LONG = 8_000
"""Characters in one answer: about three pages. What is longer goes with the page as a file."""
EVIDENCE, STEP, IMPACT, WORDING = 2_000, 500, 2_000, 20_000
NOTHING = "Nothing to report"
NEW_WORDS = (Suggested.REWORD, Suggested.REPLACE)


def bar_to_filling(*, over_on: date | None, report_on: date | None, returned_on: date | None) -> str | None:
    """The form is written until its report is sent, and again when the council sends it back."""
    if over_on:
        return "This review is over. Its form is kept as it was."
    if report_on and not returned_on:
        return "The report was sent. Ask the council to send it back to you if something in it must change."
    return None


def bar_to_saying(*, over_on: date | None, decided_on: date | None) -> str | None:
    """The family is heard until the council has decided, also when the report went without its views."""
    if over_on or decided_on:
        return "The council has decided after this review. Write to the officer of the case if something is still to be said."
    return None


def bar_to_link(*, over_on: date | None, report_on: date | None, returned_on: date | None) -> str | None:
    """One of the family says something by a personal link until the report is sent, and again if it is sent back."""
    if over_on:
        return "This review is over, so nothing more can be said for it by this link."
    if report_on and not returned_on:
        return (
            "The report of this review was sent, so nothing more can be said by this link. What you sent went with the "
            "report. Write to us if something is still to be said."
        )
    return None


def no_link(*, email: str, has_account: bool, wants_post: bool) -> str | None:
    """Why somebody of the family is sent no personal link, if they are not."""
    if has_account:
        return "You have an account here now. Sign in to say something for the review."
    if not email:
        return "We hold no email address of this person."
    if wants_post:
        return "This person is written to by post."
    return None


def is_asked(asked: Field, answers: Mapping[str, Any]) -> bool:
    """Whether a box is asked, given the answers of its own page."""
    key, _, wanted = asked.when.partition("=")
    return not key or str(answers.get(key, "")) == wanted


def is_answered(asked: Field, answers: Mapping[str, Any]) -> bool:
    """Whether a box has its answer; where there may be nothing to report, a tick is one."""
    if answers.get(asked.key) not in (None, ""):
        return True
    return asked.or_nothing and bool(answers.get(none_of(asked)))


def none_of(asked: Field) -> str:
    """The name of the tick beside a box: nothing to report."""
    return f"{asked.key}_none"


def must_be_answered(asked: Field) -> bool:
    """Whether a report cannot go without it. A tick beside a box would mean nothing if the box could stay empty."""
    return asked.must or asked.or_nothing


def missing_on_page(page: FormPage, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """What a page with boxes still needs."""
    open_ones = [each for each in page.fields if must_be_answered(each) and is_asked(each, answers)]
    return tuple(f"Answer “{each.label}”" for each in open_ones if not is_answered(each, answers))


def missing_on_card(
    *, name: str, rating: str, evidence: str, suggested: str, wording: str, gone: bool
) -> tuple[str, ...]:
    """What the card of an outcome still needs; nothing where the plan no longer has the outcome."""
    if gone:
        return ()
    wants = []
    if not rating:
        wants.append(f"Say how far outcome {name} has come")
    if not evidence.strip() and rating != Rating.NOT_RELEVANT:
        wants.append(f"Say what shows it for outcome {name}")
    if not suggested:
        wants.append(f"Say what should become of outcome {name}")
    if suggested in NEW_WORDS and not wording.strip():
        wants.append(f"Write the new words for outcome {name}")
    return tuple(wants)


def missing_on_line(*, name: str, delivered: str, impact: str, gone: bool) -> tuple[str, ...]:
    """What a line of provision still needs."""
    if gone:
        return ()
    if not delivered:
        return (f"Say whether {name} is given as the plan says",)
    if delivered != Delivered.AS_WRITTEN and not impact.strip():
        return (f"Say what it means for the child that {name} is not given as the plan says",)
    return ()


def change_of_card(*, suggested: str, wording: str) -> str | None:
    """The words that a card asks the plan to have: empty to take the outcome out, None where it asks for no change."""
    if suggested == Suggested.REMOVE:
        return ""
    return wording.strip() or None if suggested in NEW_WORDS else None


def bar_to_change(*, is_new: bool, before: str, wording: str, why: str) -> str | None:
    """A change says something else than the plan, and why. No words at all: a row is to be taken out."""
    if is_new and not wording.strip():
        return "Write what the plan should say."
    if len(wording) > WORDING:
        return f"The new words are {len(wording):,} characters long, and one row of a plan holds {WORDING:,}. Ask for several rows."
    if wording.strip() and wording.strip() == before.strip():
        return "The words are those that the plan has already. Change them, or go back."
    if not why.strip():
        return "Say why the plan should change."
    return None


def bar_to_joining(*, rows: int, of_one_need: bool, asked_already: bool) -> str | None:
    """Outcomes are joined two or more at a time, and only those that are for one need."""
    if rows < 2:
        return "Choose at least two outcomes to join."
    if not of_one_need:
        return "Outcomes that are for different needs cannot be joined."
    if asked_already:
        return "A change is asked for already on one of these outcomes. Take it back first, or leave that outcome out."
    return None


def year_of(*, born_on: date, taught_in: int | None, on: date) -> int:
    """The year group on the day of the meeting: the one the child is taught in, where it differs from that of their age."""
    return clocks.year_group(born_on, on) if taught_in is None else taught_in


def significant(page: FormPage, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """What was answered with yes: any of them is more than an update can hold, and an early review is offered."""
    return tuple(each.label for each in page.fields if each.weighs and answers.get(each.key) == "yes")


def pages_asked(
    pages: Iterable[FormPage], *, type: str, year_group: int, transfers: bool, about_move: bool | None = None
) -> tuple[FormPage, ...]:
    """The pages of the form for one child, in order. `about_move`: of an in-year form, whether it is sent for a move."""
    moves = transfers or type == ReviewType.TRANSFER
    asked = {"year_group": year_group, "transfers": moves, "type": type, "about_move": about_move}
    return tuple(each for each in pages if each.is_asked(**asked))  # type: ignore[arg-type]
