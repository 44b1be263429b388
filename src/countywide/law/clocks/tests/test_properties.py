"""What must hold for any dates of twenty years, leap days and bank holidays among them, whatever a school closes."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from countywide.law import clocks
from countywide.law.clocks import Absence, Calendar, Closure, counting, exceptions

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2028, 2, 29), date(2026, 12, 25), date(2027, 3, 26), date(2026, 8, 31), date(2026, 12, 31)]
)
SPANS = st.integers(1, 60).map(lambda days: timedelta(days))
CLOSURES = st.lists(st.builds(lambda first, length: Closure(first, first + length), DAYS, SPANS), max_size=4)
SOME = st.frozensets(DAYS, max_size=6)
CALENDARS = st.builds(Calendar, SOME, SOME)
COUNTED = ["NA-DECIDE", "NA-REFUSE", "NA-FINAL", "AR-DECIDE", "RA-FINAL", "NA-ADVICE-S31", "OR-AMEND"]
quick = settings(max_examples=120, deadline=None)


@quick
@given(st.sampled_from(COUNTED), DAYS, CALENDARS)
def test_the_day_to_act_by_is_the_last_working_day_not_after_the_legal_one(clock, trigger, calendar):
    answer = clocks.answer(clock, trigger, calendar=calendar)
    assert answer.act_by <= answer.legal_due
    assert calendar.is_working_day(answer.act_by)
    between = [answer.act_by + timedelta(n) for n in range(1, (answer.legal_due - answer.act_by).days + 1)]
    assert not any(calendar.is_working_day(day) for day in between)


@quick
@given(DAYS, CLOSURES, DAYS, st.booleans())
def test_no_fact_about_closures_or_circumstances_ever_moves_a_legal_date(trigger, closures, asked, personal):
    day = max(asked, trigger)
    for clock, days in (("NA-DECIDE", 42), ("NA-REFUSE", 112), ("NA-FINAL", 140)):
        facts = {"school_closures": tuple(closures), "school_asked": day, "personal": personal}
        assert clocks.answer(clock, trigger, **facts).legal_due == trigger + timedelta(days)


@quick
@given(CLOSURES, DAYS)
def test_the_school_exception_needs_a_day_in_the_window_of_a_long_closure(closures, asked):
    found = clocks.answer("NA-FINAL", asked, school_closures=tuple(closures), school_asked=asked).exceptions[0]
    long = [each for each in closures if (each.reopens - each.first_closed).days >= 28]
    week = timedelta(7)
    assert found.available == any(each.first_closed - week <= asked <= each.reopens - week for each in long)
    assert (found.window is None) == (not long)
    if found.available:
        assert found.window[0] <= asked <= found.window[1]


@quick
@given(DAYS, DAYS, SPANS)
def test_an_absence_counts_only_its_days_inside_the_time(trigger, first, length):
    absence = Absence(first, first + length)
    found = clocks.answer("NA-DECIDE", trigger, absences=(absence,)).exceptions[3]
    away = {first + timedelta(n) for n in range(length.days)}
    inside = {trigger + timedelta(n) for n in range(43)}
    assert found.available == (len(away & inside) >= 28)
    assert exceptions.days_inside(absence, trigger, trigger + timedelta(42)) <= 43


@quick
@given(DAYS, st.integers(1, 36))
def test_a_period_of_months_ends_the_day_before_it_would_begin_again(day, months):
    ends = counting.period_starting_with(day, months)
    again = counting.add_months(day, months)
    assert ends == (again if again.day != day.day else again - timedelta(1))
    assert counting.add_months(day, 0) == day


@quick
@given(DAYS, st.integers(1, 40), CALENDARS)
def test_working_days_are_counted_one_by_one(day, number, calendar):
    found = calendar.working_days_after(day, number)
    passed = [day + timedelta(n) for n in range(1, (found - day).days + 1)]
    assert sum(calendar.is_working_day(each) for each in passed) == number and calendar.is_working_day(found)
    assert calendar.working_days_before(calendar.working_days_after(found, number), number) == found
    assert calendar.working_days_from(found, 1) == found


@quick
@given(DAYS)
def test_an_appeal_is_never_due_before_its_raw_end_nor_on_a_day_the_tribunal_rests(sent):
    answer = clocks.answer("AP-LODGE", sent)
    assert answer.legal_due >= answer.facts["raw_end"]
    assert Calendar().is_working_day(answer.legal_due)


@quick
@given(DAYS, CLOSURES)
def test_a_schools_own_days_never_end_before_those_of_the_council(received, closures):
    school = clocks.answer("IN-FOI", received, body="school", school_closures=tuple(closures))
    council = clocks.answer("IN-FOI", received)
    assert council.legal_due <= school.facts["school_days"]
    assert school.legal_due == min(school.facts["school_days"], school.facts["sixty_days"])


@quick
@given(st.sampled_from(sorted(clocks.CLOCKS)), DAYS)
def test_every_answer_can_be_explained(clock, trigger):
    given = {
        "AR-FINAL": {"meeting": trigger},
        "MV-TRANSFER": {"aware": trigger},
        "MV-REVIEW": {"plan_or_review": trigger},
        "CE-AGE": {"route": "fe"},
        "CU-NA": {"step": "decide"},
        "ME-DO": {"part": "promises"},
        "AP-DIRECTION": {"directed_date": trigger + timedelta(14)},
        "AP-DIRECTION-FAMILY": {"working_days": 10},
        "AP-BUNDLE": {"hearing": trigger + timedelta(60)},
        "IN-RECORD": {"school_closures": ()},
    }
    answer = clocks.answer(clock, trigger, **given.get(clock, {}))
    assert len(answer.working) >= 2 and all(len(sentence.split()) >= 3 for sentence in answer.working)
    assert any(answer.clock.law in sentence for sentence in answer.working)


def test_a_calendar_keeps_weekends_good_friday_and_christmas_whatever_is_said():
    removed = frozenset({date(2026, 12, 25), date(2027, 3, 26), date(2026, 11, 28), date(2026, 8, 31)})
    calendar = Calendar(removed=removed)
    assert [calendar.is_working_day(day) for day in sorted(removed)] == [True, False, False, False]
    assert calendar == Calendar(removed=removed) and hash(calendar) == hash(Calendar(removed=removed))
    assert calendar != Calendar()


def test_days_off_are_named():
    calendar = Calendar(added=frozenset({date(2026, 11, 25)}))
    assert calendar.holiday_name(date(2026, 11, 25)) == "a bank holiday"
    assert calendar.holiday_name(date(2026, 11, 28)) == "a Saturday"
    assert calendar.holiday_name(date(2026, 12, 25)) == "Christmas Day"
    assert calendar.holiday_name(date(2026, 11, 26)) == ""


def test_the_united_kingdom_adds_scotland_and_northern_ireland():
    calendar = Calendar()
    for day in (date(2026, 1, 2), date(2026, 3, 17), date(2026, 6, 15), date(2026, 7, 13), date(2026, 8, 3)):
        assert (calendar.is_working_day(day), calendar.is_uk_working_day(day)) == (True, False)
    assert not calendar.is_uk_working_day(date(2022, 1, 4))  # 2 January 2022 was a Sunday, and the 3rd was taken
