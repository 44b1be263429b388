"""Need beside provision, district by district; and how many pupils wait for what. Nothing below five is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from countywide.platform.kit.small import FEWEST, Interval, poisson, too_small, wilson

from ..types import Figures, Provided

THOUSAND = 1_000


@dataclass(frozen=True)
class Comparison:
    """One district: how many pupils in a thousand have a plan or SEN support, what is contracted for them, and who waits.

    `need` and `waiting` are None where the count is too small to show. What is contracted is counted and not sampled; the
    interval of `provision` is that of the need it is set against.
    """

    name: str
    pupils: int
    need: Interval | None  # in a thousand pupils
    provision: Interval | None  # sessions a year for a thousand pupils in need
    sessions: int | None  # that are given now
    staff: float | None
    coming: int | None  # sessions a year that are contracted and have not begun
    waiting: Interval | None  # in a thousand pupils


def compared(
    figures: Mapping[str, Figures], provided: Mapping[str, Provided], waits: Mapping[str, int]
) -> list[Comparison]:
    """Every district, by name, with what is contracted there and how many pupils are reported to wait."""
    hidden = too_small({name: each.in_need for name, each in figures.items()})
    quiet = too_small({name: number for name, number in waits.items() if number})
    return [
        one(name, each, provided.get(name, Provided()), 0 if name in quiet else waits.get(name, 0), name in hidden)
        for name, each in sorted(figures.items())
    ]


def one(name: str, of: Figures, provided: Provided, waits: int, is_hidden: bool) -> Comparison:
    shown = not is_hidden and of.pupils > 0
    share = wilson(of.in_need, of.pupils) if shown and of.in_need <= of.pupils else None
    need = Interval(*(THOUSAND * each for each in share)) if share else None
    sessions = 0 if provided.is_coming and provided.sessions is not None else provided.sessions
    many = waits >= FEWEST and of.pupils
    return Comparison(
        name=name,
        pupils=of.pupils,
        need=need,
        provision=provision(sessions, share, of.pupils) if share and sessions is not None else None,
        sessions=sessions,
        staff=provided.staff_hundredths / 100
        if provided.staff_hundredths is not None and not provided.is_coming
        else None,
        coming=provided.sessions if provided.is_coming else None,
        waiting=Interval(*(THOUSAND * each / of.pupils for each in poisson(waits))) if many else None,
    )


def provision(sessions: int, share: Interval, pupils: int) -> Interval:
    """Sessions a year for a thousand pupils in need: the more need there may be, the fewer for each."""
    return Interval(
        *(THOUSAND * sessions / (pupils * part) if part else 0.0 for part in (share.value, share.high, share.low))
    )


@dataclass(frozen=True)
class GapTotal:
    """The gaps of one service in one district: how many were logged, by how many schools, for how many pupils."""

    service: str
    place: str
    gaps: int
    schools: int
    waiting: int | None  # None where it is too small to show


def gap_totals(rows: Iterable[tuple[str, str, int | None, int | None]]) -> list[GapTotal]:
    """Gaps as (service, place, school, pupils who wait), counted. What one school logged twice counts once. Small numbers of
    pupils of one service are not shown, nor what would let them be worked out."""
    schools: dict[tuple[str, str], dict[int | None, int]] = defaultdict(dict)
    gaps: dict[tuple[str, str], int] = defaultdict(int)
    for service, place, school, waiting in rows:
        gaps[service, place] += 1
        held = schools[service, place]
        held[school] = max(held.get(school, 0), waiting or 0)
    pupils: dict[str, dict[str, int]] = defaultdict(dict)
    for (service, place), held in schools.items():
        pupils[service][place] = sum(held.values())
    hidden = {service: too_small(counts) for service, counts in pupils.items()}
    return [
        GapTotal(
            service, place, number, len(set(schools[service, place]) - {None}),
            None if place in hidden[service] else pupils[service][place],
        )
        for (service, place), number in sorted(gaps.items())
    ]  # fmt: skip
