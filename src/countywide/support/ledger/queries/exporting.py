"""Every line of a year, for a spreadsheet or another program. No child's name, and no child's key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..enums import Deed, Holds, Stream
from ..models import FundingYear, Line

HEADS = (
    "Transaction", "Line", "Date", "What happened", "Why", "Authority", "Out of", "Out of: stream", "Out of: place or school",
    "Into", "Into: stream", "Into: place or school", "Pence", "Award",
)  # fmt: skip
AT_ONCE = 2_000


def exported(year: FundingYear) -> Iterator[tuple[Any, ...]]:
    """The headings, then a row for each line, in the order in which they were written."""
    yield HEADS
    asked = ["transaction"]
    for side in ("out_of", "into"):
        asked += [f"{side}__pot__community", f"{side}__pot__area", f"{side}__school"]
    lines = Line.objects.filter(transaction__year=year).select_related(*asked).order_by("transaction__number", "id")
    for line in lines.iterator(chunk_size=AT_ONCE):
        made = line.transaction
        yield (
            made.number, line.pk, made.on.isoformat(), Deed(made.deed).label, made.why, made.authority,
            *said(line.out_of), *said(line.into), line.pence, line.award_id or "",
        )  # fmt: skip


def said(account: Any) -> tuple[str, str, str]:
    """What an account holds, its stream and its place or school."""
    pot = account.pot
    place = account.school or (pot and (pot.community or pot.area))
    return Holds(account.holds).label, Stream(pot.stream).label if pot else "", str(place or "")
