"""Figures that the service itself enforces, so that what a page or a published answer says is what happens."""

from __future__ import annotations

from collections.abc import Callable

PROVIDED: dict[str, Callable[[], str]] = {}


def provide(key: str, says: Callable[[], str]) -> None:
    """Let `{{value:KEY}}` stand for what a room enforces, rather than for what somebody once typed."""
    PROVIDED[key] = says


def said() -> dict[str, str]:
    """Every figure that is enforced, as a sentence would hold it."""
    return {key: says() for key, says in PROVIDED.items()}
