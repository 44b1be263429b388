"""Each change by what it changed, and what it did not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from countywide.casework.consultations import actions, queries, tasks
from countywide.casework.consultations.models import Answer, Consultation, Pack, Release, Taken
from countywide.casework.release.models import Hold
from countywide.casework.transfers.tests import factories as moves
from countywide.platform.accounts.models import Organisation
from countywide.platform.files import queries as files
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.links.models import Link
from countywide.register.contacts.models import Mailbox
from countywide.register.schools.models import School

from . import factories as make
from .factories import DAY, DUE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]


# --- preparing and sending ---


def test_a_prepared_consultation_tells_nobody():
    made = make.drafted(make.moving(), make.consulted_school())
    assert (made.standing, made.sent_on, made.is_preference) == ("DRAFTED", None, True)
    assert (make.messages("sent"), list(Pack.objects.all())) == ([], [])
    assert made.case.events.filter(key="consultations.sent").count() == 0


def test_sending_freezes_the_pack_starts_fifteen_days_and_tells_school_family_and_present_school():
    made = make.sent()
    assert (made.standing, made.sent_on, made.due_on, made.reach) == ("SENT", DAY, DUE, "ACCOUNT")
    (clock,) = made.case.deadlines.filter(clock="NA-CONSULT-SCHOOL")
    assert (clock.key, clock.legal_due) == (made.clock_key, DUE)
    (told,) = make.messages("sent")
    assert told.address == f"senco@{made.setting.school.urn}.example"
    assert made.case.child.name_shown not in told.notice.body + told.notice.subject
    event = made.case.events.get(key="consultations.sent")
    assert (event.to_family, event.to_school) == (True, True)
    assert not Link.objects.exists()


def test_a_pack_holds_the_letter_the_plan_without_its_place_and_what_the_family_says_each_with_its_fingerprint():
    made = make.sent()
    pack = queries.pack_now(made)
    assert pack is not None
    papers = list(pack.papers.all())
    assert [(each.place, each.kind) for each in papers][:3] == [(1, "LETTER"), (2, "PLAN"), (3, "VIEWS")]
    assert {each.sha256 for each in papers} == {each.file.sha256 for each in papers}
    assert len(pack.sha256) == 64
    assert {each.file.keeper for each in papers} == {"consultations"}


def test_the_letter_says_who_why_by_when_on_which_grounds_and_that_the_family_reads_the_answer(words_of):
    made = make.sent()
    letter = words_of(made, 1)
    for said in (
        made.case.child.legal_surname, "Yes: the family asks for your school", "small unit for hearing", "5 November" if DUE.day == 5 else str(DUE.day),
        "s.39(4)", "reasonable steps", "by itself no ground", "The family reads your answer", "destroy",
    ):  # fmt: skip
        assert said in letter, said


def test_the_plan_goes_without_the_school_it_names(words_of):
    made = make.sent()
    assert "Left blank in this copy" in words_of(made, 2)


def test_a_school_reads_why_the_family_wants_it_and_never_which_others_it_named(words_of):
    from countywide.casework.placements.tests import factories as families

    transfer, school = make.moving(), make.consulted_school(name="Larchwood School")
    other = make.consulted_school(name="Otherwood School")
    preference = families.of_account(families.asked_now(transfer))
    own = families.wish(1, f"Larchwood School ({school.urn})", reasons="It has a quiet garden.")
    families.said(
        preference,
        own,
        families.wish(2, f"Otherwood School ({other.urn})", reasons="It is near."),
        child_view="I like newts.",
    )
    views = words_of(make.sent(transfer, school), 3)
    assert ("It has a quiet garden." in views, "I like newts." in views) == (True, True)
    assert ("Otherwood" in views, "It is near." in views) == (False, False)


def test_a_school_without_an_account_gets_a_personal_link_at_its_checked_mailbox():
    made = make.sent(school=make.consulted_school(account=False))
    link = make.link_of(made)
    assert (made.reach, link.address, link.holder) == (
        "LINK",
        f"senco@{made.setting.school.urn}.example",
        f"school:{made.setting_id}",
    )
    assert make.messages("sent") == []


def test_nothing_goes_to_a_mailbox_that_nobody_checked():
    made = make.drafted(make.moving(), make.consulted_school(verified=False))
    make.reasons(made, DAY)
    with pytest.raises(RuleBroken, match="no mailbox") as refused:
        actions.send(made, by=make.officer(), on=DAY, at=timezone.now())
    assert refused.value.leads_to == f"/contacts/schools/{made.setting.school.urn}"
    assert make.fresh(made).standing == "DRAFTED"


def test_a_school_that_closed_is_not_consulted_and_one_that_closes_is_consulted_no_more():
    shut = make.consulted_school(status="2")
    with pytest.raises(RuleBroken, match="has closed"):
        make.drafted(make.moving(), shut)
    made = make.sent()
    School.objects.filter(organisation=made.setting).update(status="2")
    assert tasks.keep_up(make.later(1))["shut"] == 1
    made = make.fresh(made)
    assert (made.standing, made.withdrawn_because) == ("WITHDRAWN", "SHUT")
    assert len(make.messages("shut")) == 1
    assert tasks.keep_up(make.later(1))["shut"] == 0


def test_a_school_is_asked_once_at_a_time():
    made = make.sent()
    with pytest.raises(RuleBroken, match="already"):
        actions.draft(
            made.case, by=make.officer(), on=DAY, setting_id=made.setting_id, is_preference=False, why=make.WHY
        )
    with pytest.raises(RuleBroken, match="sent already"):
        actions.send(made, by=make.officer(), on=DAY, at=timezone.now())


def test_only_those_who_work_the_case_may_consult(person, organisation):
    transfer = make.moving()
    elsewhere = person("casework-officer", at=organisation("TEAM"))
    with pytest.raises(PermissionDenied):
        actions.draft(
            transfer.case, by=elsewhere, on=DAY, setting_id=make.consulted_school().organisation_id, is_preference=True, why=make.WHY
        )  # fmt: skip


def test_an_old_paper_wants_a_reason_that_goes_with_it():
    late = make.later(1000)
    made = make.drafted(make.moving(), make.consulted_school(), late)
    Mailbox.objects.filter(organisation=made.setting).update(verified_on=late)
    with pytest.raises(RuleBroken, match="goes although it is old"):
        actions.send(made, by=make.officer(), on=late, at=timezone.now())
    make.reasons(made, late)
    actions.send(made, by=make.officer(), on=late, at=timezone.now())
    pack = queries.pack_now(made)
    assert pack is not None
    assert {(each.kind, each.fresh, each.because) for each in pack.papers.all() if each.fresh == "RED"} == {
        ("PLAN", "RED", "Nothing newer is there."), ("VIEWS", "RED", "Nothing newer is there.")
    }  # fmt: skip


def test_a_pack_with_another_child_in_it_stops_whole_and_nothing_leaves():
    made = make.drafted(make.moving(), make.consulted_school())
    other = make_other(made)
    Consultation.objects.filter(pk=made.pk).update(why=f"{make.WHY} {other} is there too.")
    made = make.fresh(made)
    with pytest.raises(RuleBroken, match="Nothing was sent"):
        actions.send(made, by=make.officer(), on=DAY, at=timezone.now())
    assert (make.fresh(made).sent_on, make.messages("sent"), Pack.objects.count()) == (None, [], 0)
    assert Hold.objects.get().case_id == made.case_id
    assert not made.case.deadlines.filter(clock="NA-CONSULT-SCHOOL").exists()


def make_other(made: Consultation) -> str:
    from countywide.casework.release.tests import factories as release

    other = release.other_child()
    return f"{other.legal_forename} {other.legal_surname}, born {other.born_on:%d/%m/%Y}"


def test_what_was_sent_stays_as_it_was_sent():
    made = make.sent()
    pack = queries.pack_now(made)
    assert pack is not None
    for change in (lambda: Pack.objects.update(sha256="x"), lambda: pack.papers.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_council_that_maintains_a_school_elsewhere_is_consulted_too():
    school = make.consulted_school(la_code="887", account=False)
    made = make.sent(school=school)
    assert (made.council_name, made.council_address, made.council_told_on) == (
        "Quaymouth Council",
        "send@quaymouth.example",
        DAY,
    )
    (told,) = make.messages("other-council")
    assert (told.address, "s.39(2)(c)" in told.notice.body) == ("send@quaymouth.example", True)
    assert make.link_of(made, queries.FOR_COUNCIL).address == "send@quaymouth.example"
    academy = make.consulted_school(la_code="887", group="10", type="34")
    assert make.drafted(make.moving(), academy).council_code == ""


def test_where_that_council_reads_email_is_entered_if_it_is_not_known():
    made = make.drafted(make.moving(), make.consulted_school(la_code="888"))
    make.reasons(made, DAY)
    with pytest.raises(RuleBroken, match="Another council maintains"):
        actions.send(made, by=make.officer(), on=DAY, at=timezone.now())
    actions.send(made, by=make.officer(), on=DAY, at=timezone.now(), council_address="send@council.example")
    assert make.fresh(made).council_told_on == DAY


# --- days, reminders, questions, withdrawing ---


def test_schools_are_reminded_on_their_days_once_and_the_head_once_the_days_are_over():
    made = make.sent()
    Mailbox.objects.create(organisation=made.setting, role="HEAD", address="head@school.example")
    went = [day for day in range(20) if tasks.keep_up(make.later(day))["chased"]]
    assert went == [7, 12, 15, 17]
    assert tasks.keep_up(make.later(17))["chased"] == 0
    to = [each.address for each in make.messages("chased")]
    assert [to.count(f"senco@{made.setting.school.urn}.example"), to.count("head@school.example")] == [4, 2]
    assert len(make.messages("silent")) == 1


def test_more_days_move_the_answer_and_nothing_of_the_familys():
    made = make.sent()
    before = {each.clock: each.act_by for each in made.case.deadlines.all()}
    actions.extend(made, by=make.officer(), on=DAY, to=make.later(25), because="Closed for half term.")
    made = make.fresh(made)
    assert (made.answer_by, made.due_on) == (make.later(25), DUE)
    assert {each.clock: each.act_by for each in made.case.deadlines.all()} == before
    with pytest.raises(RuleBroken, match="latest day"):
        actions.extend(made, by=make.officer(), on=DAY, to=make.later(26), because="Closed for longer still.")
    assert [day for day in range(26) if tasks.keep_up(make.later(day))["chased"]] == [7, 12]


def test_a_question_waits_for_the_officer_and_the_days_run_on():
    made = make.sent()
    actions.ask(
        make.at_school(made),
        by=make.BY,
        on=DAY,
        at=timezone.now(),
        name="Avery Stone, SENCO",
        text="Which aids does she use?",
    )
    assert make.fresh(made).standing == "QUESTION"
    question = made.questions.get()
    actions.reply(made, by=make.officer(), on=DAY, question=question, answer="A radio aid in every lesson.")
    made = make.fresh(made)
    assert (made.standing, made.due_on, len(make.messages("replied"))) == ("SENT", DUE, 1)


def test_withdrawing_shuts_the_pack_ends_the_clock_and_asks_to_destroy_it():
    made = make.sent(school=make.consulted_school(account=False))
    actions.withdraw(made, by=make.officer(), on=DAY, at=timezone.now(), because="PREFERENCE")
    made = make.fresh(made)
    assert made.standing == "WITHDRAWN"
    assert not Link.objects.filter(ended_at=None).exists()
    assert made.case.deadlines.get(clock="NA-CONSULT-SCHOOL").ended_on == DAY
    assert "destroy" in make.messages("withdrawn")[0].notice.body
    with pytest.raises(RuleBroken, match="withdrew this"):
        actions.keep_writing(make.at_school(made), by=make.BY, on=DAY, said=make.refusing(made))


def test_a_plan_that_ends_is_asked_about_no_more():
    made = make.sent()
    moves.ceased(made.plan, DAY)
    assert (make.fresh(made).standing, make.fresh(made).withdrawn_because) == ("WITHDRAWN", "CEASED")


def test_a_school_that_was_not_meant_opens_nothing_any_more_and_the_team_is_told():
    made = make.sent()
    actions.say_not_ours(make.at_school(made), by=make.BY, on=DAY, at=timezone.now(), why="There are two of that name.")
    made = make.fresh(made)
    assert (made.standing, made.withdrawn_because) == ("WITHDRAWN", "NOT_OURS")
    assert len(make.messages("not-ours")) == 1


# --- answering ---


def test_an_answer_is_kept_as_it_came_meets_the_clock_and_the_family_reads_that_it_is_checked():
    made = make.answered()
    answer = make.answer_of(made)
    assert (made.standing, answer.position, answer.days_late) == ("ANSWERED", "SHOULD_NOT", 0)
    assert [(each.kind, each.explanation) for each in answer.grounds.all()] == [("OTHERS", make.EXPLAINED)]
    assert {each.says for each in answer.lines.all()} == {"CANNOT"}
    assert made.case.deadlines.get(clock="NA-CONSULT-SCHOOL").met_on == DAY
    event = made.case.events.get(key="consultations.answered")
    assert (event.family_title, event.to_family, event.to_school) == (
        "Reply received from a school, being checked",
        True,
        False,
    )
    assert not Release.objects.exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.update(position="CAN_ADMIT")


def test_a_late_answer_is_read_and_says_so():
    made, day = make.sent(), make.later(20)
    actions.keep_writing(make.at_school(made), by=make.BY, on=day, said=make.said(made))
    told = actions.send_answer(make.at_school(made), by=make.BY, on=day, signed=make.signed(day, passages=()))
    assert told[0].startswith("It came 5 days after the day we asked for. We read it all the same")
    assert make.answer_of(made).days_late == 5


def test_a_second_answer_stands_beside_the_first_until_one_is_accepted():
    made = make.answered()
    actions.keep_writing(make.at_school(made), by=make.BY, on=DAY, said=make.said(made, context=("FULL",)))
    told = actions.send_answer(make.at_school(made), by=make.BY, on=DAY, signed=make.signed(passages=()))
    assert told[0] == "You had answered before. We keep both; this one counts."
    assert "the year group is full" in told[1]
    assert [each.position for each in queries.answers_of(made)] == ["CAN_ADMIT", "SHOULD_NOT"]
    made = make.checked(make.fresh(made))
    with pytest.raises(RuleBroken, match="checked and is complete"):
        actions.keep_writing(make.at_school(made), by=make.BY, on=DAY, said=make.said(made))


def test_another_school_may_not_answer():
    made = make.sent()
    other = make.somebody_at(make.consulted_school().organisation)
    with pytest.raises(PermissionDenied):
        actions.keep_writing(make.at_school(made), by=other, on=DAY, said=make.said(made))


# --- checking and releasing ---


def test_a_complete_answer_is_released_to_the_family_without_the_words_about_another_child():
    made = make.checked(make.answered())
    release = Release.objects.get()
    assert (made.standing, release.what, release.on, release.because) == ("ADEQUATE", "VIEW", DAY, "ADEQUATE")
    assert make.OTHER_CHILD not in release.text
    assert (release.text.count("[Taken out]"), release.removed) == (1, ["It is about another child"])
    assert make.messages("for-family")[0].address == make.parent(made).email
    assert len(make.messages("released")) == 1
    event = made.case.events.get(key="consultations.released")
    assert (event.to_family, event.to_school) == (True, False)


def test_an_answer_that_lacks_evidence_goes_back_and_no_date_of_the_council_moves():
    made = make.answered()
    before = {each.clock: each.act_by for each in made.case.deadlines.exclude(clock="NA-CONSULT-SCHOOL")}
    made = make.checked(made, adequate=False)
    assert (made.standing, Release.objects.count()) == ("RETURNED", 0)
    assert {each.clock: each.act_by for each in made.case.deadlines.exclude(clock="NA-CONSULT-SCHOOL")} == before
    assert made.case.deadlines.get(clock="NA-CONSULT-SCHOOL").met_on is None
    assert "Say which survey" in make.messages("returned")[0].notice.body
    made = make.checked(make.answered(made))
    assert (made.standing, Release.objects.get().answer.number) == ("ADEQUATE", 2)


def test_an_officer_takes_words_out_and_the_log_says_which_and_why():
    made = make.answered()
    actions.take_out(
        made, by=make.officer(), on=DAY, words="two specialists  measured them", why="They did not agree to be named"
    )
    with pytest.raises(RuleBroken, match="do not stand in the reply"):
        actions.take_out(made, by=make.officer(), on=DAY, words="nothing of the kind", why="Because")
    make.checked(made)
    release = Release.objects.get()
    assert "specialists" not in release.text
    assert release.removed == ["They did not agree to be named", "It is about another child"]
    assert [each.words for each in Taken.objects.all()] == ["two specialists  measured them"]


def test_the_reasons_go_at_the_latest_with_the_decision_even_if_nobody_has_checked_them():
    made = make.answered()
    silent = make.sent(transfer_of(made))
    actions.release_with_decision(made.plan, by=make.BY, on=make.later(3), is_final=False)
    release = Release.objects.get()
    assert (release.because, release.on, make.OTHER_CHILD in release.text) == ("DECISION", make.later(3), False)
    assert make.fresh(silent).closed_on is None
    actions.release_with_decision(made.plan, by=make.BY, on=make.later(9), is_final=True)
    assert (Release.objects.count(), make.fresh(silent).standing) == (1, "CLOSED")
    assert make.fresh(silent).case.deadlines.get(key=silent.clock_key).ended_on == make.later(9)
    made = make.answered(make.fresh(silent), make.later(12))
    assert made.standing == "ANSWERED"


def transfer_of(made: Consultation):
    return moves.fresh(made.transfer)


def test_the_notice_of_proposed_changes_takes_the_reasons_with_it():
    from countywide.casework.plans.tests import factories as plans

    made = make.answered()
    plans.served(plans.fresh(made.plan), DAY)
    assert [(each.what, each.because) for each in Release.objects.all()] == [("VIEW", "DECISION")]


def test_the_full_reply_is_released_on_request_with_an_entry_and_never_unasked():
    made = make.checked(make.answered())
    with pytest.raises(RuleBroken, match="has not asked"):
        actions.release_full(made, by=make.officer(), on=DAY)
    actions.ask_for_full(made, by=make.parent(made), on=DAY)
    assert len(make.messages("full-asked")) == 1
    actions.release_full(make.fresh(made), by=make.officer(), on=make.later(1))
    full = Release.objects.get(what="FULL")
    assert "The acoustic survey of May." in full.text
    assert (full.because, full.on) == ("ASKED", make.later(1))


# --- what came since ---


def test_a_review_that_comes_after_a_pack_went_is_sent_after_it_and_the_older_pack_stays_to_be_read():
    transfer = make.moving()
    made = make.sent(transfer)
    assert tasks.keep_up(make.later(1))["renewed"] == 0
    moves.reviewed(transfer, make.later(2) - timedelta(days=2))
    transfer.plan.reviews.update(report_on=make.later(2))
    assert tasks.keep_up(make.later(3))["renewed"] == 1
    first, second = Pack.objects.order_by("number")
    assert second.added == ["Report of the latest review, and the decision"]
    assert (first.number, second.number, first.sha256 == second.sha256) == (1, 2, False)
    assert {each.file_id for each in first.papers.filter(kind="PLAN")} == {
        each.file_id for each in second.papers.filter(kind="PLAN")
    }
    assert "Report of the latest review" in make.messages("renewed")[0].notice.body
    assert make.fresh(made).due_on == DUE
    assert tasks.keep_up(make.later(3))["renewed"] == 0


def test_the_organisation_of_a_school_is_what_its_permission_compares_with():
    made = make.sent()
    assert make.at_school(made).organisation_id == made.setting_id
    assert made.organisation_id == made.case.team_id
    assert Organisation.objects.filter(pk=made.setting_id).exists()
    assert files.whole(queries.pack_now(made).papers.first().file)  # type: ignore[union-attr]
