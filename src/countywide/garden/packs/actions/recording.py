"""The recording of a session: it has a last day, and opens once somebody heard it through and cut what names a pupil."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, policies, rules
from ..enums import Recorded
from ..models import Pack
from .changing import note


@action(permissions.KEEP)
def add_recording(pack: Pack, *, by: Actor, on: date, keep_until: date, address: str = "", file: Any = None) -> None:
    """Add where the recording is, or its file. It is closed to everybody else until it is confirmed."""
    bar = rules.bar_to_recording(
        address=address.strip(), has_file=file is not None, ended_on=pack.ended_on, keep_until=keep_until,
        promise=policies.promise_on(on), on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    if pack.recording_file is not None:
        files.remove(pack.recording_file, by=by)
    pack.recording_file = files.receive(file, keeper="packs", place=pack.place, by=by) if file is not None else None
    pack.recording_address, pack.recorded, pack.keep_until = address.strip(), Recorded.RECORDING, keep_until
    pack.confirmed_at, pack.confirmed_by_id, pack.what_was_cut, pack.recording_ended_on = None, None, "", None
    pack.save()
    audit.record("packs.recording-added", by=by, about=pack, on=on.isoformat(), keep_until=keep_until.isoformat())


@action(permissions.KEEP)
def confirm_recording(pack: Pack, *, by: Actor, on: date, heard: bool, was_cut: bool, what_was_cut: str = "") -> None:
    """An organiser heard it through: no pupil is named in what is left. From now on it opens to those who may."""
    has_recording = pack.recorded == Recorded.RECORDING and pack.recording_ended_on is None
    bar = rules.bar_to_confirming(has_recording=has_recording, heard=heard, was_cut=was_cut, what_was_cut=what_was_cut)
    if bar:
        raise RuleBroken(bar)
    pack.confirmed_at, pack.confirmed_by_id = timezone.now(), by.pk  # type: ignore[attr-defined]
    pack.what_was_cut = what_was_cut.strip() if was_cut else ""
    pack.save(update_fields=["confirmed_at", "confirmed_by", "what_was_cut"])
    note(pack, "The recording was added.")
    audit.record("packs.recording-confirmed", by=by, about=pack, on=on.isoformat(), was_cut=was_cut)


@action(permissions.KEEP)
def take_recording_away(pack: Pack, *, by: Actor, on: date) -> None:
    """The recording is past its last day, or somebody found a pupil named in it: it is closed at once, and its file goes."""
    if pack.recorded != Recorded.RECORDING or pack.recording_ended_on:
        raise RuleBroken("There is no recording.")
    if pack.recording_file is not None:
        files.remove(pack.recording_file, by=by)
    pack.recording_file, pack.recording_address = None, ""
    pack.recording_ended_on = on
    pack.save(update_fields=["recording_file", "recording_address", "recording_ended_on"])
    audit.record("packs.recording-ended", by=by, about=pack, on=on.isoformat())
