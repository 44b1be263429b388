"""Amending a plan in force: who is sent what, which clock starts and is met, and what the law refuses (regs 22, 28)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from countywide.casework.assessments.types import Saying
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters import actions as letters
from countywide.casework.letters.models import Letter
from countywide.casework.plans import actions, queries, signals, tasks
from countywide.casework.plans.models import Amendment, Version
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.tests.factories import sent
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken

pytestmark = pytest.mark.django_db
people = make.assessments
MADE, SENT = date(2026, 3, 2), date(2026, 9, 28)
DAY = timedelta(days=1)
LAST = SENT + 14 * DAY  # of the fifteen days: by email on the day itself, which is day 1


@pytest.fixture
def held():
    return make.in_force(MADE)


@pytest.fixture
def heard():
    """What signals said, as the room of reviews would hear them."""
    ears = []

    def listen_to(signal):
        said = []

        def listen(sender, **given):
            said.append(given)

        signal.connect(listen, weak=False)
        ears.append((signal, listen))
        return said

    yield listen_to
    for signal, listen in ears:
        signal.disconnect(listen)


# --- the notice ------------------------------------------------------------------------------


def test_the_notice_goes_to_family_and_head_with_each_change_and_the_case_waits_for_the_family(held, heard):
    said = heard(signals.amendment_sent)
    amendment = make.proposed(held, SENT)
    assert sent(held, f"notice:{amendment.pk}") == [
        ("plans.amendment-notice", "FAMILY"),
        ("plans.amendment-notice-others", "SCHOOL"),
    ]
    assert (make.fresh(held).case.stage, make.fresh(held).case.waiting_on) == ("AMENDING", "")
    assert [clock for clock in make.clocks(held) if clock.startswith(("AR-REPS", "AM-"))] == []
    people.post_everything(SENT)
    amendment = Amendment.objects.get()
    assert (amendment.sent_on, amendment.served_on, amendment.comments_by, amendment.final_from) == (
        SENT, SENT, LAST, LAST + DAY,
    )  # fmt: skip
    ran = make.clocks(held)
    assert (ran[f"AR-REPS {amendment.key}"].legal_due, ran[f"AM-NOREVIEW {amendment.key}"].trigger_on) == (LAST, SENT)
    assert (make.fresh(held).case.stage, make.fresh(held).case.waiting_on) == ("AMENDING", "FAMILY")
    assert [(each["amendment"].pk, each["sent_on"], each["received_on"]) for each in said] == [
        (amendment.pk, SENT, SENT)
    ]
    letter = Letter.objects.get(kind="plans.amendment-notice")
    assert "writing does too" in str(letter.blocks) and "two years behind" in str(letter.blocks)
    assert "2_100" not in str(letter.blocks) and "210000" not in str(letter.blocks)  # costs are the council's own


def test_both_versions_lie_beside_it_and_neither_is_altered(held):
    amendment = make.proposed(held, SENT)
    assert [each.issued_as for each in held.versions.order_by("number")] == ["DRAFT", "FINAL", "PROPOSED"]
    assert (amendment.before.issued_as, amendment.proposed.issued_as) == ("FINAL", "PROPOSED")
    assert queries.proposed_changes(amendment) == [
        (
            "B1: Special educational needs",
            "Reading takes great effort and is two years behind.",
            "Reading takes effort, and writing does too.",
        )
    ]
    file = amendment.proposed.file
    assert (file.keeper, file.place, file.state) == ("plans", f"plan:{held.pk}", "CLEAN")


def test_by_post_the_fifteen_days_begin_when_the_letter_arrives_and_the_eight_weeks_when_it_leaves():
    held = make.in_force(MADE)
    people.family(held.child, by_post=True)
    amendment = make.served(held, SENT)
    assert (amendment.sent_on, amendment.served_on, amendment.comments_by) == (SENT, SENT + 2 * DAY, LAST + 2 * DAY)


def test_nothing_starts_while_one_of_the_family_still_waits(held):
    people.family(held.child, by_post=True)
    make.proposed(held, SENT)
    noon = timezone.make_aware(datetime.combine(SENT, time(12)))
    with transaction.atomic():
        for letter in Letter.objects.filter(kind="plans.amendment-notice").order_by("id"):
            letters.sent_by_email(letter.pk, by=make.BY, at=noon) if letter.user_id else None
    assert Amendment.objects.get().sent_on is None


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"because": "REVIEW"}, "Give the day of the review meeting"),
        ({"because": "TRIBUNAL"}, "carry the order out"),
        ({"because": "REVIEW", "meeting_on": SENT + DAY}, "cannot be in the future"),
        ({"reasons": "Because."}, "in at least five words"),
    ],
)
def test_what_a_proposal_needs(held, given, says):
    with pytest.raises(RuleBroken, match=says):
        make.proposed(held, SENT, **given)
    assert (Amendment.objects.count(), Version.objects.filter(issued_as="PROPOSED").count()) == (0, 0)


def test_a_proposal_of_nothing_and_a_second_proposal_are_refused(held):
    given = {"because": "OTHERWISE", "reasons": "We want to change something here."}
    with pytest.raises(RuleBroken, match="Nothing in the plan is changed"):
        actions.propose_amendment(held, by=people.manager(), on=SENT, **given)
    make.proposed(held, SENT)
    with pytest.raises(RuleBroken, match="An amendment is open already"):
        actions.propose_amendment(make.fresh(held), by=people.manager(), on=SENT, **given)


def test_an_officer_who_only_writes_cannot_propose(held):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        actions.propose_amendment(
            make.changed(held, SENT),
            by=people.officer(),
            on=SENT,
            because="OTHERWISE",
            reasons="Because of the new report.",
        )


# --- what the family says --------------------------------------------------------------------


def parent_of(held):
    return people.User.objects.get(email=Letter.objects.filter(case=held.case, user__isnull=False).latest("pk").email)


def test_the_family_says_what_it_thinks_and_the_team_is_told(held):
    amendment = make.served(held, SENT)
    said = actions.say(
        amendment,
        by=parent_of(held),
        on=SENT + 3 * DAY,
        saying=Saying(comments="More time, please", wants_meeting=True),
    )
    assert (said.comments, said.wants_meeting, said.said_on) == ("More time, please", True, SENT + 3 * DAY)
    assert "More time" not in str(list(Entry.objects.values()))


def test_once_everybody_has_finished_in_writing_the_plan_can_be_made_final_that_day(held):
    amendment = make.served(held, SENT)
    done = SENT + 5 * DAY
    actions.say(amendment, by=parent_of(held), on=done, saying=Saying(is_finished=True))
    assert (amendment.finished_on, amendment.final_from) == (done, done)
    assert make.clocks(held)[f"AR-REPS {amendment.key}"].facts["earliest_final"] == done.isoformat()
    assert make.fresh(held).case.waiting_on == ""
    make.amended(amendment, done)


def test_one_parent_does_not_finish_for_another():
    held = make.in_force(MADE, parents=2)
    amendment = make.served(held, SENT)
    actions.say(amendment, by=parent_of(held), on=SENT + DAY, saying=Saying(is_finished=True))
    assert (amendment.finished_on, amendment.final_from) == (None, LAST + DAY)


def test_somebody_elses_parent_says_nothing(held):
    amendment = make.served(held, SENT)
    other = people.family(people.people.child())
    with pytest.raises(RuleBroken, match="The rights are"):
        actions.say(amendment, by=other, on=SENT, saying=Saying(comments="Hello"))


def test_after_the_fifteen_days_the_clock_is_met_and_the_case_is_with_the_council(held):
    make.served(held, SENT)
    assert tasks.close_comments(LAST) == 0
    assert tasks.close_comments(LAST + DAY) == 1
    assert make.clocks(held)[f"AR-REPS {Amendment.objects.get().key}"].met_on == LAST
    assert (make.fresh(held).case.stage, make.fresh(held).case.waiting_on) == ("AMENDING", "")


# --- the final amended plan ------------------------------------------------------------------


def test_not_before_the_fifteen_days_are_over_and_not_while_a_meeting_is_wanted(held):
    amendment = make.served(held, SENT)
    with pytest.raises(RuleBroken, match=r"^The family has until 12 October 2026 to say what it thinks"):
        make.amended(amendment, LAST)
    said = actions.note_saying(
        amendment, by=people.officer(), on=LAST, saying=Saying(wants_meeting=True), said_by="Mother", said_on=LAST
    )
    with pytest.raises(RuleBroken, match="Hold it first"):
        make.amended(amendment, LAST + DAY)
    actions.note_meeting(amendment, by=people.officer(), on=LAST + DAY, said=said, met_on=LAST + DAY)
    make.amended(amendment, LAST + DAY)


def test_the_amended_plan_goes_to_family_setting_and_health_with_rights_and_the_year_does_not_move(held, heard):
    told = heard(signals.amendment_finished)
    before = make.clocks(held)["AR-YEAR"]
    amendment = make.served(held, SENT)
    on = LAST + DAY
    actions.make_final_amended(amendment, by=people.manager(), on=on, answer=make.ANSWER)
    assert sent(held, f"final:{amendment.pk}") == [
        ("plans.amended-plan", "FAMILY"),
        ("plans.amended-plan-others", "NAMED"),
        ("plans.amended-plan-others", "HEALTH"),
    ]
    assert told == [] and make.clocks(held)[f"AM-NOREVIEW {amendment.key}"].met_on is None
    people.post_everything(on)
    amendment = Amendment.objects.get()
    assert (amendment.final_on, amendment.final_sent_on, amendment.final.issued_as) == (on, on, "FINAL")
    ran = make.clocks(held)
    assert ran[f"AM-NOREVIEW {amendment.key}"].met_on == on
    assert ran[f"AP-LODGE final:{amendment.pk}"].legal_due == date(2026, 12, 14)  # 13 December is a Sunday
    assert ran[f"ME-CONTACT final:{amendment.pk}"].legal_due == date(2026, 12, 13)
    assert (ran["AR-YEAR"].pk, ran["AR-YEAR"].legal_due, ran["AR-YEAR"].met_on) == (before.pk, before.legal_due, None)
    assert make.fresh(held).case.stage == "IN_FORCE"
    assert [(each["amended"], each["on"]) for each in told] == [(True, on)]
    letter = Letter.objects.get(kind="plans.amended-plan")
    assert f"{before.legal_due.day} {before.legal_due:%B %Y}" in str(letter.blocks)


def test_an_amended_plan_that_names_another_setting_goes_to_both_and_the_case_follows_the_pupil(held):
    amendment = make.served(held, SENT)
    before, setting, on = held.setting_id, people.school(name="Tidemark School"), LAST + DAY
    actions.make_final_amended(
        amendment, by=people.manager(), on=on, answer=make.ANSWER, naming=people.naming(setting, on + 7 * DAY)
    )  # the teams that would hear of it are not under Contacts here
    assert [to_whom for _kind, to_whom in sent(held, f"final:{amendment.pk}")] == [
        "FAMILY",
        "NAMED",
        "HEALTH",
        "SCHOOL",
    ]
    assert make.fresh(held).case.school_id == before
    people.post_everything(on)
    held = make.fresh(held)
    assert (held.setting_id, held.named, held.case.school_id) == (setting.pk, "Tidemark School", before)
    assert queries.version_now(held).says.rows_in("I")[0].text == (
        "Sedgebank Primary School, until 19 October 2026. Tidemark School, from 20 October 2026."
    )
    tasks.move_pupils(on + 7 * DAY)
    assert make.fresh(held).case.school_id == setting.pk


def test_of_two_officers_who_close_an_amendment_one_does_and_one_reads_why_not(held):
    amendment = make.served(held, SENT)
    seen, mine, yours = amendment.version, Amendment.objects.get(), Amendment.objects.get()
    given = {"by": people.manager(), "on": LAST + DAY}
    actions.make_final_amended(mine, answer=make.ANSWER, **given)
    with pytest.raises(RuleBroken, match=r"^This amendment is closed already\.$"):
        actions.make_final_amended(yours, answer=make.ANSWER, **given)
    with pytest.raises(RuleBroken, match=r"^This amendment is closed already\.$"):
        actions.decide_not_to_amend(yours, because=people.REASONS, **given)
    with pytest.raises(ChangedMeanwhile):
        actions.make_final_amended(yours, answer=make.ANSWER, seen=seen, **given)
    assert Letter.objects.filter(kind="plans.amended-plan").count() == 1


def test_what_the_family_said_can_be_written_in_once_it_had_its_time(held):
    amendment = make.served(held, SENT)
    need, by = held.rows.filter(section="B").get(), people.officer()
    with pytest.raises(RuleBroken, match="once its fifteen days are over"):
        actions.change_row(need, by=by, on=LAST, text="Reading takes effort.")
    actions.change_row(need, by=by, on=LAST + DAY, text="Reading takes effort, as the family says.")
    make.amended(amendment, LAST + DAY)
    assert amendment.proposed.says.rows_in("B")[0].text == "Reading takes effort, and writing does too."
    assert queries.version_now(held).says.rows_in("B")[0].text == "Reading takes effort, as the family says."


def test_a_plan_that_would_say_the_same_as_before_is_not_amended(held):
    amendment = make.served(held, SENT)
    need = held.rows.filter(section="B").get()
    before = amendment.before.says.rows_in("B")[0].text
    actions.change_row(need, by=people.officer(), on=LAST + DAY, text=before)
    with pytest.raises(RuleBroken, match="Decide not to amend it instead"):
        make.amended(amendment, LAST + DAY)


# --- not to amend ----------------------------------------------------------------------------


def test_not_to_amend_tells_the_reasons_and_the_rights_and_the_plan_says_what_it_said(held, heard):
    told = heard(signals.amendment_finished)
    final = queries.version_now(held)
    amendment = make.served(held, SENT)
    on = LAST + DAY
    actions.decide_not_to_amend(amendment, by=people.manager(), on=on, because=people.REASONS)
    assert sent(held, f"unchanged:{amendment.pk}") == [
        ("plans.not-amended", "FAMILY"),
        ("plans.not-amended-others", "SCHOOL"),
    ]
    assert queries.content_of(held) == final.says
    assert make.fresh(held).case.stage == "AMENDING"  # until the family knows
    people.post_everything(on)
    ran = make.clocks(held)
    assert (ran[f"AR-NOAMEND {amendment.key}"].trigger_on, ran[f"AR-NOAMEND {amendment.key}"].met_on) == (SENT, on)
    assert ran[f"AP-LODGE unchanged:{amendment.pk}"].trigger_on == on
    assert make.fresh(held).case.stage == "IN_FORCE"
    assert [(each["amended"], each["on"]) for each in told] == [(False, on)]
    make.served(make.fresh(held), on + 30 * DAY)  # the next one can begin


def test_reasons_that_nobody_could_challenge_are_refused(held):
    amendment = make.served(held, SENT)
    with pytest.raises(RuleBroken, match="in at least 20 words"):
        actions.decide_not_to_amend(amendment, by=people.manager(), on=LAST + DAY, because="It is not needed.")
    assert Amendment.objects.get().is_open


# --- letters that came back ------------------------------------------------------------------


def bounce(kind, on):
    letter = Letter.objects.filter(kind=kind).latest("pk")
    with transaction.atomic():
        letters.came_back(letter.pk, by=make.BY, on=on)
    return letter


def test_a_notice_that_came_back_was_not_served_and_its_time_begins_anew(held):
    deadlines.start(held.case, "AR-NOTICE-AMEND", by=make.BY, on=SENT - 20 * DAY)
    make.served(held, SENT, meeting_on=SENT - 20 * DAY)
    assert make.clocks(held)["AR-NOTICE-AMEND"].met_on == SENT
    bounce("plans.amendment-notice", SENT + DAY)
    amendment = Amendment.objects.get()
    assert (amendment.sent_on, amendment.served_on, amendment.final_from) == (None, None, None)
    assert make.clocks(held)["AR-NOTICE-AMEND"].met_on is None
    with pytest.raises(RuleBroken, match="has not reached everybody"):
        make.amended(amendment, LAST + 10 * DAY)


def test_an_amended_plan_that_came_back_is_not_sent(held):
    amendment = make.served(held, SENT)
    make.amended(amendment, LAST + DAY)
    bounce("plans.amended-plan", LAST + 2 * DAY)
    assert Amendment.objects.get().final_sent_on is None
    assert make.clocks(held)[f"AM-NOREVIEW {amendment.key}"].met_on is None
    assert make.fresh(held).case.stage == "AMENDING"


def test_the_record_holds_no_word_of_the_plan_or_the_family(held):
    amendment = make.served(held, SENT)
    make.amended(amendment, LAST + DAY)
    words = str(list(Entry.objects.values()))
    assert "Reading" not in words and make.ANSWER not in words
