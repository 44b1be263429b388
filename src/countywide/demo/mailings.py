"""The messages that wait in every school's archive when the demo begins."""

from __future__ import annotations

from datetime import date

from countywide.demo import enclosures, notices
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.contacts.enums import MailboxRole
from countywide.register.schools import queries as schools

DEMO = Machine("demo")


def sencos(on: date) -> list[Recipient]:
    """The SENCO mailbox of every school in the county."""
    return [
        recipient
        for school in schools.open_in_county(on)
        for recipient in contacts.recipients_for(school.organisation_id, [MailboxRole.SENCO])
    ]


def send(on: date) -> None:
    """Two mailings to every SENCO; the worker delivers them like any other."""
    to = sencos(on)
    tell(notices.TRANSFER, to=to, cause="demo:transfer-dates", by=DEMO)
    tell(notices.BRIEFING, to=to, cause="demo:autumn-briefing", by=DEMO, enclosing=enclosures.BRIEFING)
