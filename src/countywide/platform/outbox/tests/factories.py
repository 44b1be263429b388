"""Messages for tests."""

from __future__ import annotations

from email.message import EmailMessage
from itertools import count
from typing import Any

from countywide.platform.kit.doors import Machine
from countywide.platform.outbox import actions
from countywide.platform.outbox.enums import Carrier, State
from countywide.platform.outbox.models import Delivery, Notice
from countywide.platform.outbox.notices import TEST
from countywide.platform.outbox.types import KINDS, Enclosure, NoticeKind, Outcome, Recipient

MACHINE = Machine("test")
CODE = NoticeKind("outbox.tests-code", "carries a code", "Your code", TEST.template, secret=True)
del KINDS[CODE.key]  # a kind of the tests only: no page offers it
NUMBERS = count(1)
REPORT = Enclosure("Report on reading.pdf", "application/pdf", b"%PDF-1.7 a report")


def message(
    *addresses: str, to: Any = None, user: Any = None, kind: NoticeKind = TEST, words: str = "Words.", **more: Any
) -> Notice:
    """Puts a message in the outbox; `to` is an organisation."""
    recipients = [
        Recipient(address, organisation_id=to.pk if to else None, user_id=user.pk if user else None)
        for address in addresses or ("office@school.example",)
    ]
    given = {"cause": f"test:{next(NUMBERS)}", "by": MACHINE, **more}
    return actions.tell(kind, to=recipients, words=words, **given)


def delivery(state: str = State.WAITING, **given: Any) -> Delivery:
    """One delivery, in a state."""
    made = message(
        **{key: given.pop(key) for key in list(given) if key in ("to", "user", "kind", "words", "enclosing")}
    )
    row = Delivery.objects.get(notice=made)
    dated = {
        State.SENT: {"sent_at": row.made_at, "carrier": Carrier.SMTP},
        State.UNSURE: {"sending_since": row.made_at, "carrier": Carrier.SMTP},
        State.SENDING: {"sending_since": row.made_at, "carrier": Carrier.SMTP},
        State.BOUNCED: {"bounced_at": row.made_at, "trouble": "550 5.1.1 No such user"},
        State.FAILED: {"failed_at": row.made_at, "trouble": "451 try later", "attempts": 8},
    }.get(State(state), {})
    for name, value in {"state": state, **dated, **given}.items():
        setattr(row, name, value)
    row.save()
    return row


class Scripted:
    """A way out that answers as it is told and remembers what it was given."""

    def __init__(self, *outcomes: Outcome, carrier: Carrier = Carrier.SMTP) -> None:
        self.outcomes, self.carrier = list(outcomes), carrier
        self.carried: list[tuple[int, EmailMessage]] = []
        self.is_closed = False

    def send(self, mail: EmailMessage, *, number: int) -> Outcome:
        self.carried.append((number, mail))
        return self.outcomes.pop(0) if self.outcomes else Outcome(State.SENT)

    def close(self) -> None:
        self.is_closed = True
