"""Writes a delivery as the mail that leaves: the same bytes each time, under one Message-ID."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.utils import timezone

from countywide.platform.kit.shell import council
from countywide.platform.outbox.models import Delivery

REFERENCE = re.compile(r"<?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@")


class Unsendable(ValueError):
    """An address that no mail server would take."""


def mail_for(delivery: Delivery) -> EmailMessage:
    """The whole message for one recipient."""
    notice = delivery.notice
    mail = EmailMessage(policy=SMTP)
    mail["Message-ID"] = message_id(delivery)
    mail["Date"] = format_datetime(timezone.localtime(delivery.made_at))
    mail["From"] = Address(council().name, addr_spec=sender())
    mail["To"] = recipient(delivery.address)
    mail["Subject"] = notice.subject
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    mail.set_content(notice.body, cte="quoted-printable")  # as old servers and long lines need it
    for file in notice.attachments.all():
        main, _, sub = (file.content_type or "application/octet-stream").partition("/")
        with file.file.open("rb") as content:
            mail.add_attachment(content.read(), maintype=main, subtype=sub or "octet-stream", filename=file.name)
    if mail.is_multipart():
        mail.set_boundary(f"part-{delivery.reference}")
    return mail


def message_id(delivery: Delivery) -> str:
    """The same for every try at this delivery, so that a mail service can tell a repeat."""
    return f"<{delivery.reference}@{sender().rpartition('@')[2]}>"


def sender() -> str:
    return parseaddr(settings.MAIL_FROM)[1]


def recipient(address: str) -> Address:
    """The address as a mail server reads it; the part after the @ in its plain letters."""
    name, _, domain = address.rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii")
        name.encode("ascii")
        return Address(addr_spec=f"{name}@{plain}")
    except (ValueError, IndexError, HeaderParseError) as wrong:
        raise Unsendable("This is not an address that mail can be sent to.") from wrong
