"""Answering what is asked: by a guest who entered the code, or by somebody signed in for the same setting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.files import queries as file_queries
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries, redacting, rules, signals
from ..enums import Ended, LinkState, Source
from ..models import EvidenceRequest, Item
from ..types import Described, Guest
from . import linking
from .asking import write
from .items import fill
from .standing import note, settle


@action(permissions.ANSWER)
def confirm_child(request: EvidenceRequest, *, by: Actor, on: date, at: datetime) -> None:
    """Say that this is a child at the setting: from now on something can be added."""
    if bar := rules.bar_to_answering(request.standing_on(on), confirmed=True):
        raise RuleBroken(bar)
    if request.confirmed_at is None:
        request.confirmed_at = at
        request.save(update_fields=["confirmed_at"])
    audit.record("evidence.child-confirmed", by=by, about=request)
    _in_use(request)


@action(permissions.ANSWER)
def say_not_theirs(request: EvidenceRequest, *, by: Actor, on: date, at: datetime, because: str) -> None:
    """Say that the child is not at the setting: nothing more is shown, and the team that asked is told."""
    if bar := rules.bar_to_answering(request.standing_on(on), confirmed=True):
        raise RuleBroken(bar)
    if request.items.kept().exists():
        raise RuleBroken("You have sent files about this child already. Ask the council what to do.")
    request.not_theirs_on, request.not_theirs_because = on, because[:500]
    request.save(update_fields=["not_theirs_on", "not_theirs_because"])
    audit.record("evidence.not-theirs", by=by, about=request, on=on.isoformat())
    if live := queries.live_link(request.pk):
        linking.end(live, by=by, at=at, because=Ended.NOT_OURS)
    if team := cases.team_mailbox(request.case, on=on):
        write(notices.NOT_THEIRS, request, to=team, by=by, cause="not-theirs")
    settle(request, on=on)
    note(request, "not-theirs", by=by, on=on, title=f"{request.organisation.name} says the child is not there")
    signals.not_theirs.send(EvidenceRequest, request=request, by=by, on=on)


@action(permissions.ANSWER)
def describe(request: EvidenceRequest, *, by: Actor, on: date, file_id: UUID, said: Described) -> Item:
    """Say what a file is, or say it again: who wrote it, as what, when, and whether it tells of anybody else."""
    _answering(request, on)
    file = _own_file(request, file_id)
    item = Item.objects.filter(file=file).first() or Item(
        case_id=request.case_id,
        request=request,
        organisation_id=request.organisation_id,
        file=file,
        source=Source.LINK if isinstance(by, Guest) else Source.SCHOOL,
        received_on=localdate(file.uploaded_at),
        added_by_id=by.pk,  # type: ignore[attr-defined]
    )
    if item.removed_on:
        raise RuleBroken("This file was taken back. Send it again if it is needed after all.")
    fill(item, said)
    _keep_answers(request, on=on)
    audit.record("evidence.described", by=by, about=item, request=request.pk, kind=said.kind)
    _in_use(request)
    return item


@action(permissions.ANSWER)
def take_back(request: EvidenceRequest, *, by: Actor, on: date, file_id: UUID) -> None:
    """Remove a file sent by mistake, before the work is declared complete. Nobody can open it any more."""
    _answering(request, on)
    file = _own_file(request, file_id)
    item = Item.objects.filter(file=file).first()
    if item and request.completed_at and item.added_at < request.completed_at:
        raise RuleBroken("This file was part of what you declared complete. Ask the council to set it aside.")
    if item:
        item.removed_on, item.file = on, None
        item.save(update_fields=["removed_on", "file"])
        _keep_answers(request, on=on)
    audit.record("evidence.taken-back", by=by, about=item or request, on=on.isoformat(), sha256=file.sha256)
    files.remove(file, by=by)


@action(permissions.ANSWER)
def say_not_held(request: EvidenceRequest, *, by: Actor, on: date, because: Mapping[int, str]) -> None:
    """Say why things that were asked for are not held; an empty reason takes one back."""
    _answering(request, on)
    for asked in request.asked.filter(pk__in=list(because)):
        asked.not_held_because = because[asked.pk].strip()[:500]
        asked.save(update_fields=["not_held_because"])
    _keep_answers(request, on=on)
    audit.record("evidence.not-held", by=by, about=request, items=sorted(because))


@action(permissions.ANSWER)
def complete(request: EvidenceRequest, *, by: Actor, on: date, at: datetime, declared_by: str) -> None:
    """Declare that this is everything: a receipt goes to the mailbox, the guest's session ends, the team is told."""
    _answering(request, on)
    items = queries.items_of_request(request)
    sent = file_queries.files_of(queries.KEEPER, request.place)
    bar = rules.bar_to_completing(
        unanswered=[asked.name for asked in queries.unanswered(request, items)],
        undescribed=len(queries.undescribed(request)),
        refused=sum(file.state in queries.SPOILT for file in sent),
    )
    if bar:
        raise RuleBroken(bar)
    again = request.completed_on is not None
    request.completed_on, request.completed_at = request.completed_on or on, at
    request.completed_by, request.reopened_at = declared_by[:200], None
    request.save(update_fields=["completed_on", "completed_at", "completed_by", "reopened_at"])
    audit.record("evidence.completed", by=by, about=request, on=on.isoformat(), files=len(items), again=again)
    _send_receipt(request, items, by=by, at=at)
    if live := queries.live_link(request.pk):
        live.state, live.sessions_since = LinkState.COMPLETED, at
        live.save(update_fields=["state", "sessions_since"])
    settle(request, on=on)
    name = request.organisation.name
    note(
        request,
        "completed",
        by=by,
        on=on,
        title=f"{name} sent more evidence" if again else f"{name} sent its evidence and declared it complete",
        family_title=f"{name} sent us more information" if again else f"{name} sent us its information",
        to_family=True,
    )
    signals.completed.send(EvidenceRequest, request=request, by=by, on=on, again=again)


@action(permissions.ANSWER)
def reopen(request: EvidenceRequest, *, by: Actor, on: date, at: datetime) -> None:
    """Open what was declared complete, to add more; what was sent stays as it is."""
    if request.completed_on is None or request.reopened_at:
        raise RuleBroken("This is open: you can add to it.")
    request.reopened_at = at
    request.save(update_fields=["reopened_at"])
    audit.record("evidence.reopened", by=by, about=request, on=on.isoformat())
    _in_use(request)


def note_spoilt(request_id: int, *, by: Any, at: datetime, file_id: UUID) -> None:
    """A file turned out to be unusable after it was sent: its sender is told, and the officer sees it."""
    with audit.in_one_go():
        request = EvidenceRequest.objects.select_for_update().get(pk=request_id)
        on = localdate(at)
        audit.record("evidence.file-spoilt", by=by, about=request, on=on.isoformat(), file=str(file_id))
        held = queries.last_link(request.pk)
        if held:
            to = Recipient(held.address, request.organisation_id)
            write(notices.SPOILT, request, to=to, by=by, cause=f"spoilt:{file_id}")
        note(request, "file-spoilt", by=by, on=on, title=f"A file from {request.organisation.name} could not be used")


def _answering(request: EvidenceRequest, on: date) -> None:
    if bar := rules.bar_to_answering(request.standing_on(on), confirmed=request.confirmed_at is not None):
        raise RuleBroken(bar)


def _keep_answers(request: EvidenceRequest, *, on: date) -> None:
    """Note for each thing asked for whether it is answered; what was sent after all is no longer said not to be held."""
    missing = {each.pk for each in queries.not_sent(request, queries.items_of_request(request))}
    for asked in request.asked.all():
        because = asked.not_held_because if asked.pk in missing else ""
        answered_on = (asked.answered_on or on) if because or asked.pk not in missing else None
        if (because, answered_on) != (asked.not_held_because, asked.answered_on):
            asked.not_held_because, asked.answered_on = because, answered_on
            asked.save(update_fields=["not_held_because", "answered_on"])


def _own_file(request: EvidenceRequest, file_id: UUID) -> Any:
    """A file sent for this very request; any other is not there."""
    file = file_queries.file_with(file_id)
    if file is None or (file.keeper, file.place) != (queries.KEEPER, request.place):
        raise RuleBroken("This file is not among those you sent.")
    return file


def _in_use(request: EvidenceRequest) -> None:
    live = queries.live_link(request.pk)
    if live and live.state in (LinkState.ISSUED, LinkState.VERIFIED, LinkState.COMPLETED):
        live.state = LinkState.IN_USE
        live.save(update_fields=["state"])


def _send_receipt(request: EvidenceRequest, items: list[Item], *, by: Any, at: datetime) -> None:
    """Every file's name, size and checksum to the holder's mailbox; the child's names are taken out of file names."""
    held = queries.last_link(request.pk)
    to = linking.next_holder(request, held)
    if to is None:
        return
    names = redacting.names_of(request.case.child)
    rows = [
        {
            "name": redacting.without(names, item.file.name),
            "kind": item.kind_name,
            "size": item.file.size,
            "sha256": item.file.sha256,
        }
        for item in items
        if item.file
    ]
    to = Recipient(held.address, request.organisation_id) if held else to
    write(notices.RECEIPT, request, to=to, by=by, cause=f"receipt:{at.timestamp():.0f}", files=rows, at=at)
