"""Tells of silence: first the team that promised, then its manager. A second time on a day changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import NoticeKind, Recipient

from .. import notices, queries, rules
from ..enums import Level
from ..models import Alarm, Gap, Reach
from ..policies import policy_on


def chase_silence(*, by: Any, on: date) -> dict[str, int]:
    """Every service whose promised day passed: its team on the day after, its manager so many working days later."""
    policy, calendar = policy_on(on), deadlines.calendar()
    told = {"reminded": 0, "managers": 0}
    for reach in queries.reaches_past(on):
        manager_on = rules.manager_on(reach.next_on, policy=policy, calendar=calendar)
        told["reminded"] += alarm(reach, Level.OWNER, by=by, on=on, manager_on=manager_on)
        if on >= manager_on:
            told["managers"] += alarm(reach, Level.MANAGER, by=by, on=on, manager_on=manager_on)
    return told


def alarm(reach: Reach, level: Level, *, by: Any, on: date, manager_on: date) -> bool:
    """Told once for each promise that passed and each level."""
    _, is_new = Alarm.objects.get_or_create(reach=reach, promised_on=reach.next_on, level=level, defaults={"on": on})
    if not is_new:
        return False
    service = policy_on(on).service(reach.service)
    kind = notices.SILENT if level == Level.OWNER else notices.SILENT_STILL
    tell(
        kind, to=whom(reach.organisation_id, level, on=on), cause=f"{reach}:{reach.next_on}", by=by, about=reach,
        service=service.name.lower() if service else reach.service, district=reach.district.name,
        promised=f"{reach.next_on.day} {reach.next_on:%B %Y}", team=reach.organisation.name, key=reach.service,
        place=reach.place, manager_on=manager_on,
    )  # fmt: skip
    audit.record("coverage.silent", by=by, about=reach, on=on.isoformat(), level=level.value)
    return True


def whom(organisation_id: int, level: Level, *, on: date) -> list[Recipient]:
    """The team itself, or those who hear of its silence."""
    return (
        queries.to_team(organisation_id, on=on) if level == Level.OWNER else queries.to_managers(organisation_id, on=on)
    )


def chase_gaps(*, by: Any, on: date) -> int:
    """Gaps whose answer is late: the team, then its manager. The outbox itself sends each of these once."""
    policy, calendar = policy_on(on), deadlines.calendar()
    late = (
        Gap.objects.waiting_for_us().filter(reply_by__lt=on).select_related("organisation", "district").order_by("id")
    )
    for gap in late:
        remind(gap, notices.OWED, Level.OWNER, by=by, on=on)
        if on >= rules.manager_on(gap.reply_by, policy=policy, calendar=calendar):  # type: ignore[arg-type]
            remind(gap, notices.OWED_STILL, Level.MANAGER, by=by, on=on)
    return len(late)


def remind(gap: Gap, kind: NoticeKind, level: Level, *, by: Any, on: date) -> None:
    service = policy_on(on).service(gap.service)
    tell(
        kind, to=whom(gap.organisation_id, level, on=on), cause=f"{gap}:{gap.reply_by}", by=by, about=gap,
        reference=gap.reference, gap=gap.key, reply_by=gap.reply_by, team=gap.organisation.name,
        service=service.name.lower() if service else gap.service, district=gap.district.name,
    )  # fmt: skip
