"""The school that the child is at looks over what other schools would be sent: asked, answered, and not waited for too long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from countywide.casework.consultations import actions, queries, tasks
from countywide.casework.consultations.models import PackCheck
from countywide.casework.consultations.rules import pack_checks as rules
from countywide.law import clocks
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.contacts.models import Mailbox

from . import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]
DAY = make.DAY
WRONG = "The report of June is missing, and the speech therapist has written since."


@pytest.fixture
def transfer(council):
    found = make.moving()
    Mailbox.objects.get_or_create(
        organisation=found.case.school, role="SENCO", defaults={"address": "senco@now.example"}
    )
    return found


def asked(transfer, on: date = DAY) -> PackCheck:
    return actions.ask_to_check(transfer.case, by=make.officer(), on=on)


def senco(transfer):
    return make.somebody_at(transfer.case.school)


@pytest.mark.parametrize(
    ("asked_on", "due"),
    [(date(2026, 9, 14), date(2026, 9, 21)), (date(2026, 12, 23), date(2027, 1, 4))],  # Christmas and New Year between
)
def test_it_has_five_working_days(asked_on, due):
    assert rules.due_on(asked_on, 5, clocks.Calendar()) == due


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open_case": False}, "no plan here"),
        ({"has_school": False}, "You can send without it"),
        ({"has_mailbox": False}, "no mailbox under Contacts"),
        ({"waits": True}, "was asked already"),
    ],
)
def test_what_stands_in_the_way_of_asking(given, says):
    usual = {"is_open_case": True, "has_version": True, "has_school": True, "has_mailbox": True, "waits": False}
    bar = rules.bar_to_asking(**{**usual, **given})
    assert (bar is None) if says is None else says in bar


def test_the_school_is_asked_and_its_answer_reaches_the_team(transfer):
    made = asked(transfer)
    [told] = make.messages("check-asked")
    assert f"/our-consultations/look-over/{made.key}" in told.notice.body
    assert transfer.case.child.legal_surname not in told.notice.body + told.notice.subject
    actions.answer_check(made, by=senco(transfer), on=DAY, says="WRONG", words=WRONG)
    made.refresh_from_db()
    assert (made.says, made.words, made.answered_on) == ("WRONG", WRONG, DAY)
    assert "missing, old or wrong" in make.messages("checked")[0].notice.body


@pytest.mark.parametrize(
    ("says", "words", "why"),
    [("", "", "Say whether the papers"), ("WRONG", "Look again", "Say what is missing, old or wrong")],
)
def test_half_an_answer_is_refused(transfer, says, words, why):
    made = asked(transfer)
    with pytest.raises(RuleBroken, match=why):
        actions.answer_check(made, by=senco(transfer), on=DAY, says=says, words=words)
    assert PackCheck.objects.waiting().count() == 1


def test_it_is_answered_once_and_asked_once_at_a_time_and_again_after_that(transfer):
    made = asked(transfer)
    with pytest.raises(RuleBroken, match="was asked already"):
        asked(transfer)
    actions.answer_check(made, by=senco(transfer), on=DAY, says="RIGHT")
    with pytest.raises(RuleBroken, match="answered already"):
        actions.answer_check(made, by=senco(transfer), on=DAY, says="WRONG", words=WRONG)
    assert asked(transfer, DAY + timedelta(days=9)).pk != made.pk


def test_silence_stops_nothing_and_the_team_is_told_once(transfer):
    made = asked(transfer)
    assert tasks.keep_up(made.due_on)["unchecked"] == 0
    assert tasks.keep_up(made.due_on + timedelta(days=1))["unchecked"] == 1
    assert tasks.keep_up(made.due_on + timedelta(days=2))["unchecked"] == 0
    assert len(make.messages("unchecked")) == 1
    consulted = make.drafted(transfer, make.consulted_school())
    make.reasons(consulted, DAY)
    actions.send(consulted, by=make.officer(), on=DAY, at=timezone.now())
    assert make.fresh(consulted).sent_on == DAY


def test_another_school_neither_reads_nor_answers(transfer, client_for):
    made, other = asked(transfer), make.consulted_school()
    stranger = make.somebody_at(other.organisation)
    with pytest.raises(PermissionDenied):
        actions.answer_check(made, by=stranger, on=DAY, says="RIGHT")
    assert client_for(stranger).get(reverse("consultations:look-over", args=[made.key])).status_code == 404
    assert client_for(senco(transfer)).post(
        reverse("consultations:ask-to-check", args=[transfer.case.reference])
    ).status_code in (403, 404)


def test_what_would_go_holds_nothing_that_the_family_said_of_one_school(transfer):
    sheets = queries.would_go(asked(transfer), on=DAY)
    assert [each.kind for each in sheets][:1] == ["PLAN"]
    assert all(": " not in each.source.removeprefix("views:version:") for each in sheets)


def test_the_pages_from_asking_to_the_answer(transfer, client_for):
    officer, school = client_for(make.officer()), client_for(senco(transfer))
    of_case = reverse("consultations:of-case", args=[transfer.case.reference])
    ask = reverse("consultations:ask-to-check", args=[transfer.case.reference])
    assert "Nobody was asked to look over the papers yet" in officer.get(of_case).content.decode()
    assert officer.get(ask).status_code == 200
    assert officer.post(ask).url == of_case
    made = PackCheck.objects.get()
    where = reverse("consultations:look-over", args=[made.key])
    assert where in school.get(reverse("consultations:ours")).content.decode()
    assert "Are these papers complete and right?" in school.get(where).content.decode()
    short = school.post(where, {"says": "WRONG", "words": "No"})
    assert (short.status_code, "Say what is missing" in short.content.decode()) == (422, True)
    assert school.post(where, {"says": "WRONG", "words": WRONG}).status_code == 302
    assert WRONG in officer.get(of_case).content.decode()


# --- once another school is named ---


def named(made, setting, on: date) -> None:
    """The plan names a setting from a final plan of a day."""
    plan = made.plan
    type(plan).objects.filter(pk=plan.pk).update(setting=setting, made_on=on)


def test_papers_are_shut_four_weeks_after_another_school_is_named_and_the_answer_stays(transfer, client_for):
    made, other = make.answered(make.sent(transfer)), make.consulted_school()
    named(made, other.organisation, DAY)
    paper = reverse("consultations:show", args=[made.key])
    school = client_for(make.somebody_at(made.setting))
    assert tasks.keep_up(DAY + timedelta(days=27))["packs_shut"] == 0
    assert "What we sent you" in school.get(paper).content.decode()
    assert tasks.keep_up(DAY + timedelta(days=28))["packs_shut"] == 1
    assert tasks.keep_up(DAY + timedelta(days=29))["packs_shut"] == 0
    shown = school.get(paper).content.decode()
    assert ("What we sent you" in shown, "names another school" in shown, "What you answered" in shown) == (
        False,
        True,
        True,
    )
    [told] = make.messages("pack-shut")
    assert "destroy every copy" in told.notice.body


def test_papers_stay_open_to_the_school_that_is_named_and_while_none_is(transfer):
    made = make.sent(transfer)
    assert tasks.keep_up(DAY + timedelta(days=90))["packs_shut"] == 0
    named(made, made.setting, DAY)
    assert tasks.keep_up(DAY + timedelta(days=90))["packs_shut"] == 0


def test_papers_that_were_sent_after_the_plan_are_not_shut_by_it(transfer):
    made, other = make.sent(transfer), make.consulted_school()
    named(made, other.organisation, DAY - timedelta(days=200))
    assert tasks.keep_up(DAY + timedelta(days=90))["packs_shut"] == 0


def test_a_link_opens_nothing_once_papers_are_shut(transfer):
    made = make.sent(transfer, make.consulted_school(account=False))
    named(made, make.consulted_school().organisation, DAY)
    assert queries.reach(str(made.key), f"school:{made.setting_id}", DAY).address
    tasks.keep_up(DAY + timedelta(days=28))
    assert not queries.reach(str(made.key), f"school:{made.setting_id}", DAY).address
