"""Which assessment a case has, which clock a step would meet, and when a family was told something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from countywide.casework.cases import queries as cases

from .. import rules
from ..enums import ToWhom
from ..models import Assessment, Notice


def assessment_of(case: Any) -> Assessment | None:
    """The assessment of a case, if it has begun."""
    return listed().filter(case=case).first()  # type: ignore[no-any-return]


def assessment_under_lock(case: Any) -> Assessment | None:
    """The assessment of a case, locked for the rest of the transaction, with the case that the caller holds."""
    held = Assessment.objects.select_for_update().filter(case=case).first()
    if held is not None:
        held.case = case
    return held


def assessment_with(reference: str, user: Any) -> Assessment | None:
    """The assessment of the case with this reference, if this person may see the case."""
    case = cases.case_with(reference, user)
    return listed().filter(case=case).first() if case else None


def listed() -> Any:
    """With the case, its child, its team and its school, in one query."""
    return Assessment.objects.select_related("case__child", "case__school", "case__team", "case__owner", "case__area")


def assessments_of(child: Any) -> list[Assessment]:
    """Every assessment of a child, the latest first."""
    return list(Assessment.objects.filter(case__child=child).order_by("-requested_on", "-id"))


def clock_for(case: Any, step: str) -> Any:
    """The running clock that a step of the council meets: the one of the Regulations, or what took its place."""
    running = case.deadlines.running().order_by("-trigger_on", "-id")
    return next((each for each in running if step in rules.step_of(each.clock, each.key)), None)


def clocks_for(case: Any, step: str) -> list[Any]:
    """Every running clock that a step meets."""
    return [each for each in case.deadlines.running().order_by("id") if step in rules.step_of(each.clock, each.key)]


def due_for(case: Any, step: str) -> date | None:
    """The legal date of a step: of the clock that runs, else of the last that ran."""
    if found := clock_for(case, step):
        return found.legal_due  # type: ignore[no-any-return]
    ran = [each for each in case.deadlines.order_by("-id") if step in rules.step_of(each.clock, each.key)]
    return ran[0].legal_due if ran else None


@dataclass(frozen=True)
class Dates:
    """When a family was told something, measured at the last of them."""

    sent_on: date
    received_on: date


def family_dates(assessment: Any, what: str, to_whom: str = ToWhom.FAMILY) -> Dates | None:
    """When everybody of the family (or of another sort) was sent a notice; None while one copy still waits."""
    letters = [newest(notice.letter) for notice in notices_with_letters(assessment, what, to_whom)]
    sent = [letter.dispatched_on for letter in letters]
    received = [letter.deemed_received_on for letter in letters]
    if not letters or None in sent or None in received:
        return None
    return Dates(max(day for day in sent if day), max(day for day in received if day))


def last_served(assessment: Any, what: str) -> Any:
    """The family's letter of a step that counts as received last."""
    notices = notices_with_letters(assessment, what, ToWhom.FAMILY)
    return max((newest(each.letter) for each in notices), key=lambda letter: (letter.deemed_received_on, letter.pk))


def notices_with_letters(assessment: Any, what: str, to_whom: str) -> Any:
    """The notices of a step to somebody, with each letter, what took its place and the ways it went, in two queries."""
    found = Notice.objects.filter(assessment=assessment, what=what, to_whom=to_whom)
    return found.select_related("letter__superseded_by").prefetch_related("letter__sendings").order_by("id")


def newest(letter: Any) -> Any:
    """The letter that stands in the place of this one today."""
    while letter.newer is not None:
        letter = letter.newer
    return letter


def notice_of(letter: Any) -> Notice | None:
    """The notice a letter belongs to: its own, or that of the letter whose place it took."""
    while letter is not None:
        if found := Notice.objects.filter(letter_id=letter.pk).first():
            return found
        letter = letter.supersedes
    return None


# --- for the regular jobs --------------------------------------------------------------------


def comments_over(on: date) -> Any:
    """Assessments in which the family's fifteen days ended before a day and the clock still runs."""
    ended = Assessment.objects.filter(
        case__deadlines__clock="NA-REPS",
        case__deadlines__met_on=None,
        case__deadlines__ended_on=None,
        case__deadlines__legal_due__lt=on,
    )
    return ended.distinct().order_by("id")
