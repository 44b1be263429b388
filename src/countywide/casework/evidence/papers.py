"""The evidence and reports of a case, handed over to whoever has to give what the record holds: also what was replaced since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from countywide.casework.cases.types import Content, OnFile, Papers
from countywide.platform.files import queries as files
from countywide.platform.files.enums import State as Checked

from .models import Item


def listed(cases: Sequence[Any]) -> Iterator[OnFile]:
    for item in Item.objects.kept().filter(case__in=cases, file__isnull=False).order_by("written_on", "id"):
        author = ", ".join(each for each in (item.author, item.author_role) if each)
        yield OnFile(
            f"file:{item.file_id}",
            item.kind_name,
            item.written_on,
            author,
            item.case_id,
            item.file_id,
            item.third_party,
        )


def content(key: str) -> Content:
    file = files.file_with(key)
    data = files.whole(file) if file is not None and file.state == Checked.CLEAN else None
    return Content(data, file.extension) if file is not None and data is not None else Content()


PAPERS = Papers("file", "Evidence and reports", listed, content, ("evidence.item",), place=30)
