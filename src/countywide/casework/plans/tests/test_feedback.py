"""What a school or an adviser says of how a plan is written (Q25): routed, due by a day, answered, passed up when late."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from countywide.casework.plans import actions, queries, replies, rules, tasks
from countywide.casework.plans.models import Feedback
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.tests.test_pages import at, posted, words
from countywide.law import clocks
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery, Notice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
SAID_ON, DUE = date(2026, 12, 16), date(2027, 1, 4)
TEXT = "There are six outcomes for one need. Nobody can measure them all."


@pytest.fixture(autouse=True)
def today(monkeypatch):
    from countywide.casework.plans.views import base, writing

    def is_now(day):
        for module in (base, writing):
            monkeypatch.setattr(module, "localdate", lambda: day)

    is_now(SAID_ON)
    return is_now


@pytest.fixture
def held():
    plan = make.written()
    plan.case.owner = make.assessments.officer()
    plan.case.save()
    return plan


@pytest.fixture
def senco(person, held):
    return person("senco", at=held.case.school, name="Wren Teasel")


def told(kind: str) -> list[str]:
    return sorted(Delivery.objects.filter(notice__kind=kind).values_list("address", flat=True))


# --- rules -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2026, 11, 2), date(2026, 11, 16)),
        (date(2026, 12, 16), date(2027, 1, 4)),  # past Christmas, Boxing Day in lieu and New Year
        (date(2027, 3, 19), date(2027, 4, 6)),  # past Easter
        (date(2026, 11, 7), date(2026, 11, 20)),  # said on a Saturday
    ],
)
def test_a_reply_is_due_in_ten_working_days(on, due):
    assert rules.reply_by(on, working_days=replies.working_days(on), calendar=clocks.Calendar()) == due


def test_a_council_may_choose_another_number_from_a_day(tmp_path, settings):
    facts = tmp_path / "council.toml"
    facts.write_text('[[value]]\nkey = "plan-feedback-reply"\nvalue = 5\nfrom = 2027-01-01\n', encoding="utf-8")
    settings.COUNCIL_FILE = str(facts)
    assert (replies.working_days(date(2026, 12, 31)), replies.working_days(date(2027, 1, 1))) == (10, 5)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_final": False}, "not final yet"),
        ({"ceased_on": date(2026, 1, 1)}, "has ended"),
        ({"text": "Bad"}, "Say what is wrong"),
        ({"rows": ["gone"]}, "not in the newest plan"),
    ],
)
def test_what_stands_in_the_way_of_feedback(given, says):
    known = {"is_final": True, "ceased_on": None, "text": TEXT, "rows": ["b1"], "known": ["b1", "e1"]}
    bar = rules.bar_to_feedback(**{**known, **given})
    assert bar is None if says is None else says in bar


@pytest.mark.parametrize(
    ("day", "replied", "late"), [(DUE, None, False), (date(2027, 1, 5), None, True), (date(2027, 1, 5), DUE, False)]
)
def test_it_is_late_the_day_after(day, replied, late):
    assert rules.is_late(reply_by=DUE, replied_on=replied, on=day) is late


# --- saying and answering ---------------------------------------------------------------------


def test_the_officer_who_holds_the_plan_and_the_team_are_told_without_a_name(held, senco):
    need = held.rows.get(section="B")
    said = actions.feed_back(held, by=senco, on=SAID_ON, text=TEXT, rows=[str(need.key)])
    assert (said.reply_by, said.organisation, said.rows) == (DUE, held.case.school, [str(need.key)])
    assert told("plans.feedback-given") == sorted([held.case.owner.email, "assessment@council.example"])
    notice = Notice.objects.get(kind="plans.feedback-given")
    child = held.child
    for name in (child.legal_forename, child.legal_surname, senco.name, TEXT):
        assert name not in f"{notice.subject} {notice.body}"
    assert "4 January 2027" in notice.body and held.case.reference in notice.subject
    assert TEXT not in str(list(Entry.objects.values()))


def test_the_reply_goes_back_by_a_message_and_is_given_once(held, senco):
    said = actions.feed_back(held, by=senco, on=SAID_ON, text=TEXT)
    officer = held.case.owner
    actions.reply(held, by=officer, on=DUE, to=said.key, text="We join four of them at the review.")
    said.refresh_from_db()
    assert (said.replied_on, said.replied_by, said.reply) == (DUE, officer, "We join four of them at the review.")
    assert told("plans.feedback-answered") == [senco.email]
    assert "We join" not in Notice.objects.get(kind="plans.feedback-answered").body
    with pytest.raises(RuleBroken, match="answered on 4 January 2027"):
        actions.reply(held, by=officer, on=DUE, to=said.key, text="Once more then.")


def test_late_feedback_reaches_those_who_lead_the_team_once(held, senco):
    manager = make.assessments.manager()
    said = actions.feed_back(held, by=senco, on=SAID_ON, text=TEXT)
    answered = actions.feed_back(held, by=senco, on=SAID_ON, text="Another thing is wrong.")
    actions.reply(held, by=held.case.owner, on=DUE, to=answered.key, text="It is put right.")
    assert tasks.escalate_late_feedback(DUE) == 0
    assert [tasks.escalate_late_feedback(date(2027, 1, 5)) for _ in range(2)] == [1, 0]
    assert [(each.pk, each.escalated_on) for each in Feedback.objects.filter(escalated_on__isnull=False)] == [
        (said.pk, date(2027, 1, 5))
    ]
    assert told("plans.feedback-late") == [manager.email]


def test_the_job_is_among_the_regular_ones():
    assert "countywide.casework.plans.tasks.escalate_late_feedback" in [each.job for each in tasks.regular]


# --- pages -----------------------------------------------------------------------------------


def test_a_senco_chooses_rows_says_what_is_wrong_and_follows_it_on_the_case(client_for, held, senco, today):
    school, officer = client_for(senco), client_for(held.case.owner)
    case = reverse("front:case", args=[held.case.reference])
    need = held.rows.get(section="B")
    page = words(school.get(at("feed-back", held)))
    assert f"It goes to {held.case.owner.name}" in page and "within 10 working days" in page and "B1:" in page
    posted(school, at("feed-back", held), {"text": TEXT, "rows": [str(need.key)]})
    said = Feedback.objects.get()
    for client in (school, officer):
        assert "Reply due by 4 January 2027" in words(client.get(case))
        page = words(client.get(at("feedback", held, said.key)))
        assert TEXT in page and "B1: Reading takes great effort" in page and "Waiting" in page
    today(date(2027, 1, 5))
    assert "Late" in words(school.get(case))
    tasks.escalate_late_feedback(date(2027, 1, 5))
    assert "Passed to whoever leads the team on 5 January 2027" in words(school.get(case))
    posted(officer, at("reply", held, said.key), {"text": "We join four of them at the review."})
    page = words(school.get(at("feedback", held, said.key)))
    assert "We join four of them at the review." in page and "Answered" in page
    assert "Answered on 5 January 2027" in words(school.get(case))


def test_only_school_and_adviser_give_feedback_and_only_officers_reply(client_for, held, senco):
    said = actions.feed_back(held, by=senco, on=SAID_ON, text=TEXT)
    family = client_for(held.child.relationships.get().contact.user)
    officer, school = client_for(held.case.owner), client_for(senco)
    assert [each.get(at("feed-back", held)).status_code for each in (school, officer, family)] == [200, 403, 403]
    assert [each.get(at("reply", held, said.key)).status_code for each in (school, officer, family)] == [403, 200, 403]
    assert family.get(at("feedback", held, said.key)).status_code == 404


def test_one_school_does_not_read_what_another_said(client_for, held, senco, person):
    said = actions.feed_back(held, by=senco, on=SAID_ON, text=TEXT)
    held.setting = make.assessments.school()
    held.save()
    other = client_for(person("senco", at=held.setting))
    assert other.get(at("show", held)).status_code == 200
    assert other.get(at("feedback", held, said.key)).status_code == 404
    assert TEXT not in words(other.get(at("show", held)))


def test_a_row_that_left_the_plan_since_is_counted_and_not_named(client_for, held, senco):
    need = held.rows.get(section="B")
    said = actions.feed_back(held, by=senco, on=SAID_ON, text=TEXT, rows=[str(need.key)])
    actions.remove_row(need, by=held.case.owner, on=SAID_ON)
    make.issued(held)
    assert "1 that the newest plan no longer has" in words(client_for(senco).get(at("feedback", held, said.key)))


def test_an_adviser_speaks_for_their_service(person):
    from countywide.casework.plans.tests.test_pages import to_be_written

    held = make.plan(case=to_be_written())
    make.golden_thread(held)
    make.issued(held)
    asked = held.assessment.advice.filter(organisation__isnull=False).exclude(organisation=held.case.school).first()
    adviser = person("professional", at=asked.organisation)
    said = actions.feed_back(held, by=adviser, on=SAID_ON, text=TEXT)
    assert said.organisation == asked.organisation
    assert list(queries.feedback_on(held, adviser, "PROFESSIONAL")) == [said]
