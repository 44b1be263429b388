"""Forgets a copy that was bound and not given, because what it is made of has changed."""

from __future__ import annotations

from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken

from ..enums import State
from ..models import Copy, Request


def unbind(request: Request, *, by: Any) -> None:
    """What was bound before does not hold what is chosen now. Used by deeds that are guarded themselves."""
    copy = Copy.objects.filter(request=request, state__in=(State.MADE, State.STOPPED, State.TO_POST)).first()
    if copy is None:
        return
    if copy.state == State.TO_POST:
        raise RuleBroken(
            "The copy waits to be posted. Bind it anew only if it did not go: take it back from the post first."
        )
    drop(copy, by=by)


def drop(copy: Copy, *, by: Any) -> None:
    """The file of a copy goes, and the copy with it."""
    file = copy.file
    audit.record("disclosures.unbound", by=by, about=copy)
    copy.delete()
    if file is not None:
        files.remove(file, by=by)
    copy_fields = {"first_page": None, "bound_pages": 0}
    copy.request.items.update(**copy_fields)


def is_making(request: Request) -> bool:
    """Whether a worker binds it just now."""
    return Copy.objects.filter(request=request, state=State.MAKING).exists()
