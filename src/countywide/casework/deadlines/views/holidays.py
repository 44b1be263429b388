"""The bank holidays in force, and what the council says of a day that the data knows otherwise."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, forms, permissions, queries
from ..presenters import holidays as shown


class BankHolidays(Page):
    """This year and the next two, with what the council added or took away, and what each change moved."""

    permission = permissions.KEEP_CALENDAR
    template = "deadlines/bank_holidays.html"
    heading = "Bank holidays"
    lead = "No time limit in law moves for a bank holiday. The day by which to act does: it is the last working day."

    def context(self) -> dict[str, Any]:
        own = list(queries.bank_holidays())
        return {
            "years": shown.years(queries.calendar(), own, on=localdate()),
            "own": [shown.own_row(each) for each in own],
            "recounts": [shown.recount_row(each) for each in queries.recounts()[: shown.FEW]],
        }


class Change(FormPage):
    """Adds a bank holiday, or says that a day is none after all."""

    permission = permissions.KEEP_CALENDAR
    template = "deadlines/change_holiday.html"
    heading, button = "Add or take away a bank holiday", "Change the calendar"
    form_class = forms.HolidayChange
    keeps_drafts = False
    back = "/dates/bank-holidays"
    done = "The calendar is changed. Every running time limit is being counted again."

    def context(self) -> dict[str, Any]:
        return {**super().context(), "running": shown.many(queries.how_many_run(most=shown.MOST), "time limit")}

    def act(self, **said: Any) -> None:
        actions.change_bank_holiday(None, by=self.actor, on=localdate(), **said)

    def next_page(self) -> str:
        return reverse("deadlines:bank-holidays")


class Forget(ConfirmPage):
    """Goes back to what the data says of a day."""

    permission = permissions.KEEP_CALENDAR
    heading, button = "Put this day back as the data has it", "Put it back"
    back = "/dates/bank-holidays"
    done = "The day is as the data has it. Every running time limit is being counted again."

    def find(self) -> Any:
        if (holiday := queries.bank_holiday_with(self.kwargs["pk"])) is None:
            raise Http404
        return holiday

    def summary(self) -> list[dict[str, Any]]:
        turned = shown.TURNED[self.subject.change]
        moved = queries.how_many_would_move(self.subject.day, turned, most=shown.MOST)
        return [*shown.summary(self.subject), {"key": "Dates that would move", "value": shown.many(moved, "date")}]

    def act(self) -> None:
        actions.forget_bank_holiday(self.subject, by=self.actor, on=localdate())

    def next_page(self) -> str:
        return reverse("deadlines:bank-holidays")
