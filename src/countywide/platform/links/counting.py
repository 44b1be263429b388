"""Counts knocks at a door: exact rows for what costs a message or a guess, a light count for opening unknown links."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache

from .secrets_of_links import Seals

HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)
KEPT_FOR = timedelta(hours=24)
PRESSES = 60  # of any button that costs something, from one place in a quarter of an hour
STRANGE_LINKS = 30  # links unknown to us or over, opened from one place in a quarter of an hour


class Knocks:
    """The knocks at one room's doors, kept in a table of its own: no address and no place is in it, only keyed hashes."""

    def __init__(self, room: str, rows: Any) -> None:
        self.room, self.rows, self.seals = room, rows, Seals(room)

    def knock(self, *what: object, now: datetime) -> None:
        """Write one knock down."""
        self.rows.objects.create(bucket=self.bucket_of(*what), at=now)

    def since(self, *what: object, now: datetime, within: timedelta = HOUR) -> int:
        """How many knocks there were lately."""
        return int(self.rows.objects.filter(bucket=self.bucket_of(*what), at__gt=now - within).count())

    def too_many_from(self, place: str, *, now: datetime) -> bool:
        """Write a press from a place down, and say whether there were too many before it."""
        if self.since("place", place, now=now, within=QUARTER) >= PRESSES:
            return True  # knocking at a shut door does not keep it shut
        self.knock("place", place, now=now)
        return False

    def is_strange_too_often(self, place: str, *, now: datetime, counts: bool) -> bool:
        """Whether one place has opened too many links that lead nowhere. Counted in the cache: a page that is only read
        writes no row, and a lost count does no harm against tokens of 192 bits."""
        quarter = int(now.timestamp() // QUARTER.total_seconds())
        key = f"{self.room}.strange:{self.seals.keyed(place)}:{quarter}"
        seen = int(cache.get(key, 0))
        if counts:
            cache.set(key, seen + 1, timeout=int(QUARTER.total_seconds()))
        return seen >= STRANGE_LINKS

    def forget_old(self, *, now: datetime) -> int:
        """Remove the knocks that no limit looks at any more."""
        return int(self.rows.objects.filter(at__lt=now - KEPT_FOR).delete()[0])

    def bucket_of(self, *what: object) -> str:
        """The keyed hash under which something is counted."""
        return self.seals.keyed("knock:" + "\n".join(map(str, what)))
