"""After a selection test: grammars are asked no more, and the reserve at once (Q10)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from countywide.casework.consultations import actions
from countywide.casework.consultations.models import Consultation

from . import factories as make
from .factories import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]


def ask(transfer, school, on=DAY):
    return actions.ask_reserve(transfer, school, on=on, at=timezone.now())


def test_schools_that_select_are_asked_no_more_and_others_go_on():
    transfer = make.moving()
    grammar = make.sent(transfer, make.consulted_school(admissions="Selective"))
    other = make.sent(transfer, make.consulted_school(admissions="Not applicable"))
    assert actions.close_selective(transfer, by=make.BY, on=DAY, at=timezone.now()) == 1
    assert (make.fresh(grammar).standing, make.fresh(grammar).withdrawn_because) == ("WITHDRAWN", "NOT_QUALIFIED")
    assert make.fresh(other).standing == "SENT"
    assert [each.address for each in make.messages("withdrawn")] == [f"senco@{grammar.setting.school.urn}.example"]
    assert actions.close_selective(transfer, by=make.BY, on=DAY, at=timezone.now()) == 0


def test_the_reserve_is_asked_the_same_moment_as_what_the_family_would_like():
    made = ask(make.moving(), make.consulted_school())
    assert (make.fresh(made).standing, made.sent_on, made.is_preference) == ("SENT", DAY, True)
    assert len(make.messages("sent")) == 1
    assert make.messages("reserve-waits") == []


def test_a_reserve_that_is_asked_already_is_not_asked_twice():
    transfer, school = make.moving(), make.consulted_school()
    make.sent(transfer, school)
    assert ask(transfer, school) is None
    assert Consultation.objects.count() == 1


def test_a_reserve_nobody_knows_is_told_to_the_team():
    assert ask(make.moving(), None) is None
    (told,) = make.messages("reserve-waits")
    assert "not one that we know" in told.notice.body


def test_what_stands_in_the_way_is_told_and_what_was_prepared_stays():
    made = ask(make.moving(), make.consulted_school(verified=False))
    assert make.fresh(made).standing == "DRAFTED"
    assert make.messages("sent") == []
    (told,) = make.messages("reserve-waits")
    assert "no mailbox" in told.notice.body
