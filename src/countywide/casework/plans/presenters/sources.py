"""The advice and evidence of a case as it stands beside a row: what the record holds, and the words cited of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date


def rows(found: dict[str, list[Any]], citations: Iterable[Any] = ()) -> list[dict[str, Any]]:
    """Each source with its key on the page, its title, who wrote it and when, the way to its file, and words of it that the
    plan cites or the record holds."""
    cited: dict[str, list[str]] = {}
    for each in citations:
        held = cited.setdefault(key_of(each), [])
        if each.quote and each.quote not in held:
            held.append(each.quote)
    shown = [advice_row(each) for each in found["advice"]]
    advised = {each.item_id for each in found["advice"]}
    shown += [item_row(each) for each in found["items"] if each.pk not in advised]  # advice is evidence too
    return [{**row, "passages": [*row["passages"], *cited.get(row["key"], [])]} for row in shown]


def key_of(citation: Any) -> str:
    return f"advice_{citation.advice_id}" if citation.advice_id else f"item_{citation.item_id}"


def advice_row(advice: Any) -> dict[str, Any]:
    """Advice that was given for the assessment."""
    item = advice.item
    return {
        "key": f"advice_{advice.pk}",
        "title": advice.title,
        "by": who(advice.author or advice.asked_of, advice.author_role, advice.written_on),
        "file": reverse("files:open", args=[item.file_id]) if item and item.file_id else "",
        "passages": [],
    }


def item_row(item: Any) -> dict[str, Any]:
    """Other evidence on the case."""
    return {
        "key": f"item_{item.pk}",
        "title": item.kind_name,
        "by": who(item.author, item.author_role, item.written_on),
        "file": reverse("files:open", args=[item.file_id]) if item.file_id else "",
        "passages": [item.relevance] if item.relevance else [],
    }


def who(author: str, role: str, written_on: Any) -> str:
    """Who wrote it, as what, and when."""
    return ", ".join(part for part in (author, role, short_date(written_on)) if part)
