"""The twenty weeks played through on given days, from a request to a final plan and to each refusal."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.assessments import actions, queries
from countywide.casework.assessments.tests import factories as make
from countywide.casework.letters.models import Letter

pytestmark = pytest.mark.django_db


def letters_of(assessment):
    """Every letter by its kind and whether it is a copy, in order."""
    held = Letter.objects.filter(case=assessment.case).order_by("id").values_list("kind", "addressed_to")
    return [kind.removeprefix("assessments.") for kind, _ in held]


def played(requested: date, *, checked: date, agreed: date, advised: date, issue: date, draft: date, final: date):
    make.desks()
    assessment = make.begun(requested)
    assert assessment.case.stage == "RECEIVED"
    assessment = make.checked(checked, assessment)
    assert (assessment.case.stage, assessment.family_consulted_on) == ("VALIDATED", checked)
    assessment = make.proposed(assessment, agreed)
    assert assessment.case.stage == "READY"
    assessment = make.agreed(assessment, agreed)
    assert (assessment.case.stage, assessment.case.waiting_on) == ("AGREED", "ADVISERS")
    assessment = make.advised(assessment, advised)
    assert assessment.case.stage == "ADVICE_IN"
    assessment = make.to_issue(assessment, issue)
    assert assessment.case.stage == "DECIDED_TO_ISSUE"
    assessment = make.drafted(assessment, draft)
    assert (assessment.case.stage, assessment.case.waiting_on) == ("DRAFT_ISSUED", "FAMILY")
    setting = make.school()
    consultation = actions.consult(
        assessment, by=make.officer(), on=draft, organisation_id=setting.pk, is_preference=True
    )
    actions.note_answer(
        assessment,
        by=make.officer(),
        on=final,
        consultation=consultation,
        answered_on=final,
        position="CAN_ADMIT",
        words="",
    )
    actions.make_final(
        make.fresh(assessment), by=make.manager(), on=final, file_id=make.file().pk, naming=make.naming(setting, final)
    )
    before = make.fresh(assessment)
    assert (before.final_on, before.final_sent_on, before.case.closed_on) == (final, None, None)
    make.post_everything(final)
    return make.fresh(assessment)


@pytest.mark.parametrize(
    ("requested", "days", "due"),
    [
        pytest.param(
            date(2026, 9, 14),
            {
                "checked": date(2026, 9, 16),
                "agreed": date(2026, 10, 20),
                "advised": date(2026, 12, 1),
                "issue": date(2026, 12, 9),
                "draft": date(2026, 12, 14),
                "final": date(2026, 12, 29),
            },
            {
                "NA-DECIDE": date(2026, 10, 26),
                "NA-REFUSE": date(2027, 1, 4),
                "NA-FINAL": date(2027, 2, 1),
                "NA-REPS draft:1": date(2026, 12, 28),
            },
            id="the fifteen days run through Christmas",
        ),
        pytest.param(
            date(2026, 7, 17),
            {
                "checked": date(2026, 7, 20),
                "agreed": date(2026, 8, 27),
                "advised": date(2026, 10, 8),
                "issue": date(2026, 10, 20),
                "draft": date(2026, 10, 23),
                "final": date(2026, 11, 7),
            },
            {
                "NA-DECIDE": date(2026, 8, 28),
                "NA-REFUSE": date(2026, 11, 6),
                "NA-FINAL": date(2026, 12, 4),
                "NA-REPS draft:1": date(2026, 11, 6),
            },
            id="the six weeks run through the summer",
        ),
    ],
)
def test_from_a_request_to_a_final_plan(requested, days, due):
    assessment = played(requested, **days)
    clocks = make.clocks_of(assessment)
    assert {name: clocks[name].legal_due for name in due} == due
    assert {name: clock.state_on(days["final"]) for name, clock in clocks.items() if clock.law.owed_by == "LA"} == {
        "NA-CONSULT": "MET",
        "NA-DECIDE": "MET",
        "NA-REFUSE": "ENDED",
        "NA-FINAL": "MET",
        "NA-DRAFT": "MET",
        "NA-REPS draft:1": "MET",
    }
    assert (clocks["NA-DECIDE"].met_on, clocks["NA-FINAL"].met_on) == (days["agreed"], days["final"])
    case = assessment.case
    assert (case.stage, case.closed_on, case.act_by) == ("FINAL_ISSUED", days["final"], None)
    assert letters_of(assessment) == [
        "considering-family",
        "considering-school",
        "considering-health",
        "considering-care",
        "agreed",
        "agreed-others",
        "agreed-others",
        "agreed-others",
        "advice-request",
        "advice-request",
        "advice-request",
        "advice-request",
        "draft-plan",
        "final-plan",
        "final-plan-others",
        "final-plan-others",
        "final-plan-others",
    ]
    plan = queries.final_plan_of(assessment)
    assert (plan.family_sent_on, plan.setting_sent_on, plan.health_sent_on) == (days["final"],) * 3


def test_from_a_request_to_a_refusal_to_assess():
    make.desks()
    assessment = make.proposed(make.checked(date(2026, 7, 20), begin_on(date(2026, 7, 17))), date(2026, 8, 26), "NO")
    decision = actions.refuse(assessment, by=make.manager(), on=date(2026, 8, 26), deciding=make.deciding("NO"))
    assessment = make.fresh(assessment)
    clocks = make.clocks_of(assessment)
    assert (clocks["NA-DECIDE"].is_running, clocks["NA-FINAL"].ended_because) == (True, "We decided not to assess")
    assert assessment.case.stage == "REFUSED_TO_ASSESS" and assessment.case.is_open  # nobody has been told yet
    make.post_everything(date(2026, 8, 27))
    assessment, clocks = make.fresh(assessment), make.clocks_of(assessment)
    decision.refresh_from_db()
    assert (decision.told_on, decision.appeal_by) == (date(2026, 8, 27), date(2026, 10, 27))
    assert {name: (clock.trigger_on, clock.state_on(date(2026, 9, 1))) for name, clock in clocks.items()} == {
        "NA-CONSULT": (date(2026, 7, 17), "MET"),
        "NA-DECIDE": (date(2026, 7, 17), "MET"),
        "NA-REFUSE": (date(2026, 7, 17), "ENDED"),
        "NA-FINAL": (date(2026, 7, 17), "ENDED"),
        "ME-CONTACT": (date(2026, 8, 27), "RUNNING"),
        "AP-LODGE": (date(2026, 8, 27), "RUNNING"),
    }
    assert (assessment.case.stage, assessment.case.closed_on) == ("REFUSED_TO_ASSESS", date(2026, 8, 27))
    assert next(each.title for each in assessment.case.events.told_to("FAMILY")) == "We decided not to assess"


def begin_on(day):
    return make.begun(day)


def test_from_a_request_to_a_refusal_to_issue():
    make.desks()
    assessment = make.agreed(make.proposed(make.checked(date(2026, 9, 16)), date(2026, 10, 20)), date(2026, 10, 20))
    assessment = make.advised(assessment, date(2026, 12, 1))
    assessment = make.to_issue(assessment, date(2026, 12, 15), "NO")
    clocks = make.clocks_of(assessment)
    assert (clocks["NA-REFUSE"].met_on, clocks["NA-FINAL"].ended_on) == (date(2026, 12, 15), date(2026, 12, 15))
    assert (assessment.case.stage, assessment.case.closed_on) == ("REFUSED_TO_ISSUE", date(2026, 12, 15))
    assert clocks["AP-LODGE"].legal_due == date(2027, 2, 15)
    assert letters_of(assessment)[-3:] == ["refusal-to-issue", "refusal-to-issue-others", "refusal-to-issue-others"]
    decision = queries.decision_standing(assessment, "ISSUE")
    assert [row[0] for row in decision.evidence] == ["Professional report"] * 4
