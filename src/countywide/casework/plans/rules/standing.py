"""Where the case of a plan in force stands, as far as this room knows; a review that runs is known to the room of reviews."""

from __future__ import annotations

from datetime import date

OURS = ("IN_FORCE", "AMENDING", "CEASING", "CEASED")
"""The stages that this room sets. From any other, it takes over only when it has something of its own to say."""


def stage(*, amending: bool, ceasing: bool, now: str) -> str:
    """A decision to end the plan goes before an amendment; with neither, a review keeps its own stage."""
    if ceasing:
        return "CEASING"
    if amending:
        return "AMENDING"
    return "IN_FORCE" if now in OURS else now


def waiting_on(*, comments_by: date | None, finished_on: date | None, on: date) -> str:
    """The family, while its fifteen days run and it has not said that it has finished."""
    open_still = comments_by is not None and on <= comments_by and not finished_on
    return "FAMILY" if open_still else ""
