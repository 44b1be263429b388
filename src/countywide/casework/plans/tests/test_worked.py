"""Every example of the rulebook on amending (5.5, 5.7), assessing again (7), moving and another health board (8.1), ending (8.2) and direct payments (8.4), through the room's own actions and letters."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from countywide.casework.deadlines import actions as deadlines
from countywide.casework.plans import actions, queries
from countywide.casework.plans.tests import factories as make
from countywide.law import clocks
from countywide.platform.kit.conduct import RuleBroken

pytestmark = pytest.mark.django_db
people = make.assessments
D = date


def named(*rows: tuple[Any, ...]) -> list[Any]:
    """Cases of a table, each known by its first column as the rulebook gives it."""
    return [pytest.param(*rest, id=name) for name, *rest in rows]


AMENDED_AFTER_A_REVIEW = named(
    # meeting, report due, decision and notice due, notice sent, notice + 8 weeks, meeting + 12 weeks, final due, act by
    ("Meeting just before summer holiday, notice on last day", D(2026, 7, 16), D(2026, 7, 30), D(2026, 8, 13), D(2026, 8, 13), D(2026, 10, 8), D(2026, 10, 8), D(2026, 10, 8), None),
    ("Same meeting, notice sent early", D(2026, 7, 16), D(2026, 7, 30), D(2026, 8, 13), D(2026, 7, 27), D(2026, 9, 21), D(2026, 10, 8), D(2026, 9, 21), None),
    ("Same meeting, notice sent four weeks late", D(2026, 7, 16), D(2026, 7, 30), D(2026, 8, 13), D(2026, 9, 10), D(2026, 11, 5), D(2026, 10, 8), D(2026, 10, 8), None),
    ("Decision day is Christmas Day", D(2026, 11, 27), D(2026, 12, 11), D(2026, 12, 25), D(2026, 12, 24), D(2027, 2, 18), D(2027, 2, 19), D(2027, 2, 18), None),
    ("Decision day is leap day", D(2028, 2, 1), D(2028, 2, 15), D(2028, 2, 29), D(2028, 2, 29), D(2028, 4, 25), D(2028, 4, 25), D(2028, 4, 25), None),
    ("Meeting on the 31st", D(2028, 1, 31), D(2028, 2, 14), D(2028, 2, 28), D(2028, 2, 28), D(2028, 4, 24), D(2028, 4, 24), D(2028, 4, 24), None),
    ("Last meeting that can meet 14 Feb 2027", D(2026, 11, 22), D(2026, 12, 6), D(2026, 12, 20), D(2026, 12, 20), D(2027, 2, 14), D(2027, 2, 14), D(2027, 2, 14), D(2027, 2, 12)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("meeting", "report_due", "decide_due", "sent", "from_notice", "from_meeting", "due", "act_by"),
    AMENDED_AFTER_A_REVIEW,
)
def test_after_a_review(meeting, report_due, decide_due, sent, from_notice, from_meeting, due, act_by):
    held = make.in_force(meeting - timedelta(days=200))
    for clock in ("AR-REPORT", "AR-NOTICE-AMEND"):  # the room of reviews starts these when the meeting was held
        deadlines.start(held.case, clock, by=make.BY, on=meeting)
    assert make.clocks(held)["AR-REPORT"].legal_due == report_due
    amendment = make.served(held, sent, meeting_on=meeting)
    ran = make.clocks(held)
    notice = ran["AR-NOTICE-AMEND"]
    assert (notice.legal_due, notice.met_on, notice.met_on <= decide_due) == (decide_due, sent, sent <= decide_due)
    final = ran[f"AR-FINAL {amendment.key}"]
    assert final.facts == {
        "from_notice": from_notice.isoformat(),
        "from_meeting": from_meeting.isoformat(),
        "notice_late": sent > decide_due,
    }
    assert (final.trigger_on, final.legal_due) == (sent, due)
    assert final.act_by == (act_by or clocks.Calendar().last_working_day(due))
    assert f"AM-NOREVIEW {amendment.key}" not in ran


EIGHT_WEEKS = named(
    # notice sent, the last day, the last working day by then
    ("Notice Mon 28 Sep 2026", D(2026, 9, 28), D(2026, 11, 23), D(2026, 11, 23)),
    ("Notice Tue 4 Jan 2028", D(2028, 1, 4), D(2028, 2, 29), D(2028, 2, 29)),
    ("Notice Fri 30 Oct 2026", D(2026, 10, 30), D(2026, 12, 25), D(2026, 12, 24)),
)


@pytest.mark.parametrize(("sent", "due", "act_by"), EIGHT_WEEKS)
def test_without_a_review(sent, due, act_by):
    held = make.in_force(sent - timedelta(days=100))
    year = make.clocks(held)["AR-YEAR"].legal_due
    amendment = make.served(held, sent)
    limit = make.clocks(held)[f"AM-NOREVIEW {amendment.key}"]
    assert (limit.trigger_on, limit.legal_due, limit.act_by) == (sent, due, act_by)
    make.amended(amendment, due)
    assert make.clocks(held)[f"AM-NOREVIEW {amendment.key}"].met_on == due
    assert (make.clocks(held)["AR-YEAR"].legal_due, make.clocks(held)["AR-YEAR"].met_on) == (year, None)


@pytest.mark.parametrize(("sent", "due", "act_by"), EIGHT_WEEKS)
def test_not_amended_after_all(sent, due, act_by):
    held = make.in_force(sent - timedelta(days=100))
    amendment = make.served(held, sent)
    make.not_amended(amendment, due)
    limit = make.clocks(held)[f"AR-NOAMEND {amendment.key}"]
    assert (limit.trigger_on, limit.legal_due, limit.act_by, limit.met_on) == (sent, due, act_by, due)
    assert make.clocks(held)[f"AM-NOREVIEW {amendment.key}"].ended_because == "Decided not to amend"


# --- 7: assessing again ---

AGAIN = named(
    # asked, decide by, its act by, the family is told, the final plan is due
    ("Request on last day of July", D(2026, 7, 31), D(2026, 8, 15), D(2026, 8, 14), D(2026, 8, 14), D(2026, 11, 20)),
    ("Request Wed 16 Dec 2026, agreed on last day", D(2026, 12, 16), D(2026, 12, 31), None, D(2026, 12, 31), D(2027, 4, 8)),
    ("Request 31 Jan 2028", D(2028, 1, 31), D(2028, 2, 15), None, D(2028, 2, 15), D(2028, 5, 23)),
    ("Agreed Tue 23 Nov 2027", D(2027, 11, 15), D(2027, 11, 30), None, D(2027, 11, 23), D(2028, 2, 29)),
)  # fmt: skip


@pytest.mark.parametrize(("asked", "decide", "act_by", "told", "final"), AGAIN)
def test_a_request_to_assess_again_is_decided_in_15_days_and_done_in_14_weeks(asked, decide, act_by, told, final):
    held = make.in_force(asked - timedelta(days=300))
    year = make.clocks(held)["AR-YEAR"].legal_due
    made = make.agreed_again(held, told, asked_on=asked)
    clock = make.clocks(held)[f"RA-DECIDE {made.key}"]
    assert (clock.trigger_on, clock.legal_due, clock.act_by, clock.met_on) == (asked, decide, act_by or decide, told)
    running = made.assessment.case.deadlines.running()
    fourteen = running.get(clock="RA-FINAL")
    assert (fourteen.trigger_on, fourteen.legal_due) == (told, final)
    assert not running.filter(clock__in=("NA-DECIDE", "NA-REFUSE", "NA-FINAL", "NA-DRAFT")).exists()
    assert (make.clocks(held)["AR-YEAR"].legal_due, make.clocks(held)["AR-YEAR"].met_on) == (year, None)


LOOKED_BACK = named(
    # the last assessment, asked, the six months begin, may this ground be given
    ("Assessed 31 Aug 2026, asked 28 Feb 2027", D(2026, 8, 31), D(2027, 2, 28), D(2026, 8, 29), True),
    ("Assessed 31 Aug 2026, asked 1 Mar 2027", D(2026, 8, 31), D(2027, 3, 1), D(2026, 9, 2), False),
    ("Assessed 15 Jun 2026, asked 15 Dec 2026", D(2026, 6, 15), D(2026, 12, 15), D(2026, 6, 16), False),
    ("Assessed 15 Jun 2026, asked 14 Dec 2026", D(2026, 6, 15), D(2026, 12, 14), D(2026, 6, 15), True),
)


@pytest.mark.parametrize(("assessed", "asked", "starts", "inside"), LOOKED_BACK)
def test_within_six_months_of_an_assessment_we_need_not_assess_again(assessed, asked, starts, inside):
    held = make.in_force(assessed)
    assert queries.last_assessed_on(held) == assessed
    made = make.asked_again(held, asked, last_assessed_on=queries.last_assessed_on(held))
    clock = make.clocks(held)[f"RA-DECIDE {made.key}"]
    assert clock.facts == {"lookback_starts": starts.isoformat(), "inside_lookback": inside}
    said = {"by": people.manager(), "on": asked, "ground": "SIX_MONTHS", "reasons": people.REASONS}
    if inside:
        actions.refuse_again(made, **said)
        assert (make.again(made).agreed, make.again(made).ground) == (False, "SIX_MONTHS")
    else:
        with pytest.raises(RuleBroken, match="This ground needs one since"):
            actions.refuse_again(made, **said)


# --- 8.1: moving between councils ---

MOVES = named(
    # aware, moves, we had to know by, the plan passes by, the new council tells the family by, its act by, three months end
    ("Good notice", D(2026, 8, 3), D(2026, 9, 1), D(2026, 8, 10), D(2026, 9, 1), D(2026, 10, 13), None, D(2026, 11, 30)),
    ("Late notice over Christmas", D(2026, 12, 18), D(2026, 12, 21), D(2026, 11, 30), D(2027, 1, 12), D(2027, 2, 23), None, D(2027, 4, 11)),
    ("Told afterwards", D(2026, 11, 16), D(2026, 10, 31), D(2026, 10, 12), D(2026, 12, 4), D(2027, 1, 15), None, D(2027, 3, 3)),
    ("Aware on a Sunday", D(2027, 3, 28), D(2027, 4, 1), D(2027, 3, 9), D(2027, 4, 19), D(2027, 5, 31), D(2027, 5, 28), D(2027, 7, 18)),
)  # fmt: skip


@pytest.mark.parametrize(("aware", "moves", "aware_by", "due", "tell", "tell_act", "three"), MOVES)
def test_a_plan_passes_on_the_day_of_the_move_or_within_15_working_days(
    aware, moves, aware_by, due, tell, tell_act, three
):
    held = make.in_force(aware - timedelta(days=100))
    move = make.moves(held, moves, aware)
    clock = make.clocks(held)[f"MV-TRANSFER {move.key}"]
    assert (clock.trigger_on, clock.legal_due) == (moves, due)
    assert clock.facts == {"aware_by": aware_by.isoformat(), "in_time": aware <= aware_by}
    held = make.handed_over(held, move, due)
    assert make.clocks(held)[f"MV-TRANSFER {move.key}"].met_on == due
    assert (held.ceased_on, held.ceased_because, held.case.stage) == (due, "MOVED", "TRANSFERRED")


@pytest.mark.parametrize(("aware", "moves", "aware_by", "due", "tell", "tell_act", "three"), MOVES)
def test_the_council_to_which_it_passed_tells_the_family_in_six_weeks(
    aware, moves, aware_by, due, tell, tell_act, three
):
    ran = make.clocks(make.came(due, D(2026, 1, 1)))
    assert (ran["MV-TELL"].trigger_on, ran["MV-TELL"].legal_due) == (due, tell)
    assert ran["MV-TELL"].act_by == (tell_act or clocks.Calendar().last_working_day(tell))
    assert ran["MV-REVIEW"].facts["three_months"] == three.isoformat()
    assert "AR-YEAR" not in ran


REVIEWED_AFTER_A_MOVE = named(
    # made, last reviewed, passed to us, twelve months end, three months end, review due, its act by
    ("Plan last reviewed 10 Nov 2025", D(2024, 11, 12), D(2025, 11, 10), D(2026, 9, 1), D(2026, 11, 9), D(2026, 11, 30), D(2026, 11, 30), D(2026, 11, 30)),
    ("Plan first made 14 May 2026", D(2026, 5, 14), None, D(2026, 9, 1), D(2027, 5, 13), D(2026, 11, 30), D(2027, 5, 13), D(2027, 5, 13)),
    ("Review already overdue", D(2024, 6, 3), D(2025, 6, 1), D(2026, 9, 1), D(2026, 5, 31), D(2026, 11, 30), D(2026, 11, 30), D(2026, 11, 30)),
    ("Transferred 30 Nov 2026", D(2025, 1, 21), D(2026, 1, 20), D(2026, 11, 30), D(2027, 1, 19), D(2027, 2, 28), D(2027, 2, 28), D(2027, 2, 26)),
)  # fmt: skip


@pytest.mark.parametrize(("made", "reviewed", "passed", "twelve", "three", "due", "act_by"), REVIEWED_AFTER_A_MOVE)
def test_a_plan_that_moved_in_is_reviewed_by_the_later_of_a_year_and_three_months(
    made, reviewed, passed, twelve, three, due, act_by
):
    held = make.came(passed, made, last_reviewed_on=reviewed)
    clock = make.clocks(held)["MV-REVIEW"]
    assert (clock.legal_due, clock.act_by) == (due, act_by)
    assert clock.facts == {"twelve_months": twelve.isoformat(), "three_months": three.isoformat()}


# --- 8.1: another health board ---

BOARDS = named(
    # the old board is aware, 15 working days beginning with that day end
    ("Old ICB aware Tue 2 Jun 2026", D(2026, 6, 2), D(2026, 6, 22)),
    ("Aware Mon 21 Dec 2026", D(2026, 12, 21), D(2027, 1, 13)),
    ("Aware Mon 22 Mar 2027", D(2027, 3, 22), D(2027, 4, 13)),
)


@pytest.mark.parametrize(("aware", "due"), BOARDS)
def test_the_old_health_board_tells_the_new_one_in_15_working_days(aware, due):
    held = make.in_force(aware - timedelta(days=100))
    change = make.health_changed(held, aware, aware_on=aware)
    clock = make.clocks(held)[f"MV-ICB {change.told_key}"]
    assert (clock.trigger_on, clock.legal_due) == (aware, due)
    actions.note_board_told(change, by=people.officer(), on=due, told_on=due)
    assert make.clocks(held)[f"MV-ICB {change.told_key}"].met_on == due


@pytest.mark.parametrize(("aware", "due"), BOARDS)
def test_the_new_health_board_asks_for_a_review_in_15_working_days_of_knowing(aware, due):
    """It knows from the day our letter counts as received, which by email is the day it was sent."""
    held = make.in_force(aware - timedelta(days=100))
    change = make.health_changed(held, aware, desk_id=make.other_board())
    clock = make.clocks(held)[f"MV-ICB {change.answer_key}"]
    assert (clock.trigger_on, clock.legal_due) == (aware, due)
    make.asked_again(held, due, asked_by="HEALTH", is_bound=True)
    assert make.clocks(held)[f"MV-ICB {change.answer_key}"].met_on == due


# --- 8.4: direct payments ---

PAID = named(
    # first payment, first review done by, its act by
    ("First payment 30 Nov 2026", D(2026, 11, 30), D(2027, 2, 28), D(2027, 2, 26)),
    ("First payment 1 Sep 2026", D(2026, 9, 1), D(2026, 11, 30), D(2026, 11, 30)),
    ("First payment 29 Feb 2028", D(2028, 2, 29), D(2028, 5, 28), D(2028, 5, 26)),
)


@pytest.mark.parametrize(("first", "due", "act_by"), PAID)
def test_direct_payments_are_looked_at_within_three_months(first, due, act_by):
    held = make.in_force(first - timedelta(days=200))
    asked = make.budget_asked(make.reviewing(held), first - timedelta(days=30))
    made = make.paid(make.budget_agreed(asked, first - timedelta(days=10)), first)
    clock = make.clocks(held)[f"DP-REVIEW {made.key}"]
    assert (clock.trigger_on, clock.legal_due, clock.act_by) == (first, due, act_by)
    finding = "The money is enough and was used for the teaching."
    actions.note_budget_review(made, by=people.officer(), on=due, reviewed_on=due, finding=finding)
    assert make.clocks(held)[f"DP-REVIEW {made.key}"].met_on == due
