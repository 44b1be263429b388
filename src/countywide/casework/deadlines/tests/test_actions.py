"""Clocks start, are met and end; exceptions need facts; calendars that change move dates and say so."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from countywide.casework.cases import actions as cases
from countywide.casework.cases.tests import factories as make
from countywide.casework.deadlines import actions, deriving, queries, signals
from countywide.casework.deadlines.models import Deadline, ExceptionClaim
from countywide.casework.deadlines.types import Claiming
from countywide.law.clocks import Closure
from countywide.platform.audit import actions as audit
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

pytestmark = pytest.mark.django_db
SUMMER = Closure(date(2026, 7, 23), date(2026, 9, 2))


@pytest.fixture
def deeds():
    """Every deed happens inside a transaction, as under an action."""
    with transaction.atomic():
        yield


def started(case, clock="NA-DECIDE", on=date(2026, 7, 17), **given):
    return actions.start(case, clock, by=make.BY, on=on, **given)


def test_a_clock_started_is_computed_and_the_case_knows_the_next_day(deeds):
    case = make.case(on=date(2026, 8, 8))
    for clock in ("NA-DECIDE", "NA-REFUSE", "NA-FINAL"):
        started(case, clock, on=date(2026, 8, 8))
    assert [(each.clock, each.legal_due, each.act_by) for each in queries.deadlines_of(case)] == [
        ("NA-DECIDE", date(2026, 9, 19), date(2026, 9, 18)),
        ("NA-REFUSE", date(2026, 11, 28), date(2026, 11, 27)),
        ("NA-FINAL", date(2026, 12, 26), date(2026, 12, 24)),
    ]
    assert (case.act_by, case.next_clock) == (date(2026, 9, 18), "NA-DECIDE")
    actions.meet(case, "NA-DECIDE", by=make.BY, on=date(2026, 9, 1))
    assert (case.act_by, case.next_clock) == (date(2026, 11, 27), "NA-REFUSE")
    actions.end_all(case, by=make.BY, on=date(2026, 9, 1), because="Refused")
    assert (case.act_by, case.next_clock) == (None, "")


@pytest.mark.parametrize("number", [1, 4])
def test_clocks_that_start_together_are_kept_in_one_go(deeds, django_assert_max_num_queries, number):
    case = make.case()
    clocks = ("NA-CONSULT", "NA-DECIDE", "NA-REFUSE", "NA-FINAL")[:number]
    with django_assert_max_num_queries(9), audit.in_one_go():  # running, calendar, clocks, case, record 3, savepoint 2
        actions.start_together(case, clocks, by=make.BY, on=make.OPENED)
    assert sorted(queries.deadlines_of(case).values_list("clock", flat=True)) == sorted(clocks)
    assert [entry.did for entry in Entry.objects.filter(did__startswith="deadlines")] == ["deadlines.started"] * number
    with django_assert_max_num_queries(1):  # they run already
        actions.start_together(case, clocks, by=make.BY, on=make.OPENED)


def test_a_clock_runs_once_and_cannot_be_met_before_it_began(deeds):
    case = make.case()
    assert started(case).pk == started(case).pk
    with pytest.raises(RuleBroken, match="before the day"):
        actions.meet(case, "NA-DECIDE", by=make.BY, on=date(2026, 7, 16))


def test_advice_owed_by_others_is_not_what_the_council_must_do_next(deeds):
    case = make.case()
    started(case, "NA-ADVICE-OTHER", key="advice:1")
    started(case, "NA-ADVICE-OTHER", key="advice:2")
    assert (case.act_by, Deadline.objects.count()) == (None, 2)


def claiming(**given):
    said = {
        "code": "EX-SCHOOL",
        "impractical_because": "The only teacher who knows the child is away until the school opens again",
        "evidence": "The school's closure notice",
        "target_on": date(2026, 9, 18),
        "review_on": date(2026, 9, 4),
        "asked_on": date(2026, 7, 17),
        "asked_of": "Headteacher",
    }
    return Claiming(**{**said, **given})


def test_an_exception_is_recorded_with_its_facts_and_moves_no_legal_date():
    heard = []
    signals.exception_recorded.connect(lambda sender, claim, **_: heard.append(claim.pk), weak=False, dispatch_uid="t")
    with transaction.atomic():
        case = make.case()
        deadline = started(case, school_closures=(SUMMER,))
    officer = make.officer(make.team("assessment"))
    claim = actions.claim_exception(deadline, by=officer, on=date(2026, 7, 20), claiming=claiming())
    signals.exception_recorded.disconnect(dispatch_uid="t")
    deadline.refresh_from_db()
    case.refresh_from_db()
    assert (claim.window_from, claim.window_to) == (date(2026, 7, 16), date(2026, 8, 26))
    assert (deadline.legal_due, deadline.state_on(date(2026, 9, 1))) == (date(2026, 8, 28), "EXCEPTION")
    assert case.act_by == date(2026, 9, 18)  # the day the council aims for
    assert heard == [claim.pk]
    assert Entry.objects.filter(did="deadlines.exception-recorded").count() == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"asked_on": date(2026, 7, 16)}, "before the day the clock starts"),
        ({"asked_on": date(2026, 8, 27)}, r"must fall between 16 July 2026 and 26 August 2026"),
        ({"asked_on": None}, r"must fall between"),
        ({"code": "EX-ADV-APPT"}, "gives no such exception"),
        ({"code": "EX-ABSENT", "away_from": date(2026, 7, 18), "back_on": date(2026, 8, 14)}, "must fall between"),
        ({"code": "EX-PERSONAL", "happened_on": date(2026, 6, 1)}, "must fall between"),
        ({"code": "EX-PERSONAL", "happened_on": None}, "must fall between"),
    ],
)
def test_a_ground_that_the_facts_deny_is_refused(given, says):
    with transaction.atomic():
        deadline = started(make.case(on=date(2026, 7, 13)), on=date(2026, 7, 17), school_closures=(SUMMER,))
    with pytest.raises(RuleBroken, match=says):
        actions.claim_exception(
            deadline, by=make.officer(make.team("assessment")), on=date(2026, 7, 20), claiming=claiming(**given)
        )
    assert ExceptionClaim.objects.count() == 0


def test_closures_that_change_are_learned_and_a_claim_that_lost_its_ground_is_marked():
    with transaction.atomic():
        case = make.case()
        deadline = started(case, school_closures=(SUMMER,))
    officer = make.officer(make.team("assessment"))
    claim = actions.claim_exception(deadline, by=officer, on=date(2026, 7, 20), claiming=claiming())
    shorter = (Closure(date(2026, 7, 23), date(2026, 8, 19)),)
    with transaction.atomic():
        moved = deriving.derive_case(
            case,
            by=make.BY,
            on=date(2026, 7, 21),
            calendar=queries.calendar(),
            because="closures",
            school_closures=shorter,
        )
    claim.refresh_from_db()
    assert (moved, claim.denied_on, claim.ended_on) == (1, date(2026, 7, 21), None)
    assert "deadlines.exception-denied" in [entry.did for entry in Entry.objects.all()]


def test_a_bank_holiday_added_moves_the_day_to_act_by_of_every_open_case_it_touches():
    with transaction.atomic():
        touched, other = make.case(), make.case()
        started(touched, on=date(2026, 9, 14))  # ends Monday 26 October
        started(other, on=date(2026, 9, 15))
    keeper = make.officer(make.team("data-coordination"), "data-coordinator")
    actions.change_bank_holiday(
        None, by=keeper, on=date(2026, 9, 20), day=date(2026, 10, 26), change="ADDED", name="One-off holiday"
    )
    seen, moved = deriving.derive_everything(
        by=make.BY, on=date(2026, 9, 20), calendar=queries.calendar(), because="bank-holiday:2026-10-26"
    )
    assert (seen, moved) == (2, 1)
    assert queries.running(touched, "NA-DECIDE").act_by == date(2026, 10, 23)
    touched.refresh_from_db()
    assert touched.act_by == date(2026, 10, 23)
    assert [event.title for event in touched.events.all()] == [
        f"{Deadline(clock='NA-DECIDE').law.title}: act by 23 October 2026, was 26 October 2026"
    ]
    assert list(other.events.all()) == []
    again = deriving.derive_everything(by=make.BY, on=date(2026, 9, 20), calendar=queries.calendar(), because="nightly")
    assert again == (2, 0)


def test_every_date_explains_itself(deeds):
    deadline = started(make.case(), on=date(2026, 8, 24), school_closures=(SUMMER,), school_asked=date(2026, 8, 26))
    said = queries.explain(deadline)
    assert (said.legal_due, said.act_by, said.trigger_on) == (date(2026, 10, 5), date(2026, 10, 5), date(2026, 8, 24))
    assert "regs 4, 5" in said.law and len(said.steps) >= 2
    school = next(ground for ground in said.grounds if ground.code == "EX-SCHOOL")
    assert (school.available, school.window) == (True, (date(2026, 7, 16), date(2026, 8, 26)))


def test_both_teams_read_what_is_open_on_a_case_that_passes():
    case, after = make.case(), make.team("casework")
    with transaction.atomic():
        for clock in ("NA-DECIDE", "NA-FINAL"):
            actions.start(case, clock, by=make.BY, on=make.OPENED)
        actions.meet(case, "NA-DECIDE", by=make.BY, on=date(2026, 10, 1))
        cases.pass_on(
            case,
            by=make.BY,
            on=date(2026, 11, 25),
            team_id=after.organisation_id,
            because="Another team arranges the move",
        )
    told = [each.notice.body for each in Delivery.objects.filter(notice__kind="cases.passed-teams")]
    assert len(told) == 2
    for body in told:
        assert "What is open on it goes with the case" in body and "by 1 February 2027" in body
        assert "Decide whether to assess" not in body
