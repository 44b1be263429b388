"""The desk itself: every list with how much stands in it, what is late first."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate

from countywide.garden.knowledge import permissions, presenters
from countywide.platform.kit.pages import Page


class Desk(Page):
    """What wants doing; an answer owner sees their own team's part of it."""

    permission = permissions.ANSWER
    template = "knowledge/desk/desk.html"
    heading = "Editor’s desk"

    def context(self) -> dict[str, Any]:
        return presenters.desk_on_page(self.actor, localdate())
