"""The dates of rounds, open to everybody."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.kit.pages import Page

from .. import permissions, queries
from ..presenters import dates


class Rounds(Page):
    """Every round that runs, with its date in law."""

    permission = permissions.CALENDAR
    template = "transfers/calendars.html"
    heading = "Moving between schools and phases: all dates"

    def context(self) -> dict[str, Any]:
        held, calendar = queries.open_rounds(localdate()), deadlines.calendar()
        limits = {each.key: queries.limit_of(each, calendar) for each in held}
        return {"rounds": dates.cards(held, limits)}


class Calendar(Page):
    """One round: which day is law and which the council asks for."""

    permission = permissions.CALENDAR
    template = "transfers/calendar.html"
    back = "/moving-up"

    def find(self) -> Any:
        held = queries.round_with(self.kwargs["round"])
        if held is None:
            raise Http404
        self.heading = held.name
        return held

    def context(self) -> dict[str, Any]:
        law = queries.limit_of(self.subject)
        days = queries.calendar_of(self.subject, law, on=localdate())
        return {"days": dates.rows(days), "law": dates.law_in_words(law), "round": self.subject}
