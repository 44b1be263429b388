"""Asks every school that the families of a round chose: prepared in one go, then sent one by one by a worker."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django_q.tasks import async_task

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor, Machine
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries
from ..models import Consultation
from .sending import send

log = logging.getLogger(__name__)
BY = Machine("consultations")
SEND = "countywide.casework.consultations.tasks.send_queued"
AT_ONCE = 500  # rows of one statement
WHY = (
    "The family named your school when it was asked where the child should go next. By law we ask you before we decide."
)
NOTHING = "No school is left to ask: every school that a family has named was asked, or cannot be asked yet."
NO_LONGER = "Whoever asked for this may no longer consult schools for this team."
FAULT = "Something went wrong on our side. Send it from this page; if that fails too, tell whoever runs the service."


@action(permissions.CONSULT)
def queue(team: Any, *, by: Actor, on: date, round_key: str) -> int:
    """Prepare a consultation of each school that a family named for a child of one of the team's cases (CFA 2014 s.38(2), s.39(2)).
    Each is then looked through and sent as if it were sent alone, in the name of whoever asked for it."""
    chosen = queries.to_ask(round_key, [team.organisation_id]).ready
    if not chosen:
        raise RuleBroken(NOTHING)
    councils = {setting: other_council(setting) for setting in {each.setting for each in chosen}}
    rows = [
        Consultation(
            case_id=each.case, plan_id=each.plan, transfer_id=each.transfer, setting_id=each.setting, is_preference=True, why=WHY,
            drafted_on=on, drafted_by_id=by.pk, queued_on=on, queued_by_id=by.pk, **councils[each.setting],  # type: ignore[attr-defined]
        )
        for each in chosen
    ]  # fmt: skip
    Consultation.objects.bulk_create(rows, batch_size=AT_ONCE)
    audit.record("consultations.queued", by=by, about=team, on=on.isoformat(), round=round_key, number=len(rows))
    go_on()
    return len(rows)


def other_council(setting_id: int) -> dict[str, str]:
    """What a consultation keeps of the council that maintains a school, where it is another."""
    found = queries.elsewhere(queries.school_of(setting_id))
    if found is None:
        return {}
    return {"council_code": found.code, "council_name": found.name[:120], "council_address": found.address}


def go_on() -> None:
    """Let a worker send what is queued."""
    async_task(SEND, save=False)


def send_some(*, on: date, at: datetime, at_most: int) -> int:
    """Send the next of what is queued, each in a change of its own. What cannot go is marked with why; the rest go."""
    number = 0
    for each in queries.queued()[:at_most]:
        assert each.queued_by is not None
        try:
            send(each, by=each.queued_by, on=on, at=at)
            number += 1
        except RuleBroken as broken:
            stop(each, str(broken), on=on)
        except PermissionDenied:
            stop(each, NO_LONGER, on=on)
        except Exception as fault:  # one that cannot be made must not keep the others waiting
            log.error("%s could not be sent: %s", each, type(fault).__name__)
            stop(each, FAULT, on=on)
    return number


def stop(consultation: Consultation, because: str, *, on: date) -> None:
    """Leave it to an officer, with the reason. One that went meanwhile is left alone."""
    with audit.in_one_go():
        held = Consultation.objects.select_for_update().queued().filter(pk=consultation.pk).first()
        if held is not None:
            held.stopped_on, held.stopped_because = on, because[:300]
            held.save(update_fields=["stopped_on", "stopped_because"])
            audit.record("consultations.stopped", by=BY, about=held, on=on.isoformat())


def tell_stopped(*, by: Any, on: date) -> int:
    """The team hears once a day how many could not go by themselves, while there are any new ones."""
    number = 0
    for case, count in queries.stopped_by_team(on):
        number += bool(
            tell(
                notices.STOPPED, to=queries.to_team(case, on=on), cause=f"team:{case.team_id}:consultations-stopped:{on}", by=by,
                number=count,
            )
        )  # fmt: skip
    return number
