"""People who want to be told when a call opens, or when somebody like them may take part."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from countywide.platform.accounts import queries as accounts
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies, queries
from ..enums import CallState, Source
from ..models import Call, Interest
from .telling import interested, words_of


@action(permissions.REGISTER)
def register(
    call: Call, *, by: Actor, now: datetime, email: str, organisation_id: int | None = None, source: str = Source.PAGE
) -> Interest:
    """Tell somebody when a call opens. They get a receipt with the day; a second press changes and sends nothing.

    No name is kept, and the address is shown to nobody but whoever keeps calls.
    """
    if call.state_at(now) not in (CallState.ANNOUNCED, CallState.OPEN):
        raise RuleBroken("This call has closed. You can look for others on the page of all calls.")
    return noted(call.kind, call, by=by, now=now, email=email, organisation_id=organisation_id, source=source)


@action(permissions.REGISTER)
def keep_informed(call: Call, *, by: Actor, now: datetime, email: str, organisation_id: int | None = None) -> Interest:
    """Tell somebody who may not take part now when the next call is announced (Q39)."""
    if not policies.kind_of(call).keeps_informed:
        raise RuleBroken("There is no such list for this kind of role.")
    return noted(call.kind, None, by=by, now=now, email=email, organisation_id=organisation_id, source=Source.FUTURE)


@action(permissions.REGISTER)
def offer(
    kind: str, *, by: Actor, now: datetime, email: str, user_id: int | None = None, organisation_id: int | None = None
) -> Interest:
    """Somebody offered help at the forum and agreed that it counts: on the list of the call that is announced or open, else of
    the next one (Q35)."""
    call = queries.latest_call(kind)
    if call is not None and call.state_at(now) not in (CallState.ANNOUNCED, CallState.OPEN):
        call = None
    return noted(
        kind, call, by=by, now=now, email=email, user_id=user_id, organisation_id=organisation_id, source=Source.FLOOR
    )


def noted(
    kind: str, call: Call | None, *, by: Any, now: datetime, email: str, user_id: int | None = None,
    organisation_id: int | None = None, source: str,
) -> Interest:  # fmt: skip
    """The interest of an address, written once, with its receipt."""
    address = email.strip().lower()
    is_own = by.pk is not None and address == by.email
    made, is_new = Interest.objects.get_or_create(
        kind=kind, call=call, email=address, ended_at=None,
        defaults={
            "source": source, "registered_at": now, "organisation_id": organisation_id,
            "user_id": by.pk if is_own else user_id, "told_at": now if call and call.opened_at else None,
        },
    )  # fmt: skip
    if is_new:
        title = call.title if call else policies.kind_on(kind, now.date()).plural
        words = words_of(call) if call else {"title": title, "call": ""}
        tell(
            notices.FUTURE if source == Source.FUTURE else notices.REGISTERED, to=[interested(made)],
            cause=f"interest:{made.pk}", by=by, about=made, key=made.key,
            is_open=call is not None and call.state_at(now) == CallState.OPEN, **words,
        )  # fmt: skip
    audit.record("champions.interest-registered", by=by, about=made, source=str(source), new=is_new)
    return made


@action(permissions.REGISTER)
def stop(interest: Interest, *, by: Actor, now: datetime) -> None:
    """They want to hear no more, or never asked."""
    if interest.ended_at is None:
        interest.ended_at = now
        interest.save(update_fields=["ended_at"])
    audit.record("champions.interest-ended", by=by, about=interest)


def converted(call: Call, email: str, *, now: datetime) -> None:
    """Somebody on the list of a call began an application: they are reminded of that, and no more of the call."""
    Interest.objects.filter(call=call, email=email, converted_at=None).update(converted_at=now)


def lapse(call: Call, *, by: Any, now: datetime) -> int:
    """Whoever registered at a school where they hold no role any more is off the list: they can register again where they are now."""
    held = call.interests.filter(ended_at=None, told_at=None).exclude(user=None).exclude(organisation=None)
    rows = list(held.values_list("pk", "user_id", "organisation_id"))
    here = accounts.roles_by_person({user for _pk, user, _at in rows}, on=localdate(now))
    left = [pk for pk, user, at in rows if at not in {each.organisation_id for each in here.get(user, [])}]
    if left:
        call.interests.filter(pk__in=left).update(ended_at=now)
        audit.record("champions.interest-lapsed", by=by, about=call, number=len(left))
    return len(left)
