"""Reaches somebody who is asked for another choice, in the way that fits them today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from countywide.casework.letters import actions as post
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.people import queries as family

from .. import letters, notices, queries
from ..enums import Way
from ..models import Preference, Replacing
from .asking import send_link, went


def send_again_to_choose(preference: Preference, replacing: Replacing, *, by: Any, on: date, at: datetime) -> bool:
    """A message that says why and by when, with a new link for whoever has no account, or a letter on the list of those to post.
    Whether anything left: where nothing can, the officers' page says so."""
    transfer = preference.transfer
    person = queries.person_of(preference, on=on)
    if person is None or not person.is_written_to or queries.timing_of(transfer, on=on).bar:
        return False
    if not person.email or person.channel != "EMAIL":
        return send_letter_to_choose(preference, replacing, by=by, on=on)
    has_account = person.user_id is not None
    if not has_account:
        send_link(preference, by=by, on=on, at=at, closes=replacing.answer_by)
    tell(
        notices.CHOOSE_AGAIN, to=[Recipient(person.email, None, person.user_id)], cause=f"replacing:{replacing.pk}", by=by,
        about=preference, reference=transfer.case.reference, answer_by=replacing.answer_by, has_reserve=bool(replacing.reserve_on),
        key=transfer.key if has_account else None,
    )  # fmt: skip
    if has_account:
        went(preference, Way.ACCOUNT, on=on)
    return True


def send_letter_to_choose(preference: Preference, replacing: Replacing, *, by: Any, on: date) -> bool:
    """The same on paper."""
    transfer = preference.transfer
    known = family.correspondents(transfer.child, on)
    to = [replace(post.addressee_of(each), channel="POST") for each in known if each.key == preference.holder]
    if not to:
        return False
    words = {"answer_by": replacing.answer_by, "has_reserve": bool(replacing.reserve_on)}
    post.issue(transfer.case, letters.CHOOSE_AGAIN, by=by, on=on, to=to, words=words)
    went(preference, Way.POST, on=on)
    return True
