"""Evidence asked of each child's school: waiting, given, late, or said not to be held; and what the family sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from countywide.casework.cases.enums import Waiting
from countywide.casework.cases.models import Case, Event
from countywide.casework.evidence import queries, rules
from countywide.casework.evidence.actions.asking import how_counted
from countywide.casework.evidence.enums import Ended, LinkState, Source
from countywide.casework.evidence.models import AskedItem, EvidenceRequest, Item, Link
from countywide.casework.evidence.policy import policy
from countywide.casework.evidence.secrets_of_links import hash_of, new_token
from countywide.casework.evidence.types import REPORT, EvidenceKind
from countywide.platform.audit.models import Opening
from countywide.platform.files.models import File
from countywide.platform.kit.tags.saying import short_date

from .papers import Papers, moment
from .stories import Story

USUAL = (REPORT, "progress", "provision-plan")
NOW_AND_THEN = ("attendance", "professional-report")
WITHDRAWN = "The case ended before you answered. Nothing more is needed."


@dataclass
class Rows:
    """Everything that is written at the end, each kind at once."""

    asked: list[AskedItem] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def write(told: list[Story], papers: Papers, on: date) -> None:
    """One request for each case whose school was asked, unless it was asked through the doors already."""
    kinds, versions = {kind.key: kind for kind in queries.kinds_on(on)}, queries.form_versions()
    known = set(EvidenceRequest.objects.order_by().values_list("case_id", flat=True))
    asked = [each for each in told if each.assessment.evidence_asked_on and each.case.school_id and each.has_papers]
    stories = [each for each in asked if each.case.pk not in known]
    requests = EvidenceRequest.objects.bulk_create(request(each, on) for each in stories)
    rows = Rows()
    for story, made in zip(stories, requests, strict=True):
        fill(story, made, kinds, versions, papers, rows, on)
    for story in (each for each in told if each.has_papers):
        sent_by_family(story, kinds, papers, rows)
    AskedItem.objects.bulk_create(rows.asked)
    File.objects.bulk_create(rows.files)
    Item.objects.bulk_create(rows.items)
    Opening.objects.bulk_create(opened(each) for each in Link.objects.bulk_create(rows.links) if each.verified_at)
    read_again(told)
    wait_no_longer([story for story, made in zip(stories, requests, strict=True) if made.late_on], on)


def request(story: Story, on: date) -> EvidenceRequest:
    """What the school was asked, and how far it has come."""
    facts, day = story.assessment, story.assessment.evidence_asked_on
    assert day is not None and story.case.school_id is not None
    usual = story.register.usual_due(day)
    made = EvidenceRequest(
        case=story.case,
        organisation_id=story.case.school_id,
        asked_on=day,
        asked_by_id=story.case.owner_id,
        due_on=usual.due_on,
        due_because=how_counted(usual),
    )
    given_on = facts.evidence_in_on
    if given_on or story.draw.random() < 0.4:
        seen = given_on or min(on, day + timedelta(days=story.draw.randint(1, 6)))
        made.confirmed_at = moment(seen, story.draw)
    if given_on:
        made.completed_on, made.completed_at = given_on, moment(given_on, story.draw)
        made.completed_by = f"{story.senco}, SENCO"
    elif not story.is_open:
        made.withdrawn_on, made.withdrawn_because = story.case.closed_on, WITHDRAWN
    remind(made, story, on)
    return made


def remind(made: EvidenceRequest, story: Story, on: date) -> None:
    """What is due soon was chased, and what is late was noted, on their days: no job finds anything left to do."""
    if made.is_open and on >= (from_on := rules.chase_from(made.due_on, calendar=story.register.calendar)):
        made.chased_on, made.chases = max(from_on, made.asked_on + timedelta(days=1)), 1
    if made.is_open and on > made.due_on:
        made.late_on = made.due_on + timedelta(days=1)


def fill(
    story: Story,
    made: EvidenceRequest,
    kinds: dict[str, EvidenceKind],
    versions: list[Any],
    papers: Papers,
    rows: Rows,
    on: date,
) -> None:
    """Each thing asked for, with its document, or with why there is none."""
    wanted = [*USUAL, *(each for each in NOW_AND_THEN if story.draw.random() < 0.35)]
    cited = USUAL if story.assessment.refused_on else USUAL[:1]  # a refusal names what it read
    lacking = {key for key in wanted if key not in cited and story.draw.random() < 0.22}
    begun = made.completed_on is None and made.confirmed_at and made.is_open and story.draw.random() < 0.5
    for place, key in enumerate(wanted, 1):
        asked = AskedItem(
            request=made,
            kind=key,
            name=kinds[key].name,
            words=kinds[key].asks,
            is_form=kinds[key].is_form,
            place=place,
        )
        rows.asked.append(asked)
        if made.completed_on and key in lacking:
            asked.not_held_because, asked.answered_on = story.one_of("not_held", "because"), made.completed_on
        elif made.completed_on or (begun and key == "progress"):
            asked.answered_on = given(story, made, kinds[key], versions, papers, rows).received_on
    if made.is_open or (made.completed_on and on <= made.asked_on + timedelta(days=policy(on).link_days)):
        rows.links += link(story, made, on)


def given(
    story: Story, made: EvidenceRequest, kind: EvidenceKind, versions: list[Any], papers: Papers, rows: Rows
) -> Item:
    """One document that the school sent, and what it said of it."""
    at = made.completed_at or made.confirmed_at
    assert at is not None
    file = papers.copy(kind.key, keeper=queries.KEEPER, place=made.place, case=story.case.pk, at=at)
    who = (story.senco, "SENCO")
    if kind.key == "professional-report":
        who = story.one_of("authors", "c")
    item = Item(
        case=story.case,
        request=made,
        organisation_id=made.organisation_id,
        kind=kind.key,
        kind_name=kind.name,
        author=who[0],
        author_role=who[1],
        written_on=at.date() - timedelta(days=story.draw.randint(0, 6) if kind.is_form else story.draw.randint(8, 120)),
        received_on=at.date(),
        relevance="Written for this request." if kind.is_form else "",
        form_version=rules.current(versions, at.date()) if kind.is_form else None,
        file=file,
        source=Source.LINK,
        to_family=bool(story.assessment.ready_on) and story.draw.random() < 0.7,
        added_at=at,
    )
    rows.files.append(file)
    rows.items.append(item)
    return item


def link(story: Story, made: EvidenceRequest, on: date) -> Iterator[Link]:
    """The link by which the school answers. Its token was told to nobody: officers can send a fresh one."""
    to = story.register.mailbox(made.organisation_id)
    if to is None:
        return
    issued = moment(made.asked_on, story.draw)
    expires_on = rules.expires(made.asked_on, policy(made.asked_on).link_days)
    state = LinkState.COMPLETED if made.completed_on else LinkState.IN_USE if made.confirmed_at else LinkState.ISSUED
    over = {}
    if expires_on < on:
        state, over = LinkState.EXPIRED, {"ended_at": moment(expires_on, story.draw), "ended_because": Ended.TIME}
    yield Link(
        request=made,
        token_hash=hash_of(new_token()),
        address=to.address,
        state=state,
        issued_at=issued,
        sessions_since=made.completed_at or issued,
        verified_at=made.confirmed_at,
        expires_on=expires_on,
        **over,
    )


def opened(link: Link) -> Opening:
    """Whoever entered a code had opened the link."""
    assert link.verified_at is not None
    return Opening(
        at=link.verified_at - timedelta(minutes=4),
        actor=str(link),
        about_kind=link._meta.label_lower,
        about_key=str(link.pk),
        why=queries.OPENED,
    )


def sent_by_family(story: Story, kinds: dict[str, EvidenceKind], papers: Papers, rows: Rows) -> None:
    """What a parent who asked sent with the request: their own words."""
    facts = story.assessment
    parents = [tie.contact for tie in story.child.relationships.all()]
    if facts.asked_by != "PARENT" or not parents or not facts.checked_on:
        return
    at = moment(facts.requested_on, story.draw)
    place = f"case:{story.case.pk}"
    file = papers.copy("views", keeper=queries.KEEPER, place=place, case=story.case.pk, at=at)
    rows.files.append(file)
    rows.items.append(
        Item(
            case=story.case,
            kind="views",
            kind_name=kinds["views"].name,
            author=parents[0].name,
            author_role="Parent or carer",
            written_on=facts.requested_on - timedelta(days=story.draw.randint(0, 5)),
            received_on=facts.requested_on,
            file=file,
            source=Source.REQUEST,
            to_family=True,
            added_at=at,
        )
    )


def read_again(told: list[Story]) -> None:
    """Give each story the evidence on its case, whoever wrote it there."""
    of_case: dict[int, list[Item]] = {}
    for item in Item.objects.kept().order_by("written_on", "id"):
        of_case.setdefault(item.case_id, []).append(item)
    for story in told:
        story.evidence = of_case.get(story.case.pk, [])


def wait_no_longer(late: list[Story], on: date) -> None:
    """A school that let its day pass is not waited for: said on the case, to family and school as well."""
    Case.objects.filter(pk__in=[story.case.pk for story in late]).update(waiting_on=Waiting.NOBODY)
    for story in late:
        story.case.waiting_on = Waiting.NOBODY
        story.events += late_events(story)


def late_events(story: Story) -> Iterator[Event]:
    """What the timeline says on the day after: to officers what is late, to family and school that no date moves."""
    assert story.assessment.evidence_asked_on is not None and story.case.school is not None
    due = story.register.usual_due(story.assessment.evidence_asked_on).due_on
    story.assessment.evidence_late_on = day = due + timedelta(days=1)
    at = moment(day, story.draw).replace(hour=6, minute=15)
    yield Event(
        case=story.case,
        key="evidence.late",
        on=day,
        at=at,
        title=f"Evidence from {story.case.school.name} was due {short_date(due)} and is late"[:200],
    )
    yield Event(
        case=story.case,
        key="assessments.evidence-late",
        on=day,
        at=at,
        title="Evidence is late. The decision is due on the same day all the same",
        family_title="Information we asked for has not come yet. We must decide by the same day all the same",
        to_family=True,
        to_school=True,
    )
