"""Who may score, what must be talked about, and in which order a panel’s papers stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import mean


@dataclass(frozen=True)
class Given:
    """What one member of a panel gave one paper for one criterion."""

    paper: int
    member: int
    criterion: str
    points: int
    weight: int = 1


@dataclass(frozen=True)
class Point:
    """Something about papers that must be talked about: members far apart on a criterion, or two papers level."""

    kind: str  # FAR or TIE
    papers: tuple[int, ...]
    criterion: str = ""
    low: int = 0
    high: int = 0


def bar_to_scoring(
    *, has_declared: bool, same_school: bool, interest: str, left: bool, is_own: bool, decided: bool
) -> str | None:
    """Nobody scores before saying what interests they have, and nobody a colleague, a person they know, or themselves."""
    if left:
        return "You are on this panel no longer."
    if not has_declared:
        return "Say first which interests you have."
    if is_own or same_school:
        return "This paper is not yours to score: the panel’s other members score it."
    if interest:
        return "You declared an interest in this paper, so its other readers score it."
    return "This is decided already." if decided else None


def bar_to_points(*, points: int, most: int, note: str) -> str | None:
    """Points between none and the most, with a note: the person is told what the panel thought."""
    if not 0 <= points <= most:
        return f"Give between 0 and {most} points."
    return None if len(note.split()) >= 3 else "Write in a few words why: the person is told what the panel thought."


def bar_to_shortlisting(*, scored: bool, waiting: int, reasons: str, decided: bool) -> str | None:
    """A decision needs every reader’s points, talks held where they must be, and reasons somebody can learn from."""
    if decided:
        return "This is decided already."
    if not scored:
        return "Not everybody who reads this paper has scored it."
    if waiting:
        return "The panel has to talk about this paper first, and write down what was said."
    if len(reasons.split()) < 8:
        return "Give reasons the person can learn from, in at least 8 words."
    return None


def totals(given: Iterable[Given]) -> dict[int, float]:
    """The middle of what the members gave a paper in all: a paper read by two stands beside one read by three."""
    sums: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for each in given:
        sums[each.paper][each.member] += each.points * each.weight
    return {paper: round(mean(by.values()), 2) for paper, by in sums.items()}


def to_talk_about(given: Iterable[Given], *, apart: int, places: int, level: float = 0) -> list[Point]:
    """Members more than so many points apart on a criterion, and papers level where one of them gets a place and one does not."""
    held = list(given)
    found: list[Point] = []
    points: dict[tuple[int, str], list[int]] = defaultdict(list)
    for each in held:
        points[each.paper, each.criterion].append(each.points)
    for (paper, criterion), values in sorted(points.items()):
        if max(values) - min(values) > apart:
            found.append(Point("FAR", (paper,), criterion, min(values), max(values)))
    return [*found, *ties(totals(held), places=places, level=level)]


def ties(of: Mapping[int, float], *, places: int, level: float = 0) -> list[Point]:
    """Papers level across the line between those who get a place and those who do not."""
    order = sorted(of, key=lambda paper: (-of[paper], paper))
    if not 0 < places < len(order):
        return []
    line = of[order[places - 1]]
    level_with = [paper for paper in order if abs(of[paper] - line) <= level]
    crosses = any(paper in level_with for paper in order[places:])
    return [Point("TIE", tuple(sorted(level_with)))] if crosses else []
