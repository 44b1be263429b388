"""What is done each night: reviews laid down, late ones told, reminders, answers that are late, and the lists before a term."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.enums import DeskFor
from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.letters import queries as written
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import letters, notices, queries
from ..enums import Arranger, Standing
from ..models import Attendee, EarlyRequest, LookAgain, Review
from .arranging import remind, schedule
from .sending import FAMILY, SCHOOL, TO_SCHOOL, holder, school_letter, send, to_holder, to_leads, to_school

FOUR_WEEKS, TWO_WEEKS = timedelta(days=28), timedelta(days=14)


def lay_down(*, by: Any, on: date) -> int:
    """Every plan in force has its next review laid down (s.44(1))."""
    made = 0
    for plan in list(queries.unscheduled()):
        with audit.in_one_go():
            made += schedule(plan, by=by, on=on) is not None
    return made


def tell_overdue(*, by: Any, on: date) -> int:
    """A review that is late in law: the team is told, and the school and the family have a letter, once for each review."""
    told = 0
    for late in list(queries.overdue(on)):
        with audit.in_one_go():
            review = Review.objects.select_for_update().get(pk=late.pk)
            what = f"overdue:{review.pk}"
            if review.told_on or review.over_on or review.notices.filter(what=what).exists():
                continue
            write_overdue(review, what, by=by, on=on)
            audit.record("reviews.overdue", by=by, about=review, on=on.isoformat())
            told += 1
    return told


def write_overdue(review: Review, what: str, *, by: Any, on: date) -> None:
    """What is late, to each who should know."""
    decide_by = review.met_on + FOUR_WEEKS if review.met_on else None
    words = {
        "due_by": review.due_by, "met_on": review.met_on, "decide_by": decide_by, "holder": holder(review),
        "no_meeting": review.met_on is None,
    }  # fmt: skip
    if on > review.due_by and written.correspondents(review.case, on=on):
        send(review, letters.OVERDUE_FAMILY, what, FAMILY, by=by, on=on, words=words)
    if school := school_letter(review):
        send(review, letters.OVERDUE, what, SCHOOL, by=by, on=on, words=words, to=school)
    late_since = min(day for day in (review.due_by, decide_by) if day)
    tell(
        notices.OVERDUE, to=held_cases.to_team(review.case, on=on), cause=what, by=by, about=review, reference=review.case.reference,
        late_since=late_since, key=review.key, standing=standing_in_words(review),
    )  # fmt: skip


def standing_in_words(review: Review) -> str:
    return Standing(queries.standing_of(review)).label.lower()


def chase(*, by: Any, on: date) -> int:
    """Remind of meetings to plan, of advice and of reports, once for each."""
    sent = 0
    for review in list(queries.to_plan(on)):
        words: dict[str, Any] = {
            "reference": review.case.reference,
            "due_by": review.due_by,
            "latest": review.due_by - FOUR_WEEKS,
        }
        with audit.in_one_go():
            tell(
                notices.TO_PLAN, to=to_holder(review, on=on), cause=f"review:{review.pk}:to-plan", by=by, about=review,
                key=review.key, **words,
            )  # fmt: skip
            sent += 1
    for review in list(queries.reports_late(on)):
        assert review.met_on is not None
        with audit.in_one_go():
            tell(
                notices.REPORT_DUE, to=to_holder(review, on=on), cause=f"review:{review.pk}:report-due", by=by, about=review,
                reference=review.case.reference, met_on=review.met_on, report_by=review.met_on + TWO_WEEKS,
                decide_by=review.met_on + FOUR_WEEKS, key=review.key,
            )  # fmt: skip
            sent += 1
    return sent + chase_advice(by=by, on=on)


def chase_advice(*, by: Any, on: date) -> int:
    """Whoever owes advice is reminded on the day after it was due, and no more by itself."""
    late = [each for each in queries.advice_late(on) if each.advice_by == on - timedelta(days=1)]
    for each in late:
        with audit.in_one_go():
            held = Attendee.objects.select_related("review__case").get(pk=each.pk)
            remind(held, held.review, by=by, on=on)
    return len(late)


def escalate(*, by: Any, on: date) -> int:
    """Answers that the council promised and that are late: the team is told, and the record keeps it."""
    told = 0
    for look in list(queries.looks_late(on)):
        with audit.in_one_go():
            held = LookAgain.objects.select_for_update().select_related("review__case").get(pk=look.pk)
            held.escalated_on = on
            held.save(update_fields=["escalated_on"])
            say_late(held.review, f"look:{held.pk}", held.reply_by, "a school asked us to look again", by=by, on=on)
            audit.record("reviews.look-escalated", by=by, about=held, on=on.isoformat())
            told += 1
    for request in list(queries.early_late(on)):
        with audit.in_one_go():
            early = EarlyRequest.objects.select_related("plan__case").get(pk=request.pk)
            say_late(early.plan, f"early:{early.pk}", early.answer_by, "an early review was asked for", by=by, on=on)
            told += 1
    for update in list(queries.updates_late(on)):
        with audit.in_one_go():
            assert update.answer_by is not None
            say_late(
                update.review,
                f"update:{update.pk}",
                update.answer_by,
                "a school sent an in-year review form",
                by=by,
                on=on,
            )
            told += 1
    return told


def say_late(about: Any, what: str, was_due: date, words: str, *, by: Any, on: date) -> None:
    """One message for each promise that is late: to the team, and to everybody who decides there."""
    tell(
        notices.ANSWER_LATE, to=[*held_cases.to_team(about.case, on=on), *to_leads(about, on=on)], cause=f"{what}:late", by=by,
        about=about, reference=about.case.reference, was_due=was_due, what=words,
    )  # fmt: skip


def send_lists(*, by: Any, on: date) -> int:
    """Two weeks before a term begins, each school has the list of the reviews it holds in it, and the health board and
    social care theirs (Code of Practice 9.172). They hold references and days, and no name."""
    term = queries.term_to_list(on)
    if term is None:
        return 0
    key, first_day, next_first_day = term
    if on < (clocks.answer("AR-LIST", first_day, calendar=deadlines.calendar()).act_by or first_day):
        return 0
    found = list(queries.due_in_term(first_day, next_first_day).select_related("case", "setting"))
    day, sent = f"{first_day.day} {first_day:%B %Y}", 0
    theirs = [each for each in found if each.setting_id and each.arranged_by == Arranger.SCHOOL]
    for setting_id, reviews in groupby(theirs, key=lambda each: each.setting_id):
        to = contacts.recipients_for(setting_id, TO_SCHOOL)
        with audit.in_one_go():
            cause = f"reviews-due:{key}:{setting_id}"
            tell(notices.DUE_LIST, to=to, cause=cause, by=by, day=day, reviews=[line(each) for each in reviews])
            sent += 1
    return sent + list_for_services(found, key, day, by=by, on=on)


def list_for_services(found: list[Review], key: str, day: str, *, by: Any, on: date) -> int:
    """The same for health and social care, by the desk of each area."""
    by_desk: dict[tuple[int, str], list[Review]] = {}
    for review in found:
        for purpose in (DeskFor.HEALTH_BOARD, DeskFor.CARE_NOTICES):
            desk = assessed.desk_for(purpose, review.case, on=on)
            if desk is not None and desk.email:
                by_desk.setdefault((desk.organisation_id, desk.email), []).append(review)
    for (organisation_id, email), reviews in by_desk.items():
        with audit.in_one_go():
            tell(
                notices.DUE_LIST_SERVICES, to=[Recipient(email, organisation_id)], cause=f"reviews-due:{key}:{email}",
                by=by, day=day, reviews=[line(each) for each in reviews],
            )  # fmt: skip
    return len(by_desk)


def line(review: Review) -> dict[str, Any]:
    """One review on a list: its reference and its days."""
    return {"reference": review.case.reference, "due_by": review.due_by, "latest": review.due_by - FOUR_WEEKS}


def prompt_under_fives(*, by: Any, on: date) -> int:
    """Three months after a plan for a child under five was last looked at, somebody considers a lighter review (Code 9.178)."""
    prompted = 0
    for review in Review.objects.open().filter(
        case__deadlines__clock="AR-U5", case__deadlines__met_on=None, case__deadlines__ended_on=None, planned_on=None,
        is_in_law=True,
    ).order_by("id"):  # fmt: skip
        held = deadlines.running(review.case, "AR-U5")
        three = held and held.facts.get("three_months")
        if held is None or not three or date.fromisoformat(three) > on:
            continue
        with audit.in_one_go():
            tell(
                notices.UNDER_FIVE, to=[*to_school(review), *held_cases.to_team(review.case, on=on)],
                cause=f"review:{review.pk}:under-five:{three}", by=by, about=review, reference=review.case.reference,
                by_day=held.legal_due, due_by=review.due_by,
            )  # fmt: skip
            prompted += 1
    return prompted
