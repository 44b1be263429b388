"""Gives each message to a mail server, and is exact about what is known when that goes wrong."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import SplitResult, parse_qs, unquote

from countywide.platform.outbox.enums import Carrier, State
from countywide.platform.outbox.types import Outcome

PATIENCE = 20  # seconds for each answer of the server


class MailServer:
    """One conversation with a mail server, opened with the first message and kept for those that follow.

    If it cannot be opened it is not tried again for the others: they are put off too.
    """

    carrier = Carrier.SMTP

    def __init__(self, host: str, port: int, *, tls: str, user: str = "", password: str = "") -> None:
        self.host, self.port, self.tls, self.user, self.password = host, port, tls, user, password
        self.server: smtplib.SMTP | None = None
        self.closed_because = ""

    @classmethod
    def at(cls, address: SplitResult) -> MailServer:
        """`smtp://user:password@host:port?tls=start`; tls is start (the default), direct or none."""
        tls = parse_qs(address.query).get("tls", ["direct" if address.scheme == "smtps" else "start"])[0]
        port = address.port or (465 if tls == "direct" else 587)
        user, password = unquote(address.username or ""), unquote(address.password or "")
        return cls(address.hostname or "localhost", port, tls=tls, user=user, password=password)

    def send(self, mail: EmailMessage, *, number: int) -> Outcome:
        if self.closed_because:
            return Outcome(State.WAITING, self.closed_because)
        was_open = self.server is not None
        try:
            return given(self.server or self.open(), mail)
        except Unknown as unknown:
            self.close()
            return Outcome(State.UNSURE, str(unknown))
        except Unsent as unsent:
            self.close()
            if was_open:  # a server may hang up between two messages: then begin again, once
                return self.send(mail, number=number)
            self.closed_because = str(unsent)
            return Outcome(State.WAITING, str(unsent))

    def open(self) -> smtplib.SMTP:
        """Begin the conversation: no message has left yet, whatever goes wrong."""
        try:
            if self.tls == "direct":
                server: smtplib.SMTP = smtplib.SMTP_SSL(
                    self.host, self.port, timeout=PATIENCE, context=ssl.create_default_context()
                )
            else:
                server = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
            if self.tls == "start":
                server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
        except (OSError, smtplib.SMTPException) as failed:
            raise Unsent(said(failed)) from failed
        self.server = server
        return server

    def close(self) -> None:
        server, self.server = self.server, None
        if server is not None:
            try:
                server.quit()
            except (OSError, smtplib.SMTPException):
                server.close()


class Unsent(Exception):
    """The conversation broke and no message had been given over."""


class Unknown(Exception):
    """The conversation broke while the message was being given over: the server may have it."""


def given(server: smtplib.SMTP, mail: EmailMessage) -> Outcome:
    """Give one message over. What the server says of us is put off; what it says of the recipient is final if it is 5xx."""
    try:
        server.ehlo_or_helo_if_needed()
        code, words = server.mail(mail["From"].addresses[0].addr_spec)
        if code != 250:
            server.rset()
            return Outcome(State.WAITING, line(code, words))
        code, words = server.rcpt(mail["To"].addresses[0].addr_spec)
        if code not in (250, 251):
            server.rset()
            return Outcome(State.BOUNCED if code >= 500 else State.WAITING, line(code, words))
    except (OSError, smtplib.SMTPException) as broke:
        raise Unsent(said(broke)) from broke
    try:
        code, words = server.data(mail.as_bytes())
    except smtplib.SMTPDataError as refused:  # before a byte of the message: the server does not want to hear it
        return Outcome(
            State.BOUNCED if refused.smtp_code >= 500 else State.WAITING, line(refused.smtp_code, refused.smtp_error)
        )
    except (OSError, smtplib.SMTPException) as broke:
        raise Unknown(f"The mail server went silent while it took the message. {said(broke)}") from broke
    if code == 250:
        return Outcome(State.SENT)
    return Outcome(State.BOUNCED if code >= 500 else State.WAITING, line(code, words))


def line(code: int, words: bytes | str) -> str:
    """The server's own answer in one line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:300]


def said(error: Exception) -> str:
    """What went wrong, without the password that some servers repeat."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"The mail server did not accept our name and password ({error.smtp_code})."
    if isinstance(error, smtplib.SMTPResponseException):
        return line(error.smtp_code, error.smtp_error)
    return f"The mail server could not be reached: {' '.join(str(error).split()) or type(error).__name__}"[:300]
