"""Shows what is known: rows of answers, tasks, tags, messages, what happened when."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..components import Params, component
from .saying import field_value, short_date, short_time

Row = Mapping[str, Any]
AMOUNT = re.compile(r"\u2212?£[\d,.]+")
"""An amount as `in_pounds` writes it: it never breaks over two lines."""


def govuk(name: str, params: Params | None = None, **more: Any) -> SafeString:
    """Draw any component by its own name and options."""
    return component(name, params, **more)


def button(text: str, kind: str = "", **more: Any) -> SafeString:
    """A button that sends its form; `kind` is secondary, warning or inverse."""
    classes = f"govuk-button--{kind}" if kind else None
    return component("button", text=text, classes=classes, preventDoubleClick=True, **more)


def link_button(text: str, href: str, kind: str = "", **more: Any) -> SafeString:
    """A link that looks like a button, for going on rather than sending; `start=True` adds the arrow."""
    start = more.pop("start", None)
    classes = f"govuk-button--{kind}" if kind else None
    return component("button", text=text, href=href, classes=classes, isStartButton=start, **more)


def summary_list(rows: Iterable[Row], title: str = "", **more: Any) -> SafeString:
    """Answers in rows of key and value; `change_url` adds a link, `actions` several of {text, href}."""
    card = {"title": {"text": title}} if title else None
    return component("summary-list", rows=[_summary_row(row) for row in rows], card=card, **more)


def _summary_row(row: Row) -> Params:
    actions = list(row.get("actions") or ())
    if row.get("change_url"):
        actions.append({"href": row["change_url"], "text": row.get("change_words", "Change")})
    # The key completes the link for someone who hears links out of their place: "Change date of birth".
    links = [{**action, "visuallyHiddenText": str(row["key"]).lower()} for action in actions]
    value = field_value(row.get("value"))
    shown = {"html": value} if isinstance(value, SafeString) else {"text": value}
    return {"key": {"text": row["key"]}, "value": shown, "actions": {"items": links} if links else None}


def task_list(tasks: Iterable[Row], name: str = "tasks") -> SafeString:
    """Things to do, each {text, href, hint, status, colour}; a status without colour is plain text."""
    return component("task-list", idPrefix=name, items=[_task(task) for task in tasks])


def _task(task: Row) -> Params:
    status = str(task.get("status") or "")
    tagged = {"tag": _tag(status, task.get("colour") or "")} if task.get("colour") else {"text": status}
    return {
        "title": {"text": task["text"]},
        "href": task.get("href") or None,
        "hint": {"text": task["hint"]} if task.get("hint") else None,
        "status": tagged,
    }


def tag(text: str, colour: str = "") -> SafeString:
    """A word about state: grey, green, teal, blue, purple, magenta, red, orange or yellow."""
    return component("tag", _tag(text, colour))


def _tag(text: str, colour: str) -> Params:
    return {"text": text, "classes": f"govuk-tag--{colour}" if colour else None}


def words_table(caption: str, headings: Iterable[Any], rows: Iterable[Iterable[Any]]) -> SafeString:
    """A short table of words with a caption that is seen. On a phone its rows become cards, each cell with its heading."""
    heads = list(headings)
    cells = [
        [
            (head, cell, isinstance(cell, str) and bool(AMOUNT.fullmatch(cell)))
            for head, cell in zip(heads, row, strict=True)
        ]
        for row in rows
    ]
    return render_to_string("kit/parts/words_table.html", {"caption": caption, "heads": heads, "rows": cells})


MARKS = {
    "added": ("ins", "added: ", " (end of what was added)"),
    "out": ("del", "taken out: ", " (end of what was taken out)"),
}
"""How a run of words is marked, and what those hear who do not see the mark. Screen readers say neither by themselves."""


def marked(pieces: Iterable[Any]) -> SafeString:
    """Runs of words, each with `how` ("same", "added", "out") and `text`: what was added and taken out is marked and said."""
    return format_html_join("", "{}", ((_marked(each.how, each.text),) for each in pieces))


def _marked(how: str, text: str) -> SafeString | str:
    if how not in MARKS:
        return text
    mark, begins, ends = MARKS[how]
    shape = f'<{mark}><span class="cw-unseen">{begins}</span>{{}}<span class="cw-unseen">{ends}</span></{mark}>{{}}'
    words = text.rstrip()
    return format_html(shape, words, text[len(words) :])


def warning(text: str) -> SafeString:
    """One sentence about a consequence."""
    return component("warning-text", text=text, iconFallbackText="Warning")


def panel(title: str, text: str = "") -> SafeString:
    """The large confirmation that something is done."""
    return component("panel", titleText=title, text=text or None)


def tabs(items: Iterable[Row], title: str = "Contents", name: str = "tabs") -> SafeString:
    """Views of one thing, each {label, html, id}; without script they follow one another."""
    panels = [
        {"label": item["label"], "id": item.get("id") or f"{name}-{at}", "panel": {"html": item["html"]}}
        for at, item in enumerate(items, 1)
    ]
    return component("tabs", idPrefix=name, title=title, items=panels)


def accordion(items: Iterable[Row], name: str = "accordion") -> SafeString:
    """Sections that open, each {heading, html, summary}."""
    sections = [
        {
            "heading": {"text": item["heading"]},
            "summary": {"text": item["summary"]} if item.get("summary") else None,
            "content": {"html": item["html"]},
        }
        for item in items
    ]
    return component("accordion", id=name, items=sections)


def details(content: str, summary: str, open: bool = False) -> SafeString:
    """Text that stays closed until asked for."""
    return component("details", summaryText=summary, html=content, open=open)


def inset(content: str) -> SafeString:
    """Words set apart from those around them."""
    return component("inset-text", html=content)


def notification(content: str, kind: str = "", title: str = "", name: str = "") -> SafeString:
    """News about the whole page; `kind="success"` after something went well."""
    return component(
        "notification-banner",
        html=content,
        type=kind or None,
        titleText=title or None,
        titleId=name or None,
        role=None if kind == "success" else "region",
    )


def card(content: str, heading: str = "", kind: str = "") -> SafeString:
    """One answer or thing in a box of its own; `kind` is quiet, now or late."""
    title = format_html('<h2 class="cw-card__heading">{}</h2>', heading) if heading else ""
    return format_html('<div class="cw-card{}">{}{}</div>', f" cw-card--{kind}" if kind else "", title, content)


def timeline(events: Iterable[Row], heading_level: int = 2) -> dict[str, Any]:
    """What happened and what comes: {title, when, text, by, href, state}; state is done, now, next or late."""
    return {"events": [{**event, **_when(event.get("when"))} for event in events], "level": heading_level}


def _when(when: date | datetime | str | None) -> dict[str, str]:
    if isinstance(when, datetime):
        return {"said": short_time(when), "machine": when.isoformat()}
    if isinstance(when, date):
        return {"said": short_date(when), "machine": when.isoformat()}
    return {"said": when or "", "machine": ""}


def table(table: Any) -> dict[str, Any]:
    """A `Table` with its filters, sorting and paging."""
    return {"table": table}


def chart(chart: Any) -> dict[str, Any]:
    """A picture of numbers with the numbers beside it."""
    return {"chart": chart}


def place_map(found: Any) -> dict[str, Any]:
    """A plain map of numbered places."""
    return {"map": found}
