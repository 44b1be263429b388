"""Planning a review meeting, inviting to it, sending the papers round and holding it (SEND Regulations 2014 regs 20, 21)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from .updates import NO_REVIEW

FIVE = ("FAMILY", "HEAD", "COUNCIL", "HEALTH", "CARE")
"""Who must be invited (reg 20(2)). For a child at no school there is no head to invite (reg 21(2))."""

IN_WORDS = {
    "FAMILY": "the parent or young person",
    "HEAD": "the head, principal or early years lead",
    "COUNCIL": "an officer of the council for education",
    "HEALTH": "a health professional named by the health board",
    "CARE": "an officer of the council for social care",
}
BESIDE = timedelta(days=14)
"""So near to the review of a looked-after child's care plan the meeting should be: the platform's own measure of "together"."""
NOTICE, CLEAR = timedelta(days=14), timedelta(days=15)
FOUR_WEEKS = timedelta(days=28)


def bar_to_planning(
    *, over: bool, met_on: date | None, meeting_on: date, on: date, mode: str, place: str, in_law: bool = True
) -> str | None:
    """A meeting is planned for a day to come, at a place that people can find."""
    if not in_law:
        return NO_REVIEW
    if bar := bar_to_arranging(over=over, met_on=met_on):
        return bar
    if meeting_on < on:
        return "The meeting cannot be planned for a day that has passed."
    if mode in ("IN_PERSON", "BOTH") and not place.strip():
        return "Say where people meet."
    return None


def bar_to_arranging(*, over: bool, met_on: date | None) -> str | None:
    """What is arranged before a meeting can no longer be arranged after it."""
    if over:
        return "This review is over."
    if met_on:
        return f"The meeting was held on {in_words(met_on)}. This can no longer be changed."
    return None


def cautions(
    *, meeting_on: date, due_by: date, on: date, closed: bool, care_review_on: date | None = None
) -> list[str]:
    """What speaks against a day, none of which forbids it: whoever plans it says that they know.

    The decision must be notified within four weeks of the meeting and within the twelve months (CFA 2014 s.44(1); reg
    20(10)); everybody must have notice at least two weeks before (reg 20(3)). The review of a looked-after child's plan goes
    with the review of the care plan (Code of Practice, chapter 10).
    """
    found = []
    latest = due_by - FOUR_WEEKS
    if meeting_on > due_by:
        found.append(
            f"This is after {in_words(due_by)}, the last day of the twelve months. The review would be late in law."
        )
    elif meeting_on > latest:
        found.append(
            f"The decision must reach the family by {in_words(due_by)}. A meeting after {in_words(latest)} leaves less than "
            "four weeks for it."
        )
    if on > meeting_on - CLEAR:
        found.append(
            "Everybody must know of the meeting at least two weeks before. The family may ask to move it if they do not."
        )
    if closed:
        found.append("The school is closed on that day.")
    if care_review_on is not None and abs(meeting_on - care_review_on) > BESIDE:
        found.append(
            f"The child is looked after, and the care plan is reviewed on {in_words(care_review_on)}. Hold the two together, or "
            "within two weeks of each other."
        )
    return found


def bar_to_inviting(
    *, over: bool, met_on: date | None, meeting_on: date | None, invited: Iterable[str], has_setting: bool
) -> str | None:
    """The five whom reg 20(2) names are invited, and whoever else helps; for a child at no school the four of reg 21(2)."""
    if bar := bar_to_arranging(over=over, met_on=met_on):
        return bar
    if meeting_on is None:
        return "Plan the meeting first, so that the invitation says when it is."
    held = set(invited)
    missing = [IN_WORDS[each] for each in FIVE if each not in held and (each != "HEAD" or has_setting)]
    if missing:
        return f"The law wants these invited too: {'; '.join(missing)} (reg {'20(2)' if has_setting else '21(2)'})."
    return None


def bar_to_reaching(*, name: str, email: str, organisation: bool, family: bool) -> str | None:
    """Whoever is invited has a name and can be written to."""
    if not name.strip():
        return "Give the name of everybody whom you invite."
    if not (email.strip() or organisation or family):
        return f"Give an email address at which the invitation reaches {name.strip()}."
    return None


def bar_to_advice(*, over: bool, advice_on: date, on: date, text: str, has_file: bool) -> str | None:
    """Advice came on a day that has been, in words or as a file."""
    if over:
        return "This review is over."
    if advice_on > on:
        return "The day on which the advice came cannot be in the future."
    if not text.strip() and not has_file:
        return "Add the file, or write down what was said."
    return None


def bar_to_papers(*, over: bool, met_on: date | None, invited_on: date | None) -> str | None:
    """The advice goes to everybody who was invited (reg 20(4)); what has not come is listed and goes later."""
    if bar := bar_to_arranging(over=over, met_on=met_on):
        return bar
    return None if invited_on else "Invite people first: the papers go to those who are invited."


def bar_to_holding(
    *,
    over: bool,
    met_before: date | None,
    planned_on: date | None,
    scheduled_on: date,
    met_on: date,
    on: date,
    absent: Iterable[str],
    quorum_note: str,
) -> str | None:
    """A meeting is held on a day that has been. Who of the five was missing, and why it went on, is noted."""
    if bar := bar_to_arranging(over=over, met_on=met_before):
        return bar
    if planned_on is None:
        return "Plan the meeting first: everybody must be invited to it (reg 20(2), 20(3))."
    if met_on > on:
        return "The meeting cannot have been held on a day in the future."
    if met_on < scheduled_on:
        return "The meeting cannot have been held before this review was due to be arranged."
    missing = [IN_WORDS[each] for each in FIVE if each in set(absent)]
    if missing and not quorum_note.strip():
        return f"Not there: {'; '.join(missing)}. Say why the meeting went on without them."
    return None


def lacked_notice(*, invited_on: date | None, meeting_on: date | None) -> bool:
    """Whether the family had less than two weeks' notice, and may ask to move the meeting (reg 20(3))."""
    if meeting_on is None:
        return False
    return invited_on is None or invited_on > meeting_on - NOTICE


def bar_to_taking_over(
    *, over: bool, arranged_by: str, met_on: date | None, because: str, in_law: bool = True
) -> str | None:
    """The council holds a meeting that nobody else holds: it owes the review (CFA 2014 s.44; reg 20(1))."""
    if not in_law:
        return NO_REVIEW
    if over:
        return "This review is over."
    if arranged_by == "COUNCIL":
        return "The council holds this meeting already."
    return None if len(because.split()) >= 3 else "Say why the council holds it."


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def advice_by(*, meeting_on: date, on: date) -> date:
    """The day by which advice is asked for: a week before it must go round, or as soon as there still is time for it."""
    return max(on + timedelta(days=1), min(meeting_on - timedelta(days=21), meeting_on - CLEAR))
