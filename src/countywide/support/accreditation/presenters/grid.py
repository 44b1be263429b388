"""Pictures of an evaluation: strands by levels as a grid, and the strands around a point. All of it stands in a table too."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from textwrap import wrap
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..types import Cell, Framework

LIGHTEST, DARKEST = (0xE8, 0xF1, 0xF8), (0x1D, 0x70, 0xB8)
NOTHING, INK, PAPER = "#ffffff", "#0b0c0c", "#ffffff"
LEFT, ROW, TOP = 40.0, 11.0, 12.0
MIDDLE, REACH = 50.0, 30.0


def colour(rank: int, most: int) -> tuple[str, str]:
    """The colour of a rating, and of the figure on it: the higher, the darker."""
    if rank == 0:
        return NOTHING, INK
    share = (rank - 1) / max(most - 1, 1)
    red, green, blue = (round(low + (high - low) * share) for low, high in zip(LIGHTEST, DARKEST, strict=True))
    return f"#{red:02x}{green:02x}{blue:02x}", INK if share < 0.6 else PAPER


def heat(framework: Framework, cells: Sequence[Cell]) -> SafeString:
    """Each outcome a box: its rating now, and the one before where it differs."""
    wide = (100 - LEFT) / len(framework.levels)
    most = len(framework.ratings)
    pieces = [lines(level.name, LEFT + wide * (at + 0.5), 4, 13) for at, level in enumerate(framework.levels)]
    pieces += [
        lines(strand.name, 1, TOP + ROW * (at + 0.5), 22, anchor="start") for at, strand in enumerate(framework.strands)
    ]
    rows, columns = ([each.key for each in named] for named in (framework.strands, framework.levels))
    for cell in cells:
        x, y = LEFT + wide * columns.index(cell.level), TOP + ROW * rows.index(cell.strand)
        fill, ink = colour(cell.now, most)
        pieces.append(
            format_html(
                '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#505a5f" stroke-width="0.3"/>'
                '<text x="{}" y="{}" text-anchor="middle" font-size="4" fill="{}">{}</text>',
                f"{x + 0.5:.1f}", f"{y + 0.5:.1f}", f"{wide - 1:.1f}", f"{ROW - 1:.1f}", fill,
                f"{x + wide / 2:.1f}", f"{y + ROW / 2 + 1.4:.1f}", ink, figure(cell),
            )
        )  # fmt: skip
    return picture(says(cells, most), pieces, TOP + ROW * len(framework.strands) + 1)


def radar(framework: Framework, cells: Sequence[Cell]) -> SafeString:
    """The mean of each strand, out from the middle: the baseline as a broken line, now as a full one."""
    most, number = len(framework.ratings), len(framework.strands)
    ends = [spoke(at, number, 1.0) for at in range(number)]
    pieces = [
        format_html('<polygon points="{}" fill="none" stroke="#b1b4b6" stroke-width="0.3"/>', points(
            [spoke(at, number, ring / most) for at in range(number)]
        ))
        for ring in range(1, most + 1)
    ]  # fmt: skip
    pieces += [
        format_html(
            '<line x1="50" y1="50" x2="{}" y2="{}" stroke="#b1b4b6" stroke-width="0.3"/>', f"{x:.1f}", f"{y:.1f}"
        )
        for x, y in ends
    ]
    for which, drawn in (("before", "2 1.5"), ("now", "none")):
        found = [spoke(at, number, mean(cells, each.key, which) / most) for at, each in enumerate(framework.strands)]
        pieces.append(
            format_html(
                '<polygon points="{}" fill="#1d70b8" fill-opacity="{}" stroke="#1d70b8" stroke-width="0.8" stroke-dasharray="{}"/>',
                points(found), "0.15" if which == "now" else "0", drawn,
            )
        )  # fmt: skip
    for at, strand in enumerate(framework.strands):
        x, y = spoke(at, number, 1.25)
        pieces.append(lines(strand.name, x, y, 16))
    told = "; ".join(
        f"{each.name}: {mean(cells, each.key, 'before'):.1f}, now {mean(cells, each.key, 'now'):.1f}"
        for each in framework.strands
    )
    return picture(f"The mean of each strand, of {most} at most, in the baseline and now. {told}.", pieces, 100)


def picture(told: str, pieces: Sequence[SafeString], height: float) -> SafeString:
    return format_html(
        '<svg class="cw-map" role="img" aria-label="{}" viewBox="0 0 100 {}"><g aria-hidden="true">{}</g></svg>',
        told, f"{height:.0f}", format_html_join("", "{}", ((piece,) for piece in pieces)),
    )  # fmt: skip


def lines(words: str, x: float, y: float, across: int, *, anchor: str = "middle") -> SafeString:
    """Words in lines of some letters, around a height."""
    parts = wrap(words, across)[:3]
    first = y - (len(parts) - 1) * 1.9 + 1.2
    return format_html_join(
        "", '<text x="{}" y="{}" text-anchor="{}" font-size="3.3" fill="#0b0c0c">{}</text>',
        ((f"{x:.1f}", f"{first + 3.8 * at:.1f}", anchor, part) for at, part in enumerate(parts)),
    )  # fmt: skip


def spoke(at: int, number: int, share: float) -> tuple[float, float]:
    angle = 2 * pi * at / number - pi / 2
    return MIDDLE + REACH * share * cos(angle), MIDDLE + REACH * share * sin(angle)


def points(found: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in found)


def mean(cells: Sequence[Cell], strand: str, which: str) -> float:
    held = [getattr(each, which) for each in cells if each.strand == strand]
    return sum(held) / len(held) if held else 0.0


def figure(cell: Cell) -> str:
    if cell.before and cell.before != cell.now:
        return f"{cell.before} → {cell.now}"
    return str(cell.now) if cell.now else "–"


def says(cells: Sequence[Cell], most: int) -> str:
    rated = sum(1 for each in cells if each.now)
    up = sum(1 for each in cells if each.before and each.now > each.before)
    down = sum(1 for each in cells if each.now and each.now < each.before)
    return f"{rated} of {len(cells)} outcomes rated, from 1 to {most}. {up} stand higher than in the baseline, {down} lower."


def compared(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    """The same as rows: the baseline, and now."""
    return [
        {
            "name": each.name,
            "before": each.before_words or "Not rated",
            "now": each.now_words or "Not rated",
            "change": "Higher" if each.before and each.now > each.before else "Lower" if each.now < each.before else "",
        }
        for each in cells
    ]
