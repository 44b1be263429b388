"""Drafts, the family's fifteen days, consulting a school, and the final plan (CFA 2014 ss.38 to 40; reg 13)."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

CONTACT_WITHIN = timedelta(days=14)
FEWEST_WORDS = 5


def bar_to_draft(
    *, is_over: bool, issue_agreed_on: date | None, final_on: date | None, number: int, because: str
) -> str | None:
    """A draft goes out once it is decided to issue a plan; a new one says what changed (Code of Practice 9.77, 9.125)."""
    if is_over:
        return "This assessment is over."
    if issue_agreed_on is None:
        return "Decide first that a plan is issued."
    if final_on:
        return "The plan is final already."
    if number > 1 and len(because.split()) < FEWEST_WORDS:
        return "Say why there is a new draft, in at least five words. The family reads it."
    return None


def bar_to_saying(
    *, final_on: date | None, may_speak: bool, comments: str, school: bool, wants_meeting: bool, is_finished: bool
) -> str | None:
    """The family, or the young person once the rights are theirs, says something of the draft before the plan is final."""
    if not may_speak:
        return "The rights are the young person’s now. They can answer, or whoever represents them."
    if final_on:
        return "The plan is final now. You can appeal, or ask us to look at it again."
    if not (comments.strip() or school or wants_meeting or is_finished):
        return "Write what you think, ask for a school, ask for a meeting, or say that you have finished."
    return None


def bar_to_consulting(
    *, is_over: bool, issue_agreed_on: date | None, final_on: date | None, asked_already: bool
) -> str | None:
    """A school is consulted while the plan is being made, once at a time (ss.39, 40)."""
    if is_over:
        return "This assessment is over."
    if issue_agreed_on is None:
        return "Decide first that a plan is issued."
    if final_on:
        return "The plan is final already."
    return "This school is being consulted already." if asked_already else None


def bar_to_final(
    *,
    is_over: bool,
    final_on: date | None,
    drafts: int,
    final_from: date | None,
    finished_on: date | None,
    on: date,
    is_type_only: bool,
    consulted: bool,
    answer_due: date | None,
    final_due: date | None,
    meetings_open: int,
    named: str,
    preference: str,
    next_contact_on: date | None,
) -> str | None:
    """The plan is made final after the family's fifteen days, unless it said in writing that it has finished (reg 13(1));
    and names a setting that was consulted (ss.39, 40), or a type."""
    if is_over:
        return "This assessment is over."
    if final_on:
        return "The plan is final already."
    if not drafts:
        return "Send a draft first."
    if final_from is None:
        return "The draft has not reached everybody of the family yet."
    if on < final_from and not (finished_on and finished_on <= on):
        return (
            f"The family has until {in_words(final_from - timedelta(days=1))} to comment on the draft. "
            "The plan can be made final from the day after, or once the family says in writing that it has finished."
        )
    if meetings_open and (final_due is None or on < final_due):
        return "The family asked for a meeting. Hold it first, and say when it was held."
    if not named.strip():
        return "Say which setting the plan names, or which type."
    if not is_type_only and not consulted:
        return "Consult this setting before the plan names it."
    if not is_type_only and answer_due and on < answer_due and (final_due is None or on < final_due):
        return f"This setting has until {in_words(answer_due)} to answer the consultation."
    if len(preference.split()) < FEWEST_WORDS:
        return "Say whether the family’s wish was met, and why, in at least five words."
    if is_type_only and (next_contact_on is None or not on < next_contact_on <= on + CONTACT_WITHIN):
        return "Say when we contact the family next: a day in the coming two weeks."
    return None


def review_by(final_on: date) -> date:
    """The last day of twelve months beginning with the day the plan is made (CFA 2014 s.44(1))."""
    return final_on + relativedelta(years=1) - timedelta(days=1)  # type: ignore[no-any-return]


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
