"""How the forum does, for everybody to see."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.kit.pages import Page

from .. import policies, queries
from ..presenters import reading as shown


class Figures(Page):
    """Time to answer team by team, who comes when, and what is asked again and again. No number that could tell of one person."""

    public = True
    template = "packs/figures.html"
    heading = "How the forum does"
    back = "/forum"

    def context(self) -> dict[str, Any]:
        on = localdate()
        return {
            "times": shown.times_rows(queries.times_by_team(on)),
            "attendance": queries.attendance(timezone.now(), on=on),
            "repeats": queries.repeats(on),
            "fewest": policies.promise_on(on).fewest,
        }
