"""When a delivery is tried again, what may be sent again, and how servers' words are put."""

from datetime import UTC, datetime, timedelta

import pytest

from countywide.platform.outbox import rules
from countywide.platform.outbox.types import SECRET_LASTS

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "minutes"),
    [(1, 1), (2, 5), (3, 15), (4, 60), (5, 180), (6, 360), (7, 720), (8, None), (9, None)],
)
def test_a_delivery_that_is_put_off_waits_longer_each_time_and_is_given_up_within_a_day(attempts, minutes):
    again = rules.next_try(attempts, made_at=NOW, now=NOW, lasts=None)
    assert again == (NOW + timedelta(minutes=minutes) if minutes else None)


def test_all_the_waits_together_are_less_than_a_day():
    assert sum(rules.WAITS, timedelta()) == timedelta(hours=22, minutes=21)


@pytest.mark.parametrize(
    ("attempts", "age", "minutes"),
    [(1, 0, 1), (2, 1, 5), (2, 10, 5), (2, 11, None), (3, 6, None), (1, 14, 1), (1, 15, None)],
)
def test_a_code_is_not_sent_when_it_would_be_too_old_to_use(attempts, age, minutes):
    again = rules.next_try(attempts, made_at=NOW - timedelta(minutes=age), now=NOW, lasts=SECRET_LASTS)
    assert again == (NOW + timedelta(minutes=minutes) if minutes else None)


@pytest.mark.parametrize(("carrier", "state"), [("FILE", "WAITING"), ("SMTP", "UNSURE")])
def test_after_a_killed_worker_only_what_is_harmless_is_repeated(carrier, state):
    assert rules.after_silence(carrier) == state


@pytest.mark.parametrize(
    ("to_address", "by_person", "begins"),
    [
        (0, 0, None),
        (2, 19, None),
        (3, 0, "This message was sent"),
        (0, 20, "You have sent 20"),
        (3, 20, "This message was sent"),
    ],
)
def test_sending_again_is_held_back_when_it_was_done_often(to_address, by_person, begins):
    bar = rules.bar_to_sending_again(to_address=to_address, by_person=by_person)
    assert (bar is None) if begins is None else bar.startswith(begins)


@pytest.mark.parametrize(
    ("state", "wiped", "may"),
    [
        ("FAILED", False, True),
        ("UNSURE", False, True),
        ("FAILED", True, False),
        ("UNSURE", True, False),
        ("BOUNCED", False, False),
        ("SENT", False, False),
        ("WAITING", False, False),
        ("SENDING", False, False),
        ("DELIVERED", False, False),
    ],
)
def test_the_same_delivery_is_tried_again_only_where_it_did_not_surely_arrive(state, wiped, may):
    assert (rules.bar_to_trying_again(state, wiped=wiped) is None) == may


@pytest.mark.parametrize(
    ("state", "may"),
    [("UNSURE", True), ("BOUNCED", True), ("FAILED", True), ("SENT", False), ("WAITING", False), ("DELIVERED", False)],
)
def test_an_arrival_is_noted_only_where_it_is_in_doubt(state, may):
    assert (rules.bar_to_noting_arrival(state) is None) == may


@pytest.mark.parametrize(
    ("said", "plainly"),
    [
        ("550 5.1.1 <x@y.example>: Recipient address rejected: User unknown", "There is no mailbox at this address."),
        ("5.2.2 mailbox full", "The mailbox is full."),
        ("552 too large", "The message was too large for the mailbox."),
        ("554 5.7.1 blocked as spam", "The recipient's mail service refused the message as unwanted."),
        (
            "The mail server could not be reached: [Errno 111] Connection refused",
            "Our mail server could not be reached.",
        ),
        ("451 something of its own", "451 something of its own"),
        ("", "The mail server gave no reason."),
    ],
)
def test_what_servers_say_is_put_plainly_where_it_is_known(said, plainly):
    assert rules.plainly(said) == plainly
