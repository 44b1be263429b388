"""Values the panels room hands to others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Matter:
    """Something a panel may be asked about: its key, its question, and the page on which it is decided.

    The room above that decides registers it; `decide_url` takes the case's reference.
    """

    key: str  # "assessments.assess"
    question: str  # "Shall we carry out an assessment?"
    decide_url: str  # "assessments:decide-assess"


MATTERS: dict[str, Matter] = {}
"""Every matter of every room, by key, filled as the rooms above start."""


def register(matter: Matter) -> Matter:
    """Make a matter known. Two cannot share a key."""
    if MATTERS.setdefault(matter.key, matter) != matter:
        raise ValueError(f"Two matters share the key {matter.key}.")
    return matter
