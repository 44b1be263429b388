"""The reviews of two years, decided; and those that are under way today, at every step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from countywide.casework.cases.models import Case, Event
from countywide.casework.deadlines.models import Deadline
from countywide.casework.plans.models import Amendment, Plan, Version
from countywide.casework.reviews.models import ChangeRequest, OutcomeReview, ProvisionReview, Review
from countywide.demo.children.dates import Running
from countywide.demo.children.drawing import at_work
from countywide.demo.children.writing import deadline, keep_next
from countywide.oversight.insight.actions import changes_of, facts_of
from countywide.oversight.insight.models import DecidedChange, DecidedReview
from countywide.register.schools import queries as schools

from .amended import Amended, amended
from .holding import Held
from .words import Bank

SEED, YEARS = 71, 2
DECLINES, ODDS = "wold", 0.28
"""The area that declines more than its children explain, and how its odds of changing a plan compare."""
HEAVY = 0.6
"""The share of its reviews, beyond the usual, that ask for a change of provision or place."""
FORM = date(2026, 9, 1)
BASE = {("NOTHING", False): 0.04, ("FEW", False): 0.3, ("FEW", True): 0.6, ("MANY", False): 0.5, ("MANY", True): 0.78}
DECLINED_BY = ("says-it-already", "no-evidence", "not-for-a-plan", "too-early", "wording-only")


@dataclass
class Told:
    """One review with what was asked for, and the clocks it runs on."""

    held: Held
    review: Review
    changes: list[ChangeRequest] = field(default_factory=list)
    clocks: list[Running] = field(default_factory=list)
    stage: str = "IN_FORCE"
    waiting_on: str = ""
    amended: Amended | None = None


def write(held: list[Held], bank: Bank, on: date) -> int:
    """Every review, the oldest first; at last each plan's clocks and where its case stands."""
    draw = Random(SEED)  # nosec B311: made-up people, the same for the same seed
    told = [each for one in held for each in reviews_of(draw, one, bank, on)]
    made = [each.amended for each in told if each.amended]
    Version.objects.bulk_create((one for each in made for one in (each.proposed, each.final) if one), batch_size=500)
    Amendment.objects.bulk_create((each.amendment for each in made), batch_size=500)
    Review.objects.bulk_create((each.review for each in told), batch_size=1_000)
    ChangeRequest.objects.bulk_create((change for each in told for change in each.changes), batch_size=2_000)
    cards(draw, told)
    Event.objects.bulk_create((event for each in told for event in happened(each)), batch_size=2_000)
    count(told)
    Plan.objects.bulk_update(latest(told), ["last_reviewed_on"], batch_size=500)
    run_clocks(held, told, on)
    return len(told)


def reviews_of(draw: Random, held: Held, bank: Bank, on: date) -> Iterator[Told]:
    """A review for each year the plan has been in force, those of the last two years kept; then the one under way."""
    due = year_after(held.made_on)
    since = on - timedelta(days=YEARS * 365)
    while True:
        met_on = at_work(due - timedelta(days=28 + draw.choice((0, 7, 14, 21, 30, 45, 60))), held.made_on)
        told_on = at_work(met_on + timedelta(days=draw.choice((18, 22, 25, 27, 28, 28, 34, 47))), met_on)
        if told_on >= on or met_on >= on:
            yield under_way(draw, held, bank, due, met_on, on)
            return
        if met_on >= since:
            told = decided(draw, held, bank, due, met_on, told_on, on)
            yield told
            if told.review.over_on is None:
                return
        due = year_after(told_on)


def year_after(day: date) -> date:
    """The last day of twelve months that begin with a day (CFA 2014 s.44(1))."""
    return date(day.year + 1, day.month, min(day.day, 28)) - timedelta(days=1)


def begun(held: Held, due: date, on: date, **given: Any) -> Review:
    """A review as it is laid down."""
    said: dict[str, Any] = {
        "plan": held.plan, "case": held.plan.case, "of_version": held.version, "form": FORM, "setting_id": held.plan.setting_id,
        "scheduled_on": on, "due_by": due,
    }  # fmt: skip
    return Review(**{**said, **given})


def decided(draw: Random, held: Held, bank: Bank, due: date, met_on: date, told_on: date, on: date) -> Told:
    """A review that is over."""
    report_on = at_work(met_on + timedelta(days=draw.choice((5, 9, 12, 13, 14, 14, 17, 24))), met_on)
    review = begun(
        held, due, due - timedelta(days=364), meeting_on=met_on, planned_on=met_on - timedelta(days=50),
        invited_on=met_on - timedelta(days=28), papers_out_on=met_on - timedelta(days=15), met_on=met_on, mode="IN_PERSON",
        report_on=min(report_on, told_on), report_number=1, signed_by="The head", decided_on=told_on, told_on=told_on,
        over_on=told_on,
    )  # fmt: skip
    told = Told(held, review)
    told.changes = changes(draw, told, bank, met_on)
    decide(draw, told)
    if review.outcome == "AMEND":
        told.amended = amended(draw, held, told.changes, met_on=met_on, told_on=told_on, on=on)
        review.amendment = told.amended.amendment
        review.over_on = told.amended.amendment.final_on
        if told.amended.final is None:
            told.stage, told.waiting_on = "AMENDING", "FAMILY"
            told.clocks = [Running("AR-FINAL", told_on, given={"meeting": met_on})]
    return told


def changes(draw: Random, told: Told, bank: Bank, made_on: date) -> list[ChangeRequest]:
    """What was asked for; in the area with heavy needs more often a change of provision or place."""
    number = draw.choice((0, 0, 1, 1, 2, 2, 3, 4))
    heavy = told.held.area_key == DECLINES and draw.random() < HEAVY
    pool = [each for each in bank.changes if each["weight"] == "MATERIAL"] if heavy else bank.changes
    number = max(number, 3) if heavy else number
    return [asked(draw, told, draw.choice(pool), made_on) for _ in range(number)]


def asked(draw: Random, told: Told, given: dict[str, Any], made_on: date) -> ChangeRequest:
    """One change, on a row of its section where there is one."""
    rows = told.held.content.rows_in(given["section"])
    chosen = draw.choice(rows) if rows else None
    return ChangeRequest(
        review=told.review, section=given["section"], row_key=chosen.key if chosen else None, asked_by=given["asked_by"],
        before=chosen.text if chosen else "", wording=given["wording"], why=given["why"], weight=given["weight"],
        made_on=made_on,
    )  # fmt: skip


def decide(draw: Random, told: Told) -> None:
    """Whether the plan was changed: as the county does for such a review, less often in one area."""
    review, material = told.review, any(change.weight == "MATERIAL" for change in told.changes)
    sort = "NOTHING" if not told.changes else "FEW" if len(told.changes) < 3 else "MANY"
    chance = BASE[sort, material and sort != "NOTHING"]
    if told.held.area_key == DECLINES:
        odds = chance / (1 - chance) * ODDS
        chance = odds / (1 + odds)
    is_amended = draw.random() < chance
    review.outcome = "AMEND" if is_amended else "MAINTAIN"
    review.reasons = "The report was read with the advice." if is_amended else "The plan still says what is needed."
    for number, change in enumerate(told.changes):
        change.answered = "ACCEPT" if is_amended and (number == 0 or draw.random() < 0.6) else "DECLINE"
        change.criterion = "new-need" if change.answered == "ACCEPT" else draw.choice(DECLINED_BY)
        change.because = (
            "The report and the advice show it."
            if change.answered == "ACCEPT"
            else "We looked at what the report says of this and at the advice, and neither shows that the plan must change."
        )


def under_way(draw: Random, held: Held, bank: Bank, due: date, met_on: date, on: date) -> Told:
    """The review that is open today, as far as its meeting lets it have come."""
    review = begun(held, due, held.made_on)
    told = Told(held, review)
    away = (met_on - on).days
    if away <= 60 and draw.random() < 0.85:
        review.meeting_on, review.planned_on = met_on, min(on, met_on - timedelta(days=50))
        review.mode, review.place = "IN_PERSON", "The library"
        told.stage, told.waiting_on = "REVIEW_PLANNED", "SCHOOL"
    if review.meeting_on and away <= 28:
        review.invited_on = min(on, met_on - timedelta(days=28))
    if review.meeting_on and away < 0:
        review.papers_out_on, review.met_on = met_on - timedelta(days=15), met_on
        told.stage, told.waiting_on = "REVIEW_HELD", "SCHOOL"
        held_clocks(told, met_on)
        reported_on = at_work(met_on + timedelta(days=draw.choice((6, 10, 13, 14, 20))), met_on)
        if reported_on <= on:
            review.report_on, review.report_number, review.signed_by = reported_on, 1, "The head"
            told.clocks[0] = told.clocks[0]._replace(met_on=reported_on)
            told.changes = changes(draw, told, bank, met_on)
            told.stage, told.waiting_on = "REVIEW_REPORTED", ""
    return told


def held_clocks(told: Told, met_on: date) -> None:
    """The meeting starts the report's two weeks and the decision's four."""
    told.clocks = [Running("AR-REPORT", met_on), Running("AR-DECIDE", met_on)]


DECIDED = {
    "MAINTAIN": ("Decided after the review: the plan is kept as it is", "We keep the plan as it is"),
    "AMEND": ("Decided after the review: the plan is changed", "We decided to change the plan"),
}


def happened(told: Told) -> Iterator[Event]:
    """The timeline of a review: it was held, reported and decided."""
    review = told.review
    title, family = DECIDED.get(review.outcome, ("", ""))
    for key, on, said, for_family in (
        ("reviews.held", review.met_on, "The review meeting was held", "The review meeting was held"),
        ("reviews.reported", review.report_on, "The report of the review came", "We have the report of the review"),
        ("reviews.decided", review.decided_on, title, family),
    ):
        if on:
            at = timezone.make_aware(datetime.combine(on, time(11)))
            yield Event(
                case=review.case, key=key, on=on, at=at, title=said, family_title=for_family, to_family=True, to_school=True
            )  # fmt: skip


def cards(draw: Random, told: list[Told]) -> None:
    """How far each outcome has come and what help was given, for the reviews that were reported."""
    reported = [each for each in told if each.review.report_on]
    OutcomeReview.objects.bulk_create(
        (
            OutcomeReview(
                review=each.review, row_key=row.key, rating=draw.choice(("ACHIEVED", "ON_TRACK", "SOME", "SOME", "NONE")),
                evidence="From the record that the plan names, and what the adults who work with the child saw.",
                suggested=draw.choice(("KEEP", "KEEP", "REWORD")),
            )
            for each in reported
            for row in each.held.content.rows_in("E")
        ),
        batch_size=2_000,
    )  # fmt: skip
    ProvisionReview.objects.bulk_create(
        (
            ProvisionReview(
                review=each.review, row_key=row.key, delivered=draw.choice(("AS_WRITTEN", "AS_WRITTEN", "PART", "NOT")),
                impact="It helps on the days when it is given.",
            )
            for each in reported
            for row in each.held.content.rows_in("F")
        ),
        batch_size=2_000,
    )  # fmt: skip


def count(told: list[Told]) -> None:
    """The facts that measures count."""
    over = [each for each in told if each.review.decided_on]
    settings = {each.review.setting_id for each in over if each.review.setting_id}
    held = {school.organisation_id: school for school in schools.schools_of(settings)}
    for each in over:
        each.review._prefetched_objects_cache = {"changes": each.changes}  # type: ignore[attr-defined]
    facts = DecidedReview.objects.bulk_create(
        (
            DecidedReview(review=each.review, **facts_of(each.review, held.get(each.review.setting_id or 0)))
            for each in over
        ),
        batch_size=2_000,
    )
    DecidedChange.objects.bulk_create(
        (row for each, fact in zip(over, facts, strict=True) for row in changes_of(each.review, fact)), batch_size=2_000
    )


def latest(told: list[Told]) -> list[Plan]:
    """Each plan with the day its last review was complete."""
    plans = {}
    for each in told:
        if each.review.told_on:
            each.held.plan.last_reviewed_on = each.review.told_on
            plans[each.held.plan.pk] = each.held.plan
    return list(plans.values())


def run_clocks(held: list[Held], told: list[Told], on: date) -> None:
    """The year of each plan, and the clocks of the reviews that are open; beside each case its next day and its stage."""
    from countywide.demo.children import places

    ground = places.ready(on)
    running: dict[int, list[Running]] = {
        one.plan.case_id: [Running("AR-YEAR", one.plan.last_reviewed_on or one.made_on)] for one in held
    }
    cases: dict[int, Case] = {one.plan.case_id: one.plan.case for one in held}
    for each in told:
        if each.stage != "IN_FORCE":
            case = each.held.plan.case
            key = each.amended.amendment.key if each.amended else each.review.clock_key
            running[case.pk] += [one._replace(key=key) for one in each.clocks]
            case.stage, case.waiting_on = each.stage, each.waiting_on
    made: list[Deadline] = []
    for pk, ones in running.items():
        drawn = [deadline(cases[pk], one, ground) for one in ones]
        keep_next(cases[pk], [one for one in drawn if one.is_running])
        made += drawn
    Deadline.objects.bulk_create(made, batch_size=2_000)
    Case.objects.bulk_update(cases.values(), ["stage", "waiting_on", "act_by", "next_clock"], batch_size=500)
