"""What the report of a review says, as its letter and its page show it, and what is not filled in yet."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from ..enums import AskedBy, Outcome
from .deciding import Change, changes_of
from .form_report import report_of

NOBODY_SAID = "The meeting recommends nothing in particular."


def missing_pages(review: Any) -> list[str]:
    """The pages of the form that must be finished before the report can be signed."""
    return [page.heading for page in report_of(review).pages if page.missing]


def address_of_report(review: Any) -> str:
    """Where the whole report is read."""
    return reverse("reviews:check", args=[review.key])


def report_words(review: Any) -> dict[str, Any]:
    """What the meeting recommends, each change that is asked for, and where people differed (reg 20(8)): for the letter."""
    said = review.pages.filter(name="recommendation").order_by("id").first()
    answers = said.answers if said else {}
    recommended = answers.get("recommendation", "")
    return {
        "recommendation": Outcome(recommended).label.lower()
        if recommended in Outcome.values
        else "nothing in particular",
        "summary": answers.get("summary") or NOBODY_SAID,
        "changes": [row_of(each) for each in changes_of(review)],
        "differences": [f"{each.who}: {each.text}" for each in review.differences.order_by("id")],
    }


def row_of(change: Change) -> tuple[str, str, str, str]:
    """One change as a row: where, what the plan said, what is asked for, by whom and why."""
    request = change.request
    asked = AskedBy(request.asked_by).label
    who = f"{request.name} ({asked.lower()})" if request.name else asked
    return (
        f"{change.number}: {change.heading}",
        request.before or "Nothing yet",
        request.wording or "Take this out",
        f"{who}: {request.why}" if request.why else who,
    )
