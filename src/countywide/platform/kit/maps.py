"""A plain map of places around one point: numbered marks and rings of miles, drawn here, with no map service behind it.

Nothing about a child leaves the service for a picture. Each mark's number stands beside its name in a list next to the map, so
the map says nothing that the list does not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

METRES_IN_A_MILE = 1609.344
MIDDLE, REACH = 50.0, 44.0  # of a picture that is 100 wide and 100 high
RINGS = ((2, 1), (5, 2), (10, 5), (25, 10), (50, 25))
"""Up to so many miles across, a ring each so many miles."""
APART = 4.0  # marks nearer than this are drawn as one


@dataclass(frozen=True)
class Mark:
    """One place: its number in the list, where it lies, and its sort, which is its colour and its shape."""

    number: int
    easting: int
    northing: int
    sort: int = 1


@dataclass(frozen=True)
class Map:
    """The picture, and what it says in a sentence."""

    title: str
    says: str
    svg: SafeString
    legend: Sequence[str]


def around(
    title: str, centre: tuple[int, int], marks: Iterable[Mark], *, miles: float, says: str, legend: Sequence[str]
) -> Map:
    """The places within some miles of a point, north at the top."""
    found = [(mark, *at(centre, mark, miles)) for mark in marks]
    drawn = [*rings(miles), centre_mark(), *map(spot, together(found))]
    return Map(title, says, picture(title, says, drawn), legend)


def over(title: str, marks: Sequence[Mark], *, says: str, legend: Sequence[str]) -> Map | None:
    """All of some places at once, as far apart as they are; None where there is none."""
    if not marks:
        return None
    east, north = [mark.easting for mark in marks], [mark.northing for mark in marks]
    centre = (min(east) + max(east)) // 2, (min(north) + max(north)) // 2
    far = max(max(abs(mark.easting - centre[0]), abs(mark.northing - centre[1])) for mark in marks)
    drawn = map(spot, together([(mark, *at(centre, mark, max(far, 1) / METRES_IN_A_MILE)) for mark in marks]))
    return Map(title, says, picture(title, says, drawn), legend)


def picture(title: str, says: str, drawn: Iterable[SafeString]) -> SafeString:
    return format_html(
        '<svg class="cw-map" role="img" aria-label="{}" viewBox="0 0 100 100"><g aria-hidden="true">{}</g></svg>',
        f"{title}. {says}", format_html_join("", "{}", ((piece,) for piece in drawn)),
    )  # fmt: skip


def at(centre: tuple[int, int], mark: Mark, miles: float) -> tuple[float, float]:
    """Where a mark is drawn, in hundredths of the picture."""
    scale = REACH / (miles * METRES_IN_A_MILE)
    return MIDDLE + (mark.easting - centre[0]) * scale, MIDDLE - (mark.northing - centre[1]) * scale


def together(found: Sequence[tuple[Mark, float, float]]) -> list[tuple[list[Mark], float, float]]:
    """Marks that would cover each other stand as one, with all their numbers."""
    groups: list[tuple[list[Mark], float, float]] = []
    for mark, x, y in found:
        near = next((group for group in groups if abs(group[1] - x) < APART and abs(group[2] - y) < APART), None)
        if near is None:
            groups.append(([mark], x, y))
        else:
            near[0].append(mark)
    return groups


def spot(group: tuple[list[Mark], float, float]) -> SafeString:
    marks, x, y = group
    numbers = f"{marks[0].number}" if len(marks) == 1 else f"{marks[0].number}+{len(marks) - 1}"
    return format_html(
        '<g class="cw-map__mark cw-map__mark--{}"><circle cx="{}" cy="{}" r="2.6"/><text x="{}" y="{}">{}</text></g>',
        marks[0].sort, tenths(x), tenths(y), tenths(x), tenths(y + 1.0), numbers,
    )  # fmt: skip


def centre_mark() -> SafeString:
    return format_html('<path class="cw-map__centre" d="{}"/>', "M47 50h6M50 47v6")


def rings(miles: float) -> Iterable[SafeString]:
    """Circles with their distance, the outermost as far as the map goes."""
    step = next((each for top, each in RINGS if miles <= top), 50)
    far = step
    while far <= miles:
        radius = REACH * far / miles
        yield format_html(
            '<circle class="cw-map__ring" cx="50" cy="50" r="{}"/><text class="cw-map__miles" x="50" y="{}">{} miles</text>',
            tenths(radius), tenths(MIDDLE - radius + 3), far,
        )  # fmt: skip
        far += step


def tenths(number: float) -> str:
    return f"{number:.1f}"
