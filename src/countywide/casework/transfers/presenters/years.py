"""Requests for another year group as the page of a move shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..types import year_name


def rows(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Each request: what is asked, by whom, what was said of it, and the decision with its reasons."""
    return [
        {
            "title": f"{year_name(each.year_group)} from September {each.september}",
            "who": each.who or each.get_asked_by_display(),
            "asked_on": each.asked_on,
            "answer_by": each.answer_by if each.decided_on is None else None,
            "said": [
                {
                    "key": f"{one.get_whose_display()}: {one.who}, {one.said_on.day} {one.said_on:%B %Y}",
                    "value": one.words,
                }
                for one in each.said.all()
            ],
            "decided_on": each.decided_on,
            "agreed": each.agreed,
            "because": each.because,
            "decided_by": each.decided_by.name if each.decided_by else "",
        }
        for each in found
    ]
