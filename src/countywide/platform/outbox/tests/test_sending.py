"""Each delivery leaves once: marked before, settled after, put off, given up, wiped, or shown as unsure."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from countywide.platform.audit.models import Entry
from countywide.platform.outbox import channels, sending, signals
from countywide.platform.outbox.enums import Carrier, State
from countywide.platform.outbox.models import Delivery, Notice
from countywide.platform.outbox.tests.factories import CODE, REPORT, Scripted, delivery, message
from countywide.platform.outbox.types import KINDS, NoticeKind, Outcome

pytestmark = pytest.mark.django_db
LATER = Outcome(State.WAITING, "451 4.7.1 greylisted")


@pytest.fixture
def way(monkeypatch):
    """Lets a test choose how the way out answers."""

    def use(*outcomes, carrier=Carrier.SMTP):
        scripted = Scripted(*outcomes, carrier=carrier)
        monkeypatch.setattr(channels, "chosen", lambda: scripted)
        return scripted

    return use


@pytest.fixture
def bounced():
    """What the outbox announced."""
    heard = []

    def hear(sender, delivery, at, **_):
        heard.append(delivery.address)

    signals.role_mailbox_bounced.connect(hear)
    yield heard
    signals.role_mailbox_bounced.disconnect(hear)


def test_what_is_due_is_sent_once(way):
    out = way()
    message("a@b.example", "c@d.example")
    assert sending.sweep() == (2, False)
    assert sending.sweep() == (0, False)
    assert [mail["To"] for _number, mail in out.carried] == ["a@b.example", "c@d.example"]
    assert [(row.state, row.attempts, row.carrier, row.sent_at is not None) for row in Delivery.objects.all()] == [
        (State.SENT, 1, Carrier.SMTP, True)
    ] * 2
    assert out.is_closed


def test_the_mark_is_there_before_the_first_byte_leaves(monkeypatch):
    seen = []

    class Watching(Scripted):
        def send(self, mail, *, number):
            row = Delivery.objects.get(pk=number)
            seen.append((row.state, row.sending_since is not None, row.attempts))
            return super().send(mail, number=number)

    monkeypatch.setattr(channels, "chosen", Watching)
    message()
    sending.sweep()
    assert seen == [(State.SENDING, True, 1)]


def test_codes_go_first(way):
    out = way()
    message("slow@b.example")
    message("code@b.example", kind=CODE)
    sending.sweep()
    assert [mail["To"] for _number, mail in out.carried] == ["code@b.example", "slow@b.example"]


def test_a_delivery_put_off_is_tried_again_later_and_at_last_given_up(way):
    row = delivery()
    for attempt in range(1, 9):
        way(LATER)
        Delivery.objects.update(next_try_at=timezone.now())
        sending.sweep()
        row.refresh_from_db()
        assert (row.attempts, row.trouble) == (attempt, "451 4.7.1 greylisted")
    assert (row.state, row.next_try_at, row.failed_at is not None) == (State.FAILED, None, True)
    assert [entry.did for entry in Entry.objects.all()] == ["outbox.failed"]


def test_a_delivery_put_off_is_not_tried_before_its_time(way):
    out = way(LATER)
    row = delivery()
    sending.sweep()
    row.refresh_from_db()
    assert row.next_try_at > timezone.now() + timedelta(seconds=50)
    assert (sending.sweep(), len(out.carried)) == ((0, False), 1)


def test_a_bounce_of_a_role_mailbox_is_announced(way, bounced, organisation, person):
    way(Outcome(State.BOUNCED, "550 5.1.1 no such user"), Outcome(State.BOUNCED, "550 5.1.1 no such user"))
    school = organisation()
    message("office@school.example", to=school)
    message("senco@school.example", to=school, user=person("senco", at=school))
    sending.sweep()
    assert {(row.state, row.trouble) for row in Delivery.objects.all()} == {(State.BOUNCED, "550 5.1.1 no such user")}
    assert bounced == ["office@school.example"]
    assert [entry.did for entry in Entry.objects.all()] == ["outbox.bounced", "outbox.bounced"]


def test_an_address_no_server_would_take_bounces_at_once(way):
    out = way()
    Delivery.objects.filter(pk=delivery().pk).update(address="no address at all")
    sending.sweep()
    assert (Delivery.objects.get().state, out.carried) == (State.BOUNCED, [])


@pytest.mark.parametrize(
    "outcome", [Outcome(State.SENT), Outcome(State.BOUNCED, "550"), Outcome(State.UNSURE, "silent")]
)
def test_a_code_is_wiped_once_no_try_is_left(way, outcome):
    way(outcome)
    message(kind=CODE, words="123456")
    sending.sweep()
    notice = Notice.objects.get()
    assert (notice.body, notice.wiped_at is not None) == ("", True)


def test_a_code_is_kept_while_it_waits_for_another_try(way):
    way(LATER)
    message(kind=CODE, words="123456")
    sending.sweep()
    assert "123456" in Notice.objects.get().body


# --- killed workers ---

LONG_AGO = timedelta(days=1)


@pytest.mark.parametrize(
    ("carrier", "state", "trouble"),
    [
        (Carrier.FILE, State.WAITING, ""),
        (Carrier.SMTP, State.UNSURE, "The worker was stopped while the mail server was taking the message."),
    ],
)
def test_a_delivery_whose_worker_was_killed(carrier, state, trouble):
    row = delivery(State.SENDING, carrier=carrier, sending_since=timezone.now() - LONG_AGO, attempts=1)
    assert sending.take_up_abandoned(timezone.now()) == 1
    row.refresh_from_db()
    assert (row.state, row.trouble) == (state, trouble)


def test_a_delivery_being_sent_now_is_left_alone():
    row = delivery(State.SENDING, sending_since=timezone.now())
    assert sending.take_up_abandoned(timezone.now()) == 0
    row.refresh_from_db()
    assert row.state == State.SENDING


def test_an_unsure_delivery_is_never_sent_by_itself(way):
    out = way()
    delivery(State.UNSURE)
    assert (sending.sweep(), out.carried) == ((0, False), [])


def test_a_slow_sender_still_knows_best_what_it_did():
    row = delivery(State.SENDING, sending_since=timezone.now() - LONG_AGO, attempts=1)
    sending.take_up_abandoned(timezone.now())
    sending.settle(row, Outcome(State.SENT), timezone.now())
    row.refresh_from_db()
    assert row.state == State.SENT


def test_a_slow_sender_does_not_undo_what_happened_after_it():
    row = delivery(State.SENDING, sending_since=timezone.now() - LONG_AGO, attempts=1)
    Delivery.objects.filter(pk=row.pk).update(attempts=2, state=State.SENT)
    sending.settle(row, Outcome(State.BOUNCED, "550"), timezone.now())
    row.refresh_from_db()
    assert row.state == State.SENT


def test_two_workers_do_not_take_the_same_delivery():
    row, now = delivery(), timezone.now()
    assert sending.claim(Scripted(), now) == row
    assert sending.claim(Scripted(), now) is None


@pytest.mark.django_db(transaction=True)
def test_the_mark_survives_a_power_cut_on_sqlite(way):
    """PRAGMA synchronous is FULL (2) for the mark alone, and as it was (NORMAL, 1) for everything else."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL waits for the disk at every commit")

    def level():
        with connection.cursor() as cursor:
            return cursor.execute("PRAGMA synchronous").fetchone()[0]

    with sending.survives_a_power_cut(needed=True):
        assert level() == 2
    assert level() == 1


# --- the message itself ---


def test_every_try_carries_the_same_bytes_under_one_message_id(way):
    out = way(LATER, carrier=Carrier.FILE)
    message(words="Zoë’s words. " * 30, enclosing=[REPORT])
    sending.sweep()
    Delivery.objects.update(next_try_at=timezone.now())
    sending.sweep()
    first, second = (mail.as_bytes() for _number, mail in out.carried)
    assert first == second
    mail, row = out.carried[0][1], Delivery.objects.get()
    assert mail["Message-ID"] == f"<{row.reference}@countywide.example>"
    assert (mail["Auto-Submitted"], mail["Subject"]) == ("auto-generated", "A test message")
    assert [(part.get_filename(), part.get_content()) for part in mail.iter_attachments()] == [
        (REPORT.name, REPORT.content)
    ]
    assert "Zoë’s words." in mail.get_body().get_content()
    assert max(len(row) for row in first.splitlines()) <= 998


def test_a_link_that_lasts_longer_than_a_code_is_tried_for_longer(way, monkeypatch):
    way(LATER, LATER)
    link = NoticeKind(
        "outbox.tests-link", "carries a link", "Your link", CODE.template, secret=True, lasts=timedelta(days=1)
    )
    rows = [delivery(kind=kind, made_at=timezone.now() - timedelta(hours=1)) for kind in (CODE, link)]
    monkeypatch.setattr(sending, "KINDS", {link.key: KINDS.pop(link.key)})
    sending.sweep()
    assert [Delivery.objects.get(pk=row.pk).state for row in rows] == [State.FAILED, State.WAITING]
