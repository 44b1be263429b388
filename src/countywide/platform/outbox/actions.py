"""Putting messages in the outbox, and what people do about those that went astray."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django_q.tasks import async_task

from countywide.platform.audit import actions as audit
from countywide.platform.kit import marks
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox import permissions, queries, rules
from countywide.platform.outbox.enclosing import enclose
from countywide.platform.outbox.enums import Channel, State
from countywide.platform.outbox.models import Delivery, Notice
from countywide.platform.outbox.signals import message_sent
from countywide.platform.outbox.types import Enclosure, NoticeKind, Recipient


def tell(
    kind: NoticeKind,
    *,
    to: Iterable[Recipient],
    cause: str,
    by: Any,
    about: models.Model | None = None,
    enclosing: Iterable[Enclosure] = (),
    **words: Any,
) -> Notice:
    """Put one message in the outbox for each recipient. The same kind and cause never sends twice to an address.

    `cause` names the event, such as "question:41:answered". `words` fill the template; `address_of_service` is there too.
    A worker is nudged in the same transaction; the rows in the outbox are the truth, the nudge only saves a minute.
    """
    with transaction.atomic(savepoint=False):
        notice, is_new = notice_of(kind, cause=cause, by=by, about=about, enclosing=enclosing, words=words)
        if address_all(notice, to) if is_new else [each for each in to if address_once(notice, each)]:
            nudge()
    return notice


def notice_of(
    kind: NoticeKind,
    *,
    cause: str,
    by: Any,
    about: models.Model | None,
    enclosing: Iterable[Enclosure],
    words: dict[str, Any],
) -> tuple[Notice, bool]:
    """The notice of this kind and cause, written the first time it is asked for; and whether that is now.

    It is written first and looked for only if it is there already, since hardly any is told twice.
    """
    notice = Notice(
        kind=kind.key,
        cause=cause,
        subject=" ".join(kind.subject.format(**words).split())[:200],  # one line, whatever the words held
        body=body_of(kind, words),
        is_secret=kind.secret,
        about_kind=about._meta.label_lower if about is not None else "",
        about_key=str(about.pk) if about is not None else "",
        made_by_id=by.pk,
    )
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        held = Notice.objects.filter(kind=kind.key, cause=cause).first()
        if held is None:
            raise
        return held, False
    for enclosure in enclosing:
        enclose(notice, enclosure)
    return notice, True


def body_of(kind: NoticeKind, words: dict[str, Any]) -> str:
    """The words of the message. They are plain text, so that O'Brien stays O'Brien."""
    told = Context({**words, "address_of_service": settings.BASE_ADDRESS}, autoescape=False)
    return str(get_template(kind.template).template.render(told))  # type: ignore[attr-defined]


def address_all(notice: Notice, to: Iterable[Recipient]) -> list[Delivery]:
    """Address a notice that was written just now, once to each address: nobody else can have addressed it yet."""
    once: dict[str, Recipient] = {}
    for recipient in to:
        once.setdefault(address_of(recipient), recipient)
    rows = [Delivery(notice=notice, address=address, **of(each, notice)) for address, each in once.items()]
    return Delivery.objects.bulk_create(rows)


def address_once(notice: Notice, recipient: Recipient) -> bool:
    """Address the notice to somebody, unless it was addressed to them before."""
    return Delivery.objects.get_or_create(
        notice=notice,
        address=address_of(recipient),
        channel=Channel.EMAIL,
        resent_from=None,
        defaults=of(recipient, notice),
    )[1]


def address_of(recipient: Recipient) -> str:
    """The address as it is compared."""
    return recipient.address.strip().lower()


def of(recipient: Recipient, notice: Notice) -> dict[str, Any]:
    """What a delivery keeps of its recipient, and whether it hurries."""
    return {
        "organisation_id": recipient.organisation_id,
        "user_id": recipient.user_id,
        "is_urgent": notice.is_secret,
    }


def nudge() -> None:
    """Ask a worker to look at the outbox now, once for each transaction. It leaves no result behind when all goes well."""
    if nudged in marks.standing():
        return
    async_task("countywide.platform.outbox.tasks.send_what_is_due", save=False)
    marks.put(nudged)


def nudged() -> None:
    """Marks a transaction that holds a nudge already."""


@action(permissions.RESEND_OWN)
def send_again(delivery: Delivery, *, by: Actor, user_id: int | None) -> Delivery:
    """Send a message of one's own organisation again: to its address as before, or to a colleague (or oneself) there.

    The new delivery is linked to the old one and stands in the same archive.
    """
    if user_id is None:
        return sent_on(delivery, address=delivery.address, user_id=delivery.user_id, by=by)
    there = queries.colleagues(delivery, timezone.localdate())
    colleague = next((person for person in there if person.pk == user_id), None)
    if colleague is None:
        raise RuleBroken("Choose somebody who works at the organisation this message was sent to.")
    return sent_on(delivery, address=colleague.email, user_id=colleague.pk, by=by)


@action(permissions.OPERATE)
def correct_and_send(delivery: Delivery, *, by: Actor, address: str) -> Delivery:
    """Send a message to a corrected address. Whoever keeps the address book corrects it there; this mends one delivery."""
    same = address.strip().lower() == delivery.address
    return sent_on(delivery, address=address, user_id=delivery.user_id if same else None, by=by)


def sent_on(delivery: Delivery, *, address: str, user_id: int | None, by: Any) -> Delivery:
    """A new delivery of the same notice, linked to the one before it."""
    address, now = address.strip().lower(), timezone.now()
    if delivery.notice.is_secret:
        raise RuleBroken("This message carried a code. Its recipient must ask for a new one.")
    again = Delivery.objects.filter(resent_from__isnull=False, made_at__gt=now - rules.A_WHILE)
    bar = rules.bar_to_sending_again(
        to_address=again.filter(notice=delivery.notice_id, address=address).count(),
        by_person=again.filter(resent_by=by.pk).count() if by.pk else 0,
    )
    if bar:
        raise RuleBroken(bar)
    fresh = Delivery.objects.create(
        notice=delivery.notice,
        address=address,
        organisation_id=delivery.organisation_id,
        user_id=user_id,
        resent_from=delivery,
        resent_by_id=by.pk,
    )
    audit.record("outbox.sent-again", by=by, about=fresh, original=delivery.pk)
    nudge()
    return fresh


@action(permissions.OPERATE)
def try_again(delivery: Delivery, *, by: Actor) -> None:
    """Try a delivery again that was given up, or that may not have arrived. It keeps its Message-ID, so that a mail
    service that has it already can tell."""
    if bar := rules.bar_to_trying_again(delivery.state, wiped=delivery.notice.wiped_at is not None):
        raise RuleBroken(bar)
    delivery.state, delivery.next_try_at, delivery.failed_at = State.WAITING, timezone.now(), None
    delivery.save(update_fields=["state", "next_try_at", "failed_at"])
    audit.record("outbox.tried-again", by=by, about=delivery)
    nudge()


@action(permissions.OPERATE)
def note_arrival(delivery: Delivery, *, by: Actor) -> None:
    """Note that a message in doubt did arrive, because its recipient said so."""
    if bar := rules.bar_to_noting_arrival(delivery.state):
        raise RuleBroken(bar)
    delivery.state, delivery.delivered_at = State.DELIVERED, timezone.now()
    delivery.sent_at = delivery.sent_at or delivery.sending_since
    delivery.save(update_fields=["state", "delivered_at", "sent_at"])
    message_sent.send(sender=Delivery, delivery=delivery, at=delivery.sent_at or delivery.delivered_at)
    audit.record("outbox.arrival-noted", by=by, about=delivery)
