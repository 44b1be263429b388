"""The versions of the working documents of appeals, handed over to whoever has to give what the record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from countywide.casework.cases.types import Content, OnFile, Papers
from countywide.platform.files import queries as files

from .models import Issue


def listed(cases: Sequence[Any]) -> Iterator[OnFile]:
    found = Issue.objects.filter(document__dispute__case__in=cases).select_related("document__dispute")
    for issue in found.order_by("made_on", "id"):
        case = issue.document.dispute.case_id
        yield OnFile(
            f"wording:{issue.pk}", f"Working document, version {issue.number}", issue.made_on, "", case, issue.file_id
        )


def content(key: str) -> Content:
    issue = Issue.objects.select_related("file").filter(pk=int(key)).first()
    return Content(files.whole(issue.file) or b"") if issue else Content()


PAPERS = Papers("wording", "Working documents of appeals", listed, content, ("wordings.issue",), place=60)
