"""What the council decides after a review, and how each change that was asked for is answered (CFA 2014 s.44; reg 20(10))."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..types import Answering, Deciding
from .holding import in_words

FEWEST_WORDS = 20
FEWEST_SIGNS = 60
"""Letters of a reason for declining a change, or a part of it: less says nothing that could be understood or challenged."""
TWO_WEEKS = timedelta(days=14)


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal(number: int) -> str:
    """A place in a row as it is said; beyond ten as a number."""
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@dataclass(frozen=True)
class Asked:
    """A change that was asked for, as a decision looks at it."""

    pk: int
    called: str  # "the change to F3", for sentences
    is_stale: bool  # the plan's words are others today than when it was asked
    rests_on: int | None = None  # the change without which it makes no sense: the outcome that it is joined into


def bar_to_proposing(
    *,
    over: bool,
    met_on: date | None,
    report_on: date | None,
    decided: bool,
    proposed: bool,
    on: date,
    deciding: Deciding,
) -> str | None:
    """An officer proposes once the report is in; or without it, once its two weeks have passed, because the four weeks for
    the decision run on (reg 20(7), 20(10))."""
    if bar := bar_to_answering(over=over, met_on=met_on, report_on=report_on, decided=decided, on=on):
        return bar
    if proposed:
        return "A decision is proposed already, and waits for whoever decides."
    return bar_to_reasons(deciding)


def bar_to_answering(*, over: bool, met_on: date | None, report_on: date | None, decided: bool, on: date) -> str | None:
    """The decision follows the meeting and its report."""
    if decided:
        return "This review has been decided already."
    if over:
        return "This review is over."
    if met_on is None:
        return "The meeting has not been held. Nothing can be decided before it (reg 20(10))."
    if on < met_on:
        return "The decision cannot be dated before the meeting."
    if report_on is None and on <= met_on + TWO_WEEKS:
        return (
            f"The report has not come. It is due by {in_words(met_on + TWO_WEEKS)}; from the day after, you can decide "
            "without it, because the four weeks run on."
        )
    return None


def bar_to_reasons(deciding: Deciding) -> str | None:
    if deciding.outcome not in ("MAINTAIN", "AMEND", "CEASE"):
        return "Choose whether the plan is kept as it is, changed or ended."
    count = len(deciding.reasons.split())
    if count < FEWEST_WORDS:
        return f"Give reasons that the family and the school can understand, in at least {FEWEST_WORDS} words. There are {count}."
    return None


def bar_to_deciding(
    *,
    over: bool,
    met_on: date | None,
    report_on: date | None,
    decided: bool,
    on: date,
    proposed_by: int | None,
    decider: int | None,
    deciding: Deciding,
    asked: Sequence[Asked],
    criteria: Mapping[str, str],
    past_outcomes: int,
    prepares_a_move: bool,
    amendment_open: bool,
) -> str | None:
    """One person proposes and another decides; every change that was asked for has its answer; and what is decided fits
    them. `criteria`: the published ones by key, each for ACCEPT or DECLINE."""
    if bar := bar_to_answering(over=over, met_on=met_on, report_on=report_on, decided=decided, on=on):
        return bar
    if proposed_by is None:
        return "An officer proposes first, and somebody else decides."
    if proposed_by == decider:
        return "You proposed this yourself. Somebody else must decide it."
    return (
        bar_to_reasons(deciding)
        or bar_to_answers(deciding, asked, criteria)
        or bar_to_outcome(deciding, amendment_open=amendment_open)
        or bar_to_maintaining(deciding, past_outcomes=past_outcomes, prepares_a_move=prepares_a_move)
    )


def bar_to_answers(deciding: Deciding, asked: Sequence[Asked], criteria: Mapping[str, str]) -> str | None:
    """Each change that was asked for is answered by a published criterion; declining it, or a part, has a reason of its own
    (reg 20(11): the family is told why)."""
    if deciding.outcome == "CEASE":
        return None
    given = {each.change: each for each in deciding.answers}
    for change in asked:
        answer = given.get(change.pk)
        if answer is None or not answer.answered:
            return f"Answer {change.called}: accept it, accept a part of it, or do not accept it."
        bar = bar_to_answer(answer, change, criteria, confirmed=change.pk in deciding.confirmed)
        bar = bar or bar_to_joined(answer, given.get(change.rests_on or 0), change)
        if bar:
            return bar
    return None


def bar_to_joined(answer: Answering, first: Answering | None, change: Asked) -> str | None:
    """An outcome is taken out because another says it too: then that other must say so."""
    if change.rests_on is None or answer.answered == "DECLINE":
        return None
    if first is not None and first.answered in ("ACCEPT", "PART"):
        return None
    return f"You accept {change.called}, but not the words that would say both. Accept those too, or neither."


def bar_to_answer(answer: Answering, change: Asked, criteria: Mapping[str, str], *, confirmed: bool) -> str | None:
    wanted = "DECLINE" if answer.answered == "DECLINE" else "ACCEPT"
    if criteria.get(answer.criterion) != wanted:
        return f"Choose the published criterion by which you decide on {change.called}."
    if answer.answered in ("DECLINE", "PART") and len(answer.because.strip()) < FEWEST_SIGNS:
        return (
            f"Say why you do not accept {change.called}{' in full' if answer.answered == 'PART' else ''}, in at least "
            f"{FEWEST_SIGNS} letters. The family and the school read it."
        )
    if answer.answered == "PART" and not answer.agreed_wording.strip():
        return f"Write what the plan will say, for the part that you accept of {change.called}."
    if answer.answered != "DECLINE" and change.is_stale and not confirmed:
        return (
            f"The plan has changed since {change.called} was asked for. Look at what it says now, and confirm that you "
            "accept it all the same."
        )
    return None


def bar_to_outcome(deciding: Deciding, *, amendment_open: bool) -> str | None:
    """What is decided fits the answers: an accepted change is an amendment (reg 22), and nothing accepted is none."""
    accepted = [each for each in deciding.answers if each.answered in ("ACCEPT", "PART")]
    if deciding.outcome == "MAINTAIN" and accepted:
        return "You accept a change, so the plan must be changed. Choose that, or do not accept it."
    if deciding.outcome == "AMEND" and not accepted and not deciding.answers:
        return "No change is asked for. Add the change that the council proposes to the list first."
    if deciding.outcome == "AMEND" and not accepted:
        return "You accept none of the changes, so there is nothing to amend. Choose to keep the plan as it is."
    if deciding.outcome == "AMEND" and amendment_open:
        return "An amendment of this plan is open already. Finish or stop it first."
    return None


def bar_to_maintaining(deciding: Deciding, *, past_outcomes: int, prepares_a_move: bool) -> str | None:
    """A plan that goes to the next phase with outcomes whose day has passed serves nobody (Q29a): who keeps it so says why,
    and the family and the school read that."""
    if deciding.outcome != "MAINTAIN" or not prepares_a_move or not past_outcomes:
        return None
    if len(deciding.despite.strip()) >= FEWEST_SIGNS:
        return None
    many = "1 outcome of this plan is" if past_outcomes == 1 else f"{past_outcomes} outcomes of this plan are"
    return (
        f"{many} past their day, and the child prepares to move to the next phase. Change the plan, or say in at least "
        f"{FEWEST_SIGNS} letters why it is kept as it is all the same."
    )


def is_stale(before: str, now: str | None) -> bool:
    """Whether the plan says something else today than when a change was asked for. `now` none: the row is gone; an empty
    `before`: a new row was asked for, which stands on no words."""
    return before.strip() != "" and (now is None or now.strip() != before.strip())


def is_past(by_when: date | None, on: date) -> bool:
    """Whether an outcome's day has passed."""
    return by_when is not None and by_when < on


def rate(accepted: int, decided: int, *, fewest: int = 5) -> int | None:
    """The share that was accepted, in whole per cent; none where so few were decided that a child could be known."""
    return None if decided < fewest else round(100 * accepted / decided)


def outcomes_allowed(answers: Collection[str]) -> tuple[str, ...]:
    """What can be decided with these answers to the changes."""
    if set(answers) & {"ACCEPT", "PART"}:
        return ("AMEND", "CEASE")
    return ("MAINTAIN", "CEASE")
