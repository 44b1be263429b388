"""How each row of a section came to say what it says: who, when, before and after."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit.tags.saying import short_time

from . import said


def changes(found: list[Any], asked: Any, numbers: dict[str, str]) -> list[dict[str, Any]]:
    """Each change as a card: what was done to which row, by whom and when, and what stood there before and after."""
    return [
        {
            "title": title(each, numbers),
            "by": each.by.name if each.by else "The service",
            "when": short_time(each.at),
            "rows": differing(each.before or {}, each.after or {}, asked, numbers),
        }
        for each in found
    ]


def title(change: Any, numbers: dict[str, str]) -> str:
    """ "B2 was changed"."""
    number = numbers.get(str(change.row_key), "A row that is no longer there")
    did = "was added" if change.before is None else "was taken out" if change.after is None else "was changed"
    return f"{number} {did}"


def differing(
    before: dict[str, Any], after: dict[str, Any], asked: Any, numbers: dict[str, str]
) -> list[dict[str, Any]]:
    """Only what differs, in words."""
    then, now = in_words(before, asked, numbers), in_words(after, asked, numbers)
    names = list(dict.fromkeys([*then, *now]))
    return [
        {"name": name, "before": then.get(name, ""), "after": now.get(name, "")}
        for name in names
        if then.get(name, "") != now.get(name, "")
    ]


def in_words(state: dict[str, Any], asked: Any, numbers: dict[str, str]) -> dict[str, str]:
    """What a row said, by the names that the page gives each part."""
    words = {"Words": state.get("text", "")}
    for row in said.detail_rows(state.get("details") or {}, asked.fields, officer=True):
        words[row["key"]] = row["value"]
    words["For"] = ", ".join(numbers.get(key, "a row that is gone") for key in state.get("answers_to") or ())
    return words
