"""Every example of the clocks of annual reviews, through the room's real actions (the rulebook's tables, by its sections).

Each row begins with the name that the rulebook gives its case. Amending without a review (5.7) and ending (8.2) are examples
of the room of plans, and stand in its own `test_worked`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.plans import actions as plans
from countywide.casework.plans.models import Amendment
from countywide.casework.plans.tests import factories as written
from countywide.casework.reviews import actions, queries, tasks
from countywide.casework.reviews.tests import factories as make
from countywide.casework.reviews.types import EarlyAsked
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Notice
from countywide.register.people.tests import factories as people
from countywide.register.schools.models import Term

pytestmark = pytest.mark.django_db


def day(text: str) -> date:
    return datetime.strptime(text, "%d %b %Y").date()


def named(*rows: tuple[str, ...]) -> list[Any]:
    """Cases of a table, each known by its first column."""
    return [pytest.param(*rest, id=name) for name, *rest in rows]


# --- 5.1: the twelve months ---

FIRST = named(
    # the plan was made, complete by, latest meeting, latest notice
    ("Plan first made on leap day", "29 Feb 2028", "28 Feb 2029", "31 Jan 2029", "16 Jan 2029"),
    ("Plan first made on 31 March", "31 Mar 2026", "30 Mar 2027", "2 Mar 2027", "15 Feb 2027"),
    ("Plan first made 1 September", "1 Sep 2026", "31 Aug 2027", "3 Aug 2027", "19 Jul 2027"),
)


@pytest.mark.parametrize(("made", "complete", "meeting", "notice"), FIRST)
def test_the_first_review_is_complete_within_the_year_that_starts_with_the_plan(made, complete, meeting, notice):
    review = make.in_force(day(made))
    assert review.due_by == day(complete)
    held = make.clocks(review)["AR-YEAR"]
    assert (held.legal_due, held.facts["latest_meeting"], held.facts["latest_notice"]) == (
        day(complete),
        day(meeting).isoformat(),
        day(notice).isoformat(),
    )
    on = day(meeting) - timedelta(days=60)
    assert queries.cautions(review, day(meeting), on=on) == closed(review, day(meeting))
    late = queries.cautions(review, day(meeting) + timedelta(days=1), on=on)
    assert "leaves less than four weeks" in late[0]


def closed(review, on):
    return (
        ["The school is closed on that day."]
        if "closed" in " ".join(queries.cautions(review, on, on=on - timedelta(60)))
        else []
    )


LATER = named(
    # the decision was notified, the next one complete by, the day to act by, latest meeting, latest notice
    ("Last review concluded 25 Nov 2026", "25 Nov 2026", "24 Nov 2027", "24 Nov 2027", "27 Oct 2027", "12 Oct 2027"),
    ("Last review concluded 31 Dec 2026", "31 Dec 2026", "30 Dec 2027", "30 Dec 2027", "2 Dec 2027", "17 Nov 2027"),
)
EARLY = named(
    ("Early review concluded 14 May 2027", "14 May 2027", "13 May 2028", "12 May 2028", "15 Apr 2028", "31 Mar 2028"),
)
COLUMNS = ("told", "complete", "act_by", "meeting", "notice")


@pytest.mark.parametrize(COLUMNS, LATER)
def test_the_next_year_starts_with_the_day_on_which_the_decision_was_notified(told, complete, act_by, meeting, notice):
    review = make.scheduled(day(told) - timedelta(days=300))
    next_year(concluded(review, day(told)), complete, act_by, meeting, notice)


@pytest.mark.parametrize(COLUMNS, EARLY)
def test_an_early_review_that_is_complete_sets_the_year_anew(told, complete, act_by, meeting, notice):
    """Made on 12 January 2027, the plan would be reviewed by 11 January 2028. The review that was asked for early counts."""
    review = make.scheduled(day("12 Jan 2027"))
    assert review.due_by == day("11 Jan 2028")
    asked_on = day(told) - timedelta(days=90)
    said = "He has not been to school for three weeks, and the hours in the plan are not given at home."
    early = EarlyAsked("SCHOOL", said, ("ATTENDANCE",), "URGENT", review.setting_id, family_knows=True)
    request = actions.ask_early(review.plan, by=make.senco(review), on=asked_on, asked=early)
    because = "What you write shows that the plan was made for a child who comes to school. It must be looked at now."
    actions.answer_early(review.plan, by=make.officer(), on=asked_on, request=request, answer="AGREE", because=because)
    over = concluded(make.fresh(review), day(told))
    assert over.type == "EARLY"
    next_year(over, complete, act_by, meeting, notice)


def concluded(review: Any, on: date) -> Any:
    """Held, reported, and decided on a day on which the decision was notified."""
    held = make.met(review, on - timedelta(days=20))
    make.decided(make.reported(held, on - timedelta(days=10)), on, make.deciding("MAINTAIN"))
    over = make.fresh(review)
    assert (over.told_on, over.over_on, queries.standing_of(over)) == (on, on, "OVER")
    return over


def next_year(over: Any, complete: str, act_by: str, meeting: str, notice: str) -> None:
    """The year that follows a review, as the database holds it."""
    again = queries.open_review(over.plan)
    year = again.case.deadlines.get(clock="AR-YEAR", met_on=None)
    assert (again.due_by, year.trigger_on, year.legal_due, year.act_by) == (
        day(complete),
        over.told_on,
        day(complete),
        day(act_by),
    )
    assert (year.facts["latest_meeting"], year.facts["latest_notice"]) == (
        day(meeting).isoformat(),
        day(notice).isoformat(),
    )
    assert over.case.deadlines.get(clock="AR-YEAR", met_on=over.told_on)


# --- 5.3: the lists before a term ---

LISTS = named(
    # the term starts, the list is due, the day on which it is sent
    ("Term starts Wed 2 Sep 2026", "2 Sep 2026", "19 Aug 2026", "19 Aug 2026"),
    ("Term starts Mon 4 Jan 2027", "4 Jan 2027", "21 Dec 2026", "21 Dec 2026"),
    ("Term starts Mon 12 Apr 2027", "12 Apr 2027", "29 Mar 2027", "25 Mar 2027"),
)


@pytest.mark.parametrize(("starts", "due", "act_by"), LISTS)
def test_the_list_of_a_term_is_out_two_weeks_before_it_on_a_working_day(starts, due, act_by):
    first = day(starts)
    Term.objects.create(year="2026/27", number=1, first_day=first, last_day=first + timedelta(days=45))
    make.scheduled(first - timedelta(days=330))
    assert tasks.send_lists(on=day(act_by) - timedelta(days=1)) == 0
    assert tasks.send_lists(on=day(act_by)) == 3  # the school, the health board, social care
    kinds = ["reviews.due-list", "reviews.due-list-services", "reviews.due-list-services"]
    assert list(Notice.objects.filter(kind__in=kinds).order_by("kind").values_list("kind", flat=True)) == kinds
    assert day(act_by) <= day(due) == first - timedelta(days=14)


# --- 5.4: notice and papers ---

NOTICE = named(
    # the meeting, two weeks before it, with clear days, the day to act by
    ("Meeting in first week back", "7 Sep 2026", "24 Aug 2026", "23 Aug 2026", "21 Aug 2026"),
    ("Meeting Mon 11 Jan 2027", "11 Jan 2027", "28 Dec 2026", "27 Dec 2026", "24 Dec 2026"),
    ("Meeting Tue 14 Mar 2028", "14 Mar 2028", "29 Feb 2028", "28 Feb 2028", "28 Feb 2028"),
    ("Meeting Fri 20 Nov 2026", "20 Nov 2026", "6 Nov 2026", "5 Nov 2026", "5 Nov 2026"),
)


@pytest.mark.parametrize(("meeting", "literal", "clear", "act_by"), NOTICE)
def test_notice_and_papers_are_due_two_weeks_before_the_meeting(meeting, literal, clear, act_by):
    on = day(meeting)
    review = make.planned(make.scheduled(on - timedelta(days=300)), on)
    for clock in ("AR-NOTICE", "AR-PAPERS"):
        held = make.clocks(review)[clock]
        assert (held.legal_due, held.facts["clear_days"], held.act_by) == (
            day(literal),
            day(clear).isoformat(),
            day(act_by),
        )
    invited = make.invited(review, day(literal) - timedelta(days=3))
    assert make.clocks(invited)["AR-NOTICE"].met_on == day(literal) - timedelta(days=3)
    actions.send_papers(make.as_held(invited), by=make.senco(invited), on=day(literal))
    assert make.clocks(invited)["AR-PAPERS"].met_on == day(literal)


# --- 5.5: report, decision, amendment notice, final plan ---

MEETINGS = named(
    # meeting, report, decision, its day to act by, notice sent, final plan due, its day to act by
    ("Meeting just before summer holiday, notice on last day", "16 Jul 2026", "30 Jul 2026", "13 Aug 2026", "13 Aug 2026", "13 Aug 2026", "8 Oct 2026", "8 Oct 2026"),
    ("Same meeting, notice sent early", "16 Jul 2026", "30 Jul 2026", "13 Aug 2026", "13 Aug 2026", "27 Jul 2026", "21 Sep 2026", "21 Sep 2026"),
    ("Same meeting, notice sent four weeks late", "16 Jul 2026", "30 Jul 2026", "13 Aug 2026", "13 Aug 2026", "10 Sep 2026", "8 Oct 2026", "8 Oct 2026"),
    ("Decision day is Christmas Day", "27 Nov 2026", "11 Dec 2026", "25 Dec 2026", "24 Dec 2026", "24 Dec 2026", "18 Feb 2027", "18 Feb 2027"),
    ("Decision day is leap day", "1 Feb 2028", "15 Feb 2028", "29 Feb 2028", "29 Feb 2028", "29 Feb 2028", "25 Apr 2028", "25 Apr 2028"),
    ("Meeting on the 31st", "31 Jan 2028", "14 Feb 2028", "28 Feb 2028", "28 Feb 2028", "28 Feb 2028", "24 Apr 2028", "24 Apr 2028"),
    ("Last meeting that can meet 14 Feb 2027", "22 Nov 2026", "6 Dec 2026", "20 Dec 2026", "18 Dec 2026", "20 Dec 2026", "14 Feb 2027", "12 Feb 2027"),
)  # fmt: skip


@pytest.mark.parametrize(("meeting", "report", "decide", "act_by", "sent", "final", "final_act"), MEETINGS)
def test_report_decision_notice_and_final_plan_count_from_the_meeting(
    meeting, report, decide, act_by, sent, final, final_act
):
    on, sent_on = day(meeting), day(sent)
    held = make.met(make.scheduled(on - timedelta(days=250)), on)
    clocks = make.clocks(held)
    assert (clocks["AR-REPORT"].legal_due, clocks["AR-DECIDE"].legal_due) == (day(report), day(decide))
    assert clocks["AR-DECIDE"].act_by == day(act_by)
    reported = make.reported(held, on + timedelta(days=8))
    asked = make.change(reported)
    decided = make.decided(reported, sent_on, make.deciding("AMEND", make.accept(asked)))
    clocks = make.clocks(decided)
    assert (clocks["AR-NOTICE-AMEND"].legal_due, clocks["AR-NOTICE-AMEND"].met_on) == (day(decide), sent_on)
    assert (clocks["AR-DECIDE"].met_on, decided.told_on) == (sent_on, sent_on)
    last = decided.case.deadlines.get(clock="AR-FINAL", key=decided.amendment.key)
    assert (last.legal_due, last.act_by, last.facts["notice_late"]) == (
        day(final),
        day(final_act),
        sent_on > day(decide),
    )
    assert (queries.standing_of(decided), decided.case.stage) == ("AMENDING", "AMENDING")


NOT_AMENDED = named(
    ("Notice Mon 28 Sep 2026", "28 Sep 2026", "23 Nov 2026", "23 Nov 2026"),
    ("Notice Tue 4 Jan 2028", "4 Jan 2028", "29 Feb 2028", "29 Feb 2028"),
    ("Notice Fri 30 Oct 2026", "30 Oct 2026", "25 Dec 2026", "24 Dec 2026"),
)


@pytest.mark.parametrize(("sent", "due", "act_by"), NOT_AMENDED)
def test_a_decision_not_to_amend_after_all_ends_the_review_and_lays_down_the_next(sent, due, act_by):
    sent_on = day(sent)
    held = make.met(make.scheduled(sent_on - timedelta(days=250)), sent_on - timedelta(days=14))
    reported = make.reported(held, sent_on - timedelta(days=7))
    decided = make.decided(reported, sent_on, make.deciding("AMEND", make.accept(make.change(reported))))
    amendment = Amendment.objects.get(pk=decided.amendment_id)
    last_day = day(due) - timedelta(days=3)
    plans.decide_not_to_amend(
        amendment,
        by=make.manager(),
        on=last_day,
        because="What the family said shows that the plan is right as it is, and we agree with every word of what it wrote to us.",
    )
    clock = decided.case.deadlines.get(clock="AR-NOAMEND", key=amendment.key)
    assert (clock.legal_due, clock.act_by) == (day(due), day(act_by))
    assessments.post_everything(last_day)
    over = make.fresh(decided)
    assert (over.over_on, queries.standing_of(over)) == (last_day, "OVER")
    again = queries.open_review(over.plan)
    assert (again.pk > over.pk, over.told_on) == (True, sent_on)
    assert again.due_by == queries.due_by(again.plan) > over.due_by


# --- 5.8: children under five ---

UNDER_FIVE = named(
    # the plan was issued, the first prompt, the second, the year that stays
    ("Plan issued 31 Aug 2026 to a two-year-old", "31 Aug 2026", "30 Nov 2026", "28 Feb 2027", "30 Aug 2027"),
    ("Plan issued 30 Nov 2026", "30 Nov 2026", "28 Feb 2027", "30 May 2027", "29 Nov 2027"),
    ("Plan issued 29 Feb 2028", "29 Feb 2028", "29 May 2028", "29 Aug 2028", "28 Feb 2029"),
)


@pytest.mark.parametrize(("issued", "three", "six", "year"), UNDER_FIVE)
def test_a_review_is_considered_every_three_to_six_months_under_five_and_the_year_stays(issued, three, six, year):
    made = day(issued)
    review = make.in_force(made, child=people.child(born_on=date(made.year - 2, 3, 1)))
    held = make.clocks(review)["AR-U5"]
    assert (held.trigger_on, held.legal_due, held.facts) == (
        made,
        day(six),
        {"three_months": day(three).isoformat(), "hard_limit": day(year).isoformat()},
    )
    assert (review.due_by, make.clocks(review)["AR-YEAR"].legal_due) == (day(year), day(year))
    assert tasks.keep_up(on=day(three) - timedelta(days=1))["under_five"] == 0
    assert tasks.keep_up(on=day(three))["under_five"] == 1


# --- 8.1: a plan that came from another council ---

AFTER_A_MOVE = named(
    # made, last reviewed, passed to us, the review is due
    ("Plan last reviewed 10 Nov 2025", "12 Nov 2024", "10 Nov 2025", "1 Sep 2026", "30 Nov 2026"),
    ("Plan first made 14 May 2026", "14 May 2026", "", "1 Sep 2026", "13 May 2027"),
    ("Review already overdue", "3 Jun 2024", "1 Jun 2025", "1 Sep 2026", "30 Nov 2026"),
    ("Transferred 30 Nov 2026", "21 Jan 2025", "20 Jan 2026", "30 Nov 2026", "28 Feb 2027"),
)


@pytest.mark.parametrize(("made", "reviewed", "passed", "due"), AFTER_A_MOVE)
def test_the_review_of_a_plan_that_moved_in_is_laid_down_with_it(made, reviewed, passed, due):
    held = written.came(day(passed), day(made), last_reviewed_on=day(reviewed) if reviewed else None)
    review = queries.open_review(held)
    assert (review.due_by, review.setting_id, review.of_version) == (day(due), held.setting_id, None)


def test_a_plan_that_passes_to_another_council_is_not_reviewed_here():
    review = make.in_force(day("2 Mar 2026"))
    written.handed_over(
        review.plan, written.moves(review.plan, day("5 Oct 2026"), day("7 Sep 2026")), day("5 Oct 2026")
    )
    assert (make.fresh(review).over_on, queries.open_review(review.plan)) == (day("5 Oct 2026"), None)
    tasks.keep_up(on=day("6 Oct 2026"))
    assert queries.open_review(review.plan) is None


# --- bad input ---


def test_a_meeting_is_not_held_in_the_future_and_nothing_is_decided_before_it():
    on = day("16 Jul 2026")
    review = make.invited(make.planned(make.scheduled(on - timedelta(days=250)), on))
    everybody = list(queries.attendees_of(review).values_list("pk", flat=True))
    with pytest.raises(RuleBroken, match="cannot have been held on a day in the future"):
        actions.hold(make.as_held(review), by=make.senco(review), on=on - timedelta(days=1), met_on=on, came=everybody)
    with pytest.raises(RuleBroken, match="Nothing can be decided before it"):
        actions.propose(review, by=make.officer(), on=on, deciding=make.deciding("MAINTAIN"))
    with pytest.raises(RuleBroken, match="Nothing can be decided before it"):
        actions.decide(review, by=make.manager(), on=on, deciding=make.deciding("MAINTAIN"))
    assert make.fresh(review).met_on is None
