"""Funding years: their pots, what is forecast, the proof, the export, and the deeds of a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit import sheets
from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.kit.tags.showing import words_table
from countywide.register.schools import queries as schools

from .. import actions, forms, permissions, policies, queries, rules
from ..presenters import papers
from ..presenters import years as shown


class Years(Page):
    """Every funding year."""

    permission = permissions.READ
    template = "ledger/years.html"
    heading = "Funding years"

    def context(self) -> dict[str, Any]:
        return {"years": queries.years(), "keeps": self.request.user.may(permissions.KEEP)}


class OfYear(Page):
    """A page about one year."""

    permission = permissions.READ

    def find(self) -> Any:
        year = queries.year_with(self.kwargs["year"])
        if year is None:
            raise Http404
        self.on, self.caption = localdate(), f"Funding {year.name}"
        return year

    def back_address(self) -> str:
        return reverse("ledger:year", args=[self.subject.key])

    def next_page(self) -> str:
        return self.back_address()


class Year(OfYear):
    """Pots, balances, what is forecast until the end of the year."""

    template = "ledger/year.html"

    def context(self) -> dict[str, Any]:
        year = self.subject
        self.heading = f"Funding {year.name}"
        pots = list(queries.pots_of(year))
        held = queries.balances(pots)
        ends = f"{short_date(year.starts_on)} to {short_date(year.ends_on)}"
        return {
            **super().context(),
            "caption": f"{ends}{f', ended {short_date(year.closed_on)}' if year.is_closed else ''}",
            "pots": words_table("Pots", shown.POTS, shown.pot_rows(pots, held)) if pots else "",
            "forecast": words_table(
                "Forecast to the end of the year", shown.FORECAST,
                shown.forecast_rows(pots, held, queries.pence_by_standing(year)),
            ) if pots else "",
            "deeds": shown.deeds(year) if self.request.user.may(permissions.KEEP) else [],
        }  # fmt: skip

    def back_address(self) -> str:
        return reverse("ledger:years")


class Proof(OfYear):
    """The ledger counted again while one waits."""

    template = "ledger/proof.html"
    heading = "Does the ledger balance?"

    def context(self) -> dict[str, Any]:
        proof = queries.proof(self.subject)
        return {"proof": proof, "facts": shown.proof_facts(proof)}


class Csv(OfYear):
    """Every line as CSV."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        answer = StreamingHttpResponse(sheets.as_csv(queries.exported(self.subject)), content_type=sheets.CSV)
        answer["Content-Disposition"] = f'attachment; filename="ledger-{self.subject.key}.csv"'
        return answer


class Xlsx(OfYear):
    """Every line as a workbook."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        content = sheets.as_xlsx(queries.exported(self.subject), title=f"Ledger {self.subject.name}")
        answer = HttpResponse(content, content_type=sheets.XLSX)
        answer["Content-Disposition"] = f'attachment; filename="ledger-{self.subject.key}.xlsx"'
        return answer


class Statements(OfYear):
    """Every school of the year, and what it was told."""

    template = "ledger/statements.html"
    heading = "Schools and their statements"

    def context(self) -> dict[str, Any]:
        held: dict[int, list[Any]] = {}
        for each in queries.statements_in(self.subject):
            held.setdefault(each.school_id, []).append(each)
        rows = [
            {
                "name": school.name,
                "href": reverse("ledger:school", args=[self.subject.key, school.key]),
                "statements": papers.listed(held.get(school.pk, []), "ledger:statement"),
            }
            for school in queries.schools_in(self.subject)
        ]
        return {"rows": rows, "keeps": self.request.user.may(permissions.KEEP) and not self.subject.is_closed}


# --- deeds ---


class OpenYear(FormPage):
    """A new year."""

    permission = permissions.KEEP
    form_class = forms.OpenYear
    heading, button, done = "Open a funding year", "Open the year", "The year is open."
    lead = "Ours run from 1 April to 31 March, as the grant for high needs does. Every amount is kept by day, so that academies read theirs from September to August."

    def act(self, name: str, starts_on: date, ends_on: date) -> None:
        self.made = actions.open_year(
            None, by=self.request.user, on=localdate(), name=name, starts_on=starts_on, ends_on=ends_on
        )

    def back_address(self) -> str:
        return reverse("ledger:years")

    def next_page(self) -> str:
        return reverse("ledger:year", args=[self.made.key])


class OpenPot(OfYear, FormPage):
    """A new pot."""

    permission = permissions.KEEP
    form_class = forms.OpenPot
    heading, button, done = "Open a pot", "Open the pot", "The pot is open."

    def form_options(self) -> dict[str, Any]:
        return {
            "communities": [(str(each.pk), each.name) for each in schools.communities()],
            "areas": [(str(each.pk), each.name) for each in schools.areas()],
        }

    def act(self, stream: str, community: str, area: str, pounds: Any, why: str) -> None:
        actions.open_pot(
            self.subject, by=self.request.user, on=self.on, stream=stream, pence=int(pounds * 100), why=why,
            community_id=int(community) if community else None, area_id=int(area) if area else None,
        )  # fmt: skip


class Pay(OfYear, FormPage):
    """Schools are paid up to the end of a month."""

    permission = permissions.KEEP
    form_class = forms.Pay
    heading, button = "Up to the end of which month are schools paid?", "Pay schools"
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        paid, year = self.subject.paid_through, self.subject
        ends = [day for day in rules.month_ends(year.starts_on, year.ends_on) if paid is None or day > paid]
        return {"months": [(day.isoformat(), f"{day:%B %Y}") for day in ends]}

    def act(self, through: str) -> None:
        pence = actions.pay(self.subject, by=self.request.user, on=self.on, through=date.fromisoformat(through))
        self.done = f"Schools are paid {in_pounds(pence)}."


class Close(OfYear, ConfirmPage):
    """The end of a year."""

    permission = permissions.KEEP
    heading, button, done = "End the year", "End the year", "The year has ended, and nothing in it is left unexplained."

    def summary(self) -> list[dict[str, Any]]:
        carries = policies.year_end_on(self.subject.ends_on).carries
        rows = []
        for pot, left in queries.left_by_pot(self.subject):
            goes = "into the next year" if left > 0 and pot.stream in carries else "back to the fund"
            rows.append(
                {"key": shown.name_of(pot), "value": f"{in_pounds(left)} {goes}" if left else "Nothing is left"}
            )
        return rows

    def act(self) -> None:
        actions.close(self.subject, by=self.request.user, on=self.on)


class IssueStatements(OfYear, ConfirmPage):
    """A statement to every school whose money changed."""

    permission = permissions.KEEP
    heading, button = "Issue statements", "Issue them"
    done = "They are being issued. You are told by message when they are all there."

    def summary(self) -> list[dict[str, Any]]:
        return [
            {"key": "Schools", "value": str(len(queries.schools_in(self.subject)))},
            {"key": "Who is told", "value": "School finance, the head and the SENCO, by message"},
            {"key": "Where nothing changed", "value": "The school keeps its last statement"},
        ]

    def act(self) -> None:
        actions.issue_statements(self.subject, by=self.request.user, on=self.on)

    def next_page(self) -> str:
        return reverse("ledger:statements", args=[self.subject.key])
