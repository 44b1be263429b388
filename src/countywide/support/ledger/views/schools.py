"""A school reads its own money, and the finance team any school's."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import Page
from countywide.platform.kit.paper.serving import as_pdf
from countywide.platform.kit.tags.showing import words_table

from .. import permissions, policies, queries, rules
from ..presenters import budgets, papers
from ..statement import pdf_of


class Budget(Page):
    """What a school has, stream by stream and month by month."""

    template = "ledger/budget.html"

    def schools(self) -> list[Any]:
        """The schools the asker may choose among."""
        raise NotImplementedError

    def find(self) -> Any:
        self.choices = self.schools()
        wanted = self.request.GET.get("school", "")
        found = [each for each in self.choices if wanted in ("", each.key)]
        if not found:
            raise Http404
        self.on, school = localdate(), found[0]
        self.heading, self.caption = "Our funding", school.name
        return school

    def days(self) -> tuple[date, date, str]:
        """The year shown: the school's own kind of year, or the other one when it is asked for."""
        own = "september" if queries.budgets_by_school_year(self.subject.pk) else "april"
        self.kind = self.request.GET.get("months", own)
        self.other = "april" if self.kind == "september" else "september"
        if self.kind == "september":
            first, last = rules.school_year_of(self.on)
            return first, last, f"September {first.year} to August {last.year}"
        first = date(self.on.year if self.on.month >= 4 else self.on.year - 1, 4, 1)
        return first, date(first.year + 1, 3, 31), f"April {first.year} to March {first.year + 1}"

    def context(self) -> dict[str, Any]:
        first, last, called = self.days()
        awards = queries.awards_between(self.subject.pk, first, last)
        months = queries.months_between(awards, first, last)
        year = queries.year_at(self.on)
        now = [each for each in awards if year is not None and each.pot.year_id == year.pk]
        promises = policies.promises_on(year.starts_on) if year else {}
        return {
            **super().context(),
            "says": budgets.lead(months, called),
            "called": called,
            "months": words_table(called, budgets.MONTHS, budgets.month_rows(months)),
            "chart": budgets.month_chart(months),
            "year": year,
            "streams": words_table(
                f"Every stream, {year.name}" if year else "Every stream", budgets.STREAMS,
                budgets.stream_rows(now, promises, year, self.on),
            ),
            "cards": budgets.cards(awards, on=self.on),
            "others": [each for each in self.choices if each.pk != self.subject.pk],
            "other_months": f"?school={self.subject.key}&months={self.other}",
            "other_called": "September to August" if self.other == "september" else "April to March",
            "statements": papers.listed(queries.statements_of(self.subject.pk)),
        }  # fmt: skip


class Own(Budget):
    """`/our-funding`: for the SENCO, the head and the finance staff of the school itself."""

    permission = permissions.READ_OWN

    def schools(self) -> list[Any]:
        return queries.own_schools(self.request.user)


class OfSchool(Budget):
    """The same page of any school, for the finance team."""

    permission = permissions.READ

    def schools(self) -> list[Any]:
        self.year = queries.year_with(self.kwargs["year"])
        if self.year is None:
            raise Http404
        return [each for each in queries.schools_in(self.year) if each.key == self.kwargs["school"]]

    def find(self) -> Any:
        school = super().find()
        self.heading = f"Funding of {school.name}"
        return school

    def back_address(self) -> str:
        return reverse("ledger:statements", args=[self.kwargs["year"]])


class OwnStatement(Page):
    """A statement on paper, as it was issued, for the school it is about."""

    permission = permissions.READ_OWN

    def find(self) -> Any:
        found = queries.statement_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return as_pdf(pdf_of(self.subject), f"funding-statement-{self.subject.year.key}.pdf")


class Statement(OwnStatement):
    """The same, for the finance team."""

    permission = permissions.READ
