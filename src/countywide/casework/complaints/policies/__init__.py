"""Reads the council's procedure for complaints: `procedure.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Procedure, StageRules, Subject

OURS = Path(__file__).parent


def procedure_on(on: date) -> Procedure:
    """The procedure in force on a day. A stage keeps the one under which it began."""
    return read(newest(OURS, "complaints-procedure", "procedure", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Procedure:
    """One procedure, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Procedure(
        begins=date.fromisoformat(path.stem.removeprefix("procedure.")),
        team=given["team"],
        law=given["law"],
        stages=tuple(StageRules(**each) for each in given["stage"]),
        subjects=tuple(Subject(**each) for each in given["subject"]),
        chase_before=given["chase_before_working_days"],
    )
