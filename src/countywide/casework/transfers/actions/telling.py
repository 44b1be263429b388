"""Telling schools that their list is made, that it is late, and that the council changed a date of the round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from countywide.casework.cases import queries as held_cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import notices, queries
from ..models import Transfer
from ..rules.dates import STEPS
from ..types import Round

TO_SCHOOL = ("SENCO",)  # where nobody reads for that role, the office or the head does


def to_school(setting_id: int | None) -> list[Recipient]:
    return contacts.recipients_for(setting_id, TO_SCHOOL) if setting_id is not None else []


def to_family(case: Any, *, on: date) -> list[Recipient]:
    """Those of the family who read email."""
    told = held_cases.people_to_tell(case, on=on)
    return [Recipient(each.email, None, each.user_id) for each in told.family if each.email]


def tell_lists(held: Round, *, by: Actor, on: date) -> int:
    """Each school with children who came on its list today is asked to confirm it; one that has let the ten days pass is
    reminded, once. No message holds a name: it says how many children, and where the list is."""
    told = 0
    for setting_id, found in by_school(queries.newly_listed(held, on)):
        told += tell_school(notices.LIST, setting_id, found, held, f"list:{on.isoformat()}", by=by)
    for setting_id, found in by_school(queries.still_unconfirmed(held, on)):
        newest = max(each.confirm_by for each in found)
        told += tell_school(notices.LIST_LATE, setting_id, found, held, f"late:{newest.isoformat()}", by=by)
    return told


def by_school(found: Iterable[Transfer]) -> list[tuple[int, list[Transfer]]]:
    return [(key, list(rows)) for key, rows in groupby(found, key=lambda each: each.setting_id) if key is not None]


def tell_school(kind: Any, setting_id: int, found: list[Transfer], held: Round, what: str, *, by: Actor) -> bool:
    """One message to one school about its list."""
    to = to_school(setting_id)
    if not to:
        return False
    with audit.in_one_go():
        tell(
            kind, to=to, cause=f"round:{held.key}:{setting_id}:{what}", by=by, name=held.name, round=held.key,
            number=len(found), confirm_by=max(each.confirm_by for each in found),
        )  # fmt: skip
    return True


def tell_changes(held: Round, *, by: Actor, on: date) -> int:
    """The council changed a date: every school with a child in the round is told the old one and the new one, once (Q06)."""
    told = 0
    for step, before, now in queries.changed_steps(held, on=on):
        settings = Transfer.objects.filter(round=held.key, setting__isnull=False).under_way()
        for setting_id in settings.order_by("setting_id").values_list("setting_id", flat=True).distinct():
            if to := to_school(setting_id):
                with audit.in_one_go():
                    cause = f"round:{held.key}:{setting_id}:{step}:{now.begins.isoformat()}"
                    tell(
                        notices.DATE_CHANGED, to=to, cause=cause, by=by, name=held.name, round=held.key,
                        title=STEPS[step].title, before=before, now=now, law=STEPS[step].by_law,
                    )  # fmt: skip
                told += 1
    return told
