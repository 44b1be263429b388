"""Comparisons of ways to share a sum. None is a decision."""

from __future__ import annotations

from typing import Any

from django.http import Http404, StreamingHttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit import sheets
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.kit.tags.showing import words_table

from .. import actions, forms, permissions, queries
from ..enums import Method, Which
from ..presenters import scenarios as shown
from .years import OfYear


class Scenarios(OfYear):
    """The comparisons of a year."""

    template = "ledger/scenarios.html"
    heading = "Ways to share a sum, compared"

    def context(self) -> dict[str, Any]:
        return {
            "scenarios": queries.scenarios_of(self.subject),
            "keeps": self.request.user.may(permissions.KEEP),
        }


class NewScenario(OfYear, FormPage):
    """What is compared."""

    permission = permissions.KEEP
    form_class = forms.Scenario
    heading, button, done = "Compare ways to share a sum", "Compare", "It is compared and saved. It is not a decision."

    def initial(self) -> dict[str, Any]:
        like = queries.scenario_with(given) if (given := self.request.GET.get("like", "")) and is_key(given) else None
        if like is None:
            return {"method": Method.BOUNDED, "against": Method.EVEN, "which": Which.ALL, "weights": "1, 2, 3, 5, 8"}
        return {
            "name": "", "stream": like.stream, "pounds": like.total_pence / 100, "method": like.method,
            "against": like.against, "which": Which.ALL,
            "weights": ", ".join(f"{weight / 100:g}" for weight in like.weights),
            "floor": like.floor_pence and like.floor_pence / 100, "cap": like.cap_pence and like.cap_pence / 100,
        }  # fmt: skip

    def act(
        self,
        name: str,
        stream: str,
        which: str,
        pounds: Any,
        weights: str,
        floor: Any,
        cap: Any,
        method: str,
        against: str,
    ) -> None:
        self.made = actions.save_scenario(
            self.subject, by=self.request.user, on=self.on, name=name, stream=stream, which=which,
            total_pence=int(pounds * 100), weights=weights_of(weights), method=method, against=against,
            floor_pence=None if floor is None else int(floor * 100), cap_pence=None if cap is None else int(cap * 100),
        )  # fmt: skip

    def back_address(self) -> str:
        return reverse("ledger:scenarios", args=[self.subject.key])

    def next_page(self) -> str:
        return reverse("ledger:scenario", args=[self.made.key])


class Scenario(Page):
    """Who gains and who loses."""

    permission = permissions.READ
    template = "ledger/scenario.html"

    def find(self) -> Any:
        found = queries.scenario_with(self.kwargs["key"])
        if found is None:
            raise Http404
        self.on, self.heading, self.caption = localdate(), found.name, f"Funding {found.year.name}. Not a decision"
        return found

    def context(self) -> dict[str, Any]:
        scenario = self.subject
        found = shown.compared(scenario, queries.rows_of(scenario))
        return {
            "says": shown.says(scenario, found),
            "facts": shown.facts(scenario),
            "chart": shown.chart(found),
            "furthest": shown.furthest(scenario, found),
            "table": words_table("Every school", shown.head(scenario), shown.table_rows(found)),
            "keeps": self.request.user.may(permissions.KEEP),
        }

    def back_address(self) -> str:
        return reverse("ledger:scenarios", args=[self.subject.year.key])


class ScenarioCsv(Scenario):
    """The same rows for a spreadsheet."""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        scenario = self.subject
        found = shown.compared(scenario, queries.rows_of(scenario))
        heads = [
            "School",
            "Pupils",
            "Mapped children",
            *(f"{Method(each).label}, pence" for each in Method),
            "Difference, pence",
        ]
        rows = (
            (
                each.row.name,
                each.row.pupils,
                sum(each.row.mapped.values()),
                *(each.shares[method] for method in Method),
                each.differs,
            )
            for each in found
        )
        answer = StreamingHttpResponse(sheets.as_csv([heads, *rows]), content_type=sheets.CSV)
        answer["Content-Disposition"] = 'attachment; filename="comparison-not-a-decision.csv"'
        return answer


def weights_of(typed: str) -> list[int]:
    """Weights as somebody types them, "1, 2, 3.5", in hundredths."""
    try:
        return [round(float(each) * 100) for each in typed.replace(";", ",").replace(" ", ",").split(",") if each]
    except (ValueError, OverflowError):
        raise RuleBroken("Write the weights as numbers with commas between, the lowest level first.") from None


def is_key(given: str) -> bool:
    return len(given) == 36 and all(letter in "0123456789abcdef-" for letter in given)
