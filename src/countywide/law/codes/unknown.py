"""The many ways official files write "not known", so that none of them is mistaken for a value."""

NAMES = frozenset(
    {"", "not applicable", "does not apply", "not recorded", "not known", "unknown", "not collected", "n/a", "na"}
)
FIGURES = frozenset({"", "x", "z", "c", "low", "n/a", "na", "..", ".", "-"})  # missing, never nought
NINES = frozenset({"9", "99", "999", "999999999", "99999999"})


def name(text: str) -> str | None:
    """A name, or None when it says there is none."""
    stripped = text.strip()
    return None if stripped.casefold() in NAMES else stripped


def code(text: str, *, nothing: frozenset[str] = NINES) -> str | None:
    """A code without its padding noughts, or None when it is one of the column's codes for nothing."""
    stripped = text.strip()
    if stripped.isdigit():
        stripped = stripped.lstrip("0") or "0"
    return None if not stripped or stripped in nothing else stripped


def is_missing_figure(text: str) -> bool:
    """Say whether a number column holds one of the marks for a figure withheld or missing."""
    return text.strip().casefold() in FIGURES
