"""Choosing days and times: a poll, and what the organisers make of it (Q65)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time

from django.utils.text import slugify
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import SIGNED_IN, Actor

from .. import permissions, rules
from ..models import Ballot, Poll, Series, Slot


@action(permissions.HOST)
def ask_poll(
    series: Series, *, by: Actor, on: date, title: str, opens_on: date, closes_on: date, slots: Iterable[tuple[int, time]]
) -> Poll:  # fmt: skip
    """Ask which days of the week and times suit people."""
    offered = sorted(set(slots))
    if len(offered) < 2:
        raise RuleBroken("Offer at least two days or times to choose from.")
    if closes_on < opens_on or closes_on < on:
        raise RuleBroken("The poll closes after it opens, and not before today.")
    plain = slugify(title)[:70] or "poll"
    taken = set(Poll.objects.filter(key__startswith=plain).values_list("key", flat=True))
    key = next(each for each in (plain, *(f"{plain}-{n}" for n in range(2, 999))) if each not in taken)
    made = Poll.objects.create(series=series, key=key, title=title.strip(), opens_on=opens_on, closes_on=closes_on)
    Slot.objects.bulk_create([Slot(poll=made, weekday=weekday, time=at) for weekday, at in offered])
    audit.record("forum.poll-asked", by=by, about=made, on=on.isoformat())
    return made


@action(SIGNED_IN)
def vote(poll: Poll, *, by: Actor, now: datetime, slots: Collection[int]) -> Ballot:
    """Say which days and times suit. Sent again, it takes the place of what one said before."""
    chosen = list(Slot.objects.filter(poll=poll, pk__in=slots).order_by("id"))
    bar = rules.bar_to_voting(opens_on=poll.opens_on, closes_on=poll.closes_on, on=localdate(now), chosen=len(chosen))
    if bar:
        raise RuleBroken(bar)
    ballot, _ = Ballot.objects.update_or_create(poll=poll, user_id=by.pk, defaults={"given_at": now})
    ballot.slots.set(chosen)
    audit.record("forum.voted-on-times", by=by, about=poll, at=now.isoformat())
    return ballot


@action(permissions.HOST)
def decide_poll(poll: Poll, *, by: Actor, on: date, decision: str) -> None:
    """Say what was chosen and why; it stands beside the figures on the public page."""
    if on <= poll.closes_on:
        raise RuleBroken("The poll is still open. Decide after its last day.")
    poll.decided_on, poll.decision = on, decision.strip()
    poll.save(update_fields=["decided_on", "decision"])
    audit.record("forum.poll-decided", by=by, about=poll, on=on.isoformat())
