"""A school that cannot be a member registers its interest."""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from .. import notices, permissions
from ..models import Interest
from ..queries import communities as asked
from ..rules import taking_part
from ..types import OwnSchool


@action(permissions.INTEREST)
def register_interest(own: OwnSchool, *, by: Actor, on: date, email: str, said: str = "") -> Interest:
    """Keep the interest of a school, once, and tell the team that keeps the communities."""
    school = schools.school_of(own.organisation_id)
    if school is None:
        raise RuleBroken("Interest is registered for a school of the national register.")
    row = asked.row_for(school, on=on)
    if bar := taking_part.bar_to_interest(row, is_registered=asked.is_registered(own.organisation_id)):
        raise RuleBroken(bar)
    kept = Interest.objects.create(
        school_id=own.organisation_id, email=email, said=said.strip(), on=on, by_id=by.pk  # type: ignore[attr-defined]
    )  # fmt: skip
    audit.record("communities.interested", by=by, about=kept, on=on.isoformat())
    team = asked.team(on)
    mailbox = contacts.team_recipient(team.organisation_id) if team else None
    if mailbox:
        tell(
            notices.INTEREST, to=[mailbox], cause=f"community-interest:{kept.pk}", by=by, about=kept, school=school.name
        )
    return kept
