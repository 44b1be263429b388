"""What a successor is shown of the mailboxes that come with a role."""

from __future__ import annotations

from datetime import date
from typing import Any

from . import presenters, queries


def mailboxes(held: Any, asker: Any, on: date) -> list[dict[str, Any]]:
    """The mailboxes of the organisation, for whoever may see them."""
    seen = queries.mailboxes_seen_by(asker).filter(organisation_id=held.organisation_id)
    return [{"key": each.get_role_display(), "value": presenters.mailbox_lines(each, on=on)} for each in seen]
