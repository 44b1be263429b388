"""Reads the notices that mail servers send about what became of a message (RFC 3464), and notes it on the delivery."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from django.db import transaction
from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox import sending
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.envelope import REFERENCE
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.signals import message_sent
from countywide.platform.outbox.types import Report


class NotAReport(ValueError):
    """The message is not a delivery status notice about a message of ours."""


def report_in(raw: bytes) -> Report:
    """What the notice says. Raises `NotAReport` in words for whoever piped the message in."""
    mail = message_from_bytes(raw, policy=policy.default)
    status = next((part for part in mail.walk() if part.get_content_type() == "message/delivery-status"), None)
    if status is None:
        raise NotAReport("This is not a delivery status notice: it has no message/delivery-status part.")
    fields = fields_of(status)
    if not fields.get("action"):
        raise NotAReport("The notice does not say what became of the message.")
    reference = reference_in(mail)
    if not reference:
        raise NotAReport("The notice does not name a message of ours.")
    says = fields.get("diagnostic-code", "").partition(";")[2].strip() or fields.get("diagnostic-code", "")
    return Report(
        reference, fields["action"].lower().strip(), fields.get("status", "").strip(), " ".join(says.split())[:300]
    )


def fields_of(status: Any) -> dict[str, str]:
    """The fields about the recipient: the last block that has an action. Ours have one recipient each."""
    blocks = status.get_payload() if isinstance(status.get_payload(), list) else []
    told: dict[str, str] = {}
    for block in blocks:
        named = {name.lower(): str(value) for name, value in block.items()}
        told = named if "action" in named else told
    return told


def reference_in(mail: EmailMessage) -> str:
    """Our Message-ID: in the headers of the message that came back, else in those of the notice itself."""
    for part in mail.walk():
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            found = REFERENCE.search(message_id_in(part))
            if found:
                return found.group(1)
    for name in ("In-Reply-To", "References", "X-Failed-Message-ID"):
        if found := REFERENCE.search(str(mail.get(name, ""))):
            return found.group(1)
    return ""


def message_id_in(part: Any) -> str:
    inner = part.get_payload()
    if isinstance(inner, list) and inner:
        return str(inner[0].get("Message-ID", ""))
    return next((row for row in str(inner).splitlines() if row.lower().startswith("message-id:")), "")


@transaction.atomic
def take_in(report: Report, *, by: Actor) -> Delivery:
    """Note on the delivery what the mail server reported. The same notice twice changes nothing the second time."""
    delivery = Delivery.objects.select_for_update().filter(reference=report.reference).first()
    if delivery is None:
        raise NotAReport("The notice is about a message that is not in this outbox.")
    now = timezone.now()
    if report.action == "failed" and delivery.state != State.BOUNCED:
        delivery.state, delivery.bounced_at, delivery.next_try_at = State.BOUNCED, now, None
        delivery.trouble = f"{report.status} {report.says}".strip()[:300]
        delivery.save()
        audit.record("outbox.reported", by=by, about=delivery, action=report.action, status=report.status)
        sending.after_settling(delivery, now)
    elif report.action == "delivered" and delivery.state in (State.SENT, State.SENDING, State.UNSURE):
        delivery.state, delivery.delivered_at, delivery.trouble = State.DELIVERED, now, ""
        delivery.sent_at = delivery.sent_at or delivery.sending_since
        delivery.save()
        message_sent.send(sender=Delivery, delivery=delivery, at=delivery.sent_at or now)
        audit.record("outbox.reported", by=by, about=delivery, action=report.action, status=report.status)
    elif report.action == "delayed" and delivery.state == State.SENT:
        delivery.trouble = f"The recipient's mail service has not taken it yet. {report.says}"[:300]
        delivery.save(update_fields=["trouble"])
    return delivery
