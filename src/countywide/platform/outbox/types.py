"""Values that other rooms hand to the outbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

SECRET_LASTS = timedelta(minutes=15)
"""A code is of no use later than this, so it is not sent later. A kind whose secret lives longer says so."""

KINDS: dict[str, NoticeKind] = {}
"""Every kind of message of every room, by key, filled as the rooms' `notices.py` are read."""


@dataclass(frozen=True)
class NoticeKind:
    """One kind of message a room sends. Its words are in `template`, a text file; the subject holds no personal data."""

    key: str  # "knowledge.question-answered"
    says: str  # what it tells, for the list of notices in docs/made
    subject: str  # may hold {placeholders} filled from the context
    template: str  # "knowledge/notices/question_answered.txt"
    secret: bool = (
        False  # a code or a one-time link: goes first, is given up soon, is in no archive, is wiped once sent
    )
    lasts: timedelta = SECRET_LASTS  # how long a secret is of use, and so how long it is tried

    def __post_init__(self) -> None:
        KINDS[self.key] = self


def kinds_of(room: str) -> Callable[[str, str, str], NoticeKind]:
    """Makes the kinds of one room from key, what each tells and its subject; the words stand in the file of the key."""

    def kind(key: str, says: str, subject: str) -> NoticeKind:
        return NoticeKind(f"{room}.{key}", says, subject, f"{room}/notices/{key.replace('-', '_')}.txt")

    return kind


@dataclass(frozen=True)
class Recipient:
    """One address, and whose it is: an organisation's role mailbox, or a person's own."""

    address: str
    organisation_id: int | None = None
    user_id: int | None = None


@dataclass(frozen=True)
class Enclosure:
    """A file to send with a notice."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Outcome:
    """How one try at a delivery ended: SENT, BOUNCED (no use trying again), WAITING (try later) or UNSURE."""

    state: str
    trouble: str = ""


@dataclass(frozen=True)
class Report:
    """What a mail server reported about one delivery, read from a delivery status notice."""

    reference: str  # of the delivery, from the Message-ID we gave it
    action: str  # "failed", "delayed", "delivered", "relayed" or "expanded"
    status: str  # "5.1.1"
    says: str
