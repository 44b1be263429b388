"""Turns the pages of a long list from the row where one stood, never by counting rows from the start."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core import signing
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.db.models import Q, QuerySet

_SALT = "kit.keyset"
# Only these travel in a link. Words may be a child's name, and are looked up again by key instead.
_TRAVELS = (int, float, Decimal, date, bool, type(None))


@dataclass(frozen=True)
class Place:
    """One row's place in the order: the value it is sorted by, and its key for those that are equal."""

    value: Any
    pk: Any


@dataclass(frozen=True)
class Leaf:
    """The rows of one page, and whether there are others on either side."""

    rows: list[Any]
    has_previous: bool
    has_next: bool


@dataclass(frozen=True)
class Order:
    """An order over an indexed field and the key. Rows without a value come last, whichever the database."""

    field: str
    is_descending: bool = False

    def mark(self, row: Any) -> str:
        """Make the text a link carries to say "from this row on". Signed, so none but ours is followed."""
        value = value_at(row, self.field)
        known = isinstance(value, _TRAVELS)
        return signing.dumps(
            [self.field, known, str(value) if known and value is not None else None, str(row.pk)], salt=_SALT
        )

    def place(self, mark: str, queryset: QuerySet[Any]) -> Place | None:
        """Find the row a link stands at, or None when the link is not ours or the row is gone."""
        model = queryset.model
        try:
            field, known, value, pk = signing.loads(mark, salt=_SALT)
            if field != self.field:
                return None
            pk = model._meta.pk.to_python(pk)
            if known:
                return Place(self._column(model).to_python(value), pk)
            return Place(model._base_manager.values_list(self.field, flat=True).get(pk=pk), pk)
        except (signing.BadSignature, ValidationError, ValueError, TypeError, FieldDoesNotExist, model.DoesNotExist):
            return None

    def page(self, queryset: QuerySet[Any], size: int, *, after: Place | None, before: Place | None) -> Leaf:
        """Read one page, and one row more to know whether anything follows."""
        start, turned = (before, True) if before else (after, False)
        rows = list(self._walk(queryset, start, size + 1, turned))
        more, rows = len(rows) > size, rows[:size]
        if turned:
            return Leaf(rows[::-1], has_previous=more, has_next=True)
        return Leaf(rows, has_previous=after is not None, has_next=more)

    def _walk(self, queryset: QuerySet[Any], start: Place | None, wanted: int, turned: bool) -> Iterator[Any]:
        """Go through the rows with a value, then those without one; the other way round when turned."""
        down = self.is_descending != turned
        for without_value in self._parts(queryset.model, turned):
            if start and self._is_behind(start, without_value, turned):
                continue
            rows = queryset.filter(**{f"{self.field}__isnull": True}) if without_value else self._with_value(queryset)
            inside = start is not None and (start.value is None) == without_value
            rows = rows.filter(self._beyond(start, down)) if inside and start else rows
            sign, names = "-" if down else "", ("pk",) if without_value else (self.field, "pk")
            found = list(rows.order_by(*(sign + name for name in names))[:wanted])
            yield from found
            wanted -= len(found)
            if wanted <= 0:
                return

    def _parts(self, model: Any, turned: bool) -> tuple[bool, ...]:
        parts = (False, True) if self._may_be_empty(model) else (False,)
        return parts[::-1] if turned else parts

    def _with_value(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        is_needed = self._may_be_empty(queryset.model)
        return queryset.filter(**{f"{self.field}__isnull": False}) if is_needed else queryset

    @staticmethod
    def _is_behind(start: Place, without_value: bool, turned: bool) -> bool:
        return (start.value is None) != without_value and (start.value is None) != turned

    def _beyond(self, start: Place, down: bool) -> Q:
        """Say "past this place" so that an index can begin there: the first half of the test bounds the scan."""
        way, key = ("lt", "pk__lt") if down else ("gt", "pk__gt")
        if start.value is None or self.field == "pk":
            return Q(**{key: start.pk})
        bound = Q(**{f"{self.field}__{way}e": start.value})
        return bound & (Q(**{f"{self.field}__{way}": start.value}) | Q(**{key: start.pk}))

    def _column(self, model: Any) -> Any:
        *path, last = self.field.split("__")
        for name in path:
            model = model._meta.get_field(name).related_model
        return model._meta.pk if last == "pk" else model._meta.get_field(last)

    def _may_be_empty(self, model: Any) -> bool:
        *path, last = self.field.split("__")
        for name in path:
            step = model._meta.get_field(name)
            if step.null:
                return True
            model = step.related_model
        return last != "pk" and bool(model._meta.get_field(last).null)


def value_at(row: Any, path: str) -> Any:
    """Read a value along a path of relations, as a query would name it: None where a relation on the way is empty.

    A name that is none of the record's is a mistake of ours, and raises AttributeError.
    """
    for name in path.split("__"):
        if row is None:
            return None
        try:
            row = getattr(row, name)
        except ObjectDoesNotExist:
            return None
    return row
