"""Carries what is due out of the house: marked before the first byte leaves, settled after the last.

docs/decisions/0004-sending-once.md says why this sends once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.jobs import progress
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox import channels, envelope, rules
from countywide.platform.outbox.enums import IN_TROUBLE, ON_ITS_WAY, REPEATS_HARMLESSLY, State
from countywide.platform.outbox.models import Delivery, Notice
from countywide.platform.outbox.signals import message_astray, message_sent, role_mailbox_bounced
from countywide.platform.outbox.types import KINDS, SECRET_LASTS, Outcome

LEASE = timedelta(seconds=settings.Q_CLUSTER["sending_lease"])
AT_ONCE = 20.0  # seconds one sweep goes on before it lets other jobs have their turn
BY = Machine("outbox")


def sweep(*, seconds: float = AT_ONCE) -> tuple[int, bool]:
    """Send what is due. Says how many were tried, and whether there is more to do."""
    take_up_abandoned(timezone.now())
    if not Delivery.objects.due(timezone.now()).exists():
        return 0, False
    way, tried, until = channels.chosen(), 0, time.monotonic() + seconds
    try:
        while time.monotonic() < until and not progress.must_stop():
            delivery = claim(way, timezone.now())
            if delivery is None:
                return tried, False
            settle(delivery, carry(way, delivery), timezone.now())
            tried += 1
    finally:
        way.close()
    return tried, True


def carry(way: channels.Way, delivery: Delivery) -> Outcome:
    """Give one delivery to the way out; an address that cannot be written is a bounce of our own."""
    try:
        mail = envelope.mail_for(delivery)
    except envelope.Unsendable as wrong:
        return Outcome(State.BOUNCED, str(wrong))
    return way.send(mail, number=delivery.pk)


def claim(way: channels.Way, now: datetime) -> Delivery | None:
    """Take the most pressing delivery and mark, for good, that it is being sent. None when nothing is due."""
    while due := Delivery.objects.due(now).first():
        with survives_a_power_cut(needed=way.carrier not in REPEATS_HARMLESSLY), transaction.atomic(durable=True):
            unchanged = Delivery.objects.filter(pk=due.pk, state=State.WAITING, attempts=due.attempts)
            is_ours = unchanged.update(
                state=State.SENDING, sending_since=now, attempts=due.attempts + 1, carrier=way.carrier, next_try_at=None
            )
        if is_ours:
            return Delivery.objects.select_related("notice").get(pk=due.pk)
    return None


@contextmanager
def survives_a_power_cut(*, needed: bool) -> Iterator[None]:
    """Make SQLite wait for the disk. In WAL mode with synchronous=NORMAL a commit survives kill -9 but not a power cut."""
    if not needed or connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=FULL")
        try:
            yield
        finally:
            cursor.execute("PRAGMA synchronous=NORMAL")


@transaction.atomic
def settle(delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Note how a try ended. A sender so slow that its delivery was taken for abandoned still knows best."""
    ours = Delivery.objects.select_for_update().filter(
        pk=delivery.pk, attempts=delivery.attempts, state__in=(*ON_ITS_WAY, State.UNSURE)
    )
    row = ours.first()
    if row is None:
        return
    row.state, row.trouble, row.next_try_at = State(outcome.state), outcome.trouble[:300], None
    if row.state == State.WAITING:
        put_off(row, now)
    moment = {State.SENT: "sent_at", State.BOUNCED: "bounced_at", State.FAILED: "failed_at"}.get(State(row.state))
    if moment:
        setattr(row, moment, now)
    row.save()
    after_settling(row, now)


def put_off(row: Delivery, now: datetime) -> None:
    """Try again later, or give up."""
    row.next_try_at = rules.next_try(row.attempts, made_at=row.made_at, now=now, lasts=lasts(row))
    if row.next_try_at is None:
        row.state = State.FAILED


def lasts(row: Delivery) -> timedelta | None:
    """How long a secret is of use; None for what is none."""
    if not row.is_urgent:
        return None
    return KINDS[row.notice.kind].lasts if row.notice.kind in KINDS else SECRET_LASTS


def after_settling(row: Delivery, now: datetime) -> None:
    """What went wrong goes on the record and is announced; a secret that needs no further try is wiped."""
    if row.state in IN_TROUBLE:
        audit.record(f"outbox.{row.state.lower()}", by=BY, about=row, attempts=row.attempts)
    if row.state == State.SENT:
        message_sent.send(sender=Delivery, delivery=row, at=row.sent_at or now)
    if row.state in (State.BOUNCED, State.FAILED):
        message_astray.send(sender=Delivery, delivery=row, at=now)
    if row.state == State.BOUNCED and row.is_to_role_mailbox:
        role_mailbox_bounced.send(sender=Delivery, delivery=row, at=now)
    if row.is_urgent and not Delivery.objects.filter(notice=row.notice_id, state__in=ON_ITS_WAY).exists():
        Notice.objects.filter(pk=row.notice_id, is_secret=True, wiped_at=None).update(body="", wiped_at=now)


def take_up_abandoned(now: datetime) -> int:
    """Find deliveries whose worker was killed while it sent them: repeat what is harmless, show the rest to a person."""
    abandoned = list(Delivery.objects.filter(state=State.SENDING, sending_since__lt=now - LEASE).order_by("id"))
    for delivery in abandoned:
        settle_abandoned(delivery, now)
    return len(abandoned)


@transaction.atomic
def settle_abandoned(delivery: Delivery, now: datetime) -> None:
    """Decide about one of them, unless its sender came back meanwhile."""
    still = Delivery.objects.select_for_update().filter(pk=delivery.pk, state=State.SENDING, attempts=delivery.attempts)
    row = still.first()
    if row is None:
        return
    row.state = rules.after_silence(row.carrier)
    if row.state == State.WAITING:
        row.next_try_at = now
    else:
        row.trouble = "The worker was stopped while the mail server was taking the message."
    row.save()
    after_settling(row, now)
