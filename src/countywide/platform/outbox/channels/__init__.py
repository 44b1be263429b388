"""The ways out: a folder of files or a mail server, whichever COUNTYWIDE_MAIL_URL names."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from countywide.platform.outbox.enums import Carrier
from countywide.platform.outbox.types import Outcome


class Way(Protocol):
    """One way out, open for a while."""

    carrier: Carrier

    def send(self, mail: EmailMessage, *, number: int) -> Outcome:
        """Carry one message away. `number` is the delivery's own."""

    def close(self) -> None:
        """Let go of what was opened."""


def chosen() -> Way:
    """The way out that the settings name."""
    from countywide.platform.outbox.channels.file import Folder
    from countywide.platform.outbox.channels.smtp import MailServer

    address = urlsplit(settings.MAIL_URL)
    if address.scheme == "file":
        return Folder(Path(unquote(address.path)) if address.path else settings.VAR / "outbox")
    if address.scheme in ("smtp", "smtps"):
        return MailServer.at(address)
    raise ImproperlyConfigured("COUNTYWIDE_MAIL_URL must begin with file: or smtp:// or smtps://.")
