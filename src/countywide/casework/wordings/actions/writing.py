"""Somebody says what a passage is to say: the council, the family, or the Tribunal in its order."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments import queries as may
from countywide.casework.cases import queries as held_cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.paper.blocks import clean
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries
from ..enums import Author, State
from ..models import Document, Passage, Proposal
from ..rules import bars, marking
from ..types import Asked, Edit


@action(permissions.WRITE)
def write(passage: Passage, *, by: Actor, on: date, asked: Asked) -> int:
    """The council’s own wording."""
    return ask(passage, Author.COUNCIL, asked, by=by, on=on)


@action(permissions.WRITE)
def write_for_family(passage: Passage, *, by: Actor, on: date, asked: Asked) -> int:
    """What the family sent otherwise, entered by an officer as the family’s."""
    insist_on_sender(asked)
    return ask(passage, Author.FAMILY, asked, by=by, on=on)


@action(permissions.SAY)
def write_yourself(passage: Passage, *, by: Actor, on: date, asked: Asked) -> int:
    """The family’s own wording, by its own hand. The team hears of it once a day."""
    insist_on_right(passage.document, by, on=on)
    found = ask(passage, Author.FAMILY, asked, by=by, on=on)
    tell_team(passage.document, by=by, on=on)
    return found


@action(permissions.WRITE)
def enter_ordered(passage: Passage, *, by: Actor, on: date, asked: Asked) -> int:
    """What the Tribunal ordered the passage to say, where neither side’s words stand as they were. It takes the place of
    whatever was agreed about the same words."""
    return ask(passage, Author.TRIBUNAL, asked, by=by, on=on)


@action(permissions.WRITE)
def add(document: Document, *, by: Actor, on: date, section: str, asked: Asked) -> Passage:
    """A passage that the plan does not have yet, in the council’s words."""
    return new_passage(document, Author.COUNCIL, section, asked, by=by, on=on)


@action(permissions.WRITE)
def add_for_family(document: Document, *, by: Actor, on: date, section: str, asked: Asked) -> Passage:
    """The same, entered by an officer as the family sent it."""
    insist_on_sender(asked)
    return new_passage(document, Author.FAMILY, section, asked, by=by, on=on)


@action(permissions.SAY)
def add_yourself(document: Document, *, by: Actor, on: date, section: str, asked: Asked) -> Passage:
    """The same by the family itself."""
    insist_on_right(document, by, on=on)
    made = new_passage(document, Author.FAMILY, section, asked, by=by, on=on)
    tell_team(document, by=by, on=on)
    return made


# --- what these share ------------------------------------------------------------------------


def new_passage(document: Document, author: str, section: str, asked: Asked, *, by: Actor, on: date) -> Passage:
    """A passage behind the last of its section."""
    queries.document_under(document.pk)
    last = document.passages.filter(section=section).order_by("-place", "-id").first()
    if last is None:
        raise RuleBroken("Choose one of the sections of the document.")
    if not asked.text.strip():
        raise RuleBroken("Write what the new passage is to say.")
    passage = Passage.objects.create(document=document, section=section, place=last.place + 1)
    ask(passage, author, asked, by=by, on=on)
    return passage


def ask(passage: Passage, author: str, asked: Asked, *, by: Actor, on: date) -> int:
    """Keep what somebody wants a passage to say as changes of it, each to be answered by itself. Answers how many are new.

    Changes of one’s own that stand no longer in the text are taken back; what both sides agreed to stays.
    """
    document = passage.document
    said_on = asked.said_on or on
    bar = bars.bar_to_writing(
        author=author, is_open=queries.is_open(document), was_ordered=queries.was_ordered(document),
        reasons=asked.reasons, said_on=said_on, begun_on=document.begun_on, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    held = queries.proposals_of(passage)
    before = [] if author == Author.TRIBUNAL else queries.settled(held)
    found = marking.written(passage.text, clean(asked.text), settled=before, own=queries.own(held, author))
    if bar := bars.bar_to_undoing(each.words for each in found.undone):
        raise RuleBroken(bar)
    if not found.new and not found.dropped:
        raise RuleBroken("This says the same as before. Change the words first.")
    gone = State.OVERTAKEN if author == Author.TRIBUNAL else State.WITHDRAWN
    Proposal.objects.filter(pk__in=[each.pk for each in found.dropped]).update(state=gone)
    for each in found.new:
        keep(passage, each, author, asked, said_on=said_on, by=by, on=on)
    audit.record(
        "wordings.asked", by=by, about=passage, on=said_on.isoformat(), author=author, new=len(found.new),
        dropped=len(found.dropped),
    )  # fmt: skip
    return len(found.new)


def keep(passage: Passage, each: Edit, author: str, asked: Asked, *, said_on: date, by: Actor, on: date) -> Proposal:
    is_ordered = author == Author.TRIBUNAL
    made = Proposal.objects.create(
        passage=passage, author=author, start=each.start, end=each.end, words=each.words, reasons=asked.reasons.strip(),
        evidence=asked.evidence.strip()[:300], said_on=said_on, told_by=asked.told_by.strip()[:200], entered_by_id=by.pk,  # type: ignore[attr-defined]
        state=State.ORDERED if is_ordered else State.OPEN, answered_on=on if is_ordered else None,
    )  # fmt: skip
    if is_ordered:
        overtake(made)
    return made


def overtake(settled: Proposal) -> None:
    """What either side still asks for about the same words has been decided otherwise."""
    for other in queries.proposals_of(settled.passage):
        about_same = bars.overlaps(settled.start, settled.end, other.start, other.end)
        says_same = (settled.start, settled.end, settled.words) == (other.start, other.end, other.words)
        if other.pk != settled.pk and (about_same or says_same):
            other.state = State.OVERTAKEN
            other.save(update_fields=["state"])


def insist_on_sender(asked: Asked) -> None:
    if not asked.told_by.strip():
        raise RuleBroken("Say who sent it.")


def insist_on_right(document: Document, by: Any, *, on: date) -> None:
    """The appeal is the parent’s before the end of compulsory school age, the young person’s after (s.83; reg 64)."""
    if not may.may_speak(document.dispute.case.child, by, on=on):
        raise RuleBroken("The appeal is the young person’s now. They can write here, or whoever represents them.")


def tell_team(document: Document, *, by: Actor, on: date) -> None:
    """The team that holds the case reads, once a day, that the family wrote."""
    dispute = document.dispute
    if mail := held_cases.team_mailbox(dispute.case, on=on):
        tell(
            notices.WROTE, to=[mail], cause=f"{document}:{on.isoformat()}", by=by, about=document,
            reference=dispute.case.reference, key=dispute.key,
        )  # fmt: skip
