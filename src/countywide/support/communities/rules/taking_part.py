"""Whether a school can take part in a community: by the kind of school and where it lies, as the dated policy says (Q43, Q44)."""

from __future__ import annotations

from ..types import Kind, Row, TakingPart


def answer_for(kind: Kind, policy: TakingPart) -> Row:
    """The first row that fits. The last row of a policy fits everything, so that nobody is left without an answer."""
    return next(row for row in policy.rows if fits(row, kind))


def fits(row: Row, kind: Kind) -> bool:
    """Whether a row is about this kind of school."""
    if row.county and (row.county == "in") != kind.is_in_county:
        return False
    if not row.groups and not row.types:
        return True
    return kind.type in row.types or kind.group in row.groups


def bar_to_interest(row: Row, *, is_registered: bool) -> str | None:
    """Interest is registered by those who cannot be members now and might one day, once."""
    if row.is_member:
        return "Your school takes part already: there is nothing to register."
    if not row.may_register:
        return "Communities cover schools in this council’s area, so there is no interest to register here."
    return "Your school’s interest is registered already." if is_registered else None
