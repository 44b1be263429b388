"""What one year carries, the next one holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.audit import actions as audit

from ..enums import Deed, Holds
from ..models import FundingYear, Line, Pot
from ..writing import Book, Move


def bring_forward(year: FundingYear, *, by: Any, on: date) -> int:
    """Bring what the year before carried into the pots of the same stream and place. Twice is once."""
    before = FundingYear.objects.filter(ends_on=year.starts_on - timedelta(days=1), closed_on__isnull=False).first()
    if before is None or year.transactions.filter(deed=Deed.BROUGHT).exists():
        return 0
    book = Book(year.pk)
    carried = Line.objects.filter(transaction__year=before, transaction__deed=Deed.CLOSED, into__holds=Holds.CARRIED)
    moves, total = [], 0
    for line in carried.select_related("out_of__pot").order_by("id"):
        was = line.out_of.pot
        assert was is not None
        place: dict[str, Any] = {"community_id": was.community_id, "area_id": was.area_id}
        pot, _ = Pot.objects.get_or_create(year=book.year, stream=was.stream, **place, defaults={"opened_on": on})
        moves.append(Move(book.account(Holds.CARRIED), book.pot(pot), line.pence))
        total += line.pence
    if book.write(Deed.BROUGHT, moves, by=by, on=on, why=f"Carried from {before.name}."):
        audit.record("ledger.brought-forward", by=by, about=year, on=on.isoformat(), pence=total)
    return total
