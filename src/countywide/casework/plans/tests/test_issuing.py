"""A draft and a final plan from the plan in rows, and the case of its own that a plan in force has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countywide.casework.assessments.models import FinalPlan
from countywide.casework.cases.models import Case
from countywide.casework.letters.models import Letter
from countywide.casework.plans import actions, queries
from countywide.casework.plans.tests import factories as make
from countywide.casework.release import actions as release
from countywide.casework.release.models import Hold
from countywide.platform.files.models import File
from countywide.platform.kit.conduct import RuleBroken

pytestmark = pytest.mark.django_db
MADE = date(2026, 11, 2)
DRAFTED = MADE - timedelta(days=20)
people = make.assessments


def test_a_draft_goes_from_the_rows_with_its_paper_and_is_kept_as_it_was():
    held = make.ready(MADE)
    version = actions.send_draft(held, by=people.officer(), on=DRAFTED)
    draft = held.assessment.drafts.get()
    assert (draft.file_id, version.file_id, version.issued_as) == (version.file_id, draft.file_id, "DRAFT")
    file = File.objects.get(pk=draft.file_id)
    assert (file.keeper, file.place, file.state) == ("assessments", f"draft:{held.assessment_id}", "CLEAN")
    assert version.says == queries.content_of(held)
    assert Letter.objects.filter(kind="assessments.draft-plan").count() == 1


def test_a_draft_that_names_a_school_is_not_sent():
    held = make.ready(MADE)
    make.row(held, "I", "Sedgebank Primary School", DRAFTED)
    with pytest.raises(RuleBroken, match=r"^Section I must be blank in a draft.*s\.38\(5\)"):
        actions.send_draft(held, by=people.officer(), on=DRAFTED)
    assert (held.assessment.drafts.count(), held.versions.count()) == (0, 0)


def test_a_draft_of_nothing_is_not_sent():
    held = make.ready(MADE)
    held.rows.all().delete()
    with pytest.raises(RuleBroken, match="Write the plan first"):
        actions.send_draft(held, by=people.officer(), on=DRAFTED)


def test_a_second_draft_says_why_and_is_a_version_of_its_own():
    held = make.drafted(MADE)
    with pytest.raises(RuleBroken, match="Say why there is a new draft"):
        actions.send_draft(held, by=people.officer(), on=MADE)
    actions.send_draft(held, by=people.officer(), on=MADE, because="Writing was missing from section B")
    assert [(each.number, each.issued_as) for each in held.versions.all()] == [(1, "DRAFT"), (2, "DRAFT")]


def test_the_final_plan_names_the_setting_in_section_i_and_goes_to_all_three():
    held = make.finalised(MADE)
    final = FinalPlan.objects.get(assessment=held.assessment)
    version = queries.version_now(held)
    assert version.says.rows_in("I")[0].text == "Sedgebank Primary School, from 3 November 2026."
    assert (final.file_id, held.made_on, held.setting_id, held.named) == (
        version.file_id, MADE, final.setting_id, "Sedgebank Primary School",
    )  # fmt: skip
    notices = held.assessment.notices.filter(what=final.what).order_by("id")
    assert [each.to_whom for each in notices] == ["FAMILY", "NAMED", "HEALTH", "SCHOOL"]


def test_what_the_law_refuses_of_a_final_plan_is_refused_and_nothing_is_kept():
    held = make.drafted(MADE)
    naming = people.naming(people.school(), MADE)
    with pytest.raises(RuleBroken, match="Consult this setting before the plan names it"):
        actions.make_final(held, by=people.manager(), on=MADE, naming=naming)
    held = make.fresh(held)
    assert (held.made_on, queries.version_now(held), held.rows.filter(section="I").count()) == (None, None, 0)


def test_of_two_officers_who_make_it_final_one_does_and_one_reads_why_not():
    held = make.drafted(MADE)
    setting = people.school()
    make.consulted(held, setting, MADE)
    naming, mine, yours = people.naming(setting, MADE), make.fresh(held), make.fresh(held)
    actions.make_final(mine, by=people.manager(), on=MADE, naming=naming)
    with pytest.raises(RuleBroken, match=r"^The plan is final already\. To change it, propose an amendment\.$"):
        actions.make_final(yours, by=people.manager(), on=MADE, naming=naming)
    assert FinalPlan.objects.count() == 1


# --- a case of its own -----------------------------------------------------------------------


def test_a_plan_in_force_has_a_case_of_its_own_from_the_day_all_three_were_sent_it():
    held = make.finalised(MADE)
    before = held.case
    people.post_everything(MADE + timedelta(days=0))
    held = make.fresh(held)
    case = held.case
    assert (case.kind, case.stage, case.child_id, case.area_id) == ("PLAN", "IN_FORCE", before.child_id, before.area_id)
    assert (case.school_id, case.opened_on, case.is_open) == (held.setting_id, MADE, True)
    assert Case.objects.get(pk=before.pk).stage == "FINAL_ISSUED"
    assert (case.next_clock, case.act_by) == ("AR-YEAR", date(2027, 11, 1))


def test_the_plans_desk_holds_it_where_the_council_has_one():
    from countywide.casework.assessments.models import Desk

    people.desks()
    team = people.organisation("TEAM")
    Desk.objects.create(purpose="PLANS", organisation=team, name="Plans", starts_on=date(2020, 1, 1))
    assert make.in_force(MADE).case.team_id == team.pk


def test_the_twelve_months_begin_with_the_day_the_plan_was_made_and_not_with_its_draft():
    held = make.in_force(MADE)
    year = make.clocks(held)["AR-YEAR"]
    assert (year.trigger_on, year.legal_due, year.met_on) == (MADE, date(2027, 11, 1), None)
    assert "AR-U5" not in make.clocks(held)


def test_a_child_under_five_is_looked_at_every_three_to_six_months():
    held = make.in_force(MADE, child=people.people.child(born_on=date(2022, 11, 3)))
    under_five = make.clocks(held)["AR-U5"]
    assert (under_five.trigger_on, under_five.legal_due) == (MADE, date(2027, 5, 2))
    assert under_five.facts["three_months"] == "2027-02-02"


def uploaded():
    """A final plan that was written elsewhere: draft and final were sent as documents."""
    people.desks()
    on = DRAFTED
    begun = people.begun(MADE - timedelta(days=60))
    agreed = people.agreed(people.proposed(people.checked(on, begun), on), on)
    issued = people.drafted(people.to_issue(people.advised(agreed, on), on), on)
    file = people.file("final:1")
    naming = people.naming(None, MADE, next_contact_on=MADE + timedelta(days=7))
    make.rooms.make_final(issued, by=people.manager(), on=MADE, file_id=file.pk, naming=naming)
    people.post_everything(MADE)
    return people.fresh(issued), file


def test_a_plan_that_was_uploaded_as_a_document_becomes_a_plan_too():
    assessment, file = uploaded()
    held = make.fresh(queries.plan_held_by(assessment.case.child))
    version = queries.version_now(held)
    assert (version.file_id, version.says.rows, held.made_on) == (file.pk, (), MADE)
    assert (held.case.kind, held.named, held.setting_id) == ("PLAN", "A special school", None)
    assert held.case.school_id == assessment.case.school_id  # no setting is named yet: where the child is taught


def test_a_document_copied_into_rows_can_be_amended_and_nothing_is_sent():
    assessment, file = uploaded()
    held = queries.plan_held_by(assessment.case.child)
    with pytest.raises(RuleBroken, match="Copy what the document says"):
        actions.confirm_rows(held, by=people.officer(), on=MADE)
    make.golden_thread(held, MADE)
    with pytest.raises(RuleBroken, match="uploaded as a document"):
        make.proposed(held, MADE)
    letters = Letter.objects.count()
    version = actions.confirm_rows(held, by=people.officer(), on=MADE)
    assert (version.file_id, version.issued_as, len(version.says.rows)) == (file.pk, "FINAL", 3)
    assert Letter.objects.count() == letters
    with pytest.raises(RuleBroken, match="kept already"):
        actions.confirm_rows(held, by=people.officer(), on=MADE)


def test_a_final_plan_that_was_sent_again_after_it_came_back_opens_no_second_case():
    held = make.in_force(MADE)
    final = FinalPlan.objects.get(assessment=held.assessment)
    from django.db import transaction

    with transaction.atomic():
        actions.come_into_force(held.assessment, final, by=make.BY, on=MADE)
    assert Case.objects.filter(child=held.child, kind="PLAN").count() == 1
    assert held.versions.filter(issued_as="FINAL").count() == 1


def test_what_the_plan_was_made_from_can_still_be_cited_once_it_has_a_case_of_its_own():
    held = make.in_force(MADE)
    before, after = queries.sources_of(make.fresh(held)), held.assessment.case.evidence.count()
    assert held.case_id != held.assessment.case_id
    assert (len(before["items"]), len(before["advice"]) > 0) == (after, True)


# --- reviews complete ------------------------------------------------------------------------


def reviewed(held, on, notified_on):
    from django.db import transaction

    with transaction.atomic():
        actions.complete_review(held, by=make.BY, on=on, notified_on=notified_on)


def test_a_review_is_complete_on_the_day_its_decision_was_notified_and_the_next_year_starts_then():
    held = make.in_force(MADE)
    told = date(2027, 6, 1)
    for _ in range(2):  # twice is once
        reviewed(held, told + timedelta(days=1), told)
    years = list(held.case.deadlines.filter(clock="AR-YEAR").order_by("id"))
    assert [(each.trigger_on, each.met_on, each.legal_due) for each in years] == [
        (MADE, told, date(2027, 11, 1)),
        (told, None, date(2028, 5, 31)),
    ]
    assert make.fresh(held).last_reviewed_on == told


@pytest.mark.parametrize(
    ("notified_on", "says"),
    [(date(2026, 11, 1), "before the plan was made or last reviewed"), (date(2027, 6, 2), "in the future")],
)
def test_a_review_cannot_be_complete_on_an_impossible_day(notified_on, says):
    held = make.in_force(MADE)
    with pytest.raises(RuleBroken, match=says):
        reviewed(held, date(2027, 6, 1), notified_on)


# --- another child in the plan -----------------------------------------------------------------


def test_a_plan_with_another_child_in_it_waits_for_a_decision_which_holds_on_another_day():
    held = make.ready(MADE)
    make.assessments.people.child(legal_forename="Lev", legal_surname="Wren")
    make.row(held, "A", "She likes to play with Lev Wren.", DRAFTED)
    with pytest.raises(RuleBroken, match="Nothing was sent"):
        actions.send_draft(held, by=people.officer(), on=DRAFTED)
    hold = Hold.objects.get()
    assert (held.assessment.drafts.count(), held.versions.count(), hold.file) == (0, 0, None)
    reason = "Her friend’s parents agreed that his name stands in her views."
    release.decide(hold, by=people.manager(), on=DRAFTED, decided="LET_GO", reason=reason)
    actions.send_draft(held, by=people.officer(), on=DRAFTED + timedelta(days=3))
    assert held.assessment.drafts.count() == 1


def another(held):
    """Another child, who came to be written about in the working copy."""
    make.assessments.people.child(legal_forename="Lev", legal_surname="Wren")
    make.row(held, "A", "She likes to play with Lev Wren.", MADE)
    return make.fresh(held)


def test_proposed_changes_that_name_another_child_are_not_sent_until_somebody_decides():
    held = another(make.in_force(MADE))
    with pytest.raises(RuleBroken, match="Nothing was sent"):
        make.proposed(held, MADE)
    hold = Hold.objects.get()
    assert (held.amendments.count(), hold.title) == (0, "The plan with the proposed changes")
    reason = "Her friend’s parents agreed that his name stands in her views."
    release.decide(hold, by=make.of_team(held, "manager"), on=MADE, decided="LET_GO", reason=reason)
    amendment = make.served(held, MADE)
    final_on = MADE + timedelta(days=20)
    assert (
        make.amended(amendment, final_on).amendments.get().final_on == final_on
    )  # what was decided holds for the final plan


def test_reasons_that_name_another_child_are_stopped_as_a_paper_is():
    held = make.in_force(MADE)
    make.assessments.people.child(legal_forename="Lev", legal_surname="Wren")
    with pytest.raises(RuleBroken, match="Nothing was sent"):
        make.proposed(held, MADE, reasons="She was hurt by Lev Wren, and needs an adult at break.")
    assert [each.title for each in Hold.objects.all()] == ["The plan with the proposed changes: the letter"]
    amendment = make.served(make.fresh(held), MADE)
    with pytest.raises(RuleBroken, match="Nothing was sent"):
        actions.make_final_amended(
            amendment, by=people.manager(), on=MADE + timedelta(days=20), answer="You told us about Lev Wren, who is her friend."
        )  # fmt: skip
    assert make.fresh(held).amendments.get().final_on is None
