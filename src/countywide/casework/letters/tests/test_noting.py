"""When a letter counts as sent and received, by whichever way it went."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from countywide.casework.letters import actions, queries, signals, tasks
from countywide.casework.letters.models import READ_BY_ADDRESSEE, Sending
from countywide.casework.letters.tests import factories as make
from countywide.platform.audit import actions as audit
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox import sending as outbox
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.types import Outcome

pytestmark = pytest.mark.django_db
DAY = make.DAY
NOON = datetime(2026, 9, 14, 11, 0, tzinfo=UTC)


@pytest.fixture
def heard():
    """What was announced."""
    told = []

    def hear(sender, letter, on, received_on, **_):
        told.append((letter.pk, on, received_on))

    signals.letter_dispatched.connect(hear)
    yield told
    signals.letter_dispatched.disconnect(hear)


@pytest.fixture
def emailed():
    """A decision on its way by email, and its delivery."""
    case = make.case()
    make.parent(case.child)
    return make.decision(case)[0], Delivery.objects.get()


def settle(delivery, state, at=NOON):
    """The outbox notes how a try ended."""
    delivery.refresh_from_db()
    outbox.settle(delivery, Outcome(state, "550 no such user" if state != "SENT" else ""), at)


def ways():
    return list(Sending.objects.order_by("pk").values_list("way", "because", "dispatched_on", "came_back_on"))


@pytest.mark.parametrize(
    ("posted_on", "way", "received_on"),
    [
        (date(2026, 9, 14), "POST", date(2026, 9, 16)),  # Monday: the second working day after
        (date(2026, 9, 18), "POST", date(2026, 9, 22)),  # Friday: the weekend does not count
        (date(2026, 12, 23), "POST", date(2026, 12, 29)),  # Christmas Day, a weekend and a bank holiday between
        (date(2026, 9, 18), "HAND", date(2026, 9, 18)),
        (date(2026, 9, 18), "SECURE", date(2026, 9, 18)),
    ],
)
def test_when_a_letter_on_paper_counts_as_received(posted_on, way, received_on, heard):
    sending = make.to_post(on=posted_on)
    letter = sending.letter
    actions.note_posted(sending, by=make.BY, on=posted_on, posted_on=posted_on, way=way)
    assert (letter.method, letter.dispatched_on, letter.deemed_received_on) == (way, posted_on, received_on)
    assert heard == [(letter.pk, posted_on, received_on)]
    assert queries.dates_of(letter.case, letter.kind) == queries.Dates(posted_on, received_on)
    assert Entry.objects.filter(did="letters.posted", about_key=str(sending.pk)).count() == 1


def test_a_letter_that_counts_days_leaves_on_its_date_or_not_at_all():
    sending = make.to_post()
    with pytest.raises(RuleBroken, match="Put today’s date on it first"):
        actions.note_posted(sending, by=make.BY, on=date(2026, 9, 15), posted_on=date(2026, 9, 15))
    assert Sending.objects.get().dispatched_on is None


def test_a_letter_is_not_noted_twice():
    sending = make.to_post()
    actions.note_posted(sending, by=make.BY, on=DAY, posted_on=DAY)
    with pytest.raises(RuleBroken, match="It is recorded already"):
        actions.note_posted(sending, by=make.BY, on=DAY, posted_on=DAY)


def test_only_the_team_that_holds_the_case_notes_its_post():
    sending = make.to_post()
    other = make.cases.officer(make.cases.team("transfer"))
    with pytest.raises(PermissionDenied):
        actions.note_posted(sending, by=other, on=DAY, posted_on=DAY)
    actions.note_posted(sending, by=make.cases.officer(make.cases.team("assessment")), on=DAY, posted_on=DAY)


def test_an_emailed_letter_is_sent_when_its_message_leaves(emailed, heard):
    letter, delivery = emailed
    assert queries.dates_of(letter.case, letter.kind) is None
    settle(delivery, "SENT")
    actions.sent_by_email(letter.pk, by=make.BY, at=NOON)  # told twice
    assert ways() == [("EMAIL", "CHOSEN", DAY, None)]
    assert heard == [(letter.pk, DAY, DAY)]
    assert queries.dates_of(letter.case, letter.kind) == queries.Dates(DAY, DAY)


def test_a_message_late_in_the_evening_counts_for_the_day_in_the_councils_own_clock(emailed):
    letter, delivery = emailed
    settle(delivery, "SENT", datetime(2026, 9, 14, 23, 30, tzinfo=UTC))  # half past midnight of the 15th in the county
    assert letter.dispatched_on == date(2026, 9, 15)


def test_what_came_back_goes_by_post_and_was_not_sent(emailed):
    letter, delivery = emailed
    settle(delivery, "BOUNCED")
    actions.came_back(letter.pk, by=make.BY, on=DAY)  # told twice
    assert ways() == [("EMAIL", "CHOSEN", None, DAY), ("POST", "CAME_BACK", None, None)]
    assert queries.dates_of(letter.case, letter.kind) is None


def test_what_was_given_up_goes_by_post(emailed):
    _letter, delivery = emailed
    settle(delivery, "FAILED")
    assert ways() == [("EMAIL", "CHOSEN", None, None), ("POST", "CAME_BACK", None, None)]


def test_sent_again_to_a_corrected_address_it_is_sent(emailed):
    letter, delivery = emailed
    settle(delivery, "BOUNCED")
    settle(delivery, "SENT", NOON)
    assert letter.sendings.filter(way="EMAIL", dispatched_on=DAY).count() == 0  # a delivery that bounced stays so
    actions.sent_by_email(letter.pk, by=make.BY, at=NOON)
    assert (letter.dispatched_on, letter.method) == (DAY, "EMAIL")


def test_both_parents_must_have_been_told(heard):
    case = make.case()
    make.parent(case.child)
    make.parent(case.child, reads_email=False)
    letters = make.decision(case)
    settle(Delivery.objects.get(), "SENT")
    assert queries.dates_of(case, letters[0].kind) is None
    actions.note_posted(letters[1].sendings.get(), by=make.BY, on=DAY, posted_on=DAY)
    assert queries.dates_of(case, letters[0].kind) == queries.Dates(DAY, date(2026, 9, 16))


@pytest.mark.parametrize(("today", "posted"), [(date(2026, 9, 18), 0), (date(2026, 9, 21), 1), (date(2026, 9, 30), 1)])
def test_a_decision_that_nobody_opens_goes_by_post_after_five_working_days(emailed, monkeypatch, today, posted):
    _letter, delivery = emailed
    settle(delivery, "SENT")
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: today)
    assert tasks.post_what_nobody_opened() == posted
    assert tasks.post_what_nobody_opened() == 0
    assert [way[:2] for way in ways()][1:] == [("POST", "NOT_OPENED")] * posted


def test_a_decision_that_was_opened_does_not(emailed, monkeypatch):
    letter, delivery = emailed
    settle(delivery, "SENT")
    audit.opened(letter, by=letter.user, why=READ_BY_ADDRESSEE)
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: date(2026, 9, 30))
    assert tasks.post_what_nobody_opened() == 0


def test_a_second_copy_by_post_may_leave_later_than_its_date(emailed):
    letter, delivery = emailed
    settle(delivery, "SENT")
    sending = actions.post_instead(letter.pk, because="NOT_OPENED", by=make.BY, on=date(2026, 9, 21))
    actions.note_posted(sending, by=make.BY, on=date(2026, 9, 22), posted_on=date(2026, 9, 22))
    assert letter.dispatched_on == DAY


def test_several_are_noted_together_or_none():
    fine, late = make.to_post(on=date(2026, 9, 15)), make.to_post(on=DAY)
    with pytest.raises(RuleBroken) as broken:
        actions.note_posted_together(
            None, by=make.BY, on=date(2026, 9, 15), posted_on=date(2026, 9, 15), sendings=[fine, late]
        )
    assert str(broken.value).startswith(f"{late.letter.case.reference}: This letter counts days")
    assert not Sending.objects.filter(dispatched_on__isnull=False).exists()
