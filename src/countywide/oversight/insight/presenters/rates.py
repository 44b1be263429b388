"""Rates as a picture, a table and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from countywide.platform.kit import charts
from countywide.platform.kit.small import FEWEST, too_small

from ..enums import Asked, By, Standing
from ..types import Rate, Sort

PERIODS = (("year", "Last 12 months"), ("term", "Last 4 months"), ("two-years", "Last 2 years"))
DAYS = {"year": 365, "term": 120, "two-years": 730}
FEW = "Too few to show"
COLOURS = {Standing.BELOW: "red", Standing.ABOVE: "orange", Standing.WITHIN: "green", Standing.TOO_FEW: "grey"}


def span(period: str, on: date) -> tuple[date, date]:
    """The first and last day of a period that ends today."""
    return on - timedelta(days=DAYS.get(period, DAYS["year"])), on


def picture(rates: Sequence[Rate], by: str) -> charts.Chart | None:
    """The rates with the span of chance; groups that are too small are left out."""
    shown = [each for each in rates if each.standing != Standing.TOO_FEW]
    if not shown:
        return None
    return charts.bands(
        f"How often plans are changed, by {By(by).label.lower()}",
        [
            charts.Band(each.group, *(percent(part) for part in (each.low, each.high, each.adjusted, each.share)))
            for each in shown
        ],
        says=sentence(shown),
        what=By(by).label,
        counted="As counted",
        value="Same children",
    )


def percent(share: float) -> float:
    return round(share * 100, 1)


def sentence(rates: Sequence[Rate]) -> str:
    """What the picture says, in words."""
    outside = [each for each in rates if each.standing in (Standing.BELOW, Standing.ABOVE)]
    if not outside:
        return "Every dot lies in its bar: what differs is no more than chance explains."
    parts = [f"{each.group}: {Standing(each.standing).label.lower()}" for each in outside]
    return "A dot outside its bar is more than chance explains. " + ". ".join(parts) + "."


def rows(rates: Sequence[Rate], *, by: str, period: str, may_open: bool) -> list[dict[str, Any]]:
    """The same as a table; a small group shows no numbers."""
    return [
        {
            "group": each.group,
            "hidden": each.standing == Standing.TOO_FEW,
            "decided": each.decided,
            "amended": each.amended,
            "share": f"{percent(each.share)}%",
            "adjusted": f"{percent(each.adjusted)}%",
            "chance": f"{percent(each.low)}% to {percent(each.high)}%",
            "standing": Standing(each.standing).label,
            "colour": COLOURS[Standing(each.standing)],
            "href": behind(by, each.group, period) if may_open and each.standing != Standing.TOO_FEW else "",
        }
        for each in rates
    ]


def behind(by: str, group: str, period: str) -> str:
    """The address of the cases behind one number."""
    return f"{reverse('insight:behind')}?{urlencode({'by': by, 'group': group, 'period': period})}"


def why(by: str, group: str, period: str) -> str:
    """The address of what differs in one group."""
    return f"{reverse('insight:why')}?{urlencode({'by': by, 'group': group, 'period': period})}"


def outside(rates: Sequence[Rate], *, by: str, period: str) -> list[dict[str, str]]:
    """The groups that chance does not explain, each with the way to what differs there."""
    return [
        {"text": f"What differs: {each.group}", "href": why(by, each.group, period)}
        for each in rates
        if each.standing in (Standing.BELOW, Standing.ABOVE)
    ]


def found(rates: Sequence[Rate]) -> str:
    """What the comparison of areas comes to, in a sentence; nothing where there is nothing to compare."""
    shown = [each for each in rates if each.standing != Standing.TOO_FEW]
    names = [
        f"{each.group}: {Standing(each.standing).label.lower()}"
        for each in shown
        if each.standing in (Standing.BELOW, Standing.ABOVE)
    ]
    if not shown:
        return ""
    return f"{'. '.join(names)}." if names else "Between areas there is no more difference than chance explains."


def told(rate: Rate, *, by: str) -> str:
    """One group beside the county, in a sentence."""
    things = "changes that were asked for" if by == By.SECTION else "plans"
    if by == By.SECTION:
        return f"Of {rate.decided:,} {things}, {rate.amended:,} were made ({percent(rate.share)}%)."
    return (
        f"Of {rate.decided:,} {things}, {rate.amended:,} were changed ({percent(rate.share)}%). For the same children the whole "
        f"county would have changed about {round(rate.expected):,}."
    )


def sorts(counted: Sequence[Sort]) -> list[dict[str, str]]:
    """How often the group and the county change the plan, by the sort of review."""
    hidden = too_small({sort_in_words(each): each.own for each in counted if each.decided})
    return [
        {
            "name": sort_in_words(each),
            "own": FEW if sort_in_words(each) in hidden else kept(each.own_amended, each.own),
            "county": f"{round(100 * each.amended / each.decided)}%" if each.decided >= FEWEST else FEW,
        }
        for each in counted
        if each.decided
    ]


def sort_in_words(each: Sort) -> str:
    says = Asked(each.asked).label
    if each.asked == Asked.NOTHING:
        return f"{says} asked for"
    return f"{says}, {'with' if each.is_material else 'without'} a change of need, provision or place"


def criteria(counted: Sequence[tuple[str, int, int]], words: dict[str, str]) -> list[dict[str, str]]:
    """By which criteria changes are declined, as shares of all that were: in the group and in the county."""
    county, own = sum(row[1] for row in counted), sum(row[2] for row in counted)
    hidden = too_small({row[0]: row[2] for row in counted})
    return [
        {
            "name": words.get(key, key),
            "own": FEW if key in hidden else f"{here} ({round(100 * here / own)}%)",
            "county": f"{round(100 * everywhere / county)}%" if everywhere >= FEWEST else FEW,
        }
        for key, everywhere, here in counted
    ]


def misleading(rates: Sequence[Rate]) -> list[str]:
    """Where the plain share tells another story than the adjusted one, in sentences."""
    told = []
    for each in rates:
        if each.misleads:
            crude, fair = (Standing(part).label.lower() for part in (each.crude_standing, each.standing))
            told.append(
                f"{each.group} as counted ({percent(each.share)}%): {crude}. "
                f"With its children taken into account ({percent(each.adjusted)}%): {fair}."
            )
    return told


def links(chosen: str, period: str) -> dict[str, list[dict[str, Any]]]:
    """What can be compared, and over which time."""

    def address(by: str, span_: str) -> str:
        return f"{reverse('insight:amend-rates')}?{urlencode({'by': by, 'period': span_})}"

    return {
        "compared": [{"text": by.label, "href": address(by, period), "current": by == chosen} for by in By],
        "periods": [{"text": says, "href": address(chosen, key), "current": key == period} for key, says in PERIODS],
    }


def kept(part: int, whole: int) -> str:
    """“12 of 14 (86%)”; nothing where there is nothing to count, and no small counts."""
    if whole < FEWEST:
        return FEW
    return f"{part} of {whole} ({round(100 * part / whole)}%)"


def timely(counted: Sequence[dict[str, Any]], *, may_open: bool) -> list[dict[str, Any]]:
    """Timeliness by area as rows."""
    return [
        {
            "name": row["name"],
            "href": behind(By.AREA, row["name"], "year") if may_open and row["decided"] >= FEWEST else "",
            "reports": kept(row["reports_in_time"], row["reported"]),
            "decisions": kept(row["decisions_in_time"], row["decided"]),
            "finals": kept(row["finals_in_time"], row["made_final"]),
        }
        for row in counted
    ]


def waiting(counted: Sequence[dict[str, Any]], names: dict[str, str]) -> list[dict[str, Any]]:
    """Who waits on whom as rows, one a team."""
    teams: dict[str, dict[str, int]] = {}
    for row in counted:
        teams.setdefault(row["name"], {})[row["waiting_on"]] = row["number"]
    return [{"name": name, "numbers": [held.get(key, 0) for key in names]} for name, held in teams.items()]
