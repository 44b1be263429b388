"""The changes that are asked for on the plan's own words, the criteria, past decisions like these, and how often areas accept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from countywide.casework.plans.enums import Sort
from countywide.casework.plans.types import RowSaid, numbered
from countywide.law import clocks
from countywide.platform.kit.small import FEWEST as FEWEST

from .. import form_sets, rules
from ..enums import Answered
from ..models import ChangeRequest
from . import plan_words

PHASES = (
    (-9, 0, "EARLY", "under 5"),
    (0, 7, "PRIMARY", "in primary years"),
    (7, 12, "SECONDARY", "in secondary years"),
)


@dataclass(frozen=True)
class Change:
    """One change that is asked for, with what the plan says today."""

    request: ChangeRequest
    row: RowSaid | None  # as the working copy has it today
    number: str  # "F3", "F"
    heading: str
    now: str | None  # none: the row is gone
    is_stale: bool
    nth: int = 0  # where several are asked for in one place: the first of them is 1
    joins: str = ""  # the number of the outcome that this one is joined into
    rests_on: int | None = None  # the change that gives that outcome its words; 0 where it is no longer asked for

    @property
    def called(self) -> str:
        """How a sentence names it: "the change to F3", "the second change to F3" where there are two."""
        which = f"{rules.ordinal(self.nth)} " if self.nth else ""
        return f"the {which}{self.place}"

    @property
    def place(self) -> str:
        if self.request.row_key is None:
            return f"new line in section {self.request.section}"
        if self.request.joined_into:
            return f"joining of {self.number} into {self.joins or 'another outcome'}"
        return f"change to {self.number}"

    @property
    def kind(self) -> str:
        """NEW, REMOVE or CHANGE."""
        if self.request.row_key is None:
            return "NEW"
        return "CHANGE" if self.request.wording.strip() else "REMOVE"


def rows_now(plan: Any) -> tuple[RowSaid, ...]:
    """What the working copy of a plan says now, numbered in the order in which it is read; one query."""
    order = [each.key for each in plan.sections.sections]
    found = [
        RowSaid(str(row.key), row.section, row.sort, "", row.text, dict(row.details))
        for row in plan.rows.order_by("place", "id")
        if row.section in order
    ]
    return numbered(sorted(found, key=lambda row: order.index(row.section)))


def words_of(plan: Any, key: Any) -> str:
    """What the plan says today in a row, with its details, as a change to it is written."""
    return plan_words.words_of(next((row for row in rows_now(plan) if row.key == str(key)), None))


def asked_of(review: Any) -> QuerySet[ChangeRequest]:
    """Every change that was asked for, as it was kept."""
    return review.changes.order_by("section", "id")  # type: ignore[no-any-return]


def changes_of(review: Any, said: Sequence[RowSaid] | None = None) -> list[Change]:
    """Every change that was asked for, in the order of the plan, beside what the plan says today."""
    held = {row.key: row for row in (rows_now(review.plan) if said is None else said)}
    sections = review.plan.sections
    order = [each.key for each in sections.sections]
    found = []
    requests = list(review.changes.order_by("id"))
    first = {each.row_key: each.pk for each in requests if each.wording.strip()}
    for request in requests:
        into = held.get(str(request.joined_into)) if request.joined_into else None
        row = held.get(str(request.row_key)) if request.row_key else None
        now = plan_words.words_of(row) if row else None
        found.append(
            Change(
                request=request,
                row=row,
                number=row.number if row else request.section,
                heading=sections.section(request.section).heading if request.section in order else request.section,
                now=now,
                is_stale=request.row_key is not None and rules.is_stale(request.before, now),
                joins=into.number if into else "",
                rests_on=first.get(request.joined_into, 0) if request.joined_into else None,
            )
        )
    place = {key: number for number, key in enumerate(held)}
    found.sort(
        key=lambda each: (
            order.index(each.request.section) if each.request.section in order else len(order),
            place.get(str(each.request.row_key), len(place)),
            each.request.pk,
        )
    )
    return told_apart(found)


def told_apart(changes: Sequence[Change]) -> list[Change]:
    """Several changes to one place are counted, so that each has a name of its own."""
    often, seen = Counter(each.place for each in changes), Counter[str]()
    made = []
    for each in changes:
        seen[each.place] += 1
        made.append(replace(each, nth=seen[each.place]) if often[each.place] > 1 else each)
    return made


def asked_in_words(change: Change) -> str:
    """What was asked for, in one line of a letter."""
    wording = change.request.wording.strip()
    if change.kind == "NEW":
        return f"A new line in {change.heading}: {wording}"
    if change.request.joined_into:
        return f"Join {change.number} ({change.request.before.strip()}) into {change.joins or 'another outcome'}"
    if change.kind == "REMOVE":
        return f"Take out {change.number} ({change.request.before.strip()})"
    return f"{change.number} to say: {wording}"


def criteria_of(review: Any, *, on: date) -> form_sets.CriteriaSet:
    """The published criteria by which this review is decided: those of the day it is decided."""
    return form_sets.criteria_on(review.decided_on or on)


def criteria_on(on: date) -> form_sets.CriteriaSet:
    """The published criteria in force on a day."""
    return form_sets.criteria_on(on)


def past_outcomes(review: Any, said: Sequence[RowSaid] | None = None, *, on: date) -> list[str]:
    """The outcomes of the plan whose day has passed, by their numbers."""
    held = rows_now(review.plan) if said is None else said
    return [each.number for each in held if each.sort == Sort.OUTCOME and rules.is_past(day_of(each.details), on)]


def day_of(details: dict[str, Any]) -> date | None:
    kept = details.get("by_when")
    return date.fromisoformat(kept) if kept else None


# --- how others like these were decided ------------------------------------------------------


def phase_of(born_on: date, on: date) -> tuple[str, str]:
    """The part of education a child is in, by year group, as a key and in words."""
    group = clocks.year_group(born_on, on)
    return next(((key, says) for low, high, key, says in PHASES if low <= group < high), ("LATER", "aged 16 and over"))


def born_between(phase: str, on: date) -> tuple[date, date]:
    """The birthdays of children who are in a phase today: so many school years back."""
    low, high = next(((low, high) for low, high, key, _says in PHASES if key == phase), (12, 21))
    year = clocks.school_year(on)
    return date(year - 5 - high + 1, 9, 1), date(year - 4 - low, 8, 31)


def decided_like(review: Any, section: str, *, on: date) -> QuerySet[ChangeRequest]:
    """Changes to the same section that were decided for children of the same phase. No other child is shown by them."""
    phase, _says = phase_of(review.case.child.born_on, on)
    first, last = born_between(phase, on)
    past = ChangeRequest.objects.filter(section=section, review__decided_on__isnull=False).exclude(answered="")
    return past.filter(review__case__child__born_on__range=(first, last)).exclude(review=review.pk).order_by("id")


@dataclass(frozen=True)
class Rate:
    """How often changes like these were accepted in one area; no number where there were too few."""

    area: str
    decided: int | None
    accepted: int | None  # per cent


@dataclass(frozen=True)
class Like:
    """Decisions like these, counted by area and by criterion, with nobody in them."""

    section: str
    phase: str
    decided: int | None
    rates: tuple[Rate, ...]
    declined_by: tuple[tuple[str, int], ...]  # the criterion, how often


def comparable(review: Any, sections: list[str], *, on: date) -> list[Like]:
    """For each section in which a change is asked for: how changes like it were decided. Two queries, however many."""
    if not sections:
        return []
    _key, says = phase_of(review.case.child.born_on, on)
    like = decided_like(review, sections[0], on=on)
    for section in sections[1:]:
        like = like | decided_like(review, section, on=on)
    accepted = Count("id", filter=~Q(answered=Answered.DECLINE))
    by_area = list(
        like.order_by().values("section", "review__case__area__name").annotate(decided=Count("id"), accepted=accepted)
        .order_by("section", "review__case__area__name")
    )  # fmt: skip
    by_criterion = list(
        like.filter(answered=Answered.DECLINE).order_by().values("section", "criterion").annotate(decided=Count("id"))
        .order_by("section", "-decided", "criterion")
    )  # fmt: skip
    return [like_of(section, says, by_area, by_criterion) for section in sections]


def like_of(section: str, phase: str, by_area: list[Any], by_criterion: list[Any]) -> Like:
    """One section's share of what was counted."""
    areas = [each for each in by_area if each["section"] == section]
    total = sum(each["decided"] for each in areas)
    rates = tuple(
        Rate(
            each["review__case__area__name"] or "No area",
            each["decided"] if each["decided"] >= FEWEST else None,
            rules.rate(each["accepted"], each["decided"], fewest=FEWEST),
        )
        for each in areas
    )
    declined = tuple(
        (each["criterion"], each["decided"])
        for each in by_criterion
        if each["section"] == section and each["decided"] >= FEWEST
    )
    return Like(section, phase, total if total >= FEWEST else None, rates, declined)
