"""What a successor is shown of the evidence their setting is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from . import presenters, queries

MOST = 20


def asked(held: Any, asker: Any, on: date) -> list[dict[str, Any]]:
    """What is still asked of the setting, soonest first, for whoever may answer it."""
    still = queries.requests_for(asker).open().filter(organisation_id=held.organisation_id)[:MOST]
    return presenters.handover_rows(still, on=on)
