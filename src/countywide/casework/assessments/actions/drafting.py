"""Drafts of the plan, what the family says of them, and schools that are consulted (CFA 2014 ss.38 to 40; reg 13)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_by
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.types import Enclosure
from countywide.casework.release import actions as release
from countywide.casework.release.types import Leaving
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts

from .. import letters, notices, permissions, queries, rules
from ..enums import Advice, ToWhom
from ..models import Assessment, Consultation, Draft, Representation
from ..types import Saying
from .clocks import answer, mirror
from .sending import send


@action(permissions.WORK)
def send_draft(assessment: Assessment, *, by: Actor, on: date, file_id: Any, because: str = "") -> Draft:
    """Send a draft plan with the advice it rests on. The family has fifteen days from the day it is served (reg 13(1)).

    A new draft has fifteen days of its own, inside the same twenty weeks (Code of Practice 9.77). It is stopped if another
    child stands in the draft or in the advice.
    """
    number = assessment.drafts.count() + 1
    bar = rules.bar_to_draft(
        is_over=assessment.is_over,
        issue_agreed_on=assessment.issue_agreed_on,
        final_on=assessment.final_on,
        number=number,
        because=because,
    )
    if bar:
        raise RuleBroken(bar)
    look_through(assessment, "The draft plan", file_id, by=by, on=on)
    if before := queries.draft_now(assessment):
        deadlines.end(assessment.case, "NA-REPS", by=by, on=on, because="A new draft was sent", key=before.key)
    draft = Draft.objects.create(
        assessment=assessment, number=number, made_on=on, made_by_id=by.pk, because=because, file_id=file_id  # type: ignore[attr-defined]
    )  # fmt: skip
    assessment.draft_on = assessment.draft_on or on
    assessment.save(update_fields=["draft_on"])
    words = {"final_by": queries.due_for(assessment.case, "FINAL")}
    send(
        assessment, letters.DRAFT_PLAN, draft.what, ToWhom.FAMILY, by=by, on=on, words=words,
        enclosures=[plan_enclosed("The draft plan", file_id), *advice_enclosed(assessment)],
    )  # fmt: skip
    mirror(assessment, on=on)
    cases.note(
        assessment.case, "assessments.draft-sent", by=by, on=on,
        title="Draft plan sent" if number == 1 else f"Draft plan {number} sent", detail=because,
        family_title="We sent you a draft plan" if number == 1 else "We sent you a new draft plan",
        to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("assessments.draft-sent", by=by, about=draft, on=on.isoformat(), number=number)
    return draft


def look_through(assessment: Assessment, title: str, file_id: Any, *, by: Any, on: date) -> None:
    """The plan and the advice that goes with it leave only if no other child stands in them, or if somebody decided that
    they may all the same. A plan that is written here is made anew each time it is sent, so it is known by its assessment."""
    advice = [Leaving(each.item.file_id, f"Advice: {each.title}") for each in advice_in_hand(assessment) if each.item]
    papers = release.papers_of([Leaving(file_id, title, f"plan:{assessment.pk}"), *advice])
    release.let_leave(assessment.case, papers, what=title, by=by, on=on)


def advice_in_hand(assessment: Assessment) -> Any:
    """The advice that came and counts, but what the family itself said."""
    came = assessment.advice.filter(received_on__isnull=False, withdrawn_on=None).exclude(kind=Advice.FAMILY)
    return came.select_related("item").order_by("kind", "id")


def plan_enclosed(title: str, file_id: Any) -> Enclosure:
    """The plan document itself, where the service shows it."""
    return Enclosure(title, f"/files/{file_id}/open")


def advice_enclosed(assessment: Assessment) -> list[Enclosure]:
    """The advice that a draft and a final plan are made from (s.38(2)(a); section K of a plan)."""
    return [Enclosure(f"{each.title}, {each.author or each.asked_of}") for each in advice_in_hand(assessment)]


# --- what the family says --------------------------------------------------------------------


@action(permissions.ANSWER_DRAFT)
def say(draft: Draft, *, by: Actor, on: date, saying: Saying) -> Representation:
    """The family says what it thinks, asks for a school, asks for a meeting, or says that it has finished.

    What comes after the fifteen days is read too, until the plan is final.
    """
    child = draft.assessment.case.child
    if not queries.may_speak(child, by, on=on):
        raise RuleBroken("The rights are the young person’s now. They can answer, or whoever represents them.")
    return keep_saying(draft, by=by, on=on, saying=saying, said_by=name_of(by))


@action(permissions.WORK)
def note_saying(draft: Draft, *, by: Actor, on: date, saying: Saying, said_by: str, said_on: date) -> Representation:
    """Enter what the family said by letter or telephone. That it has finished must be in writing (reg 13(1))."""
    if not draft.made_on <= said_on <= on:
        raise RuleBroken("The day they said it lies between the draft and today.")
    return keep_saying(draft, by=by, on=said_on, saying=saying, said_by=said_by)


def name_of(by: Any) -> str:
    return getattr(by, "name", "") or "The family"


def keep_saying(draft: Draft, *, by: Actor, on: date, saying: Saying, said_by: str) -> Representation:
    """Keep what was said, tell the team, and let the clock know when the family has finished."""
    assessment = draft.assessment
    bar = rules.bar_to_saying(
        final_on=assessment.final_on,
        may_speak=True,
        comments=saying.comments,
        school=bool(saying.school_id or saying.school_name.strip()),
        wants_meeting=saying.wants_meeting,
        is_finished=saying.is_finished,
    )
    if bar or assessment.is_over:
        raise RuleBroken(bar or "This assessment is over.")
    said = Representation.objects.create(
        draft=draft,
        said_on=on,
        said_by=said_by[:200],
        by_id=by.pk,  # type: ignore[attr-defined]
        comments=saying.comments,
        school_id=saying.school_id,
        school_name=saying.school_name[:200],
        wants_meeting=saying.wants_meeting,
        is_finished=saying.is_finished,
    )
    if saying.is_finished and not draft.finished_on and queries.everybody_finished(draft):
        finish_comments(draft, by=by, on=on)
    mirror(assessment, on=on)
    case = assessment.case
    cases.note(
        case, "assessments.family-said", by=by, on=on, title="The family answered the draft plan",
        family_title="You told us what you think of the draft plan", to_family=True,
    )  # fmt: skip
    if mail := held_by.team_mailbox(case, on=on):
        tell(
            notices.FAMILY_SAID, to=[mail], cause=f"representation:{said.pk}", by=by, about=said,
            reference=case.reference,
        )  # fmt: skip
    audit.record("assessments.family-said", by=by, about=said, on=on.isoformat(), finished=saying.is_finished)
    return said


def finish_comments(draft: Draft, *, by: Actor, on: date) -> None:
    """The family said in writing that it has finished: the plan can be made final from that day (reg 13(1))."""
    draft.finished_on = on
    if draft.served_on:
        draft.final_from = min(draft.final_from or on, max(on, draft.served_on))
        case = draft.assessment.case
        if held := case.deadlines.running().filter(clock="NA-REPS", key=draft.key).first():
            finished = max(on, draft.served_on)
            held.inputs = {**held.inputs, "family_finished": finished.isoformat()}
            deadlines.learn(case, ("NA-REPS",), by=by, on=on, family_finished=finished)
    draft.save(update_fields=["finished_on", "final_from"])


@action(permissions.WORK)
def note_meeting(assessment: Assessment, *, by: Actor, on: date, said: Representation, met_on: date) -> None:
    """The meeting that the family asked for was held (reg 13(1)(b))."""
    if said.draft.assessment_id != assessment.pk or not said.wants_meeting or said.met_on:
        raise RuleBroken("No meeting is outstanding here.")
    if not said.said_on <= met_on <= on:
        raise RuleBroken("The day of the meeting lies between the day it was asked for and today.")
    said.met_on = met_on
    said.save(update_fields=["met_on"])
    cases.note(
        assessment.case, "assessments.met", by=by, on=met_on, title="Met the family about the draft plan",
        family_title="We met you about the draft plan", to_family=True,
    )  # fmt: skip
    audit.record("assessments.met", by=by, about=said, on=met_on.isoformat())


# --- consulting a school ---------------------------------------------------------------------


@action(permissions.WORK)
def consult(
    assessment: Assessment, *, by: Actor, on: date, organisation_id: int, is_preference: bool, other_council: str = ""
) -> Consultation:
    """Ask a school whether the plan can name it. It should answer in fifteen days; no holiday extends them (Code 9.83)."""
    bar = rules.bar_to_consulting(
        is_over=assessment.is_over,
        issue_agreed_on=assessment.issue_agreed_on,
        final_on=assessment.final_on,
        asked_already=assessment.consultations.filter(organisation_id=organisation_id, answered_on=None).exists(),
    )
    if bar:
        raise RuleBroken(bar)
    to = contacts.recipients_for(organisation_id, ("SENCO",))
    if not to:
        raise RuleBroken("We hold no mailbox for this school. Add one under Contacts, then consult it.")
    due_on = answer("NA-CONSULT-SCHOOL", on).legal_due
    assert due_on is not None
    consultation = Consultation.objects.create(
        assessment=assessment, organisation_id=organisation_id, is_preference=is_preference, asked_on=on,
        due_on=due_on, other_council_told=other_council[:120],
    )  # fmt: skip
    deadlines.start(assessment.case, "NA-CONSULT-SCHOOL", by=by, on=on, key=consultation.key)
    tell(
        notices.CONSULTED, to=to, cause=consultation.key, by=by, about=consultation,
        reference=assessment.case.reference, due_on=due_on, team=assessment.case.team.name,
        phone=held_by.ownership(assessment.case, on=on).phone,
    )  # fmt: skip
    cases.note(
        assessment.case, "assessments.consulted", by=by, on=on, title="A school is consulted",
        family_title="We asked a school if the plan can name it", to_family=True,
    )  # fmt: skip
    audit.record("assessments.consulted", by=by, about=consultation, on=on.isoformat(), school=organisation_id)
    return consultation


@action(permissions.WORK)
def note_answer(
    assessment: Assessment,
    *,
    by: Actor,
    on: date,
    consultation: Consultation,
    answered_on: date,
    position: str,
    words: str,
) -> None:
    """Keep what a consulted school answered. The council weighs it; it decides nothing by itself (s.39(4))."""
    held = Consultation.objects.select_for_update().get(pk=consultation.pk, assessment=assessment)
    if held.answered_on:
        raise RuleBroken("This school has answered already.")
    if not held.asked_on <= answered_on <= on:
        raise RuleBroken("The day of the answer lies between the day we asked and today.")
    if not position:
        raise RuleBroken("Choose what the school says.")
    if position == "SHOULD_NOT" and len(words.split()) < 5:
        raise RuleBroken("Write down why the school says that it should not be named: the family may read it.")
    held.answered_on, held.position, held.answer = answered_on, position, words
    held.save()
    deadlines.meet(assessment.case, "NA-CONSULT-SCHOOL", by=by, on=answered_on, key=held.key)
    cases.note(
        assessment.case, "assessments.school-answered", by=by, on=on, title="A consulted school answered",
        family_title="A school answered us", to_family=True,
    )  # fmt: skip
    audit.record("assessments.school-answered", by=by, about=held, on=answered_on.isoformat(), position=position)
