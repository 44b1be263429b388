"""Amending a plan in force: the notice, the fifteen days, the final amended plan or the decision against it (regs 22, 28)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ..types import Content, RowSaid
from .issuing import day_before, in_words

FEWEST_WORDS = 5
CONTACT_WITHIN = timedelta(days=14)
NOTHING = "Nothing"
EVERY = {
    "DAY": "every school day",
    "WEEK": "every week",
    "FORTNIGHT": "every two weeks",
    "TERM": "every term",
    "HALF_TERM": "every half term",
    "YEAR": "every year",
    "ONCE": "once",
    "ALWAYS": "all the time",
}


def bar_to_proposing(
    *,
    made_on: date | None,
    ceased_on: date | None,
    ending: bool,
    amendment_open: bool,
    final_says: int,
    changed: bool,
    because: str,
    meeting_on: date | None,
    on: date,
    reasons: str,
) -> str | None:
    """Changes are proposed to a plan in force, one amendment at a time, with the changes themselves: a letter that only
    says that the plan will be amended is a breach (reg 22(2)(a))."""
    if made_on is None:
        return "This plan is not final yet. Change the draft instead."
    if ceased_on:
        return "This plan has ended. It is kept as it was."
    if amendment_open:
        return "An amendment is open already. Finish or stop it first."
    if ending:
        return "We have decided to end this plan. Change that decision before you propose changes."
    if not final_says:
        return "This plan was uploaded as a document. Copy what it says into the sections, and confirm that, first."
    if because == "TRIBUNAL":
        return "What the tribunal orders is not proposed to the family: carry the order out."
    if because == "REVIEW" and meeting_on is None:
        return "Give the day of the review meeting: twelve weeks from it are the latest day for the final plan."
    if meeting_on and meeting_on > on:
        return "The review meeting cannot be in the future."
    if not changed:
        return "Nothing in the plan is changed. Write the proposed changes into it first."
    return few(reasons, "Say why you propose the changes")


def few(reasons: str, ask: str) -> str | None:
    if len(reasons.split()) < FEWEST_WORDS:
        return f"{ask}, in at least five words. The family reads it."
    return None


def bar_to_saying(*, is_open: bool, comments: str, school: bool, wants_meeting: bool, is_finished: bool) -> str | None:
    """The family says what it thinks of proposed changes until the amendment is closed (reg 22(2)(c))."""
    if not is_open:
        return "This amendment is closed. You can appeal, or ask us to look at the plan again."
    if not (comments.strip() or school or wants_meeting or is_finished):
        return "Write what you think, ask for a school, ask for a meeting, or say that you have finished."
    return None


def bar_to_closing(
    *, is_open: bool, final_from: date | None, finished_on: date | None, meetings_open: int, due: date | None, on: date
) -> str | None:
    """Neither outcome before the family had its fifteen days, unless it said in writing that it has finished; nor while a
    meeting that it asked for was not held, as long as the limit allows (reg 22(2))."""
    if not is_open:
        return "This amendment is closed already."
    if final_from is None:
        return "The notice has not reached everybody of the family yet."
    if on < final_from and not (finished_on and finished_on <= on):
        return (
            f"The family has until {in_words(day_before(final_from))} to say what it thinks of the changes. "
            "Go on from the day after, or once the family says in writing that it has finished."
        )
    if meetings_open and (due is None or on < due):
        return "The family asked for a meeting. Hold it first, and say when it was held."
    return None


def bar_to_answering_family(answer: str) -> str | None:
    """The family learns what became of what it said (reg 22(3) with CFA 2014 s.39(4))."""
    return few(answer, "Say what became of what the family said")


def bar_to_naming(
    *, named: str, is_type_only: bool, has_setting: bool, preference: str, next_contact_on: date | None, on: date
) -> str | None:
    """Where the amended plan names another setting, it says which and why (CFA 2014 ss.39, 40); where it names a type only,
    the family knows when we are next in touch."""
    if not named.strip():
        return "Say which setting the plan names, or which type."
    if not is_type_only and not has_setting:
        return "Say which setting the plan names. We do not know this one."
    if is_type_only and (next_contact_on is None or not on < next_contact_on <= on + CONTACT_WITHIN):
        return "Say when we contact the family next: a day in the coming two weeks."
    return few(preference, "Say whether the family’s wish was met, and why")


def bar_to_reaching(*, names_setting: bool, setting: bool, health: bool) -> str | None:
    """Whoever must have the plan or the decision can be written to (reg 22(3), 31(3))."""
    if names_setting and not setting:
        return "We hold no mailbox for the setting that the plan names. Add one under Contacts: it must be written to."
    if not health:
        return "We hold no address for the health board, and it must be written to. Add it to the list of desks."
    return None


# --- what is changed, row by row -------------------------------------------------------------


def changes_between(before: Content, after: Content, titles: dict[str, str]) -> list[tuple[str, str, str]]:
    """Where, what the plan says now and what it would say: every row that differs, in the order of the plan."""
    found = []
    order = list(titles)
    numbers = {row.key: row.number for row in (*before.rows, *after.rows)}
    keys = {row.key: row for row in (*before.rows, *after.rows)}
    for key, last in sorted(keys.items(), key=lambda held: (order.index(held[1].section), place(held[1].number))):
        was, now = before.row(key), after.row(key)
        if was and now and same(was, now):
            continue
        where = f"{last.number}: {titles[last.section]}"
        found.append((where, in_full(was, numbers), in_full(now, numbers)))
    return found


def place(number: str) -> int:
    return int("".join(sign for sign in number[1:] if sign.isdigit()) or 0)


def same(was: RowSaid, now: RowSaid) -> bool:
    """Whether a row says the same; only its number may have moved."""
    return (was.text, was.details, was.answers_to) == (now.text, now.details, now.answers_to)


def in_full(row: RowSaid | None, numbers: dict[str, str]) -> str:
    """All that one row says, on one line."""
    if row is None:
        return NOTHING
    said = [row.text.strip(), *details_in_words(row.details)]
    answers = sorted(numbers[key] for key in row.answers_to if key in numbers)
    said += [f"For {', '.join(answers)}"] if answers else []
    return " ".join(f"{part.rstrip('.')}." for part in said if part) or NOTHING


def details_in_words(details: dict[str, Any]) -> list[str]:
    """What a row says besides its text, without what only the council needs (its costs)."""
    minutes, every = details.get("amount_minutes"), EVERY.get(str(details.get("every", "")), "")
    how_much = " ".join(filter(None, (f"{minutes} minutes" if minutes else "", every)))
    group = str(details.get("group", ""))
    parts = (
        ("", details.get("what")),
        ("By ", details.get("who")),
        ("How much: ", how_much),
        ("How: ", group),
        ("From ", day(details.get("starts_on"))),
        ("Until ", day(details.get("until"))),
        ("By ", day(details.get("by_when"))),
        ("How we will know: ", details.get("measured_by")),
    )
    return [f"{before}{value}" for before, value in parts if value]


def day(kept: Any) -> str:
    return in_words(date.fromisoformat(kept)) if kept else ""
