"""Who may open the versions of a working document: asked by the files room at every opening. The service makes them itself."""

from __future__ import annotations

from typing import Any

from countywide.casework.cases import queries as cases
from countywide.platform.files.types import Keeper

from . import queries
from .models import Issue


def may_add(_request: Any, _place: str) -> bool:
    """Nobody sends one."""
    return False


def may_open(request: Any, file: Any) -> bool:
    """Officers of the case, and the family."""
    issue = Issue.objects.select_related("document__dispute").filter(file_id=file.pk).first()
    if issue is None or not request.user.is_authenticated:
        return False
    case = cases.cases_seen_by(request.user).filter(pk=issue.document.dispute.case_id).first()
    return case is not None and cases.audience_of(request.user, case) in ("OFFICER", "FAMILY")


def bucket(place: str) -> str:
    """What the service makes counts against no limit of the case."""
    return place


PAPERS = Keeper(key=queries.KEEPER, may_add=may_add, may_open=may_open, bucket=bucket)
