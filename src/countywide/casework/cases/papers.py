"""What happened on a case, in the officers' words: handed over to whoever has to give what the record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Max

from countywide.platform.kit.paper.blocks import clean, heading, table

from .models import Event
from .types import Content, OnFile, Papers


def listed(cases: Sequence[Any]) -> Iterator[OnFile]:
    """One paper a case, up to its newest event: it grows."""
    newest = Event.objects.filter(case__in=cases).order_by().values("case").annotate(last=Max("pk"), on=Max("on"))
    for each in newest:
        series = f"timeline:{each['case']}:"
        yield OnFile(f"{series}{each['last']}", "What happened, by day", each["on"], "", each["case"], series=series)


def content(key: str) -> Content:
    """The days as they were noted until the newest event that the paper was listed with."""
    case, _, last = key.partition(":")
    found = Event.objects.filter(case=int(case), pk__lte=int(last)).select_related("by").order_by("on", "id")
    rows = [
        [f"{each.on.day} {each.on:%B %Y}", clean(". ".join(part for part in (each.title, each.detail) if part)), each.by.name if each.by else ""]
        for each in found
    ]  # fmt: skip
    return Content(blocks=(heading("What happened, by day", 1), table("What happened", ("Day", "What", "By"), rows)))


PAPERS = Papers("timeline", "What happened, and who did it", listed, content, ("cases.event", "cases.case"), place=70)
