"""Counts the tries at a door, so that guessing is slow and strangers lock nobody out for long.

A try is written down before it is judged and taken back when it succeeds: a hundred tries at the same instant
are a hundred tries. Rows, not the cache, because a cache forgets and loses counts between two processes.
"""

from __future__ import annotations

import hmac
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from countywide.platform.accounts import rules
from countywide.platform.accounts.models import Try

KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Where:
    """Whom somebody says they are, where they say it from, and the browser's own mark if it has signed in before."""

    email: str
    place: str
    browser: str = ""

    def bucket(self, purpose: str, counts: str) -> str:
        """The keyed hash under which one limit counts."""
        told = {
            "browser": (self.browser, self.email),
            "place-and-email": (self.place, self.email),
            "email": (self.email,),
            "place": (self.place,),
        }[counts]
        return hashed("\n".join((purpose, counts, *told)))


@dataclass(frozen=True)
class Counted:
    """What became of a try: shut out until a moment, or let through; `last` when a failure shuts the door."""

    shut_until: datetime | None
    rows: tuple[int, ...] = ()
    last: bool = False


def hashed(text: str) -> str:
    """A hash that nobody without the service's key can look up."""
    return hmac.new(settings.SECRET_KEY.encode(), f"accounts.tries:{text}".encode(), "sha256").hexdigest()


def count(purpose: str, where: Where, *, now: datetime) -> Counted:
    """Write one try down, and say whether it may go ahead."""
    limits = {where.bucket(purpose, limit.counts): limit for limit in rules.LIMITS[purpose][bool(where.browser)]}
    made = Try.objects.bulk_create([Try(bucket=bucket, at=now) for bucket in limits])
    mine = {row.pk for row in made}
    oldest = now - max(limit.within for limit in limits.values())
    before: dict[str, list[datetime]] = defaultdict(list)
    for key, bucket, at in Try.objects.filter(bucket__in=limits, at__gt=oldest).values_list("pk", "bucket", "at"):
        if key not in mine:
            before[bucket].append(at)
    ends = [rules.open_again(before[bucket], limit, now=now) for bucket, limit in limits.items()]
    shut = max((end for end in ends if end), default=None)
    if shut:
        Try.objects.filter(pk__in=mine).delete()  # knocking at a shut door does not keep it shut
        return Counted(shut)
    last = any(rules.open_again([*before[bucket], now], limit, now=now) for bucket, limit in limits.items())
    return Counted(None, tuple(mine), last)


def take_back(counted: Counted) -> None:
    """The try succeeded: it does not count. Those before it still do, or one good account would wipe the slate."""
    Try.objects.filter(pk__in=counted.rows).delete()


def forget_old(*, now: datetime) -> int:
    """Remove the tries that no limit looks at any more."""
    return Try.objects.filter(at__lt=now - KEPT_FOR).delete()[0]
