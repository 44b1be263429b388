"""Second decisions as rows, pictures and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from countywide.casework.reviews.enums import Answered, Outcome
from countywide.platform.kit import charts

from ..enums import By
from ..types import Apart

HIDDEN = "Too few to show"
BETWEEN = (By.AREA, By.TEAM)


def share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({round(100 * part / whole)}%)" if whole else "None"


def rows(found: Sequence[Apart], hidden: set[str], *, by: str, period: str, may_open: bool) -> list[dict[str, Any]]:
    """One row a group; a small one shows no number and leads to no case."""
    return [
        {
            "group": each.group,
            "hidden": each.group in hidden,
            "plans": share(each.differ, each.decided),
            "changes": share(each.changes_differ, each.changes) if each.changes >= 5 else HIDDEN,
            "href": behind(by, each.group, period) if may_open and each.group not in hidden else "",
        }
        for each in found
    ]


def whole(found: Sequence[Apart]) -> Apart:
    """All groups together."""
    sums = [sum(getattr(each, name) for each in found) for name in ("decided", "differ", "changes", "changes_differ")]
    return Apart("The whole county", *sums)


def picture(found: Sequence[Apart], hidden: set[str], by: str) -> charts.Chart | None:
    """How often the two came apart on the plan, in per cent."""
    shown = [(each.group, round(100 * each.differ / each.decided)) for each in found if each.group not in hidden]
    if not shown:
        return None
    title = f"How often two officers came apart, by {By(by).label.lower()} of the first decision"
    return charts.bars(title, shown, unit="%", what=By(by).label)


def direction(counted: Mapping[str, int], found: Apart) -> str:
    """Which way they came apart, where there are enough to say it."""
    if found.decided < 5:
        return ""
    return (
        f"The second officer would have changed {counted['second_only']} plans that were not changed, and would not have "
        f"changed {counted['first_only']} that were."
    )


def behind(by: str, group: str, period: str) -> str:
    return f"{reverse('insight:behind-second')}?{urlencode({'by': by, 'group': group, 'period': period})}"


def links(chosen: str, period: str, periods: Sequence[tuple[str, str]]) -> dict[str, list[dict[str, Any]]]:
    def address(by: str, span: str) -> str:
        return f"{reverse('insight:second-decisions')}?{urlencode({'by': by, 'period': span})}"

    return {
        "compared": [{"text": by.label, "href": address(by, period), "current": by == chosen} for by in BETWEEN],
        "periods": [{"text": says, "href": address(chosen, key), "current": key == period} for key, says in periods],
    }


def monthly(samples: Sequence[Any], *, may_draw: bool) -> list[dict[str, Any]]:
    """Each sample and how far it has come."""
    return [
        {
            "month": f"{each.month:%B %Y}",
            "drawn_on": each.drawn_on,
            "of": sum(each.layers.values()),
            "drawn": each.drawn,
            "decided": each.decided,
            "unheld": each.unheld,
            "href": reverse("insight:give-out", args=[each.key]) if may_draw and each.unheld else "",
        }
        for each in samples
    ]


# --- what the second officer reads -----------------------------------------------------------


def asked(changes: Sequence[Any]) -> list[dict[str, Any]]:
    """Each change that was asked for, beside what the reviewed plan said; nothing of what was decided."""
    return [
        {
            "called": each.called[:1].upper() + each.called[1:],
            "heading": f"{each.number}: {each.heading}",
            "kind": each.kind,
            "before": each.request.before,
            "wording": each.request.wording,
            "who": each.request.get_asked_by_display(),
            "why": each.request.why,
            "weight": each.request.get_weight_display(),
        }
        for each in changes
    ]


def report(found: Any) -> list[dict[str, Any]]:
    """The report page by page, as far as something is written; the changes stand by themselves."""
    pages = [report_page(page) for page in found.pages if page.holds not in ("changes", "people")]
    return [page for page in pages if page["rows"] or page["parts"] or page["files"]]


def report_page(page: Any) -> dict[str, Any]:
    parts = [{"title": f"{each.number} {each.words}".strip(), "rows": card(each)} for each in page.cards]
    parts += [{"title": f"{each.number} {each.text}".strip(), "rows": line(each)} for each in page.lines]
    parts += [
        {"title": each.who, "rows": [{"key": one.question, "value": one.says} for one in each.answers if one.says]}
        for each in page.said
    ]
    parts += [
        {"title": "Somebody saw it differently", "rows": [{"key": "What", "value": each.text}]}
        for each in page.differences
    ]
    return {
        "heading": page.heading,
        "rows": [{"key": each.question, "value": each.says} for each in page.answers if each.says],
        "parts": [each for each in parts if each["rows"]],
        "files": len(page.papers),
    }


def card(each: Any) -> list[dict[str, Any]]:
    said = (
        ("How far it has come", each.rating),
        ("What shows it", each.evidence),
        ("What should become of it", each.suggested),
    )
    return [{"key": key, "value": value} for key, value in said if value]


def line(each: Any) -> list[dict[str, Any]]:
    said = (("Given as the plan says", each.delivered), ("What it does", each.impact))
    return [{"key": key, "value": value} for key, value in said if value]


# --- side by side ----------------------------------------------------------------------------


def beside(held: Any, changes: Sequence[Any], answers: Mapping[int, Any], criteria: Any) -> dict[str, Any]:
    """The two decisions beside each other: on the plan, and on each change."""
    review = held.review
    return {
        "outcomes": (Outcome(review.outcome).label, Outcome(held.outcome).label),
        "agree": review.outcome == held.outcome,
        "reasons": (review.reasons, held.reasons),
        "changes": [pair(each, answers.get(each.request.pk), criteria) for each in changes],
    }


def pair(change: Any, second: Any, criteria: Any) -> dict[str, Any]:
    first = change.request
    both = bool(first.answered and second)
    return {
        **asked([change])[0],
        "first": answer(first, criteria),
        "second": answer(second, criteria) if second else {"text": "Not answered", "criterion": "", "because": ""},
        "apart": both and (first.answered == "DECLINE") != (second.answered == "DECLINE"),
    }


def answer(given: Any, criteria: Any) -> dict[str, str]:
    found = criteria.criterion(given.criterion)
    return {
        "text": Answered(given.answered).label if given.answered else "Not answered",
        "criterion": found.says if found else "",
        "because": given.because,
    }
