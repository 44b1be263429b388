"""Confirming the child, describing files, what is not held, declaring complete, the receipt, adding more, jobs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from countywide.casework.cases.enums import Stage
from countywide.casework.cases.models import Event
from countywide.casework.cases.tests import factories as cases
from countywide.casework.evidence import actions, queries, tasks
from countywide.casework.evidence.models import EvidenceRequest, Item, Link
from countywide.casework.evidence.types import REPORT, Wanted
from countywide.platform.audit.models import Entry
from countywide.platform.files.models import File
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

from . import factories as make
from .test_asking import heard  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
TODAY, NOW, LATER = make.TODAY, make.NOW, make.LATER


@pytest.fixture
def asked():
    return make.request(confirmed=True)


def described(asked, *, by=None, **given):
    file = make.file_for(asked, by=by or make.guest(asked))
    return actions.describe(asked, by=by or make.guest(asked), on=TODAY, file_id=file.pk, said=make.said(**given))


def answers(asked):
    return list(asked.asked.values_list("kind", "answered_on", "not_held_because"))


# --- the child --------------------------------------------------------------------------------


def test_the_child_is_confirmed_once():
    asked = make.request()
    for at in (NOW, LATER):
        actions.confirm_child(asked, by=make.guest(asked), on=TODAY, at=at)
    assert asked.confirmed_at == NOW
    assert make.link_of(asked).state == "IN_USE"


def test_a_child_who_is_not_theirs_closes_the_request_and_tells_the_team(heard):  # noqa: F811
    asked = make.request()
    heard.clear()
    actions.say_not_theirs(asked, by=make.guest(asked), on=TODAY, at=NOW, because="Left in July.")
    assert (asked.not_theirs_on, asked.not_theirs_because) == (TODAY, "Left in July.")
    assert Delivery.objects.get(notice__kind="evidence.not-theirs").address == "assessment@council.example"
    assert "Left in July" not in make.said_in("evidence.not-theirs")
    assert heard == [("not_theirs", asked.pk, TODAY)]
    asked.case.refresh_from_db()
    assert asked.case.stage == Stage.VALIDATED


def test_once_files_were_sent_the_child_is_not_denied(asked):
    described(asked)
    with pytest.raises(RuleBroken, match="sent files about this child already"):
        actions.say_not_theirs(asked, by=make.guest(asked), on=TODAY, at=NOW, because="Oh.")


def test_nothing_is_described_before_the_child_is_confirmed():
    asked = make.request()
    with pytest.raises(RuleBroken, match="First say that this is a child"):
        described(asked)


# --- files ------------------------------------------------------------------------------------


def test_a_file_is_described_with_the_day_it_was_written_and_the_day_it_came(asked):
    item = described(asked, relevance="Reading.", third_party=True, written_on=date(2026, 7, 1))
    assert (item.kind, item.author, item.author_role, item.written_on, item.received_on, item.third_party) == (
        REPORT,
        "A. Writer",
        "SENCO",
        date(2026, 7, 1),
        TODAY,
        True,
    )
    assert (item.source, item.added_by, item.organisation, item.case) == ("LINK", None, asked.organisation, asked.case)
    assert (item.to_family, item.superseded_by) == (False, None)
    assert answers(asked) == [(REPORT, TODAY, ""), ("progress", None, "")]
    assert Entry.objects.latest("number").details == f'{{"kind":"{REPORT}","request":{asked.pk}}}'


def test_somebody_signed_in_is_named_as_the_one_who_added_it(asked):
    senco = make.staff(asked.organisation)
    item = described(asked, by=senco)
    assert (item.source, item.added_by) == ("SCHOOL", senco)


def test_describing_again_changes_the_same_evidence(asked):
    item = described(asked)
    actions.describe(asked, by=make.guest(asked), on=TODAY, file_id=item.file_id, said=make.said("progress"))
    assert list(Item.objects.values_list("pk", "kind")) == [(item.pk, "progress")]
    assert answers(asked) == [(REPORT, None, ""), ("progress", TODAY, "")]


def test_a_document_of_the_future_is_refused(asked):
    with pytest.raises(RuleBroken, match="cannot be after the day it was received"):
        described(asked, written_on=TODAY + timedelta(days=1))
    assert not Item.objects.exists()


def test_a_file_of_another_request_is_not_there(asked):
    theirs = make.file_for(make.request(confirmed=True))
    for deed, given in (("describe", {"said": make.said()}), ("take_back", {})):
        with pytest.raises(RuleBroken, match="not among those you sent"):
            getattr(actions, deed)(asked, by=make.guest(asked), on=TODAY, file_id=theirs.pk, **given)


def test_a_file_sent_by_mistake_is_taken_back_and_nobody_can_open_it(asked):
    item = described(asked)
    file = item.file
    actions.take_back(asked, by=make.guest(asked), on=TODAY, file_id=file.pk)
    item.refresh_from_db()
    file.refresh_from_db()
    assert (item.removed_on, item.file, file.removed_at is None) == (TODAY, None, False)
    assert answers(asked)[0] == (REPORT, None, "")
    assert list(queries.items_of(asked.case, cases.officer(cases.team("assessment")))) == []


def test_a_file_of_which_nothing_was_said_is_taken_back(asked):
    file = make.file_for(asked)
    actions.take_back(asked, by=make.guest(asked), on=TODAY, file_id=file.pk)
    assert queries.undescribed(asked) == []


def test_what_was_declared_complete_is_not_taken_back(asked):
    for kind in (REPORT, "progress"):
        described(asked, kind=kind)
    actions.complete(asked, by=make.guest(asked), on=TODAY, at=timezone.now(), declared_by="A. Writer, SENCO")
    actions.reopen(asked, by=make.guest(asked), on=TODAY, at=timezone.now())
    with pytest.raises(RuleBroken, match="part of what you declared complete"):
        actions.take_back(asked, by=make.guest(asked), on=TODAY, file_id=Item.objects.first().file_id)
    later = described(asked, kind="other")
    actions.take_back(asked, by=make.guest(asked), on=TODAY, file_id=later.file_id)
    assert Item.objects.kept().count() == 2


# --- not held ---------------------------------------------------------------------------------


def test_what_is_not_held_is_said_with_a_reason_and_taken_back_by_sending_it(asked):
    progress = asked.asked.get(kind="progress")
    actions.say_not_held(asked, by=make.guest(asked), on=TODAY, because={progress.pk: " We moved systems. "})
    assert answers(asked)[1] == ("progress", TODAY, "We moved systems.")
    described(asked, kind="progress")
    assert answers(asked)[1] == ("progress", TODAY, "")


def test_a_reason_is_kept_only_for_what_this_request_asks(asked):
    other = make.request(confirmed=True).asked.first()
    actions.say_not_held(asked, by=make.guest(asked), on=TODAY, because={other.pk: "Ours."})
    other.refresh_from_db()
    assert other.not_held_because == ""


def test_each_of_several_other_things_needs_its_own_answer():
    items = [Wanted("other", "The notes"), Wanted("other", "The letter")]
    asked = make.request(confirmed=True, items=items)
    notes = asked.asked.first()
    described(asked, kind="other")
    assert [each.name for each in queries.not_sent(asked, queries.items_of_request(asked))] == ["The letter"]
    actions.say_not_held(asked, by=make.guest(asked), on=TODAY, because={notes.pk: "We keep none."})
    assert queries.unanswered(asked, queries.items_of_request(asked)) == []  # the file is the letter then


# --- complete ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "begins"),
    [
        (lambda asked: None, "Send a file for “Setting report”"),
        (lambda asked: make.file_for(asked), "Tell us about every file first"),
        (lambda asked: make.file_for(asked, state="QUARANTINED"), "A file could not be used"),
    ],
)
def test_it_is_not_complete_while_something_is_open(asked, spoil, begins):
    spoil(asked)
    with pytest.raises(RuleBroken, match=begins):
        actions.complete(asked, by=make.guest(asked), on=TODAY, at=NOW, declared_by="A. Writer, SENCO")
    assert asked.completed_on is None and not Delivery.objects.filter(notice__kind="evidence.receipt").exists()


def test_complete_without_a_single_file_where_nothing_is_held(asked):
    reasons = {each.pk: "We hold none." for each in asked.asked.all()}
    actions.say_not_held(asked, by=make.guest(asked), on=TODAY, because=reasons)
    actions.complete(asked, by=make.guest(asked), on=TODAY, at=LATER, declared_by="A. Writer, SENCO")
    assert asked.completed_on == TODAY
    assert "No file was sent." in make.said_in("evidence.receipt")


def test_complete_sends_the_receipt_ends_sessions_and_tells_the_case(asked, heard):  # noqa: F811
    for kind, name in ((REPORT, "report.pdf"), ("progress", "progress.pdf")):
        make.item(asked, kind, name)
    heard.clear()
    actions.complete(asked, by=make.guest(asked), on=TODAY, at=LATER, declared_by="A. Writer, SENCO")
    said = make.said_in("evidence.receipt")
    for item in Item.objects.all():
        assert item.file.name in said and item.file.sha256 in said
    assert Delivery.objects.get(notice__kind="evidence.receipt").address == make.link_of(asked).address
    link = make.link_of(asked)
    assert (link.state, link.sessions_since) == ("COMPLETED", LATER)
    assert heard == [("completed", asked.pk, TODAY)]
    asked.case.refresh_from_db()
    assert (asked.case.stage, asked.case.waiting_on) == (Stage.EVIDENCE_IN, "")
    assert Event.objects.filter(key="evidence.completed", to_family=True, to_school=True).count() == 1


def test_late_evidence_is_taken_all_the_same(asked):
    EvidenceRequest.objects.filter(pk=asked.pk).update(due_on=TODAY - timedelta(days=1), asked_on=date(2026, 9, 1))
    for kind in (REPORT, "progress"):
        described(asked, kind=kind)
    actions.complete(asked, by=make.guest(asked), on=TODAY, at=LATER, declared_by="A. Writer, SENCO")
    assert asked.completed_on == TODAY


def test_adding_more_keeps_the_first_day_and_sends_a_second_receipt(asked):
    done = make.complete(asked)
    actions.reopen(done, by=make.guest(done), on=TODAY, at=LATER)
    with pytest.raises(RuleBroken, match="This is open"):
        actions.reopen(done, by=make.guest(done), on=TODAY, at=LATER)
    make.item(done, "other")
    tomorrow = TODAY + timedelta(days=1)
    actions.complete(done, by=make.guest(done), on=tomorrow, at=LATER + timedelta(days=1), declared_by="B. Other, Head")
    assert (done.completed_on, done.completed_by, done.reopened_at) == (TODAY, "B. Other, Head", None)
    assert Delivery.objects.filter(notice__kind="evidence.receipt").count() == 2


def test_two_at_once_cannot_both_declare_it_complete(asked):
    for kind in (REPORT, "progress"):
        described(asked, kind=kind)
    mine, theirs = EvidenceRequest.objects.get(pk=asked.pk), EvidenceRequest.objects.get(pk=asked.pk)
    actions.complete(mine, by=make.guest(asked), on=TODAY, at=LATER, declared_by="A. Writer, SENCO")
    with pytest.raises(RuleBroken, match="declared complete"):
        actions.complete(theirs, by=make.staff(asked.organisation), on=TODAY, at=LATER, declared_by="B. Other, Head")
    assert Delivery.objects.filter(notice__kind="evidence.receipt").count() == 1


def test_two_at_once_both_add_files(asked):
    described(asked)
    described(asked, by=make.staff(asked.organisation), kind="progress")
    assert list(Item.objects.order_by("id").values_list("kind", "source")) == [(REPORT, "LINK"), ("progress", "SCHOOL")]


def test_a_file_found_unusable_later_is_told_to_its_sender_and_the_officer(asked):
    from countywide.platform.files import actions as files

    sent = files.receive(make.upload(), keeper=queries.KEEPER, place=asked.place, by=make.guest(asked), now=NOW)
    files.rule(sent, by=make.BY, now=LATER, state="REFUSED", trouble="LOCKED")
    assert Delivery.objects.get(notice__kind="evidence.spoilt").address == make.link_of(asked).address
    assert Event.objects.filter(key="evidence.file-spoilt", to_family=False).count() == 1
    assert sent.name not in make.said_in("evidence.spoilt")


@pytest.mark.parametrize("deed", ["confirm_child", "reopen"])
def test_the_office_that_holds_no_such_role_cannot_answer(deed, asked):
    with pytest.raises(PermissionDenied):
        getattr(actions, deed)(asked, by=make.staff(asked.organisation, "school-finance"), on=TODAY, at=NOW)


# --- what happens by itself -------------------------------------------------------------------


def keep_up(on):
    expired = actions.expire_links(by=make.BY, on=on, at=NOW)
    late = actions.mark_late(by=make.BY, on=on)
    return expired, late, actions.chase_due(by=make.BY, on=on, at=NOW)


def test_the_days_of_a_request_that_nobody_answers(heard):  # noqa: F811
    asked = make.request()  # 21 September, due 5 October
    days = [asked.asked_on + timedelta(days=number) for number in range(31)]
    done = {day: keep_up(day) for day in days}
    assert {day: what for day, what in done.items() if what != (0, 0, 0)} == {
        date(2026, 10, 1): (0, 0, 1),  # two working days before: reminded, with a fresh link for 28 days
        date(2026, 10, 6): (0, 1, 0),  # the day after: late
    }
    assert keep_up(date(2026, 10, 30)) == (1, 0, 0)  # the reminder's link has had its 28 days
    assert keep_up(date(2026, 10, 30)) == (0, 0, 0)
    asked.refresh_from_db()
    assert (asked.chased_on, asked.late_on, asked.chases) == (date(2026, 10, 1), date(2026, 10, 6), 1)
    assert [name for name, *_ in heard] == ["asked", "late"]
    assert make.link_of(asked).ended_because == "TIME"
    asked.case.refresh_from_db()
    assert (asked.case.stage, asked.case.waiting_on) == (Stage.EVIDENCE_REQUESTED, "")


def test_nobody_is_reminded_who_was_reminded_by_hand_or_has_answered(asked):
    make.complete(asked)
    other = make.request()
    actions.chase(other, by=make.BY, on=date(2026, 9, 30))
    assert keep_up(date(2026, 10, 1)) == (0, 0, 0)


def test_nobody_is_reminded_on_the_day_they_are_asked():
    make.request(due_on=TODAY + timedelta(days=1))
    assert keep_up(TODAY) == (0, 0, 0)


def test_one_request_that_fails_takes_no_other_with_it(monkeypatch):
    first, second = make.request(), make.request()
    plain = queries.live_link
    monkeypatch.setattr(queries, "live_link", lambda pk: 1 / 0 if pk == first.pk else plain(pk))
    late = date(2026, 10, 20)
    with pytest.raises(ExceptionGroup):
        actions.expire_links(by=make.BY, on=late, at=NOW)
    assert [make.link_of(each).state for each in (first, second)] == ["ISSUED", "EXPIRED"]
    monkeypatch.undo()
    assert actions.expire_links(by=make.BY, on=late, at=NOW) == 1


def test_the_regular_job_does_all_three():
    today = timezone.localdate()
    asked = make.request(on=today - timedelta(days=40), due_on=today - timedelta(days=10))
    Link.objects.update(expires_on=today - timedelta(days=12))
    assert tasks.keep_up() == (1, 1, 0)
    assert tasks.keep_up() == (0, 0, 0)
    assert make.link_of(asked).state == "EXPIRED"


def test_files_of_removed_evidence_stay_removed(asked):
    item = described(asked)
    actions.take_back(asked, by=make.guest(asked), on=TODAY, file_id=item.file_id)
    assert File.objects.filter(removed_at=None).count() == 0
