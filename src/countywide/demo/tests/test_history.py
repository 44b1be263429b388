"""The made-up past: every state has the letters and the evidence it implies, once, and nothing of it is sent again."""

from __future__ import annotations

from collections import Counter

import pytest
from django.utils.timezone import localdate

from countywide.casework.assessments import tasks as assessments
from countywide.casework.assessments.enums import Advice
from countywide.casework.assessments.models import AdviceRequest, Assessment, Decision, Draft, FinalPlan, Notice
from countywide.casework.cases.models import Case, Event
from countywide.casework.deadlines import deriving, queries
from countywide.casework.deadlines.actions import owes
from countywide.casework.deadlines.models import Deadline
from countywide.casework.evidence import tasks as evidence
from countywide.casework.evidence.models import AskedItem, EvidenceRequest, Item
from countywide.casework.letters import queries as letters
from countywide.casework.letters import tasks as letters_tasks
from countywide.casework.letters.models import Letter, Sending
from countywide.demo.history import stories
from countywide.law import clocks
from countywide.platform.files.store import store
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.models import Delivery

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_county")]

TOLD = {
    "checked_on": "considering-family",
    "agreed_on": "agreed",
    "refused_on": "refusal",
    "issue_refused_on": "refusal-to-issue",
    "draft_on": "draft-plan",
    "final_on": "final-plan",
    "withdrawn_on": "withdrawn",
    "moved_on": "moved-away",
}
"""The step, and the letter by which the family was told of it."""
AT_THE_END = {*TOLD.values()} - {"considering-family", "agreed"}


@pytest.fixture
def told():
    return stories.read(localdate())


def kinds_to_family(case):
    sent = Letter.objects.filter(case=case, addressed_to="FAMILY").values_list("kind", flat=True)
    return {kind.removeprefix("assessments.") for kind in sent} - {"exception"}


def test_every_step_that_is_told_has_its_letter_to_the_family(told):
    for story in told:
        steps = {kind for field, kind in TOLD.items() if getattr(story.assessment, field)}
        expected = steps if story.is_whole else steps & AT_THE_END
        assert kinds_to_family(story.case) == expected, story.case.stage


def test_school_health_and_social_care_were_told_of_every_open_case(told):
    for story in (each for each in told if each.is_open and each.assessment.checked_on):
        sent = Notice.objects.filter(assessment=story.assessment, what="considering:0")
        assert set(sent.values_list("to_whom", flat=True)) == {"FAMILY", "SCHOOL", "HEALTH", "CARE"}


def test_nobody_is_told_anything_twice():
    sent = Notice.objects.values_list("assessment", "what", "letter__kind", "letter__name", "letter__organisation")
    assert [times for times in Counter(sent).values() if times > 1] == []
    happened = Event.objects.values_list("case", "key", "title", "on")
    assert [line for line, times in Counter(happened).items() if times > 1] == []


def test_a_letter_goes_to_those_whom_the_room_would_write_to(told):
    for story in told[::12]:
        here = [(each.contact_key, each.name, each.address_lines) for each in stories.family(story, localdate())]
        there = letters.correspondents(story.case, on=localdate())
        assert here == [(each.key, each.name, tuple(each.address_lines)) for each in there]


def test_letters_are_dated_when_somebody_was_at_work_and_left_that_day():
    calendar = clocks.Calendar()
    assert all(calendar.is_working_day(day) for day in Letter.objects.values_list("finalised_on", flat=True))
    in_bulk = Letter.objects.exclude(kind="assessments.exception").order_by("pk")
    days = list(in_bulk.values_list("finalised_on", flat=True))
    assert days == sorted(days)
    for sending in Sending.objects.select_related("letter"):
        expected = {sending.letter.finalised_on} if sending.letter.finalised_on < localdate() else {None, localdate()}
        assert sending.dispatched_on in expected


def test_a_refusal_names_what_was_read_and_how_to_appeal():
    for held in Decision.objects.filter(outcome="NO").select_related("assessment__case"):
        letter = Letter.objects.get(case=held.assessment.case, addressed_to="FAMILY", kind__contains="refusal")
        said = {block.get("says") for block in letter.blocks}
        assert {"reasons", "evidence-list", "appeal-right", "mediation-right", "advice-service"} <= said
        assert held.evidence and held.told_on and held.appeal_by


# --- evidence and advice ---------------------------------------------------------------------


def test_the_school_of_every_open_case_was_asked_once_its_evidence_was(told):
    for story in (each for each in told if each.is_open and each.assessment.evidence_asked_on):
        asked = EvidenceRequest.objects.get(case=story.case)
        assert (asked.completed_on is not None) == (story.assessment.evidence_in_on is not None)
        assert asked.asked.exists()


def test_every_thing_asked_for_came_or_is_said_not_to_be_held():
    for asked in AskedItem.objects.exclude(request__completed_on=None).select_related("request"):
        came = asked.request.items.filter(kind=asked.kind).exists()
        assert came != bool(asked.not_held_because)
    assert AskedItem.objects.exclude(not_held_because="").exists()


def test_everybody_whom_the_law_names_was_asked_for_advice_with_a_clock_of_their_own(told):
    for story in (each for each in told if each.is_open and each.assessment.agreed_on):
        asked = AdviceRequest.objects.filter(assessment=story.assessment)
        assert {"a", "b", "c", "d", "e"} <= {each.kind for each in asked}
        keys = {each.key for each in asked if each.kind != Advice.FAMILY}
        held = Deadline.objects.filter(case=story.case, clock__startswith="NA-ADVICE")
        assert {each.key for each in held} == keys
        outstanding = [each for each in asked if each.kind != Advice.FAMILY and not each.received_on]
        assert bool(outstanding) == (story.assessment.advice_in_on is None)


def test_some_answer_late_some_are_waited_for_and_some_are_late():
    on = localdate()
    states = Counter(each.state_on(on) for each in AdviceRequest.objects.exclude(kind=Advice.FAMILY))
    assert {"ASKED", "LATE", "RECEIVED", "RECEIVED_LATE"} <= set(states)
    standings = Counter(each.standing_on(on) for each in EvidenceRequest.objects.all())
    assert {"ASKED", "STARTED", "LATE", "COMPLETE"} <= set(standings)


def test_every_document_can_be_opened():
    files = [item.file for item in Item.objects.select_related("file")]
    files += [each.file for each in (*Draft.objects.select_related("file"), *FinalPlan.objects.select_related("file"))]
    assert len({file.pk for file in files}) == len(files) > 500
    assert all(file.is_open_to_others for file in files)
    assert all(store().has(sha256) for sha256 in {file.stored_as for file in files})


def test_an_officer_and_a_family_open_what_is_theirs(client_for):
    from countywide.platform.accounts.models import Persona

    people = {persona.key: client_for(persona.user) for persona in Persona.objects.select_related("user")}
    draft = Draft.objects.get(assessment__case__child__legal_surname="Larkin-Mensah")
    letter = Letter.objects.filter(case=draft.assessment.case, kind="assessments.draft-plan").get()
    for key in ("odalys", "kwabena"):
        opened = people[key].get(f"/files/{draft.file_id}/open")
        held = b"".join(opened.streaming_content)  # read to its end, which closes it
        assert (opened.status_code, bool(held)) == (200, True)
        assert people[key].get(f"/letters/{letter.key}").status_code == 200
    assert people["sorrel"].get(f"/letters/{letter.key}").status_code == 404


# --- what it left behind ---------------------------------------------------------------------


def test_a_case_waits_for_whom_it_says_it_waits():
    on = localdate()
    for case in Case.objects.filter(closed_on=None):
        asked = case.evidence_requests.filter(completed_on=None, withdrawn_on=None)
        waits = {
            "EVIDENCE_REQUESTED": "SCHOOL" if any(each.due_on >= on for each in asked) else "",
            "AGREED": "ADVISERS",
        }.get(case.stage, "")
        if case.stage == "DRAFT_ISSUED":
            waits = "FAMILY" if on <= case.assessment.drafts.get().comments_by else ""
        assert case.waiting_on == waits, case.stage


def test_the_clocks_are_as_the_rooms_would_have_kept_them():
    for case in Case.objects.filter(closed_on=None):
        running = [each for each in case.deadlines.running() if each.act_by and owes(each.law)]
        soonest = min(((each.aimed_for or each.act_by, each.clock) for each in running), default=(None, ""))
        assert (case.act_by, case.next_clock) == soonest
    calendar = queries.calendar()
    seen, moved = deriving.derive_everything(by=Machine("test"), on=localdate(), calendar=calendar, because="test")
    assert (seen, moved) == (Deadline.objects.running().count(), 0)


def test_some_late_cases_have_an_exception_that_the_family_was_told_of_in_time_and_some_have_none():
    late = Deadline.objects.running().filter(legal_due__lt=localdate(), case__closed_on=None)
    owed = [each for each in late.prefetch_related("claims") if owes(each.law)]
    claims = [each.claim for each in owed if each.claim]
    assert 0 < len(claims) < len(owed)
    for claim in claims:
        assert claim.recorded_on < claim.deadline.legal_due
        letter = Letter.objects.get(case=claim.deadline.case, kind="assessments.exception")
        assert letter.finalised_on == letter.dispatched_on == claim.recorded_on
        assert claim.family_told_on == letter.deemed_received_on


def test_children_go_to_schools_that_teach_their_age():
    for case in Case.objects.exclude(child__enrolments__starts_on=None).select_related("child", "school__school")[:200]:
        school, age = case.school.school, clocks.age_on(case.child.born_on, localdate())
        assert (school.lowest_age or 0) - 1 <= age <= (school.highest_age or 99), school.name


def test_no_officer_holds_more_than_a_fair_share():
    held = Counter(Case.objects.filter(closed_on=None).exclude(owner=None).values_list("owner", flat=True))
    assert len(held) > 15
    assert max(held.values()) < sum(held.values()) / 5


def test_old_history_sends_nothing_and_leaves_the_jobs_nothing_to_do():
    assert not Delivery.objects.filter(notice__kind__startswith="letters.").exists()
    before = Delivery.objects.count(), Event.objects.count(), Sending.objects.count()
    evidence.keep_up()
    assert assessments.chase_late_advice() == assessments.close_comments() == 0
    assert letters_tasks.post_what_nobody_opened() == 0
    assert (Delivery.objects.count(), Event.objects.count(), Sending.objects.count()) == before


def test_every_decided_case_says_who_decided_and_why():
    for assessment in Assessment.objects.exclude(agreed_on=None, refused_on=None):
        held = assessment.decisions.get(question="ASSESS")
        assert held.reasons and "{" not in held.reasons
        assert held.decided_by_id is not None
