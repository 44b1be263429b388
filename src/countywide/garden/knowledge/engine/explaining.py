"""Why a row stands where it does: a flat sum an editor can read."""

from collections.abc import Iterable

from ..types import Explained, Reason


def explained(id: str, place: int | None, meaning: float, said: Iterable[tuple[str, str, float]]) -> Explained:
    """Meaning first, then what was asked, what stood for it and what that added, the largest first."""
    words = [
        Reason(asked if by == asked else f"{asked}, as {by}", round(worth, 6)) for asked, by, worth in said if worth > 0
    ]
    words.sort(key=lambda reason: -reason.worth)
    reasons = (Reason("near in meaning", round(meaning, 6)), *words)
    return Explained(id, round(sum(reason.worth for reason in reasons), 6), place, reasons)
