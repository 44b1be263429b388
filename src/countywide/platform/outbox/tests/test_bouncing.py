"""What mail servers report about a message, read and noted on its delivery."""

import pytest
from click.testing import CliRunner

from countywide.platform.audit.models import Entry
from countywide.platform.outbox import bouncing, signals
from countywide.platform.outbox.commands import outbox
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.tests.factories import MACHINE, delivery

pytestmark = pytest.mark.django_db

NOTICE = """\
From: MAILER-DAEMON@mail.example
To: no-reply@countywide.example
Subject: Delivery report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I could not deliver your message.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0000

Final-Recipient: rfc822; office@school.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--b
Content-Type: {kind}

{start}Message-ID: <{reference}@countywide.example>
Subject: A test message

--b--
"""


def notice(
    row, *, action="failed", status="5.1.1", said="550 5.1.1 User unknown", kind="text/rfc822-headers", reference=None
):
    words = NOTICE.format(
        action=action, status=status, said=said, kind=kind, start="", reference=reference or row.reference
    )
    return words.encode()


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
def test_a_failure_is_read(kind):
    row = delivery(State.SENT)
    report = bouncing.report_in(notice(row, kind=kind))
    assert (report.reference, report.action, report.status, report.says) == (
        str(row.reference), "failed", "5.1.1", "550 5.1.1 User unknown",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "action", "becomes"),
    [
        (State.SENT, "failed", State.BOUNCED),
        (State.DELIVERED, "failed", State.BOUNCED),
        (State.UNSURE, "failed", State.BOUNCED),
        (State.SENT, "delivered", State.DELIVERED),
        (State.UNSURE, "delivered", State.DELIVERED),
        (State.BOUNCED, "delivered", State.BOUNCED),
        (State.SENT, "delayed", State.SENT),
        (State.SENT, "relayed", State.SENT),
    ],
)
def test_what_a_report_changes(state, action, becomes):
    row = delivery(state)
    bouncing.take_in(bouncing.report_in(notice(row, action=action)), by=MACHINE)
    row.refresh_from_db()
    assert row.state == becomes


def test_a_role_mailbox_that_bounces_is_announced_once_however_often_it_is_reported(organisation):
    heard = []

    def hear(sender, delivery, **_):
        heard.append(delivery.pk)

    row = delivery(State.SENT, to=organisation())
    signals.role_mailbox_bounced.connect(hear)
    for _ in range(2):
        bouncing.take_in(bouncing.report_in(notice(row)), by=MACHINE)
    signals.role_mailbox_bounced.disconnect(hear)
    assert heard == [row.pk]
    assert [entry.did for entry in Entry.objects.all()] == ["outbox.reported", "outbox.bounced"]


def test_the_command_reads_a_notice_from_standard_input():
    row = delivery(State.SENT)
    done = CliRunner().invoke(outbox, ["bounce"], input=notice(row))
    assert (done.exit_code, done.output) == (0, f"Delivery {row.pk}: failed; it now stands as “Bounced”.\n")
    assert (Delivery.objects.get().state, Delivery.objects.get().trouble) == (
        State.BOUNCED,
        "5.1.1 550 5.1.1 User unknown",
    )


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"Subject: Out of office\n\nBack on Monday.", "This is not a delivery status notice"),
        (b"", "This is not a delivery status notice"),
        (b"\xff\xfe\x00nonsense", "This is not a delivery status notice"),
        ("other", "a message that is not in this outbox"),
        ("unnamed", "does not name a message of ours"),
    ],
)
def test_what_is_no_notice_of_ours_is_refused_in_one_sentence(raw, says):
    row = delivery(State.SENT)
    if raw == "other":
        raw = notice(row, reference="00000000-0000-4000-8000-000000000000")
    if raw == "unnamed":
        raw = notice(row, reference="somebody-else")
    done = CliRunner().invoke(outbox, ["bounce"], input=raw)
    assert (done.exit_code, says in done.output, done.output.count("\n")) == (1, True, 1)
    assert Delivery.objects.get().state == State.SENT
