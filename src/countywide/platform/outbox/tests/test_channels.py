"""The folder, and conversations with a real mail server that says no, hangs up or goes silent."""

import socket
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.core.exceptions import ImproperlyConfigured

from countywide.platform.outbox import channels, envelope
from countywide.platform.outbox.channels import smtp
from countywide.platform.outbox.channels.file import Folder
from countywide.platform.outbox.channels.smtp import MailServer
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.tests.factories import delivery
from countywide.platform.outbox.types import Outcome

pytestmark = pytest.mark.django_db


class Inbox:
    """Answers as the name before the @ asks."""

    def __init__(self):
        self.received = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        name = address.split("@")[0]
        if name == "hang-up":
            server.transport.close()
        return {"gone": "550 5.1.1 No such user here", "later": "451 4.7.1 Greylisted"}.get(name, "250 OK")

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "silent":
            server.transport.close()
            return "250 never heard"
        if name == "spam":
            return "554 5.7.1 Not wanted"
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Taken"


@pytest.fixture
def inbox():
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(inbox, hostname="127.0.0.1", port=port)
    server.start()
    inbox.port = port
    yield inbox
    server.stop()


@pytest.fixture
def way(inbox):
    way = MailServer("127.0.0.1", inbox.port, tls="none")
    yield way
    way.close()


def mail_to(address):
    return envelope.mail_for(delivery(address=address))


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("here", Outcome(State.SENT)),
        ("gone", Outcome(State.BOUNCED, "550 5.1.1 No such user here")),
        ("later", Outcome(State.WAITING, "451 4.7.1 Greylisted")),
        ("spam", Outcome(State.BOUNCED, "554 5.7.1 Not wanted")),
    ],
)
def test_what_the_server_answers_decides(way, name, outcome):
    assert way.send(mail_to(f"{name}@b.example"), number=1) == outcome
    assert way.send(mail_to("here@b.example"), number=2) == Outcome(State.SENT)  # the conversation goes on


def test_a_server_that_goes_silent_while_taking_the_message_leaves_it_unsure(way, inbox):
    outcome = way.send(mail_to("silent@b.example"), number=1)
    assert (outcome.state, outcome.trouble.split(".")[0]) == (
        State.UNSURE, "The mail server went silent while it took the message",
    )  # fmt: skip
    assert way.send(mail_to("here@b.example"), number=2).state == State.SENT


def test_a_server_that_hangs_up_before_the_message_has_nothing_of_it(way):
    assert way.send(mail_to("hang-up@b.example"), number=1).state == State.WAITING


def test_a_server_that_hung_up_between_two_messages_is_called_again(way, inbox):
    way.send(mail_to("here@b.example"), number=1)
    way.server.sock.close()
    assert way.send(mail_to("here@b.example"), number=2) == Outcome(State.SENT)
    assert len(inbox.received) == 2


def test_a_server_that_is_not_there_is_tried_once_for_all(monkeypatch):
    way, tries = MailServer("127.0.0.1", 9, tls="none"), []
    opened = way.open
    monkeypatch.setattr(way, "open", lambda: tries.append(1) or opened())
    assert [way.send(mail_to("here@b.example"), number=number).state for number in (1, 2)] == [State.WAITING] * 2
    assert len(tries) == 1


def test_a_password_is_never_in_the_trouble():
    failed = smtp.smtplib.SMTPAuthenticationError(535, b"wrong: secret-password")
    assert smtp.said(failed) == "The mail server did not accept our name and password (535)."


@pytest.mark.parametrize(
    ("address", "host", "port", "tls", "user", "password"),
    [
        ("smtp://mail.example", "mail.example", 587, "start", "", ""),
        ("smtps://mail.example", "mail.example", 465, "direct", "", ""),
        ("smtp://us%40er:p%2Fw@mail.example:2525?tls=none", "mail.example", 2525, "none", "us@er", "p/w"),
    ],
)
def test_the_address_of_the_mail_server_is_read(settings, address, host, port, tls, user, password):
    settings.MAIL_URL = address
    way = channels.chosen()
    assert (way.host, way.port, way.tls, way.user, way.password) == (host, port, tls, user, password)


def test_an_address_of_no_known_kind_is_refused(settings):
    settings.MAIL_URL = "pigeon://loft"
    with pytest.raises(ImproperlyConfigured, match="must begin with"):
        channels.chosen()


# --- the folder ---


def test_a_message_written_twice_is_one_whole_file(tmp_path):
    mail, way = mail_to("here@b.example"), Folder(tmp_path / "outbox")
    assert [way.send(mail, number=7), way.send(mail, number=7)] == [Outcome(State.SENT)] * 2
    assert sorted(file.name for file in (tmp_path / "outbox").iterdir()) == ["7.eml", "unfinished"]
    assert not list((tmp_path / "outbox" / "unfinished").iterdir())
    assert (tmp_path / "outbox" / "7.eml").read_bytes() == mail.as_bytes()


def test_a_folder_that_cannot_be_written_is_tried_later(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    assert Folder(tmp_path / "file").send(mail_to("here@b.example"), number=1).state == State.WAITING


def test_the_folder_is_where_the_settings_say(settings, tmp_path):
    settings.MAIL_URL = "file:"
    assert channels.chosen().folder == settings.VAR / "outbox"
    settings.MAIL_URL = f"file:{tmp_path}"
    assert channels.chosen().folder == tmp_path


@pytest.mark.parametrize(
    "address", ["no at", "a@", "@b.example", "two words@b.example", "zoë@b.example", "a@b..example"]
)
def test_what_is_no_address_is_known_before_a_server_is_asked(address):
    with pytest.raises(envelope.Unsendable):
        envelope.recipient(address)


def test_a_domain_in_other_letters_is_written_in_plain_ones():
    assert envelope.recipient("office@bücher.example").addr_spec == "office@xn--bcher-kva.example"
