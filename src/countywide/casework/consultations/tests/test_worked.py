"""Every example of the days in which a school answers, through the room's real actions (the rulebook, 4.11)."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.register.contacts.models import Mailbox

from . import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]


@pytest.mark.parametrize(
    ("sent_on", "due_on"),
    [
        pytest.param(date(2026, 7, 17), date(2026, 8, 1), id="last week of summer term"),
        pytest.param(date(2026, 9, 7), date(2026, 9, 22), id="second week of September"),
        pytest.param(date(2026, 12, 18), date(2027, 1, 2), id="last day of autumn term"),
        pytest.param(date(2028, 2, 14), date(2028, 2, 29), id="leap year"),
        pytest.param(date(2026, 8, 31), date(2026, 9, 15), id="31st"),
    ],
)
def test_a_school_has_fifteen_days_which_no_holiday_stretches(sent_on: date, due_on: date):
    school = make.consulted_school()
    Mailbox.objects.update(verified_on=sent_on)
    made = make.sent(make.moving(), school, on=sent_on)
    deadline = made.case.deadlines.get(clock="NA-CONSULT-SCHOOL", key=made.clock_key)
    assert (made.due_on, deadline.legal_due, deadline.trigger_on) == (due_on, due_on, sent_on)
