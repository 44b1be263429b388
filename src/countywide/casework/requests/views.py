"""The pages of requests, as officers see them."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.platform.kit.pages import Page

from . import permissions, queries


class Show(Page):
    """One request as it arrived."""

    permission = permissions.READ
    template = "requests/show.html"

    def find(self) -> Any:
        request = queries.request_with(self.kwargs["key"], self.request.user)
        if request is None:
            raise Http404
        self.heading = request.child_name
        return request
