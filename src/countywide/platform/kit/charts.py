"""Pictures of numbers, drawn here as SVG, each with its numbers in a table beside it.

Sizes are per cent across and rem down, so the words keep their size on a phone and when text is enlarged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil, floor, log10
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify

Number = int | float
Series = Sequence[tuple[str, Sequence[Number]]]

LINE, PLOT = 1.3, 14  # rem: a line of words; the height of an upright picture
_MOST_LABELS, _ACROSS = 6, 26  # labels, and letters of one label, that fit across a phone


@dataclass(frozen=True)
class Chart:
    """A picture, what it says in a sentence, and the same numbers as rows."""

    title: str
    says: str
    svg: SafeString
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    legend: Sequence[str] = field(default=())


def bars(title: str, numbers: Sequence[tuple[str, Number]], *, unit: str = "", says: str = "", what: str = "") -> Chart:
    """Lie bars along the page, one under another: for names of any length."""
    labels, values = [label for label, _ in numbers], [value for _, value in numbers]
    drawn, height = _lying(labels, [("", values)], unit)
    rows = [(label, said(value, unit)) for label, value in numbers]
    return _chart(title, says or _longest(numbers, unit), drawn, height, (what or "Name", "Number"), rows)


def columns(
    title: str, numbers: Sequence[tuple[str, Number]], *, unit: str = "", says: str = "", what: str = ""
) -> Chart:
    """Stand bars beside each other: for short names in an order, such as months."""
    top = nice_top(value for _, value in numbers)
    width = 100 / max(len(numbers), 1)
    drawn = [
        format_html(
            '<rect class="cw-chart__bar" x="{}%" y="{}%" width="{}%" height="{}%"/>',
            _n(at * width + width * 0.15), _n(100 - 100 * value / top), _n(width * 0.7), _n(100 * value / top),
        )
        for at, (_, value) in enumerate(numbers)
    ]  # fmt: skip
    rows = [(label, said(value, unit)) for label, value in numbers]
    body = [*_grid(top), _plot(drawn), *_scale(top, unit), *_labels([label for label, _ in numbers], 0.5)]
    return _chart(title, says or _longest(numbers, unit), body, PLOT + 4, (what or "Name", "Number"), rows)


def lines(
    title: str, labels: Sequence[str], series: Series, *, unit: str = "", says: str = "", what: str = ""
) -> Chart:
    """Draw change over time, one line for each series."""
    top = nice_top(value for _, values in series for value in values)
    across = 100 / max(len(labels), 1)
    drawn = [_line(at, values, top, across) for at, (_, values) in enumerate(series)]
    says = says or " ".join(f"{name}: from {said(v[0], unit)} to {said(v[-1], unit)}." for name, v in series if v)
    body = [*_grid(top), _plot(drawn), *_scale(top, unit), *_labels(labels, 0.5)]
    return _chart(title, says, body, PLOT + 4, *_beside(labels, series, unit, what))


def stacked(
    title: str, labels: Sequence[str], series: Series, *, unit: str = "", says: str = "", what: str = ""
) -> Chart:
    """Lie each bar in parts that together make its whole."""
    drawn, height = _lying(labels, series, unit)
    says = says or _longest(list(zip(labels, _totals(labels, series), strict=True)), unit)
    return _chart(title, says, drawn, height, *_beside(labels, series, unit, what))


def nice_top(values: Iterable[Number]) -> Number:
    """Round up to a number whose half is easy to read: 2, 4, 10, 20…"""
    most = max(values, default=0)
    if most <= 0:
        return 1
    step: Number = 10 ** floor(log10(most))
    return next(step * times for times in (1, 2, 4, 5, 6, 8, 10) if step * times >= most)


def said(value: Number, unit: str = "") -> str:
    """1,234 or 12.5%: pounds stand before, everything else after."""
    number = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}".removesuffix(".0")
    return f"£{number}" if unit == "£" else f"{number}%" if unit == "%" else f"{number} {unit}".strip()


@dataclass(frozen=True)
class Band:
    """A value of one group, the span that chance alone reaches, and the same value as it was counted. In per cent."""

    label: str
    low: Number
    high: Number
    value: Number
    counted: Number


def bands(title: str, groups: Sequence[Band], *, says: str, what: str = "", counted: str, value: str) -> Chart:
    """For each group a bar for what chance explains, a dot for its value and a ring for the value as counted."""
    drawn, y = [], 0.0
    for group in groups:
        names = wrap(group.label, _ACROSS) or [""]
        drawn.append(_words(names, said(group.value, "%"), y + LINE - 0.1))
        y += LINE * len(names)
        drawn.append(_band(group, y + 0.35))
        y += LINE * 1.5
    rows = [
        (group.label, *(said(each, "%") for each in (group.counted, group.value, group.low, group.high)))
        for group in groups
    ]
    headings = (what or "Name", counted, value, "Chance, from", "Chance, to")
    return _chart(title, says, drawn, y, headings, rows)


@dataclass(frozen=True)
class Span:
    """A value of one group and the interval around it."""

    label: str
    low: Number
    high: Number
    value: Number


def spans(title: str, groups: Sequence[Span], *, unit: str = "", says: str, what: str = "", value: str) -> Chart:
    """For each group a bar from the lower to the upper end of its interval, and a dot for its value."""
    top = nice_top(group.high for group in groups)
    drawn, y = [], 0.0
    for group in groups:
        names = wrap(group.label, _ACROSS) or [""]
        drawn.append(_words(names, said(group.value, unit), y + LINE - 0.1))
        y += LINE * len(names)
        low, high, at = (100 * each / top for each in (group.low, group.high, group.value))
        drawn.append(_band(Band(group.label, low, high, at, at), y + 0.35))
        y += LINE * 1.5
    rows = [(group.label, *(said(each, unit) for each in (group.value, group.low, group.high))) for group in groups]
    return _chart(title, says, drawn, y, (what or "Name", value, "Interval, from", "Interval, to"), rows)


# --- the pieces ---


def _chart(
    title: str,
    says: str,
    body: Iterable[SafeString],
    height: float,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    legend: Sequence[str] = (),
) -> Chart:
    name = f"chart-{slugify(title)}"
    svg = format_html(
        '<svg class="cw-chart__picture" role="img" aria-labelledby="{0}-title {0}-says" width="100%" height="{1}rem">'
        '<title id="{0}-title">{2}</title><desc id="{0}-says">{3}</desc><g aria-hidden="true">{4}</g></svg>',
        name, _n(height), title, says, format_html_join("", "{}", ((piece,) for piece in body)),
    )  # fmt: skip
    return Chart(title, says, svg, headings, rows, legend)


def _totals(labels: Sequence[str], series: Series) -> list[Number]:
    return [sum(values[at] for _, values in series) for at in range(len(labels))]


def _lying(labels: Sequence[str], series: Series, unit: str) -> tuple[list[SafeString], float]:
    """Draw bars one under another, each below its name, and tell how tall that came out."""
    totals, drawn, y = _totals(labels, series), [], 0.0
    for at, label in enumerate(labels):
        names = wrap(label, _ACROSS) or [""]
        drawn.append(_words(names, said(totals[at], unit), y + LINE - 0.1))
        y += LINE * len(names)
        drawn += _parts([values[at] for _, values in series], max(totals) or 1, y + 0.35)
        y += LINE * 1.5
    return drawn, y


def _words(names: Sequence[str], value: str, y: float) -> SafeString:
    lines = ((_n(y + LINE * at), name) for at, name in enumerate(names))
    return format_html(
        '<text>{}</text><text class="cw-chart__value" x="100%" y="{}rem">{}</text>',
        format_html_join("", '<tspan x="0" y="{}rem">{}</tspan>', lines), _n(y), value,
    )  # fmt: skip


def _parts(values: Sequence[Number], top: Number, y: float) -> list[SafeString]:
    """Lay the parts of one bar end to end."""
    bar = '<rect class="cw-chart__bar cw-chart__bar--{}" x="{}%" y="{}rem" width="{}%" height="1.1rem"/>'
    starts = accumulate(values, initial=0)
    return [
        format_html(bar, part % 6 + 1, _n(100 * start / top), _n(y), _n(100 * value / top))
        for part, (start, value) in enumerate(zip(starts, values, strict=False))
    ]


def _band(group: Band, y: float) -> SafeString:
    """One band with its dot and its ring, across the page from nought to a hundred per cent."""
    return format_html(
        '<line class="cw-chart__grid" x1="0" x2="100%" y1="{1}rem" y2="{1}rem"/>'
        '<rect class="cw-chart__band" x="{2}%" y="{0}rem" width="{3}%" height="1.1rem"/>'
        '<circle class="cw-chart__ring" cx="{4}%" cy="{1}rem" r="7"/>'
        '<circle class="cw-chart__dot{6}" cx="{5}%" cy="{1}rem" r="7"/>',
        _n(y), _n(y + 0.55), _n(group.low), _n(max(group.high - group.low, 0.4)), _n(group.counted), _n(group.value),
        "" if group.low <= group.value <= group.high else " cw-chart__dot--outside",
    )  # fmt: skip


def _plot(drawn: Iterable[SafeString]) -> SafeString:
    inside = format_html_join("", "{}", ((piece,) for piece in drawn))
    return format_html('<svg x="0" y="1.5rem" width="100%" height="{}rem" overflow="visible">{}</svg>', PLOT, inside)


def _grid(top: Number) -> list[SafeString]:
    line = '<line class="cw-chart__grid" x1="0" x2="100%" y1="{0}rem" y2="{0}rem"/>'
    return [format_html(line, _n(1.5 + PLOT * (1 - share))) for share in (0, 0.5, 1)]


def _scale(top: Number, unit: str) -> list[SafeString]:
    """Name the lines above their left ends, over the picture, where no margin has to be kept for the words."""
    text = '<text class="cw-chart__scale" x="0" y="{}rem">{}</text>'
    half = top / 2 if top % 2 else int(top / 2)
    return [
        format_html(text, _n(1.2 + PLOT * (1 - share)), said(value, unit)) for share, value in ((0.5, half), (1, top))
    ]


def _labels(labels: Sequence[str], middle: float) -> list[SafeString]:
    """Name as many places along the foot as a phone has room for; the table names them all."""
    every, width = ceil(len(labels) / _MOST_LABELS) or 1, 100 / max(len(labels), 1)
    return [
        format_html(
            '<text class="cw-chart__foot" x="{}%" y="{}rem">{}</text>', _n((at + middle) * width), _n(PLOT + 3), label
        )
        for at, label in enumerate(labels)
        if at % every == 0
    ]


def _line(at: int, values: Sequence[Number], top: Number, across: float) -> SafeString:
    points = [((place + 0.5) * across, 100 - 100 * value / top) for place, value in enumerate(values)]
    path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    dots = format_html_join("", '<circle cx="{}%" cy="{}%" r="4"/>', ((_n(x), _n(y)) for x, y in points))
    return format_html(
        '<g class="cw-chart__line cw-chart__line--{}"><svg width="100%" height="100%" viewBox="0 0 100 100"'
        ' preserveAspectRatio="none" overflow="visible"><polyline points="{}"/></svg>{}</g>',
        at % 6 + 1, path, dots,
    )  # fmt: skip


def _beside(
    labels: Sequence[str], series: Series, unit: str, what: str
) -> tuple[list[str], list[list[str]], list[str]]:
    """Set the numbers out as headings, rows and the names a legend needs."""
    names = [name for name, _ in series]
    rows = [[label, *(said(values[at], unit) for _, values in series)] for at, label in enumerate(labels)]
    return [what or "Name", *names], rows, names


def _longest(numbers: Sequence[tuple[str, Number]], unit: str) -> str:
    if not numbers:
        return "There are no numbers yet."
    (most, high), (least, low) = max(numbers, key=lambda n: n[1]), min(numbers, key=lambda n: n[1])
    return f"The most is {most}, {said(high, unit)}; the least is {least}, {said(low, unit)}."


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
