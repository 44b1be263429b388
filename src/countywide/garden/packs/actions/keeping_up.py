"""What a worker does each day: reminds of packs that are due, checks links, and takes recordings away when their time is over."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from countywide.garden.knowledge import queries as knowledge
from countywide.garden.knowledge import rules as working
from countywide.platform.audit import actions as audit
from countywide.platform.outbox.actions import tell

from .. import notices, queries
from ..models import Listed, Pack
from .recording import take_recording_away


def remind(*, by: Any, on: date) -> int:
    """Tell the organisers, from the working day before, what each pack still lacks; and every working day once it is overdue."""
    told = 0
    for pack in queries.waiting():
        if working.reply_by(on, 1) < pack.due_on or not working.is_working_day(on):
            continue
        kind = notices.OVERDUE if pack.is_overdue(on) else notices.DUE
        with audit.in_one_go():
            tell(
                kind, to=queries.organisers(pack, on=on), cause=f"pack:{pack.pk}:{on.isoformat()}", by=by, about=pack,
                title=pack.meeting.title, key=pack.meeting.key, due_on=pack.due_on,
                missing=queries.missing_from(pack, queries.slides_of(pack)),
            )  # fmt: skip
        told += 1
    return told


def check_links(*, by: Any, on: date) -> int:
    """Look at every link of every pack; tell the organisers of those newly found broken. How many are broken now."""
    links = queries.to_check()
    troubles, now = knowledge.troubles([each.address for each in links]) if links else {}, timezone.now()
    newly: dict[int, list[Listed]] = {}
    for each in links:
        was_broken = each.is_broken
        each.trouble, each.checked_at = troubles[each.address], now
        if each.is_broken and not was_broken:
            newly.setdefault(each.pack_id, []).append(each)
    Listed.objects.bulk_update(links, ["trouble", "checked_at"], batch_size=500)
    for pack in Pack.objects.filter(pk__in=newly).select_related("meeting__series").order_by("id"):
        with audit.in_one_go():
            tell(
                notices.BROKEN, to=queries.organisers(pack, on=on), cause=f"pack:{pack.pk}:links:{on.isoformat()}", by=by,
                about=pack, title=pack.meeting.title, key=pack.meeting.key,
                broken=[(each.title, each.says_trouble) for each in newly[pack.pk]],
            )  # fmt: skip
    return sum(each.is_broken for each in links)


def end_recordings(*, by: Any, on: date) -> int:
    """Take away the recordings whose last day is over."""
    over = queries.recordings_over(on)
    for pack in over:
        take_recording_away(pack, by=by, on=on)
    return len(over)
