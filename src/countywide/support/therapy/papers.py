"""The record of a meeting as it is shared: on the page and on paper."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit.paper.blocks import Block, as_written, clean, details, heading, note, para, table
from countywide.platform.kit.tags.saying import short_date

from . import rules
from .enums import Level, Mode, Owner, Present, Purpose, Strand
from .models import Agreed, Record
from .types import Programme

PARTS = (
    ("universal", "Universal: for every child"),
    ("targeted", "Targeted: for groups of children"),
    ("specialist", "Specialist: for children who need most"),
    ("training", "Training that was agreed"),
)


def blocks_of(record: Record, programme: Programme) -> list[Block]:
    """Everything that everybody at the school may read. Children are counted in it (Q58d)."""
    meeting = record.meeting
    provider = meeting.link.provider
    found = [heading(f"Record of a meeting: {meeting.link.school.name}", 1), details(facts(record))]
    for name, title in PARTS:
        if words := clean(getattr(record, name)):
            found += [heading(title), *as_written(words)]
    found += [heading("Actions that were agreed"), *agreed_blocks(list(meeting.agreed.select_related("teacher")))]
    said = rules.said_of_children(
        record.children, provider=provider.name if provider else "the health service",
        records=(provider.records or provider.mailbox) if provider else "", answered=programme.records_answered,
    )  # fmt: skip
    return [*found, heading("Children"), note(said)]


def facts(record: Record) -> list[tuple[str, str]]:
    meeting = record.meeting
    next_said = short_date(record.next_on) if record.next_on else f"None yet: {record.no_next}"
    rows = [
        ("Date", short_date(meeting.held_on)),
        ("What for", Purpose(meeting.purpose).label),
        ("How", Mode(record.mode).label),
        ("Who took part", ", ".join(Present(each).label for each in record.present)),
        ("Link therapist", meeting.therapist.name if meeting.therapist else ""),
        ("Next meeting", next_said),
    ]
    return [(key, value) for key, value in rows if value]


def agreed_blocks(agreed: list[Agreed]) -> list[Block]:
    if not agreed:
        return [para("No new action was agreed in this meeting.")]
    rows = [
        (
            each.what,
            owner_said(each),
            short_date(each.due_on),
            f"{Strand(each.strand).label}, {Level(each.level).label.lower()}",
        )
        for each in agreed
    ]
    return [table("Actions", ("What", "Whose", "By", "On"), rows)]


def owner_said(each: Any) -> str:
    """The role; of a specialist teacher their name, since a school may have several."""
    return f"{each.teacher.name}, specialist teacher" if each.owner == Owner.TEACHER else Owner(each.owner).label
