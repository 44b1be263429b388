"""Need beside provision as pictures and a table, and gaps counted by district and by who pays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from countywide.platform.kit import charts
from countywide.platform.kit.small import FEWEST, Interval

from ..rules import Comparison
from ..types import Policy, Service

FEW = f"Fewer than {FEWEST}, or too near to it, to show"
NOT_SAID = "Not said"


def need_picture(found: Sequence[Comparison]) -> charts.Chart | None:
    """How many pupils in a thousand have a plan or SEN support."""
    groups = [(each.name, each.need) for each in found if each.need]
    return picture("Pupils with a plan or SEN support, in every thousand", groups, value="In a thousand pupils")


def provision_picture(found: Sequence[Comparison]) -> charts.Chart | None:
    """Sessions a year for every thousand of those pupils."""
    groups = [(each.name, each.provision) for each in found if each.provision]
    return picture("Sessions a year now, for every thousand of those pupils", groups, value="Sessions")


def picture(title: str, groups: Sequence[tuple[str, Interval]], *, value: str) -> charts.Chart | None:
    if not groups:
        return None
    held = [charts.Span(name, round(each.low, 1), round(each.high, 1), round(each.value, 1)) for name, each in groups]
    most, least = max(held, key=lambda one: one.value), min(held, key=lambda one: one.value)
    says = (
        f"The most is {most.label}, {charts.said(most.value)}; the least is {least.label}, {charts.said(least.value)}. "
        f"{'Their intervals do not overlap.' if least.high < most.low else 'Their intervals overlap: it may be chance.'}"
    )
    return charts.spans(title, held, says=says if len(held) > 1 else "", what="District", value=value)


def table(found: Iterable[Comparison]) -> list[dict[str, Any]]:
    return [
        {
            "name": each.name,
            "pupils": f"{each.pupils:,}",
            "need": written(each.need) or FEW,
            "sessions": sessions(each),
            "staff": NOT_SAID if each.staff is None else f"{each.staff:g}",
            "provision": written(each.provision) or NOT_SAID,
            "waiting": written(each.waiting) or "Too few to show, or none",
        }
        for each in found
    ]


def sessions(each: Comparison) -> str:
    """What is given now, and what is contracted and has not begun."""
    if each.coming is not None:
        return f"None yet; {each.coming:,} contracted"
    return NOT_SAID if each.sessions is None else f"{each.sessions:,}"


def written(interval: Interval | None) -> str:
    if interval is None:
        return ""
    return f"{interval.value:,.1f} ({interval.low:,.1f} to {interval.high:,.1f})"


def gaps(numbers: Iterable[Any], policy: Policy, districts: dict[str, str]) -> list[dict[str, Any]]:
    """Gaps by service and district, with who pays: what goes to whom."""
    found = []
    for each in numbers:
        service: Service | None = policy.service(each.service)
        if service is not None:
            found.append(
                {
                    "service": service.name,
                    "district": districts.get(each.place, each.place),
                    "commissioner": policy.commissioner_of(service).name,
                    "gaps": each.gaps,
                    "schools": each.schools,
                    "waiting": FEW if each.waiting is None else f"{each.waiting:,}",
                }
            )
    return found
