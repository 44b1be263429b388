"""A role at a school passes on: whoever follows is told where the evaluation and the accreditation stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries


def tell_successor(beginning: Any, *, by: Any, on: date) -> bool:
    """Told once for each hand-over, and only where there is something to go on with. What stands there is read on the page."""
    here = beginning.organisation_id
    if permissions.TAKE_PART.key not in beginning.permissions:
        return False
    if not (queries.evaluation_of(here) or queries.on_the_way(here) or queries.accreditation_of(here)):
        return False
    user = beginning.user
    tell(
        notices.TAKES_OVER, to=[Recipient(user.email, here, user.pk)], cause=f"role:{beginning.pk}:accreditation", by=by,
        about=beginning, school=beginning.organisation.name, first_day=beginning.starts_on, role=beginning.pk,
    )  # fmt: skip
    audit.record("accreditation.successor-told", by=by, about=beginning, on=on.isoformat())
    return True
