"""Each September schools confirm their contacts."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import SCHOOL_ROLES, MailboxRole
from ..models import Asking, Confirmation, Mailbox

NEEDED = (MailboxRole.SENCO, MailboxRole.HEAD)  # a school cannot do without


@action(permissions.KEEP_OWN)
def confirm(organisation: Any, *, by: Any, on: date) -> Confirmation:
    """Say that every contact of one's own school is right. It counts until the next September."""
    held = list(Mailbox.objects.open().filter(organisation=organisation).order_by("id"))
    known = {mailbox.role: (mailbox.address, mailbox.bounced_on is not None) for mailbox in held}
    if bar := rules.bar_to_confirming(known, needed=NEEDED):
        raise RuleBroken(bar)
    made = Confirmation.objects.create(organisation=organisation, confirmed_on=on, by_id=by.pk)
    for mailbox in held:
        mailbox.verified_on = on
        mailbox.save(update_fields=["verified_on"])
    audit.record("contacts.confirmed", by=by, about=organisation, on=on.isoformat(), mailboxes=len(held))
    return made


@action(permissions.OVERSEE)
def ask_to_confirm(_: None, *, by: Actor, on: date) -> int:
    """In September, ask each school once to confirm its contacts. Answers how many were asked now."""
    if not rules.is_asking_time(on):
        raise RuleBroken("Schools are asked to confirm their contacts in September.")
    asked = 0
    for school in queries.to_ask_on(on):
        to = queries.recipients_for(school.organisation_id, SCHOOL_ROLES)
        if not to:
            continue  # nobody to ask: the school stays on the list of data coordination
        Asking.objects.create(organisation_id=school.organisation_id, year=on.year, asked_on=on)
        cause = f"school:{school.urn}:contacts:{on.year}"
        tell(notices.CONFIRM, to=to, cause=cause, by=by, about=school, school=school.name, due=rules.due_by(on))
        asked += 1
    audit.record("contacts.asked-to-confirm", by=by, on=on.isoformat(), schools=asked)
    return asked
