"""Lists of any length: filtered, sorted and paged from the address, and as quick at a million rows as at ten."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms as django_forms
from django.db.models import QuerySet
from django.utils.datastructures import MultiValueDict

from .forms import Form
from .keyset import Leaf, Order, Place, value_at

COUNTED_TO = 10_000


@dataclass(frozen=True)
class Column:
    """One column. `value` is a path (`school__name`) or a function of the row; `sort` names one of the sorts."""

    heading: str
    value: str | Callable[[Any], Any]
    sort: str = ""
    href: Callable[[Any], str] | None = None
    is_number: bool = False

    def cell(self, row: Any) -> dict[str, Any]:
        value = self.value(row) if callable(self.value) else value_at(row, self.value)
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        return {"column": self, "value": value, "href": self.href(row) if self.href else "", "is_day": is_day}


@dataclass(frozen=True)
class Filter:
    """One question above a list. `by` is a lookup, or a function of the queryset and the answer.

    Its answer stands in the address, so never ask for a name here.
    """

    name: str
    question: django_forms.Field
    by: str | Callable[[QuerySet[Any], Any], QuerySet[Any]]

    def narrow(self, queryset: QuerySet[Any], answer: Any) -> QuerySet[Any]:
        return self.by(queryset, answer) if callable(self.by) else queryset.filter(**{self.by: answer})


class Filters(Form):
    """The questions above a list: none must be answered."""

    says_optional = False


class Table:
    """Rows of a queryset.

    `sorts` gives each word an address may use its indexed field; the first is the one a list opens with,
    downwards if it begins with a minus.
    """

    def __init__(
        self,
        queryset: QuerySet[Any],
        columns: Iterable[Column],
        filters: Iterable[Filter] = (),
        sorts: Mapping[str, str] | None = None,
        params: Mapping[str, Any] | None = None,
        per_page: int = 50,
        *,
        caption: str = "Results",
        things: tuple[str, str] = ("result", "results"),
        empty: str = "Nothing here matches. Change or clear the filters to see more.",
    ) -> None:
        self.queryset, self.columns, self.filters = queryset, list(columns), list(filters)
        self.sorts, self.params, self.per_page = dict(sorts or {"": "pk"}), params or {}, per_page
        self.caption, self.things, self.empty = caption, things, empty

    # --- what is asked for ---

    @cached_property
    def typed(self) -> MultiValueDict[str, Any]:
        """What the address says, whether it came as a query string or as a plain dict."""
        if isinstance(self.params, MultiValueDict):
            return self.params
        return MultiValueDict({name: v if isinstance(v, list) else [v] for name, v in self.params.items()})

    @cached_property
    def form(self) -> Filters:
        fields = {each.name: each.question for each in self.filters}
        for field in fields.values():
            field.required = False
        kind: type[Filters] = type("Filters", (Filters,), fields)
        return kind(self.typed)

    @cached_property
    def answers(self) -> dict[str, Any]:
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "", [])}

    @cached_property
    def sort(self) -> str:
        """The word in the address, when it is one of ours; else the list's own."""
        asked = str(self.params.get("sort", ""))
        return asked if asked.removeprefix("-") in self.sorts else next(iter(self.sorts))

    @cached_property
    def order(self) -> Order:
        field = self.sorts[self.sort.removeprefix("-")]
        return Order(field.removeprefix("-"), self.sort.startswith("-") != field.startswith("-"))

    # --- what is found ---

    @cached_property
    def found(self) -> QuerySet[Any]:
        rows = self.queryset
        for each in self.filters:
            if each.name in self.answers:
                rows = each.narrow(rows, self.answers[each.name])
        return rows

    @cached_property
    def leaf(self) -> Leaf:
        return self.order.page(self.found, self.per_page, after=self._place("after"), before=self._place("before"))

    def _place(self, name: str) -> Place | None:
        mark = self.params.get(name)
        return self.order.place(str(mark), self.queryset) if mark else None

    @cached_property
    def count(self) -> int:
        """How many there are, and never more than one past the number we count to."""
        return self.found.order_by()[: COUNTED_TO + 1].count()

    @cached_property
    def rows(self) -> list[list[dict[str, Any]]]:
        return [[column.cell(row) for column in self.columns] for row in self.leaf.rows]

    # --- what is said ---

    @property
    def how_many(self) -> str:
        if self.count > COUNTED_TO:
            return f"More than {COUNTED_TO:,} {self.things[1]}"
        return f"{self.count:,} {self.things[self.count != 1]}"

    @property
    def headings(self) -> list[dict[str, Any]]:
        return [{"column": column, **self._sorting(column.sort)} for column in self.columns]

    def _sorting(self, sort: str) -> dict[str, str]:
        if sort not in self.sorts or not sort:
            return {}
        is_current = self.sort.removeprefix("-") == sort
        turned = f"-{sort}" if self.sort == sort else sort
        down = self.order.is_descending
        return {
            "href": self._address(sort=turned),
            "aria_sort": ("descending" if down else "ascending") if is_current else "none",
        }

    @property
    def sort_choices(self) -> list[tuple[str, str]]:
        """The same sorts as a list, for a screen too narrow for headings."""
        named = [(column.sort, column.heading) for column in self.columns if column.sort in self.sorts and column.sort]
        return [
            (way + key, f"{heading}{said}") for key, heading in named for way, said in (("", ""), ("-", ", reversed"))
        ]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.answers)

    @property
    def next(self) -> str:
        rows = self.leaf.rows
        return self._address(sort=self.sort, after=self.order.mark(rows[-1])) if rows and self.leaf.has_next else ""

    @property
    def previous(self) -> str:
        rows = self.leaf.rows
        if not rows:
            return self._address(sort=self.sort) if self.leaf.has_previous else ""
        return self._address(sort=self.sort, before=self.order.mark(rows[0])) if self.leaf.has_previous else ""

    def _address(self, **more: str) -> str:
        """Keep the filters as they were typed; a new order begins at its first page."""
        names = {name for each in self.filters for name in _inputs(each)}
        kept = [(name, value) for name in self.typed for value in self.typed.getlist(name) if name in names and value]
        return "?" + urlencode([*kept, *((name, value) for name, value in more.items() if value)])


def _inputs(each: Filter) -> set[str]:
    """Name the boxes of a filter: a date has three."""
    return {each.name, *(f"{each.name}-{part}" for part in ("day", "month", "year"))}
