"""What was proposed and decided, with its reasons; and the draft and final plans that followed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.assessments import queries, rules
from countywide.casework.assessments.enums import Outcome, Question
from countywide.casework.assessments.models import Decision, Draft, FinalPlan, Proposal, Worksheet
from countywide.platform.files.models import File

from .papers import Papers, moment
from .stories import Story

ANSWERS = (
    ("agreed", Question.ASSESS, Outcome.YES, "agreed_on"),
    ("refused", Question.ASSESS, Outcome.NO, "refused_on"),
    ("issue_agreed", Question.ISSUE, Outcome.YES, "issue_agreed_on"),
    ("issue_refused", Question.ISSUE, Outcome.NO, "issue_refused_on"),
)
PROPOSED = 3  # days before a decision that the officer proposed it
CARRY_ON = 0.7  # the share of proposals, now open, that say to assess


def write(told: list[Story], papers: Papers) -> None:
    """The worksheet and the proposal before each decision, the decisions, and the plans."""
    Worksheet.objects.bulk_create(worksheet(each) for each in told if each.assessment.ready_on)
    waiting = [each for each in told if each.is_open and each.case.stage == "READY"]
    Proposal.objects.bulk_create(open_proposal(each) for each in waiting)
    answers = [(each, *answer) for each in told for answer in ANSWERS if getattr(each.assessment, answer[3])]
    proposals = Proposal.objects.bulk_create(proposal(*each) for each in answers)
    made = Decision.objects.bulk_create(
        decision(each[0], each[1], asked) for each, asked in zip(answers, proposals, strict=True)
    )
    for (story, *_), held in zip(answers, made, strict=True):
        story.decisions[held.question] = held
    plans(told, papers)


def is_met(story: Story) -> bool:
    """Whether the officer answers both halves of the test with yes."""
    if story.assessment.refused_on or story.assessment.agreed_on:
        return bool(story.assessment.agreed_on)
    return story.case.pk % 10 < CARRY_ON * 10


def worksheet(story: Story) -> Worksheet:
    """The test of s.36(8), answered before anything was proposed."""
    words = story.one_of_all("worksheet")
    return Worksheet(
        assessment=story.assessment,
        may_have_sen=True,
        sen_why=words["sen_why"],
        tried=words["tried"],
        effect=words["effect"],
        beyond_normal=words["beyond_normal"] if is_met(story) else "",
        progress_only_with_support=words["progress_only_with_support"] if is_met(story) else "",
        may_be_necessary=is_met(story),
        conclusion=words["assess"] if is_met(story) else words["refuse"],
        completed_on=story.assessment.ready_on,
        completed_by_id=story.case.owner_id,
    )


def open_proposal(story: Story) -> Proposal:
    """What an officer proposed and nobody has decided yet."""
    key = "agreed" if is_met(story) else "refused"
    made = proposal(story, key, Question.ASSESS, Outcome.YES if is_met(story) else Outcome.NO, "ready_on")
    made.ended_on = None
    return made


def proposal(story: Story, key: str, question: str, outcome: str, field: str) -> Proposal:
    """What the officer proposed, in the words the family would read."""
    day: date = getattr(story.assessment, field)
    began: date = getattr(story.assessment, "ready_on" if question == Question.ASSESS else "advice_in_on") or day
    return Proposal(
        assessment=story.assessment,
        question=question,
        outcome=outcome,
        reasons=reasons(story, key),
        support="\n".join(support(story, key)),
        meeting=meeting(story, key),
        note=story.one_of_all("proposal")["note"],
        proposed_on=min(day, max(began, day - timedelta(days=PROPOSED))),
        proposed_by_id=story.case.owner_id,
        ended_on=day,
    )


def decision(story: Story, key: str, asked: Proposal) -> Decision:
    """The answer, by somebody other than the officer, and what was read before it."""
    assert asked.ended_on is not None
    return Decision(
        assessment=story.assessment,
        question=asked.question,
        outcome=asked.outcome,
        decided_on=asked.ended_on,
        decided_by_id=story.decider,
        proposal=asked,
        may_have_sen=True if asked.question == Question.ASSESS else None,
        may_be_necessary=asked.outcome == Outcome.YES if asked.question == Question.ASSESS else None,
        reasons=asked.reasons,
        support=support(story, key),
        evidence=read_before(story, asked.ended_on),
        meeting=asked.meeting,
    )


def read_before(story: Story, day: date) -> list[list[str]]:
    """What was read: each document that had come, who wrote it and its date."""
    came = [item for item in story.evidence if item.received_on <= day]
    return [[item.kind_name, f"{item.author}, {item.author_role}", item.written_on.isoformat()] for item in came]


def reasons(story: Story, key: str) -> str:
    return story.in_words(story.one_of(key, "reasons"))


def support(story: Story, key: str) -> list[str]:
    """What helps without an assessment or a plan; it goes with the reasons."""
    if key not in ("refused", "issue_refused"):
        return []
    return [story.in_words(line) for line in story.one_of(key, "support")]


def meeting(story: Story, key: str) -> str:
    return story.one_of("refused", "meeting") if key in ("refused", "issue_refused") else ""


# --- the plan --------------------------------------------------------------------------------


def plans(told: list[Story], papers: Papers) -> None:
    """The drafts and final plans, each with a document of its own."""
    drafted = [each for each in told if each.assessment.draft_on]
    final = [each for each in drafted if each.assessment.final_on]
    drafts = [draft(each, papers) for each in drafted]
    finals = [final_plan(each, papers) for each in final]
    File.objects.bulk_create([*(each.file for each in drafts), *(each.file for each in finals)])
    for story, made in zip(drafted, Draft.objects.bulk_create(drafts), strict=True):
        story.draft = made
    for story, plan in zip(final, FinalPlan.objects.bulk_create(finals), strict=True):
        story.final = plan


def document(story: Story, papers: Papers, part: str, day: date) -> File:
    place = f"{part}:{story.assessment.pk}"
    at = moment(day, story.draw)
    return papers.copy(part, keeper=queries.KEEPER, place=place, case=story.case.pk, at=at)


def draft(story: Story, papers: Papers) -> Draft:
    """The first draft. When it was served and how long there is to answer, its letters say."""
    day = story.assessment.draft_on
    assert day is not None
    made_by = story.case.owner_id
    file = document(story, papers, "draft", day)
    return Draft(assessment=story.assessment, number=1, made_on=day, made_by_id=made_by, file=file)


def final_plan(story: Story, papers: Papers) -> FinalPlan:
    """The final plan, sent to all on its day. It names the school where the child is known."""
    day, school = story.assessment.final_on, story.case.school
    assert day is not None
    named: dict[str, Any] = {"named": story.one_of_all("plan")["named_type"], "is_type_only": True}
    if school is not None:
        named = {"named": school.name, "setting_id": story.case.school_id, "setting_sent_on": day}
    return FinalPlan(
        assessment=story.assessment,
        final_on=day,
        made_by_id=story.decider,
        file=document(story, papers, "final", day),
        starts_on=day,
        preference=story.in_words(story.one_of("plan", "preference")),
        review_by=rules.review_by(day),
        family_sent_on=day,
        health_sent_on=day,
        next_contact_on=None if school else day + timedelta(days=14),
        **named,
    )
