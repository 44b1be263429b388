"""What a successor at a school is shown of its link therapy: all of it is the school's and stays."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from .. import permissions, queries


def link_therapy(held: Any, asker: Any, on: date) -> list[dict[str, Any]]:
    """The therapist, the next meeting, how many actions are open; for a role that sees them."""
    if permissions.SEE_OWN.key not in held.permissions or asker.pk != held.user_id:
        return []
    school = held.organisation_id
    lead, coming = queries.lead_of(school, on), queries.next_meeting_of(school, on)
    number = queries.where_open(queries.actions_of(school)).count()
    opens = {"change_url": reverse("therapy:own"), "change_words": "Open"} if held.starts_on <= on else {}
    return [
        {"key": "Link therapist", "value": lead.therapist.name if lead else "Nobody at the moment"},
        {"key": "Next meeting", "value": short_date(coming.day) if coming else "No day is booked"},
        {"key": "Action plan", "value": f"{number} action{'' if number == 1 else 's'} open", **opens},
    ]
