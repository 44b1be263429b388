"""The SENCO role passes on, and everything sent to it follows."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.accounts import actions as accounts
from countywide.platform.accounts import queries as people
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.outbox.actions import tell
from countywide.register.schools import queries as schools

from .. import notices, permissions, queries, rules
from ..enums import SCHOOL_ROLES, MailboxRole
from .mailboxes import hold, keep


@action(permissions.HAND_OVER_SENCO)
def hand_over_senco(organisation: Any, *, by: Any, on: date, email: str, name: str, address: str) -> None:
    """Pass the SENCO role to a successor at once: access, mailbox and the school's archive go with it.

    The head or the present SENCO does it. Everything for the SENCO goes to the role's mailbox from this moment.
    """
    here = [held.role for held in by.roles_today if held.organisation_id == organisation.pk]
    if bar := rules.bar_to_handing_over(is_head="head" in here, is_holder="senco" in here):
        raise RuleBroken(bar)
    mailbox = keep(organisation, by=by, on=on, role=MailboxRole.SENCO, address=address)
    holders = [held for held in people.holders_of("senco", organisation.pk, on=on) if not held.is_cover]
    ending = next((held for held in holders if held.user_id == by.pk), holders[0] if holders else None)
    if ending:  # announces the hand-over, which `receivers.follow_the_role` answers
        accounts.hand_over(ending, by=by, on=on, email=email, name=name, first_day=on)
    else:
        joined = accounts.join(organisation, by=by, on=on, email=email, name=name, role="senco")
        hold(mailbox, name=name, on=on, user=joined.user)
    school = schools.school_of(organisation.pk)
    tell(
        notices.SENCO_CHANGED,
        to=queries.recipients_for(organisation.pk, SCHOOL_ROLES),
        cause=f"organisation:{organisation.pk}:senco:{mailbox.pk}:{mailbox.version}:{on}",
        by=by,
        about=organisation,
        school=school.name if school else organisation.name,
        on=on,
        address=mailbox.address,
    )
    audit.record("contacts.senco-handed-over", by=by, about=organisation, on=on.isoformat(), was_vacant=ending is None)
