"""Dated files of policy, named `<name>.<from-date>.toml`: ours, and those a council keeps beside its file of facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings


def newest(ours: Path, councils: str, name: str, on: date) -> Path:
    """The file that holds on a day: of two from one day the council's own; before the first one began, the first.

    `ours` is the room's folder, `councils` the name of the folder beside the council's file of facts.
    """
    homes = [ours, *([Path(settings.COUNCIL_FILE).parent / councils] if settings.COUNCIL_FILE else [])]
    found = sorted((day, rank, path) for rank, home in enumerate(homes) for day, path in dated(home, name))
    begun = [path for day, _rank, path in found if day <= on]
    return begun[-1] if begun else found[0][2]


def dated(home: Path, name: str) -> list[tuple[date, Path]]:
    """The files of a name in a folder, each with the day from which it holds."""
    return [(date.fromisoformat(path.stem.removeprefix(f"{name}.")), path) for path in home.glob(f"{name}.*.toml")]


def days(home: Path, name: str) -> list[date]:
    """The days from which files of a name in a folder hold, in order."""
    return sorted(day for day, _path in dated(home, name))


def begun_by(home: Path, name: str, on: date) -> date:
    """The day from which the newest file holds that began by a day; of the oldest there is for days before them all."""
    known = days(home, name)
    return max((day for day in known if day <= on), default=known[0])
