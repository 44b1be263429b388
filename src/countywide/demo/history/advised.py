"""Advice asked of everybody whom reg 6(1) names, each with a clock of its own: waiting, given, late, given late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.assessments import queries, rules
from countywide.casework.assessments.actions.advising import REPORT_KIND, lower
from countywide.casework.assessments.enums import Advice
from countywide.casework.assessments.models import AdviceRequest
from countywide.casework.cases.models import Event
from countywide.casework.deadlines import deriving
from countywide.casework.deadlines.models import Deadline
from countywide.casework.evidence import queries as evidence
from countywide.casework.evidence.enums import Source
from countywide.casework.evidence.models import Item
from countywide.law import clocks
from countywide.platform.files.models import File

from .papers import Papers, moment
from .stories import Story
from .writing_back import write_back

MADE_UP = "made-up:"  # the key of the clocks that stand in for the advisers' own


def write(told: list[Story], papers: Papers, on: date) -> None:
    """Everybody who was asked, what came of it, and the clock of each."""
    agreed = [each for each in told if each.assessment.agreed_on and each.has_papers]
    for story in agreed:
        story.advice = list(asked(story))
        answer(story, on)
    every = [(story, each) for story in agreed for each in story.advice]
    AdviceRequest.objects.bulk_create(each for _, each in every)
    keep_advice([pair for pair in every if pair[1].received_on], papers, on)
    cases = [story.case.pk for story in agreed]
    Deadline.objects.filter(key__startswith=MADE_UP, case__in=cases).delete()
    Deadline.objects.bulk_create(own_clock(story, each) for story, each in every if each.kind != Advice.FAMILY)


def asked(story: Story) -> list[AdviceRequest]:
    """Whom the law wants asked, asked on the day it was decided to assess."""
    day, case = story.assessment.agreed_on, story.case
    assert day is not None
    wanted = rules.needed_advice(
        senses=story.assessment.senses,
        year_group=clocks.year_group(story.child.born_on, day),
        has_setting=case.school_id is not None,
    )
    return [
        AdviceRequest(assessment=story.assessment, kind=each.kind, asked_for=each.asked_for, asked_on=day, **whom)
        for each in wanted
        if (whom := asked_of(story, each, day))
    ]


def asked_of(story: Story, wanted: Any, day: date) -> dict[str, Any] | None:
    """The family, the child's school, or the desk of a service, and by when."""
    if wanted.kind == Advice.FAMILY:
        return {"asked_of": "The family"}
    if not wanted.desk:
        at_school = [
            {"asked_of": to.name, "organisation_id": to.organisation_id, "email": to.email}
            for to in story.register.school(story.case)
        ]
        found = at_school[0] if at_school else None
    else:
        found = story.register.desk(wanted.desk, story.case)
    if not found:
        return None
    clock = "NA-ADVICE-S31" if found.get("is_section_31") else "NA-ADVICE-OTHER"
    return {**found, "received_by_them_on": day, "due_on": story.register.clock(clock, day).legal_due}


# --- what came -------------------------------------------------------------------------------


def answer(story: Story, on: date) -> None:
    """On which day each answered. The last to answer is the day on which the advice was in."""
    others = [each for each in story.advice if each.kind != Advice.FAMILY]
    began, ended = story.assessment.agreed_on, story.assessment.advice_in_on
    assert began is not None
    last = story.draw.randrange(len(others)) if others else 0
    for place, each in enumerate(others):
        day = began + timedelta(days=story.draw.randint(12, 52))
        if ended:
            day = ended if place == last else min(day, ended)
        elif place == last or day > on:
            remind(each, on)
            continue
        each.received_on = day
        each.written_on = day - timedelta(days=story.draw.randint(0, 5))
        each.author, each.author_role = author(story, each)


def remind(asked: AdviceRequest, on: date) -> None:
    """Whoever is late was reminded on the day after, by email, as the nightly job would."""
    if asked.due_on and on > asked.due_on:
        asked.chased_on, asked.chases = asked.due_on + timedelta(days=1), 1


def author(story: Story, asked: AdviceRequest) -> list[str]:
    """Who wrote it: at a school its SENCO, elsewhere one of the service's own people."""
    if asked.kind == Advice.EDUCATION:
        return [story.senco, "SENCO"]
    found: list[str] = story.one_of("authors", asked.kind)
    return found


def keep_advice(came: list[tuple[Story, AdviceRequest]], papers: Papers, on: date) -> None:
    """Each piece of advice among the evidence on its case, with its document."""
    name, made = evidence.name_of_kind(REPORT_KIND, on=on), []
    for story, asked in came:
        made.append(item(story, asked, name, papers))
        story.evidence.append(made[-1])
        if story.is_open and asked.received_on != story.assessment.advice_in_on:  # that the last is in says so
            story.events.append(event(story, asked))
    File.objects.bulk_create(each.file for each in made if each.file)
    Item.objects.bulk_create(made)
    for (_, asked), kept in zip(came, made, strict=True):
        asked.item = kept
    write_back([asked for _, asked in came], "item")


def item(story: Story, asked: AdviceRequest, name: str, papers: Papers) -> Item:
    """One piece of advice. The family has it once there is a draft, or a refusal to make a plan."""
    assert asked.received_on is not None and asked.written_on is not None
    at = moment(asked.received_on, story.draw)
    facts = story.assessment
    return Item(
        case=story.case,
        organisation_id=asked.organisation_id,
        kind=REPORT_KIND,
        kind_name=name,
        author=asked.author,
        author_role=asked.author_role,
        written_on=asked.written_on,
        received_on=asked.received_on,
        relevance=asked.title,
        file=papers.copy(asked.kind, keeper=queries.KEEPER, place=asked.key, case=story.case.pk, at=at),
        source=Source.ADVICE,
        to_family=bool(facts.draft_on or facts.issue_refused_on),
        added_at=at,
    )


def event(story: Story, asked: AdviceRequest) -> Event:
    """What the timeline says when one piece of advice comes."""
    assert asked.received_on is not None
    return Event(
        case=story.case,
        key="assessments.advice-received",
        on=asked.received_on,
        at=moment(asked.received_on, story.draw),
        title=f"{asked.title} came",
        family_title=f"We received {lower(asked.title)}",
        to_family=True,
        to_school=True,
        to_professionals=True,
    )


def own_clock(story: Story, asked: AdviceRequest) -> Deadline:
    """The six weeks of one adviser (reg 8(1); Code of Practice 9.52)."""
    assert asked.asked_on is not None
    said = story.register.clock(asked.clock, asked.asked_on)
    return Deadline(
        case=story.case,
        clock=asked.clock,
        key=asked.key,
        ruleset=clocks.rules_on(asked.asked_on).id,
        trigger_on=asked.asked_on,
        legal_due=said.legal_due,
        act_by=said.act_by,
        facts=deriving.facts_of(said),
        met_on=asked.received_on,
    )
