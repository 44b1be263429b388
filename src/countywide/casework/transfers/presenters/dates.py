"""The dates of a round as every page shows them, from the one calendar (Q06)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from ..types import CONSULTED, COUNCIL, FAMILY, ROUND_LINKS, SCHOOL, Dated, Limit, Round

WHOSE = {
    FAMILY: "The family",
    SCHOOL: "The school or setting the child is at",
    COUNCIL: "The council",
    CONSULTED: "The schools and colleges that are asked",
}


def rows(days: Iterable[Dated], *, of: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """One row for each date; `of`: only those of somebody."""
    return [
        {
            "title": each.title,
            "whose": WHOSE[each.whose],
            "asked_by": each.asked_by,
            "last_useful": each.last_useful,
            "legally_by": each.legally_by,
            "says": each.says,
            "law": each.law,
            "why": each.why,
        }
        for each in days
        if not of or each.whose in of
    ]


def law_in_words(law: Limit) -> dict[str, Any]:
    """The date in law, as everybody publishes it and as it is strictly."""
    return {
        "published": law.published,
        "strict": law.strict,
        "act_by": law.act_by,
        "earlier": law.act_by != law.strict,
        "law": law.law,
        "latest_meeting": law.latest_meeting,
    }


def cards(held: Iterable[Round], limits: dict[str, Limit]) -> list[dict[str, Any]]:
    """The rounds, each with its address and its date in law."""
    return [{"name": each.name, "key": each.key, "strict": limits[each.key].strict} for each in held]


def links_of(held: Round, whose: str, user: Any) -> list[dict[str, str]]:
    """The pages of rooms above about a round that somebody may open."""
    return [
        {"text": each.text, "href": reverse(each.url_name, args=[held.key])}
        for each in ROUND_LINKS
        if each.whose == whose and (each.permission is None or user.may(each.permission))
    ]


def when(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
