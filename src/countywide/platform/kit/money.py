"""Money as whole pence, and as a person reads it."""

from __future__ import annotations


def in_pounds(pence: int) -> str:
    """£2,100, or £2,100.50; less than nothing has a minus sign before it."""
    pounds, rest = divmod(abs(pence), 100)
    sign = "\u2212" if pence < 0 else ""
    return f"{sign}£{pounds:,}.{rest:02d}" if rest else f"{sign}£{pounds:,}"
