"""Which letters each step of a case sent, to whom and with which words: as the actions of the steps would have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from countywide.casework.assessments import letters, rules
from countywide.casework.assessments.actions.advising import lower
from countywide.casework.assessments.actions.beginning import CONSIDERING
from countywide.casework.assessments.actions.finishing import words_of_plan
from countywide.casework.assessments.enums import Advice, Question, ToWhom
from countywide.casework.letters.types import Addressee, LetterKind
from countywide.demo import data

from .stories import Story, family

Words = dict[str, Any]
WITHDRAWN, MOVED = "withdrawn:0", "moved:0"


@dataclass(frozen=True)
class Sent:
    """One copy of one letter: what carried out a step for one of those it went to."""

    story: Story
    on: date
    kind: LetterKind
    what: str
    to_whom: str
    to: Addressee
    words: Words
    enclosures: list[tuple[str, str]] = field(default_factory=list)


def sent(story: Story) -> Iterator[Sent]:
    """Every letter of a case, to whomever it went. Of one that is long over: what the family was told at its end."""
    facts, whole = story.assessment, story.is_whole
    if facts.checked_on and whole:
        yield from considering(story, facts.checked_on)
    if facts.agreed_on and whole:
        yield from agreed(story, facts.agreed_on)
    if facts.refused_on:
        yield from refused(story, facts.refused_on, whole)
    if facts.issue_refused_on:
        yield from refused_to_issue(story, facts.issue_refused_on, whole)
    if facts.draft_on:
        yield from drafted(story, facts.draft_on)
    if facts.final_on:
        yield from final(story, facts.final_on, whole)
    if facts.withdrawn_on:
        words = {"withdrawn_by": facts.withdrawn_by, "withdrawn_on": facts.withdrawn_on}
        yield from to_family(story, facts.withdrawn_on, letters.WITHDRAWN, WITHDRAWN, words)
    if facts.moved_on:
        yield from to_family(story, facts.moved_on, letters.MOVED_AWAY, MOVED, words_of_move(story))


def to_family(
    story: Story,
    on: date,
    kind: LetterKind,
    what: str,
    words: Words,
    enclosures: list[tuple[str, str]] | None = None,
) -> Iterator[Sent]:
    """A copy of its own for each of the family."""
    for each in family(story, on):
        yield Sent(story, on, kind, what, ToWhom.FAMILY, each, words, enclosures or [])


def to_others(
    story: Story, on: date, what: str, words: Words, kinds: tuple[LetterKind, LetterKind, LetterKind | None]
) -> Iterator[Sent]:
    """One each for the school, the health board and, where there is a letter for it, social care."""
    register, case = story.register, story.case
    for to_whom, kind, to in (
        (ToWhom.SCHOOL, kinds[0], register.school(case)),
        (ToWhom.HEALTH, kinds[1], register.health(case)),
        (ToWhom.CARE, kinds[2], register.care(case)),
    ):
        for each in to if kind else ():
            assert kind is not None
            yield Sent(story, on, kind, what, to_whom, each, words)


def considering(story: Story, on: date) -> Iterator[Sent]:
    """Family, school, health board and social care hear that an assessment is considered (regs 3, 4)."""
    facts, school = story.assessment, story.case.school
    answer_by = rules.views_by(on=on, act_by=story.held["NA-DECIDE"].act_by)
    readers = family(story, on)
    words = {
        "received_on": facts.requested_on,
        "decide_by": story.due("NA-DECIDE"),
        "views_by": answer_by,
        "answer_by": answer_by,
        "asked_by": rules.who_asked(
            facts.asked_by, school=school.name if school else "", only_reader=len(readers) == 1
        ),
    }
    yield from to_family(story, on, letters.CONSIDERING_FAMILY, CONSIDERING, words)
    kinds = (letters.CONSIDERING_SCHOOL, letters.CONSIDERING_HEALTH, letters.CONSIDERING_CARE)
    yield from to_others(story, on, CONSIDERING, words, kinds)


def agreed(story: Story, on: date) -> Iterator[Sent]:
    """The decision to assess, and on the same day a letter to everybody who is asked for advice (reg 6)."""
    asked = [each for each in story.advice if each.kind != Advice.FAMILY]
    what = story.decisions[Question.ASSESS].what
    words = {
        "decided_on": on,
        "week_16": story.due("NA-REFUSE"),
        "week_20": story.due("NA-FINAL"),
        "advice": [(each.title, each.asked_of, each.due_on) for each in asked],
    }
    yield from to_family(story, on, letters.AGREED, what, words)
    yield from to_others(story, on, what, words, (letters.AGREED_OTHERS,) * 3)
    for each in asked:
        to = Addressee(name=each.asked_of, email=each.email, organisation_id=each.organisation_id)
        yield Sent(story, on, letters.ADVICE_REQUEST, each.key, ToWhom.ADVISER, to, words_of_asking(story, each))


def words_of_asking(story: Story, asked: Any) -> Words:
    return {
        "advice_kind": lower(asked.title),
        "advice_law": f"reg 6(1)({asked.kind})",
        "due_on": asked.due_on,
        "is_statutory": asked.is_section_31,
        "questions": asked.question_lines,
        "week_20": story.due("NA-FINAL"),
    }


def refused(story: Story, on: date, whole: bool) -> Iterator[Sent]:
    """The decision not to assess, with reasons and every right (reg 5(3))."""
    what = story.decisions[Question.ASSESS].what
    words = {
        "received_on": story.assessment.requested_on,
        "may_have_sen": True,
        **words_of_refusal(story, Question.ASSESS),
    }
    yield from to_family(story, on, letters.REFUSAL, what, words)
    if whole:
        yield from to_others(story, on, what, words, (letters.REFUSAL_OTHERS,) * 3)


def refused_to_issue(story: Story, on: date, whole: bool) -> Iterator[Sent]:
    """The decision not to issue a plan, with reasons and every right (reg 10)."""
    what = story.decisions[Question.ISSUE].what
    words = words_of_refusal(story, Question.ISSUE)
    yield from to_family(story, on, letters.REFUSAL_TO_ISSUE, what, words)
    if whole:
        kind = letters.REFUSAL_TO_ISSUE_OTHERS
        yield from to_others(story, on, what, words, (kind, kind, None))


def words_of_refusal(story: Story, question: str) -> Words:
    """What both refusals tell the family."""
    held = story.decisions[question]
    read = [(what, who, date.fromisoformat(day)) for what, who, day in held.evidence]
    return {
        "decided_on": held.decided_on,
        "reasons": held.reasons,
        "evidence": read or [("The request itself", "Whoever asked", story.assessment.requested_on)],
        "support": held.support,
        "meeting": held.meeting,
    }


def drafted(story: Story, on: date) -> Iterator[Sent]:
    """The draft plan with the advice it is made from (s.38)."""
    assert story.draft is not None
    plan = [("The draft plan", f"/files/{story.draft.file_id}/open"), *advice_enclosed(story)]
    words = {"final_by": story.due("NA-FINAL")}
    yield from to_family(story, on, letters.DRAFT_PLAN, story.draft.what, words, plan)


def advice_enclosed(story: Story) -> list[tuple[str, str]]:
    return [(f"{each.title}, {each.author}", "") for each in story.advice if each.received_on]


def final(story: Story, on: date, whole: bool) -> Iterator[Sent]:
    """The final plan to the family, to the school it names and to the health board (reg 13(2))."""
    plan = story.final
    assert plan is not None
    enclosed = [("The final plan", f"/files/{plan.file_id}/open"), *advice_enclosed(story)]
    words = words_of_plan(plan, on)
    yield from to_family(story, on, letters.FINAL_PLAN, plan.what, words, enclosed)
    if not whole:
        return
    for to_whom, to in (
        (ToWhom.NAMED, [] if plan.is_type_only else story.register.school(story.case)),
        (ToWhom.HEALTH, story.register.health(story.case)),
    ):
        named = to_whom == ToWhom.NAMED
        roles = {"is_named": named, "is_health": not named, "is_named_or_health": True}
        for each in to:
            yield Sent(story, on, letters.FINAL_PLAN_OTHERS, plan.what, to_whom, each, {**words, **roles}, enclosed[:1])


def words_of_move(story: Story) -> Words:
    """Who looks after the child now: the council next door."""
    neighbour = data.read(data.COUNCIL)["neighbour"][0]
    return {
        "moved_on": story.assessment.moved_on,
        "new_council": neighbour["full_name"],
        "new_contact": f"Ring its SEND team on {neighbour['phone']}, or write to {neighbour['send_mailbox']}.",
    }
