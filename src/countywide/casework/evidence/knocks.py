"""Counts knocks at a door: exact rows for what costs a message or a guess, a light count for opening unknown links."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.cache import cache

from .models import Knock
from .secrets_of_links import keyed

HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)
KEPT_FOR = timedelta(hours=24)
PRESSES = 60  # of any button that costs something, from one place in a quarter of an hour
STRANGE_LINKS = 30  # links unknown to us or over, opened from one place in a quarter of an hour


def knock(*what: object, now: datetime) -> None:
    """Write one knock down."""
    Knock.objects.create(bucket=bucket_of(*what), at=now)


def since(*what: object, now: datetime, within: timedelta = HOUR) -> int:
    """How many knocks there were lately."""
    return Knock.objects.filter(bucket=bucket_of(*what), at__gt=now - within).count()


def too_many_from(place: str, *, now: datetime) -> bool:
    """Write a press from a place down, and say whether there were too many before it."""
    before = since("place", place, now=now, within=QUARTER)
    if before >= PRESSES:
        return True  # knocking at a shut door does not keep it shut
    knock("place", place, now=now)
    return False


def is_strange_too_often(place: str, *, now: datetime, counts: bool) -> bool:
    """Whether one place has opened too many links that lead nowhere. Counted in the cache: a page that is only read
    writes no row, and a lost count does no harm against tokens of 192 bits."""
    quarter = int(now.timestamp() // QUARTER.total_seconds())
    key = f"evidence.strange:{keyed(place)}:{quarter}"
    seen = int(cache.get(key, 0))
    if counts:
        cache.set(key, seen + 1, timeout=int(QUARTER.total_seconds()))
    return seen >= STRANGE_LINKS


def forget_old(*, now: datetime) -> int:
    """Remove the knocks that no limit looks at any more."""
    return Knock.objects.filter(at__lt=now - KEPT_FOR).delete()[0]


def bucket_of(*what: object) -> str:
    """The keyed hash under which something is counted: no address and no place is kept."""
    return keyed("knock:" + "\n".join(map(str, what)))
