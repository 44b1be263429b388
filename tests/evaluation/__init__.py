"""Questions written for measuring the answering engine, and the figures taken from them."""

import json
from pathlib import Path
from typing import Any

from .figures import Figures, Query, Unanswerable, evaluate

HERE = Path(__file__).parent
TEAMS = HERE / "teams.toml"

__all__ = ["TEAMS", "Figures", "Query", "Unanswerable", "evaluate", "read_queries", "read_unanswerable"]


def read_queries(held_out: bool | None = None) -> list[Query]:
    """The questions the forum document answers; only the held-out third, or only the rest, if asked."""
    read = [Query(**{**row, "rows": tuple(row["rows"])}) for row in _rows("queries.jsonl")]
    return [query for query in read if held_out in (None, query.held_out)]


def read_unanswerable(held_out: bool | None = None) -> list[Unanswerable]:
    """The questions it does not answer."""
    read = [Unanswerable(**row) for row in _rows("unanswerable.jsonl")]
    return [query for query in read if held_out in (None, query.held_out)]


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line]
