"""Opening a file: only through the keeper of its place."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views import View

from countywide.platform.audit import actions as audit
from countywide.platform.files import queries
from countywide.platform.files.enums import State
from countywide.platform.files.serving import served
from countywide.platform.files.types import keeper_of
from countywide.platform.kit.doors import actor_of


class Open(View):
    """A file's content, whole or the part asked for."""

    public = True
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: Any) -> HttpResponseBase:
        file = queries.file_with(pk)
        kept_by = keeper_of(file.keeper) if file else None
        if file is None or kept_by is None or not kept_by.may_open(request, file):
            raise Http404
        if file.state == State.CLEAN:
            audit.opened(file, by=actor_of(request), why="open a file")
        return served(request, file)
