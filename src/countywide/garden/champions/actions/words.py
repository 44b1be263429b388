"""Words and addresses that several changes of those who serve share."""

from __future__ import annotations

from datetime import date

from countywide.platform.outbox.types import Recipient

from .. import queries
from ..models import Champion


def title_of(champion: Champion, on: date) -> str:
    """The title of the role somebody serves in."""
    kind = queries.kind_named(champion.kind, on)
    return kind.title if kind else champion.kind


def to_person(champion: Champion) -> Recipient:
    return Recipient(champion.email, None, champion.user_id)
