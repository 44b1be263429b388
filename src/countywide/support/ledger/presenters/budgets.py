"""A school's money: stream by stream, month by month, what changed, and whether it was told in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from countywide.platform.kit.charts import Chart, stacked
from countywide.platform.kit.money import in_pounds

from .. import rules
from ..enums import Standing, Stream
from ..models import Award, FundingYear
from ..policies import Promise
from ..types import Month
from ..wording import MONTHS, annual, changes, lead, month_rows, pounds, value

COLOURS = {Standing.INDICATIVE: "yellow", Standing.CONFIRMED: "green", Standing.ENDED: "grey"}
STREAMS = ("Stream", "Certain", "Indicative", "Was it told in time?")


def month_chart(months: Sequence[Month]) -> Chart | None:
    """The same as a picture; none where there is no money."""
    if not any(month.confirmed or month.indicative for month in months):
        return None
    return stacked(
        "Month by month", [f"{month.first:%b %Y}" for month in months],
        [(name, [round(getattr(month, field) / 100) for month in months])
         for name, field in (("Certain", "confirmed"), ("Indicative", "indicative"))],
        unit="£", what="Month",
    )  # fmt: skip


def stream_rows(
    awards: Sequence[Award], promises: Mapping[str, Promise], year: FundingYear | None, on: date
) -> list[tuple[str, ...]]:
    """Every stream, also those of which the school has nothing, so that a gap shows."""
    rows = []
    for stream in Stream:
        of = [award for award in awards if award.pot.stream == stream]
        sums = {True: 0, False: 0}
        for award in of:
            sums[award.is_payable] += value(award)
        told = telling(of, promises.get(stream), year, on) if year else ""
        rows.append((stream.label, *pounds(sums[True], sums[False]), told or "No day is promised"))
    return rows


def telling(awards: Sequence[Award], promise: Promise | None, year: FundingYear, on: date) -> str:
    """Whether a stream was told by the day that was promised, for awards that begin with the year's round."""
    if promise is None:
        return ""
    last = date(year.starts_on.year, *promise.begins_by)
    usual = [
        each for each in awards if each.pot.year_id == year.pk and each.from_on <= last and each.moved_from_id is None
    ]
    if not usual:
        return "Nothing awarded"
    told = max(each.told_on for each in usual)
    firm = [each.confirmed_on for each in usual]
    confirmed = max(day for day in firm if day) if all(firm) else None
    first = rules.telling_in_words("Indicative amount", rules.promised_on(promise.indicative_by, year), told, on)
    then = rules.telling_in_words("Certain amount", rules.promised_on(promise.confirmed_by, year), confirmed, on)
    return " ".join(each for each in ((first if promise.indicative_by else ""), then) if each)


def cards(awards: Iterable[Award], *, on: date) -> list[dict[str, Any]]:
    """One award each, with every change of it. No child's name: whoever may read it finds the child by the number."""
    return [
        {
            "number": award.pk,
            "heading": f"Award {award.pk}: {Stream(award.pot.stream).label}",
            "standing": Standing(award.standing).label,
            "colour": COLOURS[Standing(award.standing)],
            "facts": facts(award),
            "changes": changes(award),
        }
        for award in awards
    ]


def facts(award: Award) -> list[dict[str, Any]]:
    rows = [
        ("What it rests on", award.basis),
        ("How much a year", in_pounds(annual(award))),
        ("From", award.from_on),
        ("Until", award.until),
        ("In this funding year", in_pounds(value(award))),
        ("Told", award.told_on),
        ("Certain since", award.confirmed_on),
        ("Ended because", award.ended_why),
    ]
    return [{"key": key, "value": held} for key, held in rows if held]


__all__ = [
    "MONTHS",
    "cards",
    "changes",
    "facts",
    "in_pounds",
    "lead",
    "month_chart",
    "month_rows",
    "pounds",
    "stream_rows",
    "telling",
    "value",
]
