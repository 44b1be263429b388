"""When a delivery is tried again and given up, and what may be sent again. Plain functions on plain values."""

from __future__ import annotations

from datetime import datetime, timedelta

from countywide.platform.outbox.enums import IN_TROUBLE, REPEATS_HARMLESSLY, State

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""How long a delivery waits after each try that a mail server put off: in all, 22 hours and 21 minutes."""

MOST_TO_ONE_ADDRESS = 3
MOST_BY_ONE_PERSON = 20
A_WHILE = timedelta(hours=1)
"""How often in an hour one message may be sent again to one address, and how many one person may send again."""


def next_try(attempts: int, *, made_at: datetime, now: datetime, lasts: timedelta | None) -> datetime | None:
    """When a delivery that was put off is tried again; None when it is given up.

    `lasts`: how long a code or one-time link is of use. It is not sent later; anything else has no such end.
    """
    if attempts > len(WAITS):
        return None
    again = now + WAITS[attempts - 1]
    return None if lasts is not None and again > made_at + lasts else again


def after_silence(carrier: str) -> State:
    """Where a delivery stands whose worker was killed while it was being sent.

    What is harmless to repeat waits to be sent again. A mail server may have taken the message already, and
    nobody can ask it: a person decides.
    """
    return State.WAITING if carrier in REPEATS_HARMLESSLY else State.UNSURE


def bar_to_sending_again(*, to_address: int, by_person: int) -> str | None:
    """Name what stands in the way of sending a message again: how often that was done in the last hour."""
    if to_address >= MOST_TO_ONE_ADDRESS:
        return f"This message was sent to that address {MOST_TO_ONE_ADDRESS} times in the last hour. Wait an hour, or ask us if it never arrives."
    if by_person >= MOST_BY_ONE_PERSON:
        return f"You have sent {MOST_BY_ONE_PERSON} messages again in the last hour. Wait a while before you send more."
    return None


def bar_to_trying_again(state: str, *, wiped: bool) -> str | None:
    """Name what stands in the way of trying the same delivery again: only one that did not surely arrive may."""
    if wiped:
        return "This message carried a code and its words are gone. Its recipient must ask for a new one."
    if state not in (State.FAILED, State.UNSURE):
        return "This message is not one that failed or may not have arrived. Send it again instead."
    return None


def bar_to_noting_arrival(state: str) -> str | None:
    """Name what stands in the way of noting that a message arrived: only where that is not known already."""
    if state not in IN_TROUBLE:
        return "This message is not one whose arrival is in doubt."
    return None


def plainly(trouble: str) -> str:
    """Say in plain words what a mail server said, where it is one of the things they often say."""
    said = trouble.lower()
    for signs, words in OFTEN_SAID:
        if any(sign in said for sign in signs):
            return words
    return trouble or "The mail server gave no reason."


OFTEN_SAID: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("5.1.1", "user unknown", "no such user", "unknown user", "does not exist"),
        "There is no mailbox at this address.",
    ),
    (
        ("5.1.2", "5.4.4", "host unknown", "domain not found"),
        "There is no mail service at this address: check the part after the @.",
    ),
    (("5.2.1", "mailbox disabled", "account disabled"), "This mailbox is closed."),
    (("5.2.2", "4.2.2", "over quota", "mailbox full"), "The mailbox is full."),
    (("5.3.4", "5.2.3", "552", "too large", "size limit"), "The message was too large for the mailbox."),
    (("5.7.", "spam", "policy", "blocked"), "The recipient's mail service refused the message as unwanted."),
    (("4.7.1", "greylist"), "The recipient's mail service asked us to try later."),
    (("timed out", "refused", "unreachable", "name or service not known"), "Our mail server could not be reached."),
)
